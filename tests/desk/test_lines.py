"""The lines of a source told apart."""

import pytest

from issues.desk.lines import lines_near, lit_lines
from issues.models import Source


@pytest.fixture
def read(make_article):
    """An article read from the lines given: its spans, and furniture as (line, text)."""

    def make(text, spans, heading_spans=(), furniture=()):
        items = [{"kind": "folio", "span": [line, line], "text": said} for line, said in furniture]
        count = text.count("\n") + 1
        source = Source.objects.create(name="a.txt", text=text, lines=count, furniture=items)
        return make_article(source=source, spans=spans, heading_spans=list(heading_spans))

    return make


def numbers(lines):
    return [line and line.number for line in lines]


def test_a_line_in_two_parts_is_text_before_all_else(read):
    article = read("甲\n乙\n丙", [[1, 1]], [[1, 2]], [(1, "甲"), (2, "乙"), (3, "丙")])
    assert [line.part for line in lit_lines(article)] == ["body", "head", "furniture"]


def test_a_line_that_furniture_only_ends_is_none(read):
    article = read("甲\n别篇的话。■", [[1, 1]], furniture=[(2, "■")])
    assert [line.part for line in lit_lines(article)] == ["body", ""]


def test_the_desk_sees_from_the_first_line_to_the_last_and_some_around(read):
    article = read("\n".join("一二三四五六七八九十"), [[4, 4]], [[7, 7]])
    assert numbers(lit_lines(article, 1)) == [None, 3, 4, 5, 6, 7, 8]
    assert numbers(lit_lines(article, 3)) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]


def test_a_reader_sees_only_what_is_near(read):
    article = read("\n".join("一二三四五六七八九十"), [[2, 2]], [[8, 8]])
    assert [numbers(stretch) for stretch in lines_near(article, 1)] == [[1, 2, 3], [7, 8, 9]]


def test_an_article_that_an_editor_made_has_no_lines(make_article):
    article = make_article()
    assert lit_lines(article) == []
    assert list(lines_near(article, 3)) == []
