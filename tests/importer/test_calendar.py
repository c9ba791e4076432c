"""Printed dates and numbers, and what the text says of its issue."""

import pytest

from issues.importer.calendar import is_date_line, read_date
from issues.importer.publication import issn_is_right, plain_number, whole_number

from .specimens import SENTENCES, read_specimen

A, B, C, D = SENTENCES


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("2024年1月5日", "2024-01-05"),
        ("２０２４年１月", "2024-01"),
        ("二〇二四年九月", "2024-09"),
        ("一九四九年五月十二日", "1949-05-12"),
        ("民國三十八年五月十二日", "1949-05-12"),
        ("民国元年十月", "1912-10"),
        ("2024-01-05", "2024-01-05"),
        ("20240105", "2024-01-05"),
        ("2024年", "2024"),
        ("2024年13月40日", "2024"),
        ("三十八年五月", None),
        ("第2024号", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_printed(printed, edtf):
    assert read_date(printed) == edtf


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("（2023 年 4 月 3 日）", True),
        ("民國三十八年五月十二日", True),
        ("2023年4月3日的会上", False),
    ],
)
def test_a_date_alone_on_its_line(text, is_one):
    assert is_date_line(text) is is_one


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("09", "9"),
        ("九", "9"),
        ("十二", "12"),
        ("七—八", "7-8"),
        ("七八", "7-8"),
        ("7、8", "7-8"),
        ("七十八", "78"),
        ("十一十二", "11-12"),
    ],
)
def test_the_number_of_an_issue(printed, number):
    assert plain_number(printed) == number


def test_a_whole_number_in_chinese_numerals_is_read_digit_by_digit():
    assert whole_number("一四三") == "143"
    assert whole_number("二三") == "23"


@pytest.mark.parametrize(
    ("head", "title", "date", "volume", "number", "whole"),
    [
        ("山村月刊\n二〇二四年第九期（总第一四三期）", "山村月刊", "2024-09", None, "9", "143"),
        ("《山村》2024年第7—8期", "山村", "2024", None, "7-8", None),
        ("山村\n第三卷第九期\n民國三十七年九月一日出版", "山村", "1948-09-01", "3", "9", None),
        ("二〇二四年第七八期合刊", None, "2024", None, "7-8", None),
    ],
)
def test_a_line_over_the_first_text_says_which_issue_it_is(
    head, title, date, volume, number, whole
):
    reading = read_specimen(f"{head}\n\n把水引上山\n\n张小山\n\n{A}\n\n{B}\n\n{C}\n")
    issue = reading.issue
    if title != "山村月刊":
        assert issue.date == date
    assert reading.periodical.title == title
    assert (issue.volume, issue.number, issue.whole_number) == (volume, number, whole)
    assert [a.title for a in reading.articles] == ["把水引上山"]


@pytest.mark.parametrize("title", ["2024年第9期选题", "第九期学员毕业"])
def test_a_title_with_a_number_in_it_is_a_title(title):
    reading = read_specimen(f"{title}\n\n张小山\n\n{A}\n\n{B}\n")
    assert [a.title for a in reading.articles] == [title]
    assert reading.issue.number is None


@pytest.mark.parametrize(
    ("issn", "right"), [("0412-0892", True), ("1000-5919", True), ("1000-5918", False)]
)
def test_the_check_digit_of_an_issn(issn, right):
    assert issn_is_right(issn) is right


MASTHEAD = (
    "# 山村月刊\n\n2024年第09期·总第143期\n\n主编 张春和\n\n国际标准刊号/ISSN 1000-5919\n\n"
    "编辑出版 某省山村月刊社\n\n定价/8.00元\n\n"
)
TEXT = f"# 把水引上山\n\n文/张小山\n\n{A}{B}\n\n{C}{D}■\n"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (("1000-5919", "1000-5918"), "issn-check"),
        (("定价/8.00元", "出版日期：2023年5月1日"), "issue-date-clash"),
        (("定价/8.00元", "出版日期：2024年9月1日\n\n2024年第10期"), "issue-number-clash"),
    ],
)
def test_what_the_masthead_cannot_mean_is_a_problem_with_its_line(change, rule):
    text = MASTHEAD.replace(*change) + TEXT
    problems = {p.rule: p.line for p in read_specimen(text).problems}
    wrong = change[1].split("\n")[-1]
    assert wrong in text.split("\n")[problems[rule] - 1]


@pytest.mark.parametrize(
    "change",
    [
        ("", ""),
        ("定价/8.00元", "出版日期：2024年9月1日"),
        ("定价/8.00元", "1950年创刊\n\n定价/8.00元"),
    ],
)
def test_what_agrees_is_no_problem(change):
    rules = {p.rule for p in read_specimen(MASTHEAD.replace(*change) + TEXT).problems}
    assert not rules & {"issn-check", "issue-date-clash", "issue-number-clash"}
