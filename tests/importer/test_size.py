"""A text twice as long is twice the work: no stage looks again at what it has looked at.

Work is counted in calls, which are the same on every machine; tests/benchmarks has the seconds.
"""

import sys

import pytest

from issues.importer import read_text
from tests.benchmarks.bench_reading import WAYS, as_source, seed_articles, text_of

from .specimens import SENTENCES, read_specimen

SMALL, LARGE = 0.03, 0.06  # MB
TWICE = 2.4  # and a little, for what has a logarithm in it and for where the texts end


def calls(text: str) -> int:
    """How many functions are called while a text is read."""
    count = 0

    def take(frame, event, called) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(take)
    try:
        read_text(as_source(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module")
def articles():
    found = seed_articles()
    read_text(as_source(text_of(WAYS["whole"], found, SMALL)))  # loads what is loaded once
    return found


@pytest.mark.parametrize("name", WAYS)
def test_twice_the_text_is_twice_the_work(name, articles):
    small, large = (text_of(WAYS[name], articles, size) for size in (SMALL, LARGE))
    share = len(large) / len(small) / 2
    assert calls(large) < TWICE * share * calls(small)


@pytest.mark.parametrize(
    "unit",
    [
        "把水引上山\n",
        "山\n",
        "刘 刚\n",
        "一、水从哪里来\n",
        "目录\n甲\n",
        "编者按：河边的芦苇一夜之间白了头\n",
        "主编 张三\n主编 李四\n定价 1元\n微信\n微信\n微信\n微信\n",
        "# 山村\n\n" + SENTENCES[0][:-1] + "\n\n",
        "（下转第二版）\n（上接第一版）\n" + SENTENCES[1] + "\n",
        "河边的芦苇一夜之间白了头\n\n■刘 刚\n\n" + SENTENCES[2] * 2 + "又见\n\n",
    ],
    ids=lambda unit: unit[:8].split()[0],
)
def test_so_it_is_where_a_text_says_one_thing_again_and_again(unit, articles):
    few, many = (SENTENCES[3] + "\n" + unit * times for times in (200, 400))
    assert calls(many) < TWICE * calls(few)


@pytest.mark.parametrize(
    "sign", ["(", "（", "*", ".", "…", "“", "·", "○", "#", "1 ", "本报", "执笔", "\u2003"]
)
def test_a_line_of_a_hundred_thousand_signs_is_read(sign):
    """Quadratic in a line, this would take minutes."""
    text = SENTENCES[0] + "\n作者：" + sign * 100_000 + "（执笔" + sign * 100_000 + "x\n"
    assert read_specimen(text).articles


def test_a_run_of_type_longer_than_any_head_is_no_title():
    type_in_rows = "\n\n".join(f"把水引上山的第{n}件小事" for n in "一二三四五六七八九十甲乙丙丁")
    reading = read_specimen(f"{type_in_rows}\n\n刘 刚\n\n" + "\n\n".join(SENTENCES))
    assert len(reading.articles[0].title) < 13 * 11
