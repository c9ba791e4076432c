"""A few sentences that stand for a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.opening import LONGEST, opening_of
from reader.text import blocks_of

SENTENCE = "这一句话正好有二十个汉字连同后面的句号吧。"


@pytest.mark.parametrize(
    ("body", "opening"),
    [
        ("", ""),
        ("一句。", "一句。"),
        ("## 题\n\n一句。\n\n## 又题\n\n二句。", "一句。二句。"),
        ("诗一，\n诗二。", "诗一，诗二。"),
        (SENTENCE * 7, SENTENCE * 5),
        ("“" + SENTENCE * 3 + "”他说，" + "长" * 90, "“" + SENTENCE * 3 + "”"),
        ("长" * 200, "长" * 119 + "…"),
        ("短。" + "长" * 200, "短。" + "长" * 117 + "…"),
    ],
)
def test_it_ends_where_a_sentence_does(body, opening):
    assert opening_of(blocks_of(body)) == opening


@given(st.text("长。！”\n 字", max_size=400))
def test_it_is_never_long(body):
    assert len(opening_of(blocks_of(body))) <= LONGEST
