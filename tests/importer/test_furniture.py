"""Running heads, banners, shadows and contents, and the text that only looks like them."""

import pytest

from issues.importer.contents import read_contents
from issues.importer.context import settle
from issues.importer.layout import survey
from issues.importer.rules import mark_lines
from issues.importer.source import split_lines

from .specimens import SENTENCES, column, headings, paragraphs, read_specimen

A, B, C, D = SENTENCES
NOTE = "（作者为某县渔民）"
LONG = f"{A}{B}{C}{D}"


def vertical(text: str) -> str:
    return "\n".join(text)


def test_a_vertical_head_that_comes_again_is_furniture():
    head = vertical("山村月刊")
    rows = [column(A + B), head, column(C + D), head, column(B + A), NOTE]
    text = "把水引上山\n张小山\n\n" + "\n".join(rows) + "\n"
    reading = read_specimen(text)
    assert [f.text for f in reading.furniture if f.kind == "running_head"] == [head] * 2
    assert reading.periodical.title == "山村月刊"


def test_three_lines_of_one_character_inside_a_text_stay_there_and_name_nothing():
    for text in (f"{A}\n\n真\n善\n美\n\n{B}", f"{column(A + B)}\n真\n善\n美\n{column(C + D)}"):
        reading = read_specimen(f"渔村的早晨\n\n王大河\n\n{text}\n{NOTE}\n")
        assert len(reading.articles) == 1
        assert "真\n善\n美" in paragraphs(reading)
        assert reading.periodical.title is None


def test_lines_printed_twice_in_mid_sentence_are_a_shadow():
    rows = column(LONG, measure=20).split("\n")
    text = "把水引上山\n张小山\n" + "\n".join([*rows[:7], *rows[2:7], *rows[7:]]) + f"\n{NOTE}\n"
    reading = read_specimen(text)
    assert paragraphs(reading) == [LONG]


def test_lines_printed_again_after_the_end_of_an_article_are_a_shadow():
    rows = column(LONG, measure=20).split("\n")
    text = "把水引上山\n张小山\n" + "\n".join(
        [*rows[:-1], rows[-1] + "■", NOTE, *rows[-5:-1], rows[-1] + "■"]
    )
    assert [a.title for a in read_specimen(text + "\n").articles] == ["把水引上山"]


def test_a_passage_that_the_writer_repeats_whole_is_text():
    refrain = (
        "渔网收起来吧，把船桨靠在岸上，灯在窗子里等着我们，等着我们把河水和一天的星星都带回家里去，"
        "把锅烧热，把门关上，把孩子叫醒，再把今天的事从头到尾说一遍给他听。"
    )
    text = f"渔村的早晨\n王大河\n{column(A + B, refrain, C + D, refrain, D + A)}\n{NOTE}\n"
    assert paragraphs(read_specimen(text)).count(refrain) == 2


@pytest.mark.parametrize("theme", ["深入学习贯彻全县水利会议精神", "热烈庆祝水库建成六十周年"])
def test_the_theme_of_a_page_is_no_part_of_a_title(theme):
    text = f"{theme}\n\n把水引上山\n\n■张小山\n\n{A}\n\n{B}\n"
    assert [a.title for a in read_specimen(text).articles] == ["把水引上山"]


def test_a_theme_over_a_byline_is_a_title():
    title = "深入学习贯彻全县水利会议精神"
    assert [a.title for a in read_specimen(f"{title}\n\n■张小山\n\n{A}\n\n{B}\n").articles] == [
        title
    ]


BODIES = f"把水引上山\n\n张小山\n\n{A}\n\n{B}\n\n渔村的早晨\n\n王大河\n\n{C}\n\n{D}\n\n梯田里的歌声\n\n李小林\n\n{D}\n\n{A}\n"
LISTS = {
    "leaders": "目　录\n\n【水利】\n把水引上山………………张小山（4）\n渔村的早晨………………王大河（8）\n"
    "【山村】\n梯田里的歌声……………李小林（12）\n\n",
    "slashes": "目录\n\n水利\n4 把水引上山／张小山\n8 渔村的早晨／王大河\n山村\n12 梯田里的歌声／李小林\n\n",
    "traditional": "目錄\n\n■水利\n把水引上山 張小山 4\n渔村的早晨 王大河 8\n■山村\n梯田里的歌声 李小林 12\n\n",
}


