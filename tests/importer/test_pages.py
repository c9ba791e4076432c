"""Newspaper pages: their heads, what jumps from one to another, the day that they are of."""

import pytest

from issues.importer import read_text
from issues.importer.companion import Companion
from issues.importer.pages import place_in_issue
from issues.importer.source import SourceText

from .specimens import SENTENCES, marks, paragraphs, read_specimen

A, B, C, D = SENTENCES


def report(title: str, reporter: str, *texts: str) -> str:
    return "\n\n".join([f"{title}\n本报记者 {reporter}", *texts, ""])


@pytest.mark.parametrize(
    ("head", "page", "date"),
    [
        ("2024年1月5日 星期五 第1版 要闻", "1", "2024-01-05"),
        ("1949年5月12日 第三版", "三", "1949-05-12"),
        ("民國三十八年五月十二日 星期四 第三版", "三", "1949-05-12"),
        ("山村日报 2024年1月5日 星期五 A04 综合", "A04", "2024-01-05"),
    ],
)
def test_the_head_of_a_page_gives_its_day_and_number(head, page, date):
    reading = read_specimen(f"{head}\n\n{report('把水引上山', '张小山', A, B)}")
    assert reading.issue.date == date
    assert [a.page for a in reading.articles] in ([page], ["3" if page == "三" else page])
    assert [(p.line, p.rule) for p in reading.problems if p.rule == "issue-date"] == [
        (1, "issue-date")
    ]


@pytest.mark.parametrize(
    "title",
    ["第二版序言", "第三版修订说明", "第一版后记", "12版画家联展", "3版税怎么算", "第二版 序言"],
)
def test_a_title_that_has_an_edition_in_it_is_no_page_head(title):
    reading = read_specimen(
        f"把水引上山\n\n张小山\n\n{A}\n\n{B}\n\n{title}\n\n王大河\n\n{C}\n\n{D}\n"
    )
    assert [a.title for a in reading.articles] == ["把水引上山", title]
    assert {a.page for a in reading.articles} == {None}


def test_text_goes_on_over_a_page_without_a_head():
    text = f"把水引上山\n\n张小山\n\n{A}\n\n第三版 修订说明\n\n{B}\n"
    reading = read_specimen(text)
    assert "".join(a.text for a in reading.articles).startswith(A)


def two_pages(first: str, second: str) -> str:
    return f"2024年1月5日 星期五 第1版 要闻\n\n{first}\n2024年1月5日 星期五 第2版 综合\n\n{second}"


def test_a_text_that_jumps_is_one_under_its_first_title():
    first = report("把水引上山", "张小山", A, B[:30] + "（下转第二版）")
    second = f"把水引上山\n\n（上接第一版）{B[30:]}\n\n{C}\n"
    reading = read_specimen(two_pages(first, second))
    assert [(a.title, a.page) for a in reading.articles] == [("把水引上山", "1")]
    assert paragraphs(reading) == [A, B, C]


def test_of_several_that_jump_each_goes_on_with_its_own():
    first = report("把水引上山", "张小山", A, B[:30] + "（下转第二版）")
    first += "\n" + report("渔村的早晨", "王大河", C, D[:20], "（下转第二版）")
    second = f"渔村的早晨\n\n（上接第一版）\n\n{D[20:]}\n\n把水引上山\n\n（上接第一版）{B[30:]}\n\n"
    reading = read_specimen(two_pages(first, second + report("梯田里的歌声", "李小林", A, C)))
    assert [a.title for a in reading.articles] == ["把水引上山", "渔村的早晨", "梯田里的歌声"]
    assert paragraphs(reading, 0) == [A, B]
    assert paragraphs(reading, 1) == [C, D]
    assert not [f for f in reading.furniture if f.kind == "unplaced"]


def test_what_is_said_of_another_page_inside_a_sentence_is_text():
    sentence = "他在第二版上接着写，说水库（上接第一版的图）还没有修好。"
    reading = read_specimen(report("把水引上山", "张小山", A, sentence, B))
    assert paragraphs(reading) == [A, sentence, B]


def test_a_dateline_opens_a_report_and_is_kept():
    text = f"{report('把水引上山', '张小山', A)}\n新华社北京1月5日电（记者王大河）{B}\n\n{C}\n"
    reading = read_specimen(text)
    assert len(reading.articles) == 2
    assert paragraphs(reading, 1)[0].startswith("新华社北京1月5日电（记者王大河）")
    assert [a.name for a in reading.articles[1].authors] == ["王大河"]


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("把水引上山\n\n张小山", "新华社北京1月5日电的消息传来时，全村的人都在渠上。"),
        ("# 把水引上山\n\n文/张小山", "新华社北京1月5日电 全村的人都在渠上听这条消息。"),
    ],
)
def test_a_dateline_inside_a_text_opens_no_report(head, sentence):
    reading = read_specimen(f"{head}\n\n{A}\n\n{sentence}\n\n{B}\n")
    assert [paragraphs(reading, i) for i in range(len(reading.articles))] == [[A, sentence, B]]


DAYS = "".join(
    f"2024年1月{day}日 星期五 第1版 要闻\n\n{report(title, '张小山', A, B)}\n"
    for day, title in ((5, "把水引上山"), (6, "渔村的早晨"))
)


def test_pages_of_several_days_are_of_several_issues():
    assert [a.issue.date for a in read_specimen(DAYS).articles] == ["2024-01-05", "2024-01-06"]


def test_the_date_that_a_cataloguer_gives_is_that_of_every_article():
    source = SourceText("specimen.txt", "utf-8", "0" * 64, DAYS)
    reading = read_text(source, Companion("specimen.toml", issue={"date": "2024-01-07"}))
    assert reading.issue.date == "2024-01-07"
    assert [a.issue for a in reading.articles] == [None, None]


@pytest.mark.parametrize("bullets", ["●把水引上山\n●渔村的早晨", "今日导读\n●修渠的人\n●晒网的人"])
def test_a_list_of_headlines_is_furniture(bullets):
    text = f"{bullets}\n\n{report('把水引上山', '张小山', A)}\n{report('渔村的早晨', '王大河', B)}"
    assert marks(text).startswith("C" * len(bullets.split("\n")))


def test_articles_stand_by_the_first_of_their_pages_and_then_by_their_turn():
    pages = ["3-9", "10-12", "23", "23-24", "24", "第三十版", "A04", "A10", "B01"]
    places = [place_in_issue(page, turn) for turn, page in enumerate(pages)]
    assert places == sorted(places)
    assert place_in_issue("13-15", 2) == place_in_issue("13", 2)
    assert place_in_issue("第三版", 2) == place_in_issue("3", 2)
    assert place_in_issue(None, 2) == place_in_issue("", 2) == 2
