"""What an editor is told of an article, and in which order."""

import pytest

from issues.importer.records import ArticleRecord, AuthorRecord, Block
from issues.importer.source import Line
from issues.importer.worklist import GRAVE, trouble_of, unplaced_problems, with_problems

from .specimens import SENTENCES, column, read_specimen

A, B, C, D = SENTENCES
SOMEONE = (AuthorRecord("王大河"),)


def article(*texts: str, first=1, **fields) -> ArticleRecord:
    blocks = tuple(text if isinstance(text, Block) else Block("paragraph", text) for text in texts)
    record = {"title": "渔村", "authors": SOMEONE, "spans": ((first, first + 9),)} | fields
    return ArticleRecord(blocks=blocks, **record)


def rules(*articles: ArticleRecord) -> list[list[str]]:
    """For each article the rules of its problems, in their order."""
    return [[p.rule for p in a.problems] for a in with_problems(articles)]


def test_an_article_in_order_has_no_problems():
    assert rules(article(A, Block("heading", "一、下棋"), B)) == [[]]


@pytest.mark.parametrize(
    ("record", "rule"),
    [
        (article(A, title_supplied=True), "untitled-body"),
        (article(A, authors=()), "no-author"),
        (article("完。"), "short-body"),
        (article(A * 900), "long-body"),
        (article(A, B[:-5]), "open-end"),
        (article(A[:-9], B), "broken-paragraph"),
        (article(A, "，" + B), "broken-paragraph"),
        (article((A + B).encode().decode("gb18030", "ignore") + "。"), "mojibake"),
    ],
)
def test_what_is_wrong_with_an_article_is_told(record, rule):
    assert rule in rules(record)[0]


@pytest.mark.parametrize(
    "record",
    [
        article(A, "白日依山尽，\n黄河入海流，\n欲穷千里目，\n更上一层楼，", B),
        article(A, "此致", "敬礼！"),
        article(A, "他列出以下几条：", B),
        article("“" + A + "”", B),
        article(
            "王大河、李小林、张三山、刘一刚、陈文水、赵立春、周五湖、徐大海、孙小河、马跃进、朱德成。"
            * 2
        ),
    ],
)
def test_what_only_looks_wrong_is_not_told(record):
    assert rules(record) == [[]]


def test_two_articles_that_open_alike_are_told_at_the_later():
    assert rules(article(A, B), article(C), article(A, D, first=30)) == [[], [], ["duplicate"]]


def test_short_openings_may_be_alike():
    assert "duplicate" not in sum(rules(article("本报讯"), article("本报讯")), [])


def test_lines_that_belong_nowhere_are_told_with_the_article_before_them():
    articles = [article(A, first=1), article(B, first=20)]
    lines = [Line(12, "甲"), Line(13, "乙"), Line(40, "丙")]
    told = with_problems(articles, unplaced_problems(lines))
    assert told[0].problems[0].message == "第12至13行不知归于何处：“甲”。"
    assert told[1].problems[0].message == "第40行不知归于何处：“丙”。"


def test_lines_of_a_text_without_articles_are_told_with_the_source():
    reading = read_specimen("甲\n\n乙\n")
    assert not reading.articles
    assert {problem.rule for problem in reading.problems} == {"unplaced-line"}


def test_characters_that_stand_for_none_are_told_with_their_article():
    text = f"甲的早晨\n王大河\n{column(A, B)}\n（作者为渔民）\n\n乙\ue5e5的歌声\n李小林\n{column(C, D)}\n"
    first, second = read_specimen(text).articles
    assert "lost-characters" not in {p.rule for p in first.problems}
    assert "lost-characters" in {p.rule for p in second.problems}


def test_the_gravest_is_told_first():
    assert rules(article(A, B[:-5], authors=(), title_supplied=True)) == [
        ["untitled-body", "open-end", "no-author"]
    ]


def test_trouble_counts_each_kind_once_and_a_missing_byline_hardly():
    assert trouble_of(["broken-paragraph"] * 9) == trouble_of(["broken-paragraph"]) >= GRAVE
    assert 0 < trouble_of(["no-author"]) < GRAVE
    assert trouble_of(["untitled-body"]) > trouble_of(["broken-paragraph"])


def test_the_line_that_dates_an_issue_is_hardly_trouble():
    assert trouble_of(["issue-date"]) < GRAVE <= trouble_of(["issue-date-clash"])


def test_the_problems_of_a_reading_are_those_of_its_articles():
    reading = read_specimen(column(A, B))
    (only,) = reading.articles
    assert only.problems == reading.problems
