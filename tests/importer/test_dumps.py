"""Dumps: files whose articles each have fields of their own."""

import pytest

from .specimens import SENTENCES, paragraphs, read_specimen

A, B, C, D = SENTENCES


def record(title: str, author: str, date: str, text: str, page: str = "3") -> str:
    return f"标题：{title}\n作者：{author}\n日期：{date}\n版次：第{page}版\n正文：\n{text}\n\n"


def test_each_record_is_an_article_with_what_its_fields_say():
    text = record("甲村修渠", "张小山", "2024年1月5日", A) + record(
        "乙村修渠", "王大河", "2024年1月5日", B
    )
    reading = read_specimen(text)
    assert [(a.title, a.byline, a.page) for a in reading.articles] == [
        ("甲村修渠", "张小山", "3"),
        ("乙村修渠", "王大河", "3"),
    ]
    assert reading.issue.date == "2024-01-05"


def test_records_of_several_days_are_of_several_issues():
    text = record("甲村修渠", "张小山", "2024年1月5日", A) + record(
        "乙村修渠", "王大河", "2024年1月6日", B
    )
    assert [a.issue.date for a in read_specimen(text).articles] == ["2024-01-05", "2024-01-06"]


def test_one_record_is_a_dump_if_its_fields_are_the_first_lines():
    reading = read_specimen(record("甲村修渠", "张小山", "2024年1月5日", A))
    assert [a.title for a in reading.articles] == ["甲村修渠"]


def test_front_matter_between_rules_is_a_record():
    text = "".join(
        f"---\ntitle: {title}\nauthor: 张小山\ndate: 2024-01-05\n---\n\n{A}\n\n{B}\n\n"
        for title in ("甲村修渠", "乙村修渠")
    )
    reading = read_specimen(text)
    assert [a.title for a in reading.articles] == ["甲村修渠", "乙村修渠"]
    assert paragraphs(reading, 1) == [A, B]


def test_a_field_that_the_room_has_no_place_for_does_not_cut_the_fields():
    text = record("甲村修渠", "张小山", "2024年1月5日", A).replace(
        "日期", "来源：山村日报\n责任编辑：李四\n日期"
    )
    article = read_specimen(text * 2).articles[0]
    assert (article.title, article.source_note) == ("甲村修渠", "山村日报")


def test_fields_inside_the_text_of_a_record_are_its_text():
    call = "题目：我的家乡\n时间：五月一日\n\n"
    text = record("甲村修渠", "张小山", "2024年1月5日", f"{A}\n\n{call}{B}")
    reading = read_specimen(text + record("乙村修渠", "王大河", "2024年1月5日", C))
    assert [a.title for a in reading.articles] == ["甲村修渠", "乙村修渠"]
    assert "题目：我的家乡" in reading.articles[0].text


CALL = "# 征文启事\n\n题目：我的家乡\n\n时间：2024年5月1日至6月1日\n\n"
ISSUE = f"# 把水引上山\n\n文/张小山\n\n{A}■\n\n%s# 渔村的早晨\n\n文/王大河\n\n{B}■\n\n# 晒谷场\n\n文/李小林\n\n{C}■\n"


@pytest.mark.parametrize("calls", [1, 2])
def test_a_call_for_essays_in_a_magazine_makes_no_dump_of_it(calls):
    titles = [a.title for a in read_specimen(ISSUE % (CALL * calls)).articles]
    assert [t for t in titles if t != "征文启事"] == ["把水引上山", "渔村的早晨", "晒谷场"]
    assert "征文启事" in titles


def test_the_byline_of_a_printed_page_is_no_field_of_a_dump():
    text = f"把水引上山\n\n作者：张小山\n\n{A}\n\n{B}\n"
    (article,) = read_specimen(text).articles
    assert (article.title, [x.name for x in article.authors]) == ("把水引上山", ["张小山"])


def test_a_poem_in_a_dump_keeps_its_lines():
    poem = "早晨的风吹过麦田\n露水还没有干\n有人在井边打水\n桶里落进一片云\n云里有一只鸟"
    reading = read_specimen(record("麦田", "张小山", "2024年1月5日", poem))
    assert paragraphs(reading) == [poem]
