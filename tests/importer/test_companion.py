"""The companion file: it corrects the reading, and a mistake in it is refused in one line."""

import pytest

from issues.importer import read
from issues.importer.report import SourceError

from .specimens import SENTENCES, column, write_source

A, B, C, D = SENTENCES
TEXT = f"把水引上山\n张小山\n{column(A + B, C + D)}\n（作者为某县水务局工程师）\n"


def read_with(tmp_path, companion, text=TEXT):
    return read(write_source(tmp_path, text, companion=companion))


def test_the_importer_works_without_one(tmp_path):
    assert read(write_source(tmp_path, TEXT)).articles[0].title == "把水引上山"


def test_it_says_what_the_text_does_not_with_the_reason(tmp_path):
    reading = read_with(
        tmp_path,
        '[periodical]\ntitle = "山村月刊"\nsupplied = true\nreason = "封面所见。"\n'
        '[issue]\ndate = "2023?"\ndate_supplied = true\nreason = "文中说到去年的水灾。"\n',
    )
    assert reading.periodical.title == "山村月刊"
    assert (reading.periodical.supplied, reading.periodical.reason) == (True, "封面所见。")
    assert (reading.issue.date, reading.issue.date_supplied) == ("2023?", True)


def test_it_corrects_one_field_and_leaves_the_others(tmp_path):
    article = read_with(tmp_path, '[[article]]\nat = 3\nsection = "水利"\n').articles[0]
    assert (article.section, article.title) == ("水利", "把水引上山")
    assert article.authors[0].name == "张小山"


def test_an_empty_string_takes_a_field_away(tmp_path):
    article = read_with(tmp_path, '[[article]]\nat = 3\nbyline = ""\nauthors = []\n').articles[0]
    assert (article.byline, article.authors) == (None, ())


def test_it_draws_the_text_of_an_article_by_its_lines(tmp_path):
    lines = TEXT.split("\n")
    last = next(i for i, row in enumerate(lines, 1) if row.startswith("（作者"))
    article = read_with(
        tmp_path, f"[[article]]\nbody = [[3, {last - 1}]]\nheadings = [3]\n"
    ).articles[0]
    assert article.blocks[0].kind == "heading"
    assert article.blocks[0].text == lines[2]


def test_it_says_where_a_paragraph_starts_and_where_none_does(tmp_path):
    lines = TEXT.split("\n")
    second = lines.index("") + 2
    (paragraph,) = (
        read_with(tmp_path, f"[[article]]\nat = 3\njoins = [{second}]\n").articles[0].blocks
    )
    assert paragraph.text == A + B + C + D
    blocks = read_with(tmp_path, "[[article]]\nat = 3\nstarts = [5]\n").articles[0].blocks
    assert len(blocks) == 3


def test_a_title_may_be_given_by_its_lines(tmp_path):
    article = read_with(tmp_path, "[[article]]\nat = 3\ntitle_lines = [2]\n").articles[0]
    assert article.title == "张小山"


def test_lines_that_it_takes_from_an_article_are_not_lost(tmp_path):
    reading = read_with(tmp_path, "[[article]]\nbody = [[3, 4]]\n")
    unplaced = [item for item in reading.furniture if item.kind == "unplaced"]
    assert [item.span[0] for item in unplaced] == [5]
    assert "unplaced-line" in {problem.rule for problem in reading.problems}


@pytest.mark.parametrize(
    ("companion", "line", "fault", "mend"),
    [
        ("[issue]\ndate = 2023\n", 2, "gives date as 2023", "in quotes"),
        ('[issue\ndate = "2023"\n', 1, "is not TOML", "correct that line"),
        ('[issue]\nyear = "2023"\n', 2, "unknown key 'year'", "use one of"),
        ('[isue]\ndate = "2023"\n', 1, "unknown key 'isue'", "use one of"),
        ('[issue]\ndate = "九月"\n', 2, "has the date '九月'", "write it as"),
        ('[issue]\ndate = "2023-13"\n', 2, "has the date '2023-13'", "write it as"),
        ('[issue]\ndate = "2023"\ndate_supplied = true\n', 3, "without a reason", "add reason"),
        ('[issue]\nslug = "第九期"\n', 2, "has the slug", "use a-z"),
        ('[issue]\nslug = "sections"\n', 2, "has the slug 'sections'", "use a-z"),
        ('[periodical]\nissn = "1000-5918"\n', 2, "check digit is wrong", "correct it"),
        ('[periodical]\nkind = "book"\n', 2, "has kind 'book'", "newspaper, magazine or journal"),
        ("[article]\nat = 3\n", 1, "gives article once", "write it as [[article]]"),
        ('[[article]]\ntitle = "甲"\n', 1, "without at or body", "say which"),
        ("[[article]]\nat = 4\n", 1, "where none begins", "use body, or one of 3"),
        ("[[article]]\nat = 999\n", 2, "names line 999 of a text", "correct the number"),
        ("[[article]]\nbody = [[3, 999]]\n", 2, "names line 999 of a text", "correct the number"),
        ("[[article]]\nbody = [[5, 3]]\n", 2, "has [5, 3] in body", "write [first, last]"),
        ("[[article]]\nbody = [[3, 6], [5, 8]]\n", 2, "overlap at line 5", "part them"),
        (
            "[[article]]\nbody = [[3, 5]]\n[[article]]\nbody = [[5, 7]]\n",
            4,
            "claims line 5, which the article of line 1 has",
            "give it to one",
        ),
        ('[[article]]\nat = 3\nauthors = "张"\n', 3, "gives authors as one value", "authors = ["),
        (
            '[[article]]\nat = 3\nauthors = [{name = "张", role = "cook"}]\n',
            3,
            "role of 张",
            "role one of",
        ),
        ("[[furniture]]\nlines = [3]\n", 1, "without a kind", "say what"),
    ],
)
def test_a_mistake_is_refused_with_file_line_and_mend(tmp_path, companion, line, fault, mend):
    with pytest.raises(SourceError) as refusal:
        read_with(tmp_path, companion)
    message = str(refusal.value)
    assert message.startswith(f"{tmp_path / 'a.toml'}: line {line} ")
    assert fault in message
    assert mend in message
    assert "\n" not in message
