"""What is offered instead of words that stand nowhere."""

import pytest

from issues.search import near_spellings, read_query, words_that_occur
from issues.search.spelling import same_sound

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts(make_article):
    make_article("一", "发展新质生产力，推动京津冀协同发展。")
    make_article("二", "刘刚说，新质生产力要因地制宜。")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("心质生产力", ["新质生产力"]),
        ("新制升产力", ["新质生产力"]),
        ("刘岗", ["刘刚"]),
        ("因地志宜", ["因地制宜"]),
        ("发展新质生产里推动京津季协同", ["发展新质生产力推动京津冀协同"]),
        ("心质生产力 协同", ["新质生产力 协同"]),
        ("心质生产力 -协同", ["新质生产力 -协同"]),
        ("心质生产力 标题:一", ["新质生产力 标题:一"]),
        ("量子纠缠", []),
        ("京", []),
        ("abc", []),
        ("，", []),
    ],
)
def test_characters_of_the_same_sound(typed, offered):
    assert [text for text, _ in near_spellings(read_query(typed))] == offered


def test_it_says_how_many_each_would_find():
    assert near_spellings(read_query("心质生产力")) == [("新质生产力", 2)]


def test_a_character_is_read_in_all_its_ways():
    assert {"中", "重", "虫"} <= {"中", *same_sound("重")}
    assert same_sound("x") == ["x"]


def test_words_that_do_occur():
    assert words_that_occur(read_query("量子纠缠 京津冀")) == [("京津冀", 1)]
    assert words_that_occur(read_query("新质生产力量子")) == [("新质生产力", 2)]
