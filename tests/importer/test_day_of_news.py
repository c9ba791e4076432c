"""A day or several of a newspaper in one text: a list of headlines, heads of pages, empty fields."""

import pytest

from issues.importer.marks import Mark
from issues.importer.rules import mark_line
from issues.importer.source import open_source

from .specimens import SENTENCES, line, paragraphs, read_specimen, write_source

A, B, C, D = SENTENCES


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("专栏:", Mark.END),
        ("专栏：山里的事", Mark.TEXT),
        ("第1版()", Mark.RUNNING_HEAD),
        ("第1版(国际)", Mark.RUNNING_HEAD),
        ("1949年2月18日山村日报 第1版", Mark.RUNNING_HEAD),
        ("新华社记者 李 贺摄", Mark.CAPTION),
        ("吴庭峰摄（山村视觉）", Mark.CAPTION),
        ("他在山里拍摄", Mark.TEXT),
        ("（本报记者陈国华、王大河，通讯员李小山参与采写）", Mark.AUTHOR_NOTE),
        ("版式设计：陈国华", Mark.MASTHEAD),
        ("上图中最下面的一行写着年月。", Mark.TEXT),
    ],
)
def test_a_line_of_a_newspaper_says_what_it_is(text, mark):
    said = mark_line(line(text)).mark
    assert (Mark.TEXT if said is Mark.FIELD else said) is mark  # a field waits for its context


def test_records_with_a_page_and_no_other_fields_are_parted():
    reading = read_specimen(
        f"1949年2月18日山村日报 第1版\n\n第1版()\n专栏:\n\n电线架到了山顶\n全村人点灯看戏\n【新华社山村十六日电】{A}\n\n\n"
        f"第2版()\n专栏:\n\n渡口修桥\n{B}\n{C}\n\n1949年2月19日山村日报 第1版\n\n第1版()\n专栏:\n\n邮差上山\n{D}\n"
    )
    assert [(a.title, a.page, a.issue.date) for a in reading.articles] == [
        ("电线架到了山顶 全村人点灯看戏", "1", "1949-02-18"),
        ("渡口修桥", "2", "1949-02-18"),
        ("邮差上山", "1", "1949-02-19"),
    ]
    assert reading.periodical.title == "山村日报"
    assert paragraphs(reading, 1) == [B, C]


def test_a_numbered_list_of_headlines_is_a_list_of_contents():
    reading = read_specimen(
        "# 山村新闻\n\n## 新闻摘要\n\n1.电线架到了山顶上；\n\n2.渡口修起了新石桥；\n\n3.邮差骑着车上了山。\n\n## 详细新闻\n\n"
        f"### 电线架到了山顶上\n\n{A}\n\n### 渡口修起了新石桥\n\n{B}\n\n### 邮差骑着车上了山\n\n{C}\n"
    )
    assert [a.title for a in reading.articles][-3:] == [
        "电线架到了山顶上",
        "渡口修起了新石桥",
        "邮差骑着车上了山",
    ]
    assert "contents" in {item.kind for item in reading.furniture}


def test_a_guide_to_reading_that_lists_no_titles_is_text():
    reading = read_specimen(
        f"# 山村的电灯\n\n文/陈国华\n\n导读\n\n1.先看灯。\n\n2.再看人。\n\n{A}\n\n{B}\n"
    )
    assert not [item for item in reading.furniture if item.kind == "contents"]


def test_a_stray_control_character_is_told_and_kept(tmp_path):
    path = write_source(tmp_path, f"# 山村的电灯\n\n文/陈国华\n\n{A}\x08\n\n{B}\n")
    reading = read_specimen(open_source(path).text)
    assert "U+0008" in next(p.message for p in reading.problems if p.rule == "lost-characters")
    assert "\x08" in reading.articles[0].text
