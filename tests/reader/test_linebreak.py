"""Short lines of type, broken as Chinese is."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.linebreak import (
    NEVER_FIRST,
    NEVER_LAST,
    broken,
    cut,
    ems,
    evenly,
    fitted,
    halves_of,
    pieces_of,
    word_ends,
)


def test_a_line_ends_between_words():
    lines = broken("为政协事业创新发展提供坚强政治保证", 12, ems, 2)
    assert lines == ["为政协事业创新发展", "提供坚强政治保证"]


def parted(text):
    ends = [0, *word_ends(text), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("为发展提供坚强政治保证", ["为", "发展", "提供", "坚强", "政治", "保证"]),
        ("論歷年以來頭髮與發展", ["論歷年以來頭髮與發展"]),
        ("再論歷年以來頭髮與發展", ["再論", "歷年", "以來", "頭髮", "與", "發展"]),
        (
            "京津冀协同发展“新业态”：2024年的工作",
            ["京津冀", "协同", "发展", "“新", "业态”：", "2024年的工作"],
        ),
        ("扩大开放 走在前列", ["扩大开放 走在前列"]),
        (
            "习近平新时代中国特色社会主义思想",
            ["习近平", "新", "时代", "中国", "特色", "社会主义", "思想"],
        ),
    ],
)
def test_a_line_of_a_title_may_end_between_words_and_part_nothing_that_belongs_together(
    text, words
):
    assert parted(text) == words


@given(st.text(alphabet="为发展提供保证的。，”》“《（）2年 　+A", max_size=40))
@settings(deadline=None)
def test_no_line_of_a_title_may_end_where_a_mark_clings(text):
    for before, after in pairwise(parted(text)):
        assert before[-1] not in NEVER_LAST
        assert after[0] not in NEVER_FIRST


@pytest.mark.parametrize(
    ("title", "halves"),
    [
        ("增强党性修养 担当历史使命", ["增强党性修养", "担当历史使命"]),
        ("增强党性修养　担当历史使命", ["增强党性修养", "担当历史使命"]),
        ("增强党性修养  担当历史使命", ["增强党性修养", "担当历史使命"]),
        ("“互联网 + 政协协商”的方法", ["“互联网 + 政协协商”的方法"]),
        ("Reading rooms 与阅览室", ["Reading rooms 与阅览室"]),
    ],
)
def test_a_title_is_parted_where_both_sides_are_halves(title, halves):
    assert halves_of(title) == halves


def test_so_many_lines_are_no_more_than_there_are_characters():
    assert evenly("日报", 4, ems) == ["日", "报"]
    assert evenly(" ", 2, ems) == [" "]


def test_lines_are_much_of_a_length():
    lines = broken("天津市人民政府关于印发实施方案的通知", 16, ems, 3)
    assert max(map(len, lines)) - min(map(len, lines)) <= 3


def test_a_title_of_two_halves_is_parted_between_them():
    lines, size = fitted(
        "加快建设 提升生命质量", (80, 60, 40), 480, lambda s: lambda t: ems(t) * s, lambda s: 2
    )
    assert (lines, size) == (["加快建设", "提升生命质量"], 80)


@pytest.mark.parametrize("text", ["GPT-4与ChatGPT的100个问题", "降至3.5%以下的ABC"])
def test_a_latin_word_or_a_number_is_never_parted(text):
    for width in (6, 7, 8):
        assert "".join(broken(text, width, ems, 9)) == text
        assert not any(line[0].isascii() for line in broken(text, width, ems, 9)[1:] if "-" in line)


@given(st.text(alphabet="天津改革，。“”《》（）A1 …—", min_size=1, max_size=60), st.integers(4, 20))
@settings(max_examples=150, deadline=None)
def test_no_line_begins_or_ends_with_a_mark_that_may_not(text, width):
    lines = broken(text, width, ems, 40)
    if lines is None or not text.strip():
        return
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert ems(line) <= width
    for line in filter(None, lines[1:]):
        assert line[0] not in NEVER_FIRST or may_stand(text, line[0])
    for line in filter(None, lines[:-1]):
        assert line[-1] not in NEVER_LAST or f"{line[-1]} " in text


def may_stand(text, mark):
    """After a space a mark stands where it was put."""
    return f" {mark}" in text


def test_what_has_no_room_is_cut_with_an_ellipsis():
    lines = cut("关于印发实施方案的通知，" * 9, 10, ems, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("……")
    assert all(ems(line) <= 10 for line in lines)


def test_one_word_longer_than_a_line_has_no_room():
    assert broken("A" * 100, 10, ems, 4) is None
    assert cut("A" * 100, 10, ems, 4)[-1].endswith("……")


def test_what_is_cut_is_cut_between_words():
    assert cut("2024年经济增长5.3%的背后", 9.5, ems, 1) == ["2024年经济增长……"]
    assert cut("Reading rooms and periodicals", 9, ems, 1) == ["Reading……"]
    assert cut("Donaudampfschifffahrt", 5, ems, 1)[0].startswith("Dona")


def test_a_year_and_a_number_keep_their_unit():
    assert broken("2024年9月15日", 5, ems, 2) == ["2024年", "9月15日"]
    assert pieces_of("第7-8期 GDP增长") == ["第7-8期", " ", "GDP", "增", "长"]
