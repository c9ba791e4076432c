"""Where a reader finds how to cite: on the page of an article, and as files."""

import json
import re
from html import unescape
from urllib.parse import unquote

import pytest
import rispy
from django.utils.text import slugify

from issues.models import Article


@pytest.fixture
def article(make_periodical, make_issue, make_article):
    paper = make_periodical("中国青年报", slug="zqb", kind="newspaper")
    issue = make_issue(periodical=paper, date="2000-11-20", number="", slug="2000-11-20")
    return make_article("数字革命：“一”/二", issue=issue, key="x", page="15", authors=["丁文详"])


def fields_of(page):
    """What stands on the page to be copied, by its id."""
    found = re.findall(r'<p class="to-copy" id="(cite-[^"]+)"[^>]*>(.*?)</p>', page, re.S)
    return {id: unescape(text) for id, text in found}


def test_the_standard_of_today_comes_first(see, article):
    fields = fields_of(see(article.get_absolute_url()))
    assert list(fields)[:5] == [
        "cite-gbt7714-2025",
        "cite-gbt7714-2015",
        "cite-mla",
        "cite-apa",
        "cite-chicago",
    ]
    assert fields["cite-gbt7714-2025"] == (
        "丁文详. 数字革命：“一”/二[N/OL]. 中国青年报，2000-11-20（15）. http://testserver/articles/x/."
    )
    assert fields["cite-gbt7714-2025-printed"] == (
        "丁文详. 数字革命：“一”/二[N]. 中国青年报，2000-11-20（15）."
    )


def test_every_field_has_a_name_and_a_button(see, article):
    page = see(article.get_absolute_url())
    fields = fields_of(page)
    assert len(fields) == 10 + 3
    for id in fields:
        assert f'data-copies="{id}" aria-label="复制 ' in page


@pytest.mark.parametrize("ending", ["bib", "ris", "csl.json"])
def test_what_the_files_say_stands_on_the_page_to_be_copied(see, client, article, ending):
    written = fields_of(see(article.get_absolute_url()))[f"cite-{slugify(ending)}"]
    file = client.get(f"{article.get_absolute_url()}cite.{ending}").content.decode()
    assert written.split() == file.split()
    assert "数字革命" in written


def test_on_paper_an_article_ends_with_its_citation(see, article):
    page = see(article.get_absolute_url())
    assert '<div class="citation" lang="zh-Hans"><p>丁文详. 数字革命' in page


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_files_have_their_type_and_two_names(client, article, ending, media_type):
    response = client.get(f"/articles/x/cite.{ending}")
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    plain, titled = response["Content-Disposition"].split("; ")[1:]
    assert plain == f'filename="x.{ending}"'
    assert titled.isascii()
    assert unquote(titled) == f"filename*=UTF-8''数字革命：“一” 二.{ending}"
    assert "数字革命" in response.content.decode()


def test_an_issue_gives_all_its_articles_in_printed_order(client, article, make_article):
    make_article("第二篇", issue=article.issue)
    make_article("撤下的", issue=article.issue, state=Article.State.WITHDRAWN)
    address = f"{article.issue.get_absolute_url()}cite."
    records = rispy.loads(client.get(f"{address}ris").content.decode())
    assert [record["title"] for record in records] == ["数字革命：“一”/二", "第二篇"]
    items = json.loads(client.get(f"{address}csl.json").content)
    assert [item["type"] for item in items] == ["article-newspaper"] * 2
    assert client.get(f"{address}bib").content.decode().count("@article") == 2
    assert f'href="{address}bib"' in client.get(article.issue.get_absolute_url()).content.decode()


@pytest.mark.parametrize("address", ["/articles/x/", "/periodicals/zqb/2000-11-20/"])
def test_a_form_that_there_is_not_is_answered_with_those_that_there_are(see, article, address):
    page = see(f"{address}cite.docx", status=404)
    assert "cite.bib（BibTeX）、cite.ris（RIS）、cite.csl.json（CSL-JSON）" in page


def test_what_is_not_here_is_not_cited(see, client, article, make_article):
    see("/articles/nothing/cite.bib", status=404)
    see("/periodicals/zqb/1999/cite.bib", status=404)
    make_article(key="gone", state=Article.State.WITHDRAWN)
    see("/articles/gone/cite.bib", status=410)
    make_article(key="part", state=Article.State.MERGED, merged_into=article)
    response = client.get("/articles/part/cite.bib")
    assert (response.status_code, response["Location"]) == (301, "/articles/x/cite.bib")
