"""What markdown sets beside the words: ranks of headings, quotations, pictures, programs, links."""

import pytest

from issues.importer.marks import Mark
from issues.importer.rules import mark_line

from .specimens import SENTENCES, headings, line, paragraphs, read_specimen

A, B, C, D = SENTENCES


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("![渡口的早晨](images/ferry.jpg)", Mark.CAPTION),
        ("看这张图：![渡口](ferry.jpg)", Mark.TEXT),
        ("[查看原文](https://example.org/1)", Mark.ADVERTISEMENT),
        (">", Mark.SEPARATOR),
        ("> 本报记者 陈国华", Mark.BYLINE),
        ("> 本报记者  陈国华《山村日报》（2025年01月30日第 01 版）", Mark.BYLINE),
        ("读《山村日报》（2025年01月30日第 01 版）", Mark.TEXT),
        ("**秋收的号子**", Mark.HEADING),
        ("**这一年，谁也没有闲着。**", Mark.TEXT),
        ("**秋收**的号子一响，全村都醒了", Mark.TEXT),
    ],
)
def test_a_line_of_markdown_says_what_it_is(text, mark):
    assert mark_line(line(text)).mark is mark


def test_sections_titles_and_headings_are_told_by_their_ranks():
    reading = read_specimen(
        f"# 卷首\n\n## 山村的电灯\n\n{A}\n\n{B}\n\n# 人物\n\n## 渡口的船工\n\n### 撑篙\n\n{C}\n\n"
        f"### 赶集\n\n{D}\n\n## 邮差\n\n{A}\n\n# 副刊\n\n## 石板路\n\n{B}\n"
    )
    assert [(a.section, a.title) for a in reading.articles] == [
        ("卷首", "山村的电灯"),
        ("人物", "渡口的船工"),
        ("人物", "邮差"),
        ("副刊", "石板路"),
    ]
    assert headings(reading, 1) == ["撑篙", "赶集"]


def test_a_heading_with_the_name_of_a_section_is_still_a_heading():
    reading = read_specimen(
        f"# 前言\n\n## 山村的电灯\n\n### 前言\n\n{A}\n\n### 后记\n\n{B}\n\n# 人物\n\n## 船工\n\n{C}\n\n# 副刊\n\n## 石板路\n\n{D}\n"
    )
    assert headings(reading) == ["前言", "后记"]
    assert paragraphs(reading) == [A, B]


def test_ranks_that_ocr_guessed_make_no_sections():
    reading = read_specimen(
        f"# 山村的电灯\n\n文/陈国华\n\n{A}\n\n## 变压器\n\n{B}\n\n# 渡口\n\n文/王大河\n\n{C}\n\n"
        f"# 邮差\n\n文/李小山\n\n{D}\n"
    )
    assert [(a.section, a.title) for a in reading.articles] == [
        (None, "山村的电灯"),
        (None, "渡口"),
        (None, "邮差"),
    ]


def test_a_heading_of_lower_rank_right_over_a_title_leads_up_to_it():
    reading = read_specimen(
        f"### 山里通了电——\n\n# 山村的电灯\n\n> 本报记者  陈国华\n\n{A}\n\n{B}\n\n"
        f"### 江上修了桥——\n\n# 渡口的船工\n\n> 本报记者  王大河\n\n{C}\n\n{D}\n"
    )
    assert [(a.kicker, a.title, a.authors[0].name) for a in reading.articles] == [
        ("山里通了电——", "山村的电灯", "陈国华"),
        ("江上修了桥——", "渡口的船工", "王大河"),
    ]
    assert paragraphs(reading) == [A, B]


def test_the_paper_and_the_day_beside_a_byline_are_those_of_the_issue():
    reading = read_specimen(
        f"# 山村的电灯\n\n> 本报记者  陈国华《山村日报》（2025年01月30日第 03 版）\n\n{A}\n\n{B}\n"
    )
    (article,) = reading.articles
    assert (reading.periodical.title, reading.issue.date) == ("山村日报", "2025-01-30")
    assert (article.byline, article.page) == ("本报记者 陈国华", "03")


def test_who_wrote_may_stand_in_brackets_behind_the_title():
    reading = read_specimen(
        f"# 山村的电灯 (作者：陈国华)\n\n{A}\n\n{B}\n\n# 渡口的船工（上）\n\n文/王大河\n\n{C}\n\n{D}\n"
    )
    assert [(a.title, [x.name for x in a.authors]) for a in reading.articles] == [
        ("山村的电灯", ["陈国华"]),
        ("渡口的船工（上）", ["王大河"]),
    ]


def test_a_rule_above_a_heading_of_the_article_does_not_end_it():
    reading = read_specimen(
        f"# 山村的电灯\n\n作者：陈国华\n\n{A}\n\n---\n\n## 变压器\n\n{B}\n\n## 电线杆\n\n{C}\n"
    )
    (article,) = reading.articles
    assert article.headings == ("变压器", "电线杆")


def test_a_program_stays_line_by_line():
    code = "```\n# 点灯\nlamp = Lamp()\n    lamp.on()\n```"
    reading = read_specimen(f"# 山村的电灯\n\n文/陈国华\n\n{A}\n\n{code}\n\n{B}\n")
    (article,) = reading.articles
    assert paragraphs(reading)[0] == A
    assert paragraphs(reading)[-1] == B
    assert "lamp = Lamp()\n    lamp.on()" in paragraphs(reading)[1]
    assert article.headings == ()


def test_what_is_seen_on_a_picture_is_no_text_of_the_article():
    caption = "渔人在渡口收网。"
    reading = read_specimen(
        f"# 山村的电灯\n\n文/陈国华\n\n{caption}\n\n王　文摄（山村视觉）\n\n{A}\n\n{B}\n"
    )
    assert paragraphs(reading) == [A, B]
    assert {item.kind for item in reading.furniture} == {"caption"}


def test_the_name_and_the_date_above_a_text_are_those_of_the_issue():
    reading = read_specimen(
        f"% 山村月刊\n% 2014 年 1 月号\n\n# 山村的电灯\n\n文/陈国华\n\n{A}\n\n{B}\n"
    )
    assert (reading.periodical.title, reading.issue.date) == ("山村月刊", "2014-01")
    assert [a.title for a in reading.articles] == ["山村的电灯"]
