import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from, text

from issues.search import excerpt, highlight, read_query
from issues.search.tokens import visible

FILLER = "各地区各部门认真贯彻落实。" * 30


def marked(pieces):
    return "".join(f"[{part}]" if is_hit else part for is_hit, part in pieces)


@pytest.mark.parametrize(
    ("printed", "typed", "shown"),
    [
        ("推动京津冀协同发展", "京津冀", "推动[京津冀]协同发展"),
        ("發展新質生產力", "新质生产力", "發展[新質生產力]"),
        ("刘 刚 著", "刘刚", "[刘 刚] 著"),
        ("写好“京津”文章", "京津文章", "写好“[京津”文章]"),
        ("OpenAI 与ＧＰＴ", "ai gpt", "Open[AI] 与[ＧＰＴ]"),
        ("甲乙丙", "甲乙 乙丙", "[甲乙丙]"),
        ("甲甲甲", "甲", "[甲甲甲]"),
        ("甲乙丙", "丁", "甲乙丙"),
        ("甲乙丙", "", "甲乙丙"),
        ("<b>甲</b>", "甲", "<b>[甲]</b>"),
    ],
)
def test_hits_are_shown_in_the_text_as_printed(printed, typed, shown):
    assert marked(highlight(printed, typed)) == shown


def test_a_query_already_read_serves_as_well():
    assert marked(highlight("人工智能在京津冀", read_query("京津冀"))) == "人工智能在[京津冀]"


@pytest.mark.parametrize(
    ("printed", "typed", "shown"),
    [
        ("增长35%，不是3.5%", "3.5%", "增长35%，不是[3.5]%"),
        ("共35人", "35", "共[35]人"),
        ("张三、李四", "三李", "张[三、李]四"),
        ("刘刚说", "作者:刘刚", "[刘刚]说"),
        ("乡村与城市", "乡村 -城市", "[乡村]与城市"),
        ("理论周刊", "栏目:理论", "理论周刊"),
    ],
)
def test_what_was_asked_for_is_marked_and_nothing_else(printed, typed, shown):
    assert marked(highlight(printed, typed)) == shown


def test_a_character_that_stands_everywhere_is_marked_so_often_at_most():
    assert sum(is_hit for is_hit, _ in highlight("的 人 " * 5000, "的")) == 1000


def test_an_excerpt_begins_with_the_sentence_of_the_hit():
    shown = marked(excerpt(f"{FILLER}全会提出，发展新质生产力。{FILLER}", "新质生产力", 40))
    assert shown.startswith("…全会提出，发展[新质生产力]。各地区")
    assert shown.endswith("…")


def test_an_excerpt_that_begins_with_a_paragraph_begins_with_its_first_character():
    shown = excerpt(f"{FILLER}\n\n“京津冀”{FILLER}", "京津冀", 40)
    assert shown[:3] == [(False, "…"), (False, "“"), (True, "京津冀")]


def test_an_excerpt_shows_where_most_terms_stand_together():
    text = f"京津冀。{FILLER}人工智能{FILLER}京津冀的人工智能{FILLER}"
    assert "[京津冀]的[人工智能]" in marked(excerpt(text, "京津冀 人工智能", 60))


def test_an_excerpt_runs_paragraphs_together_without_their_marks():
    assert marked(excerpt("甲\n\n## 一、乙\n\n\\# 丙", "乙")) == "甲 一、[乙] # 丙"
    assert marked(excerpt("甲。\n\n乙：\n\n丙", "乙")) == "甲。[乙]：丙"


def test_an_excerpt_has_three_passages_at_most_in_their_order():
    text = FILLER.join(["", *(f"第{n}次说京津冀。" for n in range(1, 6)), ""])
    shown = marked(excerpt(text, "京津冀", 20))
    assert shown.count("[京津冀]") == 3
    assert [shown.find(f"第{n}次") >= 0 for n in range(1, 6)] == [True] * 3 + [False] * 2
    assert shown.find("第1次") < shown.find("第2次") < shown.find("第3次")


def test_each_word_of_the_query_is_shown_where_there_is_room():
    text = FILLER.join(["京津冀京津冀。"] * 5 + ["人工智能。"])
    assert "[人工智能]" in marked(excerpt(text, "京津冀 人工智能", 20))


def test_a_single_passage_is_longer():
    shown = marked(excerpt(f"{FILLER}京津冀{FILLER}", "京津冀", 20))
    assert 36 <= len(shown) <= 46


def test_the_passages_with_most_of_the_query_are_chosen():
    thin = FILLER.join(f"第{n}次说京津冀。" for n in range(5))
    shown = marked(excerpt(f"{thin}{FILLER}京津冀的人工智能{FILLER}", "京津冀 人工智能", 20))
    assert "[京津冀]的[人工智能]" in shown


def test_without_a_hit_an_excerpt_is_the_beginning():
    assert excerpt(FILLER, "新质生产力", 20, 3) == [(False, FILLER[:60]), (False, "…")]


def test_a_short_text_is_shown_whole():
    assert marked(excerpt("短文说京津冀。", "京津冀")) == "短文说[京津冀]。"


def test_an_empty_text_has_no_excerpt():
    assert excerpt("", "京津冀") == []


TEXTS = text(sampled_from("京津冀。，\n #\\“é\u0301Ａa😀"), max_size=80) | text(max_size=80)


@given(TEXTS, text(sampled_from("京津冀。 “aé"), max_size=6))
def test_the_pieces_of_a_highlight_are_the_text(text, typed):
    assert "".join(part for _, part in highlight(text, typed)) == text


@given(TEXTS, text(sampled_from("京津冀。 “aé"), max_size=6), integers(5, 30))
def test_an_excerpt_comes_from_the_text_and_keeps_its_width(text, typed, width):
    parts = [part for _, part in excerpt(text, typed, width, passages=1)]
    squeezed = "".join("".join(parts).split())
    assert squeezed.strip("…") in "".join(visible(text).split())
    assert len("".join(parts)) <= width + 2 + 6 * 2
