import pytest
from hypothesis import given
from hypothesis.strategies import text

from issues.chinese.fold import fold, squeeze

ANY_TEXT = text()


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("資訊與後裡", "资讯与后里"),
        ("著衞砲", "着卫炮"),
        ("ＡＩ２０２４，（一）", "ai2024,(一)"),
        ("İß", "iß"),
        ("“甲”『乙』「丙」‘丁’", '"甲""乙""丙""丁"'),
        ("—–－", "---"),
        ("马克思・韦伯•", "马克思·韦伯·"),
        ("二○二三", "二〇二三"),
        ("⼈⺠⻢", "人民马"),
        ("éü", "eu"),
        ("甲\u3000乙\n丙\u200b丁\ufeff", "甲 乙 丙 丁 "),
    ],
    ids=lambda value: value.strip(),
)
def test_what_means_the_same_folds_to_the_same(printed, folded):
    assert fold(printed) == folded


@pytest.mark.parametrize("visible", ["´", "゛", "…", "½", "㈠", "《", "😀", "ﬁ", "\ue000"])
def test_what_is_seen_on_the_page_never_becomes_a_space(visible):
    assert not fold(visible).isspace()


def test_words_stay_as_they_are():
    """軟體 is not 软件: a reader who sees one must find that one."""
    assert fold("軟體") == "软体"


@given(ANY_TEXT)
def test_one_character_folds_to_one_character(text):
    assert len(fold(text)) == len(text)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_each_squeezed_character_knows_where_it_stood(text):
    squeezed = squeeze(text)
    assert squeezed.text == "".join(text.split())
    assert [text[place] for place in squeezed.positions] == list(squeezed.text)


def test_half_a_character_does_no_harm():
    assert fold("甲\ud800乙").encode() == "甲\ufffd乙".encode()
