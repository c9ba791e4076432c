"""Whatever stands in an address, the room answers: never with an error of its own."""

import re

import pytest
from django.urls import URLPattern, get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PART = re.compile(r"<(?:\w+:)?(\w+)>")
REAL = {
    "periodical": "tianjinzhibushenghuo",
    "issue": "2024-9",
    "section": "%E7%90%86%E8%AE%BA",
    "key": "abc",
    "name": "x",
    "ending": "bib",
    "form": "epub",
    "digest": "0123456789",
    "year": "2024",
    "month": "09",
    "part": "0",
}
# As they stand in an address.
JUNK = [
    "%00", "%FF%FE", "%F0%9F%98%80", "%E2%80%AE", "..%2F..%2Fetc", "%27%22%3E%3C%5B", "-", "0",
    "9" * 25, "a" * 3000, "%EF%BC%91%EF%BC%92", "%20", "x.json", "..", "%25",
]  # fmt: skip
ASKED = [
    "q", "page", "sort", "year", "day", "initial", "periodical", "issue", "section", "author",
    "tag", "script", "vertical", "cursor", "verb", "metadataPrefix", "identifier", "from", "until",
    "set", "resumptionToken", "next",
]  # fmt: skip


def routes(patterns, before=""):
    """Every address of the reading room, with its parts in angle brackets."""
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route
        elif not route.startswith("admin/"):
            yield from routes(one.url_patterns, route)


ROUTES = sorted(set(routes(get_resolver().url_patterns)))


@pytest.fixture
def room(make_issue, make_article, make_author, make_tag):
    make_author("刘刚", key="liugang")
    make_tag("x")
    issue = make_issue(slug="2024-9")
    make_article(
        "题", body="文。", issue=issue, key="abc", section="理论", authors=["刘刚"], tags=["x"]
    )


def filled(route, junk_in="", junk=""):
    return "/" + PART.sub(lambda part: junk if part[1] == junk_in else real(route, part[1]), route)


def real(route, name):
    if name == "key" and route.startswith("authors/"):
        return "liugang"
    return "articles" if route.startswith("sitemap") and name == "name" else REAL[name]


def assert_answers(client, address, **how):
    """What goes wrong in the room is raised here, and not made a page of."""
    response = client.get(address, **how)
    assert response.status_code < 500, address
    response.close()


def test_every_part_of_every_address_is_known_here():
    assert len(ROUTES) >= 60
    assert {name for route in ROUTES for name in PART.findall(route)} <= set(REAL)


@pytest.mark.parametrize("route", ROUTES)
def test_junk_in_an_address_is_answered(client, room, route):
    assert client.get(filled(route)).status_code in (200, 301, 302, 400), filled(route)
    for name in PART.findall(route):
        for junk in JUNK:
            assert_answers(client, filled(route, name, junk))


@pytest.mark.parametrize("route", ROUTES)
def test_junk_that_is_asked_is_answered(client, room, route):
    for junk in ["", *JUNK]:
        assert_answers(client, f"{filled(route)}?{'&'.join(f'{name}={junk}' for name in ASKED)}")
        assert_answers(client, f"{filled(route)}?{junk}&=&{junk}={junk}&q[]={junk}")


HEADERS = ["If-None-Match", "If-Modified-Since", "Accept", "Accept-Language", "Cookie", "Range"]


@pytest.mark.parametrize("route", ROUTES)
def test_junk_in_headers_is_answered(client, room, route):
    for junk in ("", '"', "W/", "*", "\x00", "x" * 3000, "reading=%FF; =;", "Thu, 99 Foo 2026"):
        assert_answers(client, filled(route), headers=dict.fromkeys(HEADERS, junk))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    route=st.sampled_from(ROUTES),
    asked=st.dictionaries(st.sampled_from(ASKED), st.text(max_size=30), max_size=3),
    part=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
)
def test_whatever_is_asked_is_answered(client, room, route, asked, part):
    asked = {key: value.encode("utf-8", "replace") for key, value in asked.items()}
    for name in PART.findall(route) or [""]:
        assert_answers(client, filled(route, name, part), data=asked)


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/articles/abc.docx", ["EPUB", "Markdown", "纯文本"]),
        ("/periodicals/tianjinzhibushenghuo/2024-9.docx", ["EPUB", "ZIP"]),
        ("/search.docx?q=x", ["EPUB"]),
        ("/articles/abc/cite.docx", ["cite.bib", "cite.ris", "cite.csl.json"]),
        ("/periodicals/tianjinzhibushenghuo/2024-9/cite.docx", ["cite.bib", "cite.ris"]),
    ],
)
def test_an_unknown_form_is_answered_with_those_that_there_are(see, room, address, named):
    page = see(address, status=404)
    assert [name for name in named if name not in page] == []
