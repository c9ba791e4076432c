"""Feeds: what came in last, whole, and only to those who do not have it yet."""

from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.encoding import iri_to_uri

from issues.models import Article, FormerAddress, Section
from reader.feeds import NEWEST

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def read(client):
    def read(address):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ElementTree.fromstring(response.content)

    return read


def titles(feed) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


@pytest.fixture
def article(make_article):
    return make_article(
        "题<一>", body="## 一\n\n文<b>中\x0b。\n\n诗，\n诗。", key="abc", section="理论/研讨",
        authors=["刘刚", "王明"], tags=["京津冀"], subtitle="副<题>", source_note="摘自某报",
    )  # fmt: skip


def test_an_entry_is_the_whole_article(read, article):
    (entry,) = read("/feed/").iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == "tag:testserver,2026:articles/abc"
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/articles/abc/"
    assert entry.findtext(f"{ATOM}title") == "题<一>"
    assert entry.findtext(f"{ATOM}published") == article.created.isoformat()
    assert entry.findtext(f"{ATOM}updated") == article.modified.isoformat()
    assert [one.findtext(f"{ATOM}name") for one in entry.iter(f"{ATOM}author")] == ["刘刚", "王明"]
    assert entry.find(f"{ATOM}category").get("term") == "京津冀"
    assert entry.findtext(f"{ATOM}summary") == "副&lt;题&gt;"
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert "<h2>一</h2>" in content.text
    assert "<p>文&lt;b&gt;中。</p>" in content.text
    assert "<p>诗，<br>诗。</p>" in content.text
    assert "摘自某报" in content.text


def test_every_room_has_its_feed(read, article, make_article, make_issue, make_author):
    make_article("别的", issue=make_issue("天津日报"), body="京津冀")
    make_article(
        "撤下的", issue=article.issue, section="理论/研讨", authors=["刘刚"], tags=["京津冀"]
    )
    Article.objects.filter(title="撤下的").update(state="withdrawn")
    author = make_author("刘刚")
    for row in (article.issue.periodical, article.section, author, article.tags.get()):
        assert titles(read(f"{row.get_absolute_url()}feed/")) == ["题<一>"], row
    assert titles(read("/feed/")) == ["别的", "题<一>"]


def test_a_search_is_a_feed(read, make_article):
    for number in range(3):
        make_article(f"题{number}", body="生产力", tags=["经济"] if number else [])
    assert titles(read(f"/search/feed/?q={quote('生产力')}")) == ["题2", "题1", "题0"]
    narrowed = read(f"/search/feed/?q={quote('生产力')}&tag={quote('经济')}")
    assert titles(narrowed) == ["题2", "题1"]
    (own,) = [link for link in narrowed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href").endswith(f"/search/feed/?q={quote('生产力')}&tag={quote('经济')}")


@pytest.mark.parametrize(
    "asked", ["", "?q=", "?q=%00", "?year=abc", "?q=x&tag=none", "?q=-x&page=9"]
)
def test_a_search_that_makes_no_sense_is_an_empty_feed(read, article, asked):
    feed = read(f"/search/feed/{asked}")
    assert titles(feed) == []
    assert feed.findtext(f"{ATOM}updated")


def test_the_newest_are_those_that_came_in_last(read, make_article, make_issue):
    new, old = make_issue(date="2024-09"), make_issue(date="1950-01")
    for number in range(NEWEST + 2):
        make_article(f"题{number}", issue=old if number else new)
    found = titles(read("/feed/"))
    assert found[0] == f"题{NEWEST + 1}"
    assert len(found) == NEWEST


def test_who_has_the_newest_is_told_so_and_no_text_is_read(client, article):
    first = client.get("/feed/")
    for asked in (
        {"HTTP_IF_NONE_MATCH": first["ETag"]},
        {"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]},
    ):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get("/feed/", **asked)
        assert (answer.status_code, answer.content) == (304, b"")
        assert len(queries) == 1
        assert "body" not in queries[0]["sql"]


@pytest.mark.parametrize("change", ["touch", "withdraw", "add"])
def test_what_changes_is_told_anew(client, article, make_article, change):
    before = client.get("/feed/")["ETag"]
    if change == "add":
        make_article("新来的")
    elif change == "withdraw":
        Article.objects.update(state="withdrawn")
    else:
        Article.objects.all().touch()
    assert client.get("/feed/", HTTP_IF_NONE_MATCH=before).status_code == 200


def test_feeds_follow_what_was_merged_or_stopped(client, make_author, make_tag, db):
    into = make_author("刘刚")
    make_author("刘钢", key="other", merged_into=into)
    answer = client.get("/authors/other/feed/")
    assert (answer.status_code, answer["Location"]) == (301, f"/authors/{into.key}/feed/")
    tag = make_tag("旧题")
    tag.standing = "stopped"
    tag.save()
    assert client.get("/tags/旧题/feed/").status_code == 410
    FormerAddress.objects.create(path="/tags/更旧/", leads_to="/tags/新/")
    assert client.get("/tags/更旧/feed/")["Location"] == iri_to_uri("/tags/新/feed/")
    assert client.get("/tags/没有/feed/").status_code == 404


def test_a_section_whose_name_ends_in_feed_keeps_its_page(client, article):
    section = Section.objects.create(periodical=article.issue.periodical, name="理论/feed")
    assert client.get(section.get_absolute_url())["Content-Type"].startswith("text/html")
    assert client.get(f"{section.get_absolute_url()}feed/").status_code == 200


def test_pages_name_their_feeds(see, article):
    section = article.section
    for row in (article.issue.periodical, section, article.tags.get()):
        address = row.get_absolute_url()
        assert f'href="{address}feed/"' in see(address)
    assert 'href="/search/feed/?q=%E9%A2%98&amp;tag=x"' in see("/search/?q=题&tag=x")
    assert 'rel="search" type="application/opensearchdescription+xml"' in see("/")


def test_queries_do_not_grow_with_a_feed(client, make_article, django_assert_num_queries):
    for many in (2, 9):
        for number in range(many):
            make_article(f"题{number}", authors=["甲", f"乙{number}"], tags=["丙", f"丁{number}"])
        with django_assert_num_queries(4):
            client.get("/feed/")
