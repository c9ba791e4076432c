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


# Surname → how it is read as one, where a dictionary would read another or could.
READ = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "解": "xie", "查": "zha", "区": "ou", "任": "ren",
    "华": "hua", "覃": "qin", "盖": "ge", "缪": "miao", "朴": "piao", "翟": "zhai", "员": "yun",
    "乐": "yue", "沈": "shen", "尉": "wei", "种": "chong", "冼": "xian", "召": "shao", "乜": "nie",
    "卜": "bu", "薄": "bo", "逄": "pang", "郗": "xi", "佘": "she", "厍": "she", "亓": "qi",
    "仝": "tong", "臧": "zang", "甯": "ning", "谌": "chen", "郇": "xun", "粘": "nian", "颉": "xie",
    "贠": "yun", "么": "yao", "炅": "gui", "牟": "mou", "莘": "shen", "燕": "yan", "应": "ying",
    "石": "shi", "车": "che", "那": "na", "万": "wan", "宿": "su", "强": "qiang", "叶": "ye",
    "秘": "bi", "贲": "ben", "折": "she", "繁": "po", "祭": "zhai", "都": "du", "句": "gou",
}  # fmt: skip
COMPOUND = {
    "欧阳": "ou yang", "上官": "shang guan", "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun",
    "单于": "chan yu", "澹台": "tan tai", "令狐": "ling hu", "皇甫": "huang fu", "宇文": "yu wen",
    "诸葛": "zhu ge", "司马": "si ma", "夏侯": "xia hou", "乐正": "yue zheng", "宰父": "zai fu",
    "鲜于": "xian yu", "亓官": "qi guan", "颛孙": "zhuan sun", "拓跋": "tuo ba", "呼延": "hu yan",
}  # fmt: skip


@pytest.mark.parametrize(("surname", "read"), [*READ.items(), *COMPOUND.items()])
def test_a_surname_is_read_as_one(surname, read):
    assert sort_key(f"{surname}明", person=True) == f"{read} ming"
    assert initial_of(sort_key(f"{surname}小明", person=True)) == read[0].upper()


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
