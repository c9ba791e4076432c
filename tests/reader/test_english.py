"""The room in English, for a reader whose cookie asks for it."""

import json
import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from issues.english import display_date

HAN = re.compile(r"[\u4e00-\u9fff]")
MESSAGES = Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES"


@pytest.fixture
def read(client):
    client.cookies["reading"] = "language:en"
    return lambda name: client.get(reverse(name)).content.decode()


def test_the_home_page_speaks_english(read, make_article):
    make_article()
    page = read("reader:home")
    assert '<html lang="en"' in page
    assert "Periodicals" in page


def test_a_month_is_said_as_in_english(read, make_article, make_issue):
    make_article(issue=make_issue(date="2024-09"))
    assert "September 2024" in read("reader:home")


def test_no_chinese_is_left_in_the_navigation(read, make_article):
    make_article()
    navs = re.findall(r"<nav\b.*?</nav>", read("reader:home"), re.S)
    said = [re.sub(r'<[^>]*lang="zh[^>]*>[^<]*|<[^>]+>', "", nav) for nav in navs]
    assert navs
    assert not [nav for nav in said if HAN.search(nav)]


def test_the_page_is_chinese_without_the_cookie(client, make_article):
    make_article()
    assert "刊物" in client.get(reverse("reader:home")).content.decode()


def test_everything_marked_has_an_english_wording():
    entries = (MESSAGES / "django.po").read_text().split("\n\n")
    unsaid = [
        entry for entry in entries if re.search(r'^msgstr(\[\d\])? ""\Z', entry.strip(), re.M)
    ]
    assert not unsaid
    assert not [entry for entry in entries if re.search(r"^#,.*fuzzy", entry, re.M)]


def test_the_compiled_messages_are_those_of_the_source():
    with (MESSAGES / "django.mo").open("rb") as compiled:
        said = set(GNUTranslations(compiled)._catalog.values())
    written = re.findall(r'^msgstr "(.+)"$', (MESSAGES / "django.po").read_text(), re.M)
    assert written
    assert {json.loads(f'"{text}"') for text in written} <= said


@pytest.mark.parametrize("date", ["2024-13", "2024-00", "2023-02-30", "春"])
def test_a_date_that_is_none_stands_as_it_is(date):
    assert display_date(date) == date
