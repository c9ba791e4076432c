"""Traditional characters: rules know them, titles and text are shown as printed."""

import pytest

from issues.importer.marks import Mark
from issues.importer.rules import mark_line

from .specimens import line, paragraphs, read_specimen

A = "河邊的蘆葦一夜之間白了頭，漁人收網的聲音從霧裡傳來，驚起一群水鳥，繞著沙洲飛了三圈才落下。"
B = "村口的老槐樹下擺著幾張竹椅，午後總有人在那裡下棋，圍觀的比下棋的還要著急，說：「快走馬！」"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("本報記者 陳國華", Mark.BYLINE),
        ("■劉曉東", Mark.BYLINE),
        ("文／本刊記者 張國強", Mark.BYLINE),
        ("某縣水務局黨委理論學習中心組", Mark.BYLINE),
        ("責任編輯：張三 版式：李四", Mark.MASTHEAD),
        ("編者按：今年是水庫建成六十年。", Mark.STANDFIRST),
        ("（作者係某縣水務局工程師）", Mark.AUTHOR_NOTE),
        ("（摘自《山村月刊》2020年第3期）", Mark.SOURCE_NOTE),
        ("（轉載自《水利報》）", Mark.SOURCE_NOTE),
        ("（下轉第二版）", Mark.JUMP),
        ("（上接第一版）", Mark.JUMP),
        ("圖為水庫大壩全景。", Mark.CAPTION),
        ("標題：山中的水庫", Mark.FIELD),
        ("第三版：經濟", Mark.RUNNING_HEAD),
        ("編者按圖索驥，找到了原書。", Mark.TEXT),
        ("記者在採訪中看到，", Mark.TEXT),
        ("作者為了這本書走遍了全縣。", Mark.TEXT),
    ],
)
def test_a_rule_reads_traditional_characters(text, mark):
    assert mark_line(line(text)).mark is mark


def test_a_page_in_traditional_characters_is_read_and_shown_as_printed():
    text = f"民國三十八年五月十二日 星期四 第三版\n\n山村的電燈\n本報記者 陳國華\n\n{A}\n\n{B}\n\n責任編輯：張三\n"
    reading = read_specimen(text)
    (article,) = reading.articles
    assert (article.title, article.byline) == ("山村的電燈", "本報記者 陳國華")
    assert [(a.name, a.affiliation) for a in article.authors] == [("陳國華", "本報記者")]
    assert paragraphs(reading) == [A, B]
    assert reading.issue.date == "1949-05-12"


def test_a_closing_corner_bracket_is_no_end_mark():
    reading = read_specimen(
        f"# 山村的電燈\n\n文/陳國華\n\n{B}\n\n# 漁村的早晨\n\n文/王大河\n\n{A}\n"
    )
    assert paragraphs(reading) == [B]


def test_composed_characters_are_shown_in_their_one_form():
    reading = read_specimen(f"# Cafe\u0301的早晨\n\n文/陳國華\n\n{A}\n")
    assert reading.articles[0].title == "Caf\u00e9的早晨"


def test_characters_that_stand_for_none_are_kept_and_reported_with_their_lines():
    text = f"# 山村的電燈\n\n文/陳國華\n\n{A[:10]}\ue123{A[10:]}\n\n{B[:10]}\ufffd{B[10:]}\n"
    reading = read_specimen(text)
    lost = [p.line for p in reading.problems if p.rule == "lost-characters"]
    assert {5, 7} <= set(lost)
    assert "\ue123" in reading.articles[0].text
    assert "\ufffd" in reading.articles[0].text


def test_an_author_note_in_traditional_characters_gives_each_his_part():
    text = f"# 山村的電燈\n\n陳國華 李曉東\n\n{A}\n\n{B}\n\n（作者分別係某大學水利學院教授、某大學文學院講師）\n"
    (article,) = read_specimen(text).articles
    assert [(a.name, a.affiliation) for a in article.authors] == [
        ("陳國華", "某大學水利學院教授"),
        ("李曉東", "某大學文學院講師"),
    ]
