import pytest
from hypothesis import given
from hypothesis.strategies import text

from issues.chinese.pinyin import initial_of, slug_of, sort_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("曾国藩", "zeng guo fan"),
        ("曾國藩", "zeng guo fan"),
        ("單田芳", "shan tian fang"),
        ("仇英", "qiu ying"),
        ("解晓东", "xie xiao dong"),
        ("薄一波", "bo yi bo"),
        ("欧阳修", "ou yang xiu"),
        ("长孙无忌", "zhang sun wu ji"),
        ("尉迟恭", "yu chi gong"),
        ("女娲", "nv wa"),
        ("刘　刚", "liu gang"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_a_person_is_ordered_by_the_surname_as_it_is_said(name, key):
    assert sort_key(name, person=True) == key


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("重庆日报", "chong qing ri bao"),
        ("长江日报", "chang jiang ri bao"),
        ("解放军报", "jie fang jun bao"),
    ],
)
def test_a_title_is_not_read_as_a_surname(title, key):
    assert sort_key(title) == key


@pytest.mark.parametrize(("key", "letter"), [("zeng guo fan", "Z"), ("2024 nian", "#"), ("", "#")])
def test_a_name_stands_under_its_letter(key, letter):
    assert initial_of(key) == letter


@given(text())
def test_every_text_has_an_address_in_ascii(text):
    slug = slug_of(text)
    assert slug
    assert slug.isascii()
    assert slug.replace("-", "").isalnum()


def test_different_signs_have_different_addresses():
    assert slug_of("😀") != slug_of("😁")
