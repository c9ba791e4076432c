"""Columns that an extraction laid side by side: read one after the other, told by their own lines."""

import pytest

from issues.importer import read
from issues.importer.columns import unfold
from issues.importer.source import split_lines

from .specimens import SENTENCES, column, paragraphs, read_specimen, wrap, write_source

MORE = (
    "水电站的机器从前夜里停转，如今通宵不歇，山里人家的灯比城里亮得还早，孩子们在灯下读书。",
    "合作社把晒场让给了学堂，三月里开了夜校，先教珠算，再教写信，老人坐在后排一笔一画地学。",
    "渡口的船工换了三代人，撑篙的手势一点没有变，赶集的日子天不亮就开船，船上坐满了担菜的人。",
    "石板路修到了最高的那户人家，邮差不必再把信托给放羊的孩子，他自己骑着车，一路按着铃上来。",
)
A = SENTENCES[0] + SENTENCES[1]
B = SENTENCES[2] + MORE[0]
C = SENTENCES[3] + MORE[1]
D = MORE[2] + MORE[3]
FIRST = ["山村的电灯", "陈国华", *wrap(A + B, 20), "（作者系山村教师）"]
SECOND = ["渔港的早晨", "王大河", *wrap(C + D, 20), "（作者系渔港医生）"]


def side_by_side(*columns: list[str], cell: int = 1, measure: int = 20) -> str:
    """The columns as an extraction lays them out; a Chinese character takes one cell or two."""
    rows = []
    for at in range(max(map(len, columns))):
        row, used = "", 0
        for number, lines in enumerate(columns):
            piece = lines[at] if at < len(lines) else ""
            start = number * (measure * cell + 4)
            if piece:
                row += " " * (start - used) + piece
                used = start + len(piece) * cell
        rows.append(row)
    return "\n".join(rows) + "\n"


def said(text: str) -> list[str]:
    return [line.bare for line in unfold(split_lines(text))]


@pytest.mark.parametrize("cell", [1, 2])
def test_two_columns_are_read_one_after_the_other(cell):
    assert said(side_by_side(FIRST, SECOND, cell=cell)) == FIRST + SECOND


def test_three_columns_of_unequal_length_are_read_one_after_the_other():
    assert said(side_by_side(FIRST, SECOND[:9], FIRST[:12])) == FIRST + SECOND[:9] + FIRST[:12]


def test_the_articles_of_two_columns_are_two_articles():
    reading = read_specimen(side_by_side(FIRST, SECOND))
    assert [(a.title, a.authors[0].name) for a in reading.articles] == [
        ("山村的电灯", "陈国华"),
        ("渔港的早晨", "王大河"),
    ]
    assert paragraphs(reading) == [A + B]
    assert paragraphs(reading, 1) == [C + D]


def test_a_paragraph_goes_on_in_the_next_column():
    lines = ["山村的电灯", "陈国华", *wrap(A + B + C, 20)]
    half = len(lines) // 2
    reading = read_specimen(side_by_side(lines[:half], lines[half:]))
    assert paragraphs(reading) == [A + B + C]


def test_a_title_over_both_columns_stands_before_them():
    title = " " * 18 + "山村与渔港两地见闻"
    assert said(f"{title}\n\n" + side_by_side(FIRST, SECOND))[:3] == [title.strip(), *FIRST[:2]]


def test_columns_do_not_run_from_page_to_page():
    page = side_by_side(FIRST, SECOND)
    assert said(page + "\f" + page) == (FIRST + SECOND) * 2


def test_an_indented_line_keeps_its_indent():
    text = side_by_side(FIRST, [SECOND[0], SECOND[1], "　　" + SECOND[2][:18], *SECOND[3:]])
    assert "　　" + SECOND[2][:18] in [line.text for line in unfold(split_lines(text))]


def test_articles_in_columns_are_told_by_the_lines_of_the_source():
    text = side_by_side(FIRST, SECOND)
    first, second = read_specimen(text).articles
    assert first.heading_spans[0] == second.heading_spans[0] == (1, 2)
    assert max(last for _, last in (*first.spans, *second.spans)) <= text.count("\n")


def test_every_character_of_a_line_is_in_the_reading():
    text = side_by_side(FIRST, SECOND)
    reading = read_specimen(text)
    read = "".join(
        "".join(filter(None, (a.title, a.byline, a.text, a.author_note))) for a in reading.articles
    )
    assert sorted(read.replace("\n", "")) == sorted("".join(text.split()))


def test_a_companion_names_the_lines_of_the_source(tmp_path):
    companion = '[[article]]\nbody = [[3, 11]]\ntitle = "水库的电灯"\n'
    path = write_source(tmp_path, side_by_side(FIRST, SECOND), companion=companion)
    assert read(path).articles[0].title == "水库的电灯"


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{name}县    {n * 37 % 91}万元    {n * 53 % 97}%\n" for n, name in enumerate("甲乙丙丁戊己庚辛壬癸")),
        "".join(f"{a}大河　　{a}小川　　{a}国华\n" for a in "王李张刘陈杨黄赵"),
        column(A, B) + "问：山里通电了吗？      答：通了。\n" * 3 + column(C),
        "".join(f"窗外的第{n}棵树      它开了花又落\n" for n in "一二三四五六七八"),
        column(A, B, C),
    ],
    ids=["table", "names", "few", "verse", "one column"],
)  # fmt: skip
def test_what_is_no_column_of_text_is_left_as_it_stands(text):
    lines = split_lines(text)
    assert unfold(lines) == lines
