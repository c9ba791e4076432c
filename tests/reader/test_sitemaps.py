"""What crawlers and browsers ask of any site."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from issues.models import Article
from reader import sitemaps

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def entries(client):
    """Of a map, address → when it changed."""

    def read(address):
        response = client.get(address)
        assert response["Content-Type"].startswith("application/xml")
        root = ElementTree.fromstring(response.content)
        return {one.findtext(f"{MAP}loc"): one.findtext(f"{MAP}lastmod") for one in root}

    return read


def mapped(entries) -> dict:
    found = {}
    for address in entries("/sitemap.xml"):
        found |= entries(address.removeprefix("http://testserver"))
    return found


def test_every_page_is_in_a_map(client, entries, make_article):
    article = make_article("题", authors=["刘刚"], tags=["C++ 与%s：?#&~_@"], section="读/写 100%")
    hidden = make_article("撤下的", state="withdrawn", authors=["张三"], tags=["旧题"])
    author, tag = article.contributions.get().author, article.tags.get()
    pages = (article, article.section, article.issue, article.issue.periodical, author, tag)
    addresses = {page.get_absolute_url() for page in pages}
    archive = {"/archive/", "/archive/2024/", "/archive/2024/09/"}
    found = mapped(entries)
    assert found.keys() == {f"http://testserver{there}" for there in addresses | archive}
    assert f"http://testserver{hidden.get_absolute_url()}" not in found
    for address in found:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_when_an_issue_changed_is_when_its_articles_did(entries, make_article):
    article = make_article()
    make_article(issue=article.issue)
    Article.objects.update(modified=datetime(2020, 1, 1, tzinfo=UTC))
    Article.objects.filter(pk=article.pk).update(modified=datetime(2024, 9, 1, tzinfo=UTC))
    found = mapped(entries)
    assert found[f"http://testserver{article.get_absolute_url()}"] == "2024-09-01T00:00:00+00:00"
    assert (
        found[f"http://testserver{article.issue.get_absolute_url()}"] == "2024-09-01T00:00:00+00:00"
    )
    assert "2024-09-01T00:00:00+00:00" in entries("/sitemap.xml").values()


def test_a_section_and_a_time_changed_when_the_last_of_their_articles_did(
    entries, make_article, make_issue
):
    for number, date in enumerate(["2024-09", "2024-09-13", "2024-11", "2024-21", "2023?", ""], 1):
        issue = make_issue(date=date)
        make_article(issue=issue, section="理论", key=f"k{number}")
        changed = datetime(2025, number, 1, tzinfo=UTC)
        Article.objects.filter(key=f"k{number}").update(modified=changed)
    found = mapped(entries)
    section = Article.objects.get(key="k1").section.get_absolute_url()
    for address, month in [
        (section, 6), ("/archive/2024/", 4), ("/archive/2024/09/", 2), ("/archive/2024/11/", 3),
        ("/archive/2024/undated/", 4), ("/archive/2023/", 5), ("/archive/2023/undated/", 5),
        ("/archive/undated/", 6),
    ]:  # fmt: skip
        assert found[f"http://testserver{address}"] == f"2025-{month:02}-01T00:00:00+00:00", address
    assert "http://testserver/archive/2023/09/" not in found


def test_maps_divide_the_articles_among_them(entries, make_article, monkeypatch):
    small = replace(sitemaps.KINDS["articles"], at_once=3)
    monkeypatch.setitem(sitemaps.KINDS, "articles", small)
    articles = [make_article(f"题{number}") for number in range(8)]
    maps = [one for one in entries("/sitemap.xml") if "articles" in one]
    assert len(maps) >= 3
    found = [a for one in maps for a in entries(one.removeprefix("http://testserver"))]
    assert sorted(found) == sorted(f"http://testserver{a.get_absolute_url()}" for a in articles)


@pytest.mark.parametrize("name", ["nothing-0", "articles-99999999999999999999", "articles-x"])
def test_a_map_that_there_is_not_is_a_404(client, db, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_maps_cost_a_query_each(client, make_article, django_assert_num_queries):
    for many in (2, 9):
        for number in range(many):
            make_article(f"题{number}", authors=[f"人{number}"], tags=[f"题{number}"])
        with django_assert_num_queries(7):
            client.get("/sitemap.xml")
        for name in ("articles", "issues", "authors", "tags", "periodicals", "sections", "archive"):
            with django_assert_num_queries(1):
                client.get(f"/sitemap-{name}-0.xml")


def test_crawlers_are_told_where_not_to_go(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert {"Disallow: /search/", "Disallow: /admin/", "Disallow: /settings/"} <= set(lines)
    assert "Disallow: /search." in lines  # .json and .epub
    assert "Allow: /search/$" in lines  # the page that tells how to search
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_how_to_search_may_be_indexed_and_what_was_found_may_not(client, make_article):
    make_article("新质生产力")
    noindex = '<meta name="robots" content="noindex">'
    assert noindex not in client.get("/search/").content.decode()
    assert noindex in client.get("/search/?q=新质").content.decode()


def test_browsers_are_told_how_to_search(client, make_article):
    response = client.get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    named = {one.tag.partition("}")[2]: one for one in root}
    assert 0 < len(named["ShortName"].text) <= 16
    make_article("新质生产力")
    for one in root:
        if template := one.get("template"):
            address = template.removeprefix("http://testserver").replace("{searchTerms}", "新质")
            answer = client.get(address.replace("{startPage?}", "1"))
            assert answer.status_code == 200
            assert answer["Content-Type"].startswith(one.get("type")), template


def test_a_browser_is_told_what_may_be_meant(client, make_article):
    make_article("新质生产力", key="abc")
    told = json.loads(client.get("/search/completions/?q=新质").content)
    assert told == ["新质", ["新质生产力"], ["文章"], ["http://testserver/articles/abc/"]]
    assert json.loads(client.get("/search/completions/").content) == ["", [], [], []]
