"""The five real sources, read and held against catalogues made by hand."""

import hashlib

import pytest

from issues.importer import read
from tests.catalogues import FIGURES, NAMES, SEEDS, catalogue, figures, mean, seed

AS_RECEIVED = {
    "000_52b60b693caa394f.txt": "d72f58444bd0375d25bcb656e4cf88de1d1d36dfb61555fa20ec445e13ab3261",
    "001_4c87542cb140023d.txt": "a6fe200bcf96697a1a23a284958f8b3bc9e51ecf7c01987c1c68b64d9297bd43",
    "002_d9011c0d964e4d98.txt": "7f2b4bcceddd542261fc5b4ef33b72e9cf0477779f7143b315dd0d21945fa592",
    "003_1eb34e67375889a3.txt": "80a341a7fb7981d0a52a0c0dca4da9f256cedad81750406398353d688c7571bc",
    "004_5c396c4737c3c61f.txt": "804721b8a3b315757374f5f8881af7b6074de0aa5c2dc9c1cfd982dc4099fac8",
}
# What the importer must reach by itself: each source at least, and the mean of the five at least.
EACH = {
    "articles": 0.85, "titles": 0.85, "authors": 0.90, "sections": 0.85, "headings": 0.85,
    "paragraphs": 0.90, "conserved": 1.0,
}  # fmt: skip
MEAN = {
    "articles": 0.93, "titles": 0.93, "authors": 0.95, "sections": 0.90, "headings": 0.90,
    "paragraphs": 0.95, "conserved": 1.0,
}  # fmt: skip


def test_the_sources_are_kept_as_they_were_received():
    held = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in SEEDS.glob("*.txt")}
    assert held == AS_RECEIVED


@pytest.mark.parametrize("name", NAMES)
def test_with_its_companion_a_source_reads_perfectly(name):
    assert all(value is None or value >= 1 for value in figures(name, True).values())
    reading = read(seed(name))
    assert len(reading.articles) == len(catalogue(name)["articles"])
    assert not [p for p in reading.problems if p.rule in ("unplaced-line", "open-end")]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("figure", FIGURES)
def test_without_its_companion_a_source_reads_well(name, figure):
    value = figures(name, False)[figure]
    assert value is None or value >= EACH[figure]


@pytest.mark.parametrize("figure", FIGURES)
def test_without_companions_the_five_read_well_on_the_whole(figure):
    assert mean(figure, False) >= MEAN[figure]


@pytest.mark.parametrize(
    ("name", "title", "supplied"),
    [
        ("000", "天津日报", True),
        ("001", "天津政协", False),
        ("002", "重庆日报·思想周刊", False),
        ("003", "天津支部生活", False),
        ("004", "天津日报", True),
    ],
)
def test_each_source_is_of_its_periodical(name, title, supplied):
    reading = read(seed(name))
    assert (reading.periodical.title, reading.periodical.supplied) == (title, supplied)
    assert not supplied or reading.periodical.reason


def test_the_magazine_with_a_masthead_says_everything_itself():
    reading = read(seed("003"), with_companion=False)
    said, issue = reading.periodical, reading.issue
    assert (said.issn, said.cn, said.publisher) == (
        "0412-0892",
        "12-1001/D",
        "中共天津市委支部生活社",
    )
    assert (issue.date, issue.number, issue.whole_number) == ("2024-09", "9", "1143")
    assert issue.edition == "上半月"


@pytest.mark.parametrize("name", NAMES)
def test_no_article_holds_what_belongs_to_the_page(name):
    reading = read(seed(name))
    heads = {
        item.text for item in reading.furniture
        if item.kind in ("running_head", "caption", "advertisement") and len(item.text) > 5
    }  # fmt: skip
    for article in reading.articles:
        assert not any(head == block.text for head in heads for block in article.blocks)
        assert not any(
            block.text.endswith(("■", "★", "▲", "。文", "。支")) for block in article.blocks
        )


def test_titles_that_the_text_lacks_are_supplied():
    supplied = [a.title for name in NAMES for a in read(seed(name)).articles if a.title_supplied]
    assert supplied == ["健全全面从严治党体系", "加强数字政府建设"]
