"""The words of the room in English: none is lacking, and dates, numbers and names read as English."""

import re
from ast import literal_eval
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from issues.english import display_date
from issues.models import Article, Issue, Periodical
from reader.templatetags.language import by_language

MESSAGES = Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES"
ENTRY = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', re.MULTILINE)
PLACE = re.compile(r"%(?:\(\w+\))?[sd]|{}|<[^>]*>")


def entries():
    """Each entry of the .po: what it says under which of its names."""
    for entry in (MESSAGES / "django.po").read_text(encoding="utf-8").split("\n\n"):
        parts = ENTRY.findall(entry)
        yield {name: "".join(map(literal_eval, text.splitlines())) for name, text in parts}


def said_in(entry):
    """Key and text of all that an entry says, as a .mo keeps them."""
    key = entry["msgid"]
    if "msgctxt" in entry:
        key = f"{entry['msgctxt']}\x04{key}"
    if "msgid_plural" not in entry:
        return {key: entry["msgstr"]}
    return {(key, number): entry[f"msgstr[{number}]"] for number in (0, 1)}


def test_every_message_has_its_english():
    assert "fuzzy" not in (MESSAGES / "django.po").read_text(encoding="utf-8")
    lacking = [one["msgid"] for one in entries() if not all(said_in(one).values())]
    assert not lacking


def test_what_the_room_reads_is_what_is_written():
    written = {}
    for entry in entries():
        written |= said_in(entry)
    with (MESSAGES / "django.mo").open("rb") as compiled:
        assert GNUTranslations(compiled)._catalog == written


def test_the_english_has_the_places_that_the_chinese_has():
    for entry in list(entries())[1:]:
        for text in said_in(entry).values():
            assert set(PLACE.findall(text)) <= set(PLACE.findall(entry["msgid"])), text


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("edtf", "shown", "supplied"),
    [
        ("2024-09-03", "3 September 2024", "[3 September 2024]"),
        ("2024-09", "September 2024", "[September 2024]"),
        ("2024-XX", "2024", "[2024]"),
        ("2024-09-XX", "September 2024", "[September 2024]"),
        ("2024-22", "Summer 2024", "[Summer 2024]"),
        ("2023?", "2023?", "[2023?]"),
        ("1978-05%", "c. May 1978?", "[c. May 1978?]"),
        ("[2025,2026]", "2025 or 2026", "[2025 or 2026]"),
        ("2024-07/2024-08", "July 2024 – August 2024", "[July 2024 – August 2024]"),
        ("2024/..", "2024 –", "[2024 –]"),
        ("民国三十年", "民国三十年", "[民国三十年]"),
        ("", "", ""),
    ],
)
def test_a_date_is_as_precise_in_english(english, edtf, shown, supplied):
    assert Issue(date=edtf).date_display == shown
    assert Issue(date=edtf, date_supplied=True).date_display == supplied


@pytest.mark.parametrize(
    ("volume", "number", "whole", "shown", "alone"),
    [
        ("", "9", "1143", "No.\u00a09 (whole no.\u00a01143)", "No.\u00a09"),
        ("3", "9", "", "Vol.\u00a03, No.\u00a09", "No.\u00a09"),
        ("", "7-8", "", "Nos.\u00a07–8", "Nos.\u00a07–8"),
        ("", "十二", "", "No.\u00a012", "No.\u00a012"),
        ("", "增刊", "", "增刊", "增刊"),
        ("", "", "1143", "Whole no.\u00a01143", "Whole no.\u00a01143"),
        ("3", "", "", "Vol.\u00a03", ""),
        ("", "", "", "", ""),
    ],
)
def test_a_number_in_english(english, volume, number, whole, shown, alone):
    issue = Issue(volume=volume, number=number, whole_number=whole)
    assert issue.number_display == shown
    assert issue.number_alone == alone


@pytest.mark.parametrize(
    ("page", "shown"), [("24", "Page\u00a024"), ("7-8", "Pages\u00a07–8"), ("", "")]
)
def test_a_page_in_english(english, page, shown):
    assert Article(page=page).page_display == shown


def test_an_issue_is_named_in_the_language_of_the_page():
    periodical = Periodical(title="天津支部生活")
    issue = Issue(periodical=periodical, date="2024-09", number="9", edition="上半月")
    assert str(issue) == "天津支部生活 2024年9月 上半月 第9期"
    with translation.override("en"):
        assert str(issue) == "天津支部生活 September 2024, 上半月, No.\u00a09"
        assert Issue(periodical=periodical).label == "Undated"
    with translation.override(None):  # as commands that write migrations are run
        assert issue.label == "2024年9月 上半月 第9期"


@pytest.mark.parametrize(
    ("day", "shown"),
    [("03", "3rd"), ("11", "11th"), ("21", "21st"), ("22", "22nd"), ("30", "30th")],
)
def test_of_a_month_an_issue_is_its_day(english, day, shown):
    date = f"2024-09-{day}"
    assert Issue(date=date, sort_date=date).number_or_edition == shown


def test_in_a_line_of_both_the_chinese_is_marked(english):
    marked = by_language("〔天津日报〕 [2023?], A & B")
    assert marked == '<span lang="zh-Hans">〔天津日报〕</span> [2023?], A &amp; B'
    assert by_language("<甲>") == '&lt;<span lang="zh-Hans">甲</span>&gt;'


def test_on_a_chinese_page_nothing_is_marked():
    assert by_language("〔天津日报〕 2023") == "〔天津日报〕 2023"


def test_the_room_is_called_by_both_its_names(client, db):
    client.cookies["reading"] = "language:en"
    page = client.get("/").content.decode()
    assert "Reading Room for Chinese Periodicals" in page.split("<title>")[1].split("</title>")[0]
    assert '<span class="own-name" lang="zh-Hans">期刊阅览室</span>' in page
    client.cookies.clear()
    assert "own-name" not in client.get("/").content.decode()


@pytest.mark.parametrize("date", ["2024-13", "2024-00", "2023-02-30", "春"])
def test_a_date_that_is_none_stands_as_it_is(date):
    assert display_date(date) == date
