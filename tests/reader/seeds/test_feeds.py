"""Every kind of feed of the five sources, read by a reader of feeds that is not ours."""

from urllib.parse import quote

import feedparser
import pytest

from issues.models import Article, Author, Periodical, Section, Tag


@pytest.fixture
def read(client, room):
    def look(address, **headers):
        answer = client.get(address, **headers)
        assert answer.status_code == 200, address
        feed = feedparser.parse(
            answer.content,
            response_headers={
                "content-type": answer["Content-Type"],
                "content-location": f"http://testserver{address}",
            },
        )
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == "atom10"
        return feed

    return look


KINDS = {
    "everything": lambda: "/feed/",
    "periodical": lambda: feed_of(Periodical.objects.get(slug="tianjinribao")),
    "section": lambda: feed_of(Section.objects.get(name="专题协商")),
    "author": lambda: feed_of(Author.objects.get(name="刘刚")),
    "topic": lambda: feed_of(Tag.objects.get(name="人工智能")),
    "search": lambda: f"/search/feed/?q={quote('京津冀')}",
    "narrowed": lambda: f"/search/feed/?q={quote('京津冀')}&periodical=tianjinribao",
}
HELD = {"everything": 30, "periodical": 7, "section": 12, "author": 1, "narrowed": 1}


def feed_of(row):
    return f"{row.get_absolute_url()}feed/"


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_of_feeds_understands_it(read, kind):
    address = KINDS[kind]()
    feed = read(address)
    assert feed.feed.id.startswith("tag:testserver,2026:")
    assert feed.feed.title.endswith("期刊阅览室")
    links = {link["rel"]: link["href"] for link in feed.feed.links}
    assert links["self"] == f"http://testserver{address}"
    assert read(links["self"].removeprefix("http://testserver")).feed.id == feed.feed.id
    assert feed.feed.updated_parsed
    assert len(feed.entries) == HELD.get(kind, len(feed.entries)) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_is_a_whole_article(read, kind):
    for entry in read(KINDS[kind]()).entries:
        key = entry.id.rpartition("/")[2]
        article = Article.objects.get(key=key)
        assert entry.id == f"tag:testserver,2026:articles/{key}"
        assert entry.link == f"http://testserver{article.get_absolute_url()}"
        assert entry.title == article.title_display
        assert entry.published_parsed[:3] == (2026, 7, 1)
        assert [author["name"] for author in entry.authors] == signed(article)
        (content,) = entry.content
        assert content["type"] == "text/html"
        last = article.body.rsplit("\n", 1)[-1]
        assert last.strip("# ") in content["value"]


def signed(article):
    names = [str(credit) for credit in article.contributions.all()]
    return names or [article.byline or article.issue.periodical_display]


@pytest.mark.parametrize("asked", ["q=%00", "year=abc", "periodical=none&q=x", "tag=%F0"])
def test_a_search_that_makes_no_sense_is_a_feed_of_nothing(read, asked):
    assert read(f"/search/feed/?{asked}").entries == []


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_it_is_sent_nothing(client, room, kind):
    address = KINDS[kind]()
    first = client.get(address)
    for asked in (
        {"HTTP_IF_NONE_MATCH": first["ETag"]},
        {"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]},
    ):
        again = client.get(address, **asked)
        assert (again.status_code, again.content) == (304, b"")
