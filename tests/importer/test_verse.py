"""What is set line by line: verse, tables, lists, questions and answers, letters."""

import pytest

from .specimens import SENTENCES, column, headings, marks, paragraphs, read_specimen

A, B, C, D = SENTENCES
FREE = (
    "早晨的风吹过麦田\n露水还没有干\n有人在井边打水\n桶里落进一片云\n井绳一圈一圈收短",
    "傍晚的风吹过麦田\n牛羊都回来了\n有人在灶前烧火\n烟里升起一颗星",
)
POINTED = "一行白鹭过河滩，\n两只黄牛卧草间。\n三更灯火照书卷，\n四野无声月满山。"
NOTE = "（作者为某县渔民）"


@pytest.mark.parametrize("head", ["麦田之歌\n张小山\n\n", "麦田\n张小山\n\n", "# 麦田之歌\n\n"])
def test_a_poem_keeps_its_lines_and_its_stanzas(head):
    reading = read_specimen(head + "\n\n".join(FREE) + "\n")
    assert [a.title_supplied for a in reading.articles] == [False]
    assert paragraphs(reading) == list(FREE)


def test_a_line_of_verse_that_looks_like_a_name_is_a_line_of_verse():
    poem = FREE[0].replace("有人在井边打水", "高远")
    reading = read_specimen(f"麦田之歌\n张小山\n\n{poem}\n\n{FREE[1]}\n")
    assert paragraphs(reading) == [poem, FREE[1]]


def test_verse_between_paragraphs_stays_in_its_article():
    for text in (
        f"{A}\n\n他写道：\n\n{POINTED}\n\n{B}",
        column(A + B) + f"\n{POINTED}\n" + column(C + D),
    ):
        reading = read_specimen(f"渔村的早晨\n王大河\n\n{text}\n{NOTE}\n")
        assert len(reading.articles) == 1
        assert POINTED in paragraphs(reading)


def test_the_title_below_a_poem_is_none_of_its_lines():
    text = f"麦田之歌\n张小山\n\n{FREE[0]}\n\n渔村的早晨\n王大河\n\n{A}\n\n{B}\n"
    reading = read_specimen(text)
    assert [a.title for a in reading.articles] == ["麦田之歌", "渔村的早晨"]
    assert paragraphs(reading) == [FREE[0]]


def test_a_refrain_is_not_taken_for_lines_printed_twice():
    refrain = "渔网收起来吧收起来\n船桨靠在岸上\n灯在窗子里等着我们\n等着我们把河水带回家\n把河水和星星一起带回家"
    poem = f"{FREE[0]}\n\n{refrain}\n\n{FREE[1]}\n\n{refrain}"
    reading = read_specimen(f"# 收网\n\n文/王大河\n\n{poem}\n")
    assert paragraphs(reading).count(refrain) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a cluster of title lines over a text
        (
            f"县长在水库工地考察时强调\n把水引上山去\n让梯田都有收成\n李大河陪同考察\n\n{column(A + B)}\n",
            "V",
        ),
        # short paragraphs of talk
        ("他问：\n“你来了？”\n“来了。”\n“吃了吗？”\n“吃了。”\n“坐吧。”\n" + A + "\n", "V"),
        # prose in a narrow column
        (column(A + B + C, measure=10) + "\n", "V"),
        # bylines one below the other
        ("把水引上山\n张小山\n王大河\n李小林\n赵一平\n" + column(A + B) + "\n", "V"),
        # two titles of two halves each
        (
            f"修渠引水上高山　　开田种粮在坡前\n人勤地不懒　　家家有余粮\n张小山\n\n{column(A + B)}\n",
            "G",
        ),
    ],
)
def test_what_only_looks_like_verse_or_a_table_is_none(text, expected):
    assert expected not in marks(text)


def test_a_table_keeps_its_rows_and_its_white():
    table = "年份\t渔船\t渔民\n2020\t12\t40\n2021\t15\t52"
    reading = read_specimen(f"渔村的早晨\n王大河\n\n{A}\n\n{table}\n\n{B}\n")
    assert paragraphs(reading) == [A, table, B]


def test_the_items_of_a_list_are_paragraphs_of_their_article():
    for items in (
        ["●修好了码头的栈桥", "●添了三条渔船"],
        ["1. 修好码头", "2. 添三条船", "3. 织二十张网"],
        ["时间：五月一日", "地点：渔村码头"],
    ):
        text = f"# 渔村的早晨\n\n文/王大河\n\n{A}\n\n" + "\n\n".join(items) + f"\n\n{B}■\n"
        reading = read_specimen(text)
        assert paragraphs(reading) == [A, *items, B]
        assert headings(reading) == []


def test_numbered_headings_with_text_between_are_headings():
    text = f"# 渔村的早晨\n\n文/王大河\n\n{A}\n\n1. 修好码头\n\n{B}\n\n2. 添三条船\n\n{C}■\n"
    assert headings(read_specimen(text)) == ["1. 修好码头", "2. 添三条船"]


def test_each_question_and_each_answer_begins_a_paragraph():
    turns = ["问：" + A, "答：" + B + C, "问：" + D, "答：" + A]
    text = "\n".join(column(turn, measure=22) for turn in turns)
    reading = read_specimen(f"渔村的早晨\n王大河\n{text}\n{NOTE}\n")
    assert paragraphs(reading) == turns


def test_who_speaks_more_than_once_opens_a_paragraph_each_time():
    turns = ["记者：" + A, "王小二：" + B + C, "记者：你怎么看？", "王小二：" + D]
    text = "\n".join(column(turn, measure=22) for turn in turns)
    reading = read_specimen(f"渔村的早晨\n王大河\n{text}\n{NOTE}\n")
    assert paragraphs(reading) == turns


def test_a_letter_keeps_its_greeting_and_its_signature():
    text = f"一封来信\n\n编辑同志：\n\n{A}\n\n{B}\n\n此致\n\n敬礼！\n\n张小山\n\n2024年1月5日\n\n"
    reading = read_specimen(f"{text}渔村的早晨\n\n王大河\n\n{C}\n\n{D}\n")
    assert paragraphs(reading) == ["编辑同志：", A, B, "此致", "敬礼！", "张小山", "2024年1月5日"]
    assert [a.title for a in reading.articles] == ["一封来信", "渔村的早晨"]


def test_a_name_below_a_text_that_is_no_letter_signs_it_nowhere_inside():
    reading = read_specimen(
        f"把水引上山\n\n张小山\n\n{A}\n\n{B}\n\n渔村的早晨\n\n王大河\n\n{C}\n\n{D}\n"
    )
    assert paragraphs(reading) == [A, B]


def test_a_row_of_stars_inside_a_story_parts_scenes_and_not_articles():
    text = f"# 渔村的早晨\n\n文/王大河\n\n{A}\n\n* * *\n\n{B}\n\n☆ ☆ ☆\n\n{C}■\n"
    reading = read_specimen(text)
    assert [paragraphs(reading, i) for i in range(len(reading.articles))] == [[A, B, C]]


def test_a_rule_above_a_title_ends_the_article():
    text = f"渔村的早晨\n王大河\n\n{A}\n\n{B}\n\n--------\n\n把水引上山\n张小山\n\n{C}\n\n{D}\n"
    assert [a.title for a in read_specimen(text).articles] == ["渔村的早晨", "把水引上山"]