@pytest.mark.parametrize("form", LISTS)
def test_a_printed_contents_list_gives_titles_their_sections(form):
    reading = read_specimen(LISTS[form] + BODIES)
    assert [(a.title, a.section) for a in reading.articles] == [
        ("把水引上山", "水利"),
        ("渔村的早晨", "水利"),
        ("梯田里的歌声", "山村"),
    ]


def test_an_entry_has_its_title_authors_and_page():
    lines = split_lines(LISTS["leaders"] + BODIES)
    entries = read_contents(settle(mark_lines(lines), survey(lines))).entries
    assert [(e.title, e.authors, e.page) for e in entries][0] == ("把水引上山", ("张小山",), "4")


def test_the_contents_end_where_a_title_is_said_again_in_nearly_the_same_words():
    text = "目录\n\n把水引上高山\n张小山\n渔村之晨\n王大河\n梯田里的歌\n李小林\n\n" + BODIES
    assert [a.title for a in read_specimen(text).articles] == [
        "把水引上山",
        "渔村的早晨",
        "梯田里的歌声",
    ]


def test_the_word_contents_inside_a_text_opens_no_list():
    text = f"# 把水引上山\n\n文/张小山\n\n{A}\n\n目录\n\n第一卷 水从哪里来\n\n第二卷 怎样引水\n\n第三卷 引水以后\n\n{B}■\n"
    reading = read_specimen(text)
    assert [a.title for a in reading.articles] == ["把水引上山"]
    assert "第二卷 怎样引水" in reading.articles[0].text
    assert not [f for f in reading.furniture if f.kind == "contents"]


def test_a_note_of_the_editor_after_the_text_is_the_last_of_it():
    text = (
        f"把水引上山\n\n张小山\n\n{A}\n\n{B}\n\n编后：{C}\n\n渔村的早晨\n\n王大河\n\n{D}\n\n{A}\n"
    )
    assert paragraphs(read_specimen(text)) == [A, B, f"编后：{C}"]


def test_where_no_white_parts_anything_headings_and_paragraphs_are_told_by_width():
    fish = "渔网要在芦苇边上晒干，渔船要在沙洲边上修补，渔歌要在码头上唱起来。"
    late = "水来了以后，各家的田里都有了声音，夜里也听得见。"
    parts = [
        "一、怎样把河里的水一直引到半山\n的梯田里去",
        "二、水来以后怎样公公平平地分给\n各家各户",
    ]
    rows = [column(A + B, C + D), parts[0], column(A, B + A, fish, C, D), parts[1], column(late, B)]
    reading = read_specimen(
        "把水引上山\n张小山\n" + "\n".join(rows).replace("\n\n", "\n") + f"\n{NOTE}\n"
    )
    assert headings(reading) == [part.replace("\n", "") for part in parts]
    assert paragraphs(reading) == [A + B, C + D, A, B + A, fish, C, D, late, B]


@pytest.mark.parametrize(
    ("head", "title", "section"), [("山村月刊", "山村月刊", None), ("山村纪事", None, "山村纪事")]
)
def test_what_every_page_is_headed_with_names_the_periodical_or_a_section(head, title, section):
    pages = [
        f"把水引上山\n张小山\n{column(A + B, measure=22)}",
        f"{column(C + D, measure=22)}\n{NOTE}",
    ]
    text = "".join(f"\f{head}\n\n{page}\n\n{n}\n" for n, page in enumerate(pages, 12))
    reading = read_specimen(text)
    assert (reading.periodical.title, reading.articles[0].section) == (title, section)
    assert head not in reading.articles[0].text
