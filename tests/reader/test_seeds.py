"""The room with the five real sources in it, from the import to the last link."""

import re

import pytest
from django.core.management import call_command
from django.test import Client

from issues.models import Article, Issue, Periodical

from .test_every_page import TO_TAKE_ALONG, crawl


@pytest.fixture(scope="module")
def room(django_db_setup, django_db_blocker):
    """Imported once for all tests of this file, and taken out after them."""
    with django_db_blocker.unblock():
        call_command("import_issues", verbosity=0)
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def crawled(room, django_db_blocker):
    """Every page, read once, in its own characters: there are some hundreds."""
    with django_db_blocker.unblock():
        return crawl(Client(), re.compile(f"{TO_TAKE_ALONG.pattern}|[?]script="))


@pytest.fixture
def pages(crawled, db):
    return crawled


def test_every_link_answers(pages):
    for issue in Issue.objects.select_related("periodical"):
        assert issue.get_absolute_url() in pages
    for article in Article.objects.all():
        assert article.get_absolute_url() in pages
    assert len(pages) > 150


def test_home_shows_every_periodical_and_what_is_supplied_in_brackets(pages):
    for title in ("天津支部生活", "天津政协", "重庆日报·思想周刊", "〔天津日报〕"):
        assert title in pages["/"]
    assert "〔2023〕" in pages["/"]


def test_the_reason_of_what_is_supplied_is_at_hand(pages):
    issue = Issue.objects.filter(periodical__title="天津日报").first()
    assert "文中无报名" in pages[issue.get_absolute_url()]


def test_an_issue_lists_its_sections_in_printed_order(pages):
    page = pages[Issue.objects.get(number="9").get_absolute_url()]
    sections = ["卷首", "本期聚焦", "锚定现代化 改革再深化", "本刊专稿", "理润津沽", "讲述"]
    places = [page.index(f">{section}<") for section in sections]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("京津冀", "奋力谱写京津冀区域改革开放新篇章"),
        ("人工智能", "积极抢占人工智能产业应用制高点"),
        ("刘刚", "深化京津冀协同 建设具有全球竞争力的人工智能产业集群"),
        ("新质生产力", "新质生产力的先进性 归根到底是社会主义先进性"),
    ],
)
def test_a_search_finds_what_it_should(client, room, db, words, title):
    page = client.get("/search/", {"q": words}).content.decode()
    plain = re.sub("</?mark>|<wbr>", "", page)
    assert title in plain
    assert f"<mark>{words}</mark>" in page


@pytest.mark.parametrize("address", ["/periodicals/", "/articles/", "/authors/", "/tags/"])
def test_every_address_can_be_shortened_from_the_right(client, room, db, address):
    assert client.get(address).status_code == 200


def test_every_article_is_in_the_room_once(room, db):
    assert Article.objects.published().count() == 3 + 25 + 4 + 37 + 4
    assert Periodical.objects.count() == 4
