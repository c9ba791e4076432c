"""Bodies as blocks: what is kept as text, and what a page is set from."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issues.search.tokens import headings_of, visible
from reader.text import blocks_of, length_of, outline_of


def shape(body):
    return [(block.id, block.level, block.text) for block in blocks_of(body)]


def test_a_blank_line_parts_paragraphs():
    assert shape("一段。\n\n二段。") == [("p1", 0, "一段。"), ("p2", 0, "二段。")]


def test_blank_lines_may_hold_spaces_and_be_many():
    assert shape("\n 　\n一段。\r\n\r\n　\n\n二段。\n") == shape("一段。\n\n二段。")


def test_a_heading_has_a_rank_and_its_own_numbers():
    assert shape("## 一、总论\n\n话。\n\n### （一）分论\n\n话。") == [
        ("s1", 2, "一、总论"),
        ("p1", 0, "话。"),
        ("s2", 3, "（一）分论"),
        ("p2", 0, "话。"),
    ]


def test_a_heading_ends_with_its_line():
    assert shape("## 题\n话。") == [("s1", 2, "题"), ("p1", 0, "话。")]


def test_no_heading_is_below_the_sixth_rank():
    assert shape("######## 深") == [("s1", 6, "深")]


def test_printed_marks_are_not_headings():
    assert shape("# 一个\n\n##没有空格\n\n\\## 印出来的\n\n\\\\# 再一个") == [
        ("p1", 0, "# 一个"),
        ("p2", 0, "##没有空格"),
        ("p3", 0, "## 印出来的"),
        ("p4", 0, "\\# 再一个"),
    ]


def test_a_line_end_inside_a_paragraph_is_kept_with_its_indents():
    (verse,) = blocks_of("山际见来烟，\n　　竹中窥落日。")
    assert verse.keeps_lines
    assert verse.lines == ["山际见来烟，", "　　竹中窥落日。"]


def test_the_page_indents_a_paragraph_and_the_text_does_not():
    assert shape("　　话。　") == [("p1", 0, "话。")]


def test_an_empty_body_has_no_blocks():
    assert blocks_of("") == blocks_of(" \n\n　") == []


def test_bound_with_others_it_has_ids_and_ranks_of_its_own():
    blocks = blocks_of("## 题\n\n话。\n\n###### 深", prefix="a-", below=1)
    assert [(block.id, block.level) for block in blocks] == [("a-s1", 3), ("a-p1", 0), ("a-s2", 6)]


def tree(branches):
    return [(branch.heading.text, tree(branch.branches)) for branch in branches]


def test_headings_stand_below_the_last_of_a_higher_rank():
    blocks = blocks_of("### 前\n\n## 一\n\n### 甲\n\n##### 子\n\n### 乙\n\n话。\n\n## 二")
    assert tree(outline_of(blocks)) == [
        ("前", []),
        ("一", [("甲", [("子", [])]), ("乙", [])]),
        ("二", []),
    ]


def test_a_word_of_another_script_counts_as_one_sign():
    assert length_of(blocks_of("我国GDP增长5.2%，\n　it’s AI。\n\n## 题")).signs == 12


# A line as an importer writes it: no line end in it, not blank, nothing around it to trim.
LINES = st.text(
    st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), min_size=1
).filter(lambda line: line == line.strip())
HEADINGS = st.tuples(st.integers(2, 6), LINES)
PARAGRAPHS = st.tuples(st.just(0), st.lists(LINES, min_size=1, max_size=3).map("\n".join))


def as_body(blocks):
    """A body as issues.models.Article tells it."""
    return "\n\n".join(
        f"{'#' * level} {text}" if level else re.sub(r"\A(?=\\*#)", r"\\", text)
        for level, text in blocks
    )


@given(st.lists(HEADINGS | PARAGRAPHS))
def test_what_is_written_as_a_body_is_read_back(blocks):
    assert [(block.level, block.text) for block in blocks_of(as_body(blocks))] == blocks


@given(st.text(st.sampled_from("天地玄黄#\\ \n\r\t　a")) | st.text())
def test_no_character_is_lost_but_the_marks(body):
    shown = "".join(block.text for block in blocks_of(body))
    assert re.sub(r"[\s#\\]", "", shown) == re.sub(r"[\s#\\]", "", body)


@pytest.mark.parametrize(
    "body",
    [
        "第一行\n## 不是题",
        "## 题\n\n\\## 印着的",
        "## 题\n### 又一题\n话",
        "\\\\## 两个",
        "##没有空格",
    ],
)
def test_what_is_a_heading_on_the_page_is_one_to_the_search(body):
    blocks = blocks_of(body)
    assert headings_of(body) == [block.text for block in blocks if block.is_heading]
    assert visible(body) == "\n\n".join(block.text for block in blocks)
