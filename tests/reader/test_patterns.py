"""The page that shows every fragment of the room."""

import re
from collections import Counter

import pytest
from django.conf import settings

FRAGMENTS = {path.name for path in (settings.BASE_DIR / "templates/issues").glob("_*.html")}
# What stands in <head>, and has nothing to look at.
IN_THE_HEAD = {
    "_alternates.html",
    "_head_article.html",
    "_head_here.html",
    "_head_issue.html",
    "_head_periodical.html",
}
NAMED = re.compile(r"<h3 [^>]*><code>(_[a-z_]+\.html)</code>")
LACKING = "，这里无可显示。"


@pytest.fixture
def shown(client):
    """The answer, its HTML, and the fragments that it is made of."""

    def look():
        response = client.get("/patterns/")
        assert response.status_code == 200
        made_of = {
            str(template.name).rpartition("/")[2]
            for template in response.templates
            if template.name
        }
        return response.content.decode(), made_of

    return look


@pytest.fixture
def fill(make_issue, make_article, make_author):
    """A newspaper and a magazine, and an article of each kind of author."""
    make_author("本报编辑部", kind="corporate")

    def put(count):
        for number in range(count):
            paper = make_issue(f"日报{count}-{number}")
            paper.periodical.kind = "newspaper"
            paper.periodical.save()
            make_article(
                f"样文{number}",
                issue=paper if number % 2 else make_issue(f"月刊{count}"),
                section="理论",
                authors=["本报编辑部", f"作者{count}-{number}"],
                tags=[f"主题{number}"],
            )

    return put


def test_every_fragment_is_named_once_and_shown(shown, fill):
    fill(3)
    page, made_of = shown()
    assert Counter(NAMED.findall(page)) == Counter(FRAGMENTS - IN_THE_HEAD)
    assert made_of >= FRAGMENTS - IN_THE_HEAD
    assert LACKING not in page


def test_what_is_left_out_is_still_a_fragment_and_stands_in_no_body():
    assert IN_THE_HEAD <= FRAGMENTS
    for path in (settings.BASE_DIR / "templates/issues").glob("*.html"):
        body = path.read_text().partition("{% block main %}")[2]
        assert not [name for name in IN_THE_HEAD if name in body], path.name


def test_an_empty_room_says_what_it_lacks_and_names_all_the_same(shown, db):
    page, _ = shown()
    assert set(NAMED.findall(page)) == FRAGMENTS - IN_THE_HEAD
    assert LACKING in page


def test_ids_are_unique_and_anchors_lead_somewhere(shown, fill):
    for count in (0, 3):
        fill(count)
        page, _ = shown()
        ids = Counter(re.findall(r'\bid="([^"]*)"', page))
        assert [id for id, times in ids.items() if times > 1] == []
        assert set(re.findall(r'href="#([^"]+)"', page)) <= ids.keys()


def test_headings_go_down_one_rank_at_a_time(shown, fill):
    fill(3)
    page, _ = shown()
    ranks = [1, *map(int, re.findall(r"<h([1-6])\b", page))]
    assert ranks.count(1) == 2  # one of them is where the count begins
    assert all(after <= before + 1 for before, after in zip(ranks, ranks[1:], strict=False))


def test_it_asks_as_often_whatever_the_room_holds(client, fill, django_assert_num_queries):
    for count in (3, 12):
        fill(count)
        with django_assert_num_queries(16):
            client.get("/patterns/")


def test_every_colour_and_space_of_the_tokens_is_named(shown, db):
    page, _ = shown()
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    colours = re.findall(r"(--[\w-]+): #", tokens)
    spaces = re.findall(r"(--space-\d)", tokens)
    assert colours
    assert [name for name in {*colours, *spaces} if f"<code>{name}</code>" not in page] == []


def test_no_page_leads_there_and_no_search_engine_keeps_it(client, shown, make_article):
    make_article()
    assert '<meta name="robots" content="noindex">' in shown()[0]
    for address in ("/", "/articles/", "/settings/", "/sitemap.xml"):
        assert "/patterns/" not in client.get(address).content.decode()
