"""In whatever form an article goes out, it is said in which characters it is printed."""

import io
import json
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

HANS, HANT = "简体的话，发展经济。", "繁體的話，發展經濟。"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture
def traditional(make_article):
    return make_article("經濟", HANT, key="hant", authors=["劉剛"])


def languages(client, address) -> tuple[list[str], ZipFile]:
    book = ZipFile(io.BytesIO(client.get(address).content))
    package = ElementTree.fromstring(book.read("EPUB/package.opf"))
    return [one.text for one in package.iter(f"{DC}language")], book


@pytest.mark.parametrize("asked", ["", "?script=hans"])
def test_a_page_says_what_was_printed_whatever_a_reader_is_shown(head_of, traditional, asked):
    head = head_of(f"{traditional.get_absolute_url()}{asked}")
    assert head.node("Article")["inLanguage"] == "zh-Hant"
    assert ("citation_language", "zh-Hant") in head.metas
    assert ("og:locale", "zh_TW") in head.metas


def test_records_of_citations_say_it(client, traditional):
    (item,) = json.loads(client.get("/articles/hant/cite.csl.json").content)
    assert item["language"] == "zh-Hant"
    assert "LA  - zh-Hant" in client.get("/articles/hant/cite.ris").content.decode()


def test_a_harvest_says_it(client, traditional, make_article):
    make_article("经济", HANS)
    asked = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
    records = ElementTree.fromstring(client.get("/oai", asked).content)
    assert [one.text for one in records.iter(f"{DC}language")] == ["zh-Hant", "zh-Hans"]


def test_a_feed_says_it(client, traditional):
    feed = ElementTree.fromstring(client.get("/feed/").content)
    (entry,) = feed.iter("{http://www.w3.org/2005/Atom}entry")
    assert entry.get(f"{XML}lang") == "zh-Hant"


def test_a_book_is_in_the_characters_of_what_is_in_it(client, traditional, make_article):
    told, book = languages(client, "/articles/hant.epub")
    assert told == ["zh-Hant"]
    for name in ("package.opf", "article-hant.xhtml", "nav.xhtml", "cover.svg"):
        root = ElementTree.fromstring(book.read(f"EPUB/{name}"))
        assert root.get(f"{XML}lang") == "zh-Hant", name
    for number in range(2):
        make_article(f"经济{number}", HANS, key=f"hans{number}")
    told, book = languages(client, f"{traditional.issue.get_absolute_url().rstrip('/')}.epub")
    assert told == ["zh-Hans", "zh-Hant"]
    page = ElementTree.fromstring(book.read("EPUB/article-hant.xhtml"))
    assert page.get("lang") == "zh-Hant"
