"""What holds for every text there is."""

import json
import string

from hypothesis import example, given
from hypothesis import strategies as st

from issues.importer.merge import merge_fields, merge_sets
from issues.importer.source import split_lines
from tests.score_reading import conserved

from .specimens import SENTENCES, column, read_specimen

BITS = st.sampled_from(
    [
        *SENTENCES, "把水引上山", "张小山", "刘 刚", "■", "（作者为某县工程师）", "（摘自《山村》2020年第1期）",
        "一、水从哪里来", "（二）怎样引水", "# 山村", "## 水利", "目录", "目录 CONTENTS", "12", "编者按", "图为大坝。",
        "山", "村", "扫码听音频", "主编 张三", "主编 李四", "定价 1元", "ISSN 1000-5919", "标题：甲", "", "", "\f",
        "本报记者 王五", "“他说", "完了”", "——记某村", "。", "文", "   ", "\u3000", "2023年4月3日", "·山村·",
        "Johann Sebastian", "一二三四五六七八九十一二三四五六七八九十", "甲乙丙丁甲乙丙丁甲乙丙丁",
    ]
)  # fmt: skip
LETTERS = st.text(
    st.sampled_from("山村水利的是了，。、“”（）【】■#一二三、1a \n\f*·—…：" + string.punctuation)
)
TEXTS = st.one_of(
    st.lists(BITS, max_size=40).map("\n".join),
    st.lists(BITS, max_size=20).map("\n\n".join),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(
        lambda s: column(*s, blank=True)
    ),
    LETTERS,
    st.text(max_size=200),
)


@given(TEXTS)
@example("山\n村\n山\n村\n志")
@example("目录\n\n甲\n\n乙\n\n丙\n\n丁\n")
def test_no_line_is_lost_and_nothing_is_raised(text):
    reading = read_specimen(text).to_json()
    assert conserved(reading, "\n".join(text.split("\n"))) == 1.0


@given(TEXTS)
def test_every_line_is_in_an_article_or_is_named_furniture(text):
    reading = read_specimen(text)
    claimed = {
        number
        for spans in (
            *(a.spans + a.heading_spans for a in reading.articles),
            [item.span for item in reading.furniture],
        )
        for first, last in spans
        for number in range(first, last + 1)
    }
    assert {line.number for line in split_lines(text)} <= claimed


TITLES = ["把水引上山", "渔村的早晨", "梯田里的歌声", "晒谷场边的老人", "一封没有寄出的信"]
NAMES = ["张小山", "王大河", "李小林", "赵一平", "陈国华"]
TEXT = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4, unique=True)
ISSUE = st.lists(TEXT, min_size=1, max_size=5)
FORMS = {
    "markdown": lambda title, name, text: (
        f"# {title}\n\n文/{name}\n\n" + "\n\n".join(text) + "■\n\n"
    ),
    "whole paragraphs": lambda title, name, text: (
        f"{title}\n\n■{name}\n\n" + "\n\n".join(text) + "\n\n"
    ),
    "columns": lambda title, name, text: (
        f"{title}\n{name}\n{column(*text)}\n（作者为某县工程师）\n\n"
    ),
    "a dump": lambda title, name, text: (
        f"标题：{title}\n作者：{name}\n正文：\n" + "\n".join(text) + "\n\n"
    ),
}


@given(ISSUE, st.sampled_from(sorted(FORMS)))
def test_a_well_formed_issue_is_read_whole_and_nothing_is_unplaced(issue, form):
    text = "".join(FORMS[form](*said) for said in zip(TITLES, NAMES, issue, strict=False))
    reading = read_specimen(text)
    assert "unplaced" not in {item.kind for item in reading.furniture}
    assert [a.title for a in reading.articles] == TITLES[: len(issue)]
    assert [[x.name for x in a.authors] for a in reading.articles] == [
        [n] for n in NAMES[: len(issue)]
    ]


@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    first, second = (json.dumps(read_specimen(text).to_json()) for _ in range(2))
    assert first == second


VALUES = st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), min_size=3)


@given(VALUES, VALUES, VALUES)
def test_a_merge_never_takes_an_editors_value(base, now, new):
    merge = merge_fields(base, now, new)
    for name in new:
        if now[name] != base[name]:
            assert name not in merge.changes
        elif name in merge.changes:
            assert merge.changes[name] == new[name]


@given(VALUES, VALUES, VALUES)
def test_merging_twice_changes_nothing_more(base, now, new):
    after = {**now, **merge_fields(base, now, new).changes}
    assert not merge_fields(new, after, new).changes


SETS = st.sets(st.sampled_from("abcdef"))


@given(SETS, SETS, SETS)
def test_a_merged_set_keeps_what_an_editor_gave_and_what_he_took_away(base, now, new):
    merged = merge_sets(base, now, new)
    assert now - base <= merged
    assert not (base - now) & merged
