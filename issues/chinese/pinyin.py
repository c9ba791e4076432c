"""Sort keys and initials: Chinese in the order of its pinyin, surnames read as surnames."""

import re
import unicodedata
from functools import lru_cache

from .fold import simplify

# Characters that a name reads otherwise than the dictionary does (checked against pypinyin 0.55).
SURNAMES = {
    "万俟": "mo qi", "尉迟": "yu chi", "长孙": "zhang sun", "单于": "chan yu", "澹台": "tan tai",
    "曾": "zeng", "单": "shan", "解": "xie", "查": "zha", "仇": "qiu", "区": "ou", "朴": "piao",
    "翟": "zhai", "乐": "yue", "缪": "miao", "宓": "mi", "员": "yun", "种": "chong", "秘": "bi",
    "黑": "he", "折": "she", "盖": "ge", "覃": "qin", "洗": "xian", "冼": "xian", "繁": "po",
    "召": "shao", "贲": "ben", "曲": "qu", "任": "ren", "卜": "bu", "祭": "zhai", "重": "chong",
    "薄": "bo", "都": "du", "阚": "kan", "藏": "zang", "乜": "nie", "句": "gou",
    "郇": "xun", "粘": "nian", "颉": "xie", "贠": "yun", "么": "yao", "炅": "gui", "佴": "nai",
    "华": "hua", "沈": "shen", "尉": "wei", "牟": "mou", "莘": "shen",
    "令狐": "ling hu", "宰父": "zai fu", "皇甫": "huang fu", "夏侯": "xia hou", "乐正": "yue zheng",
}  # fmt: skip


@lru_cache(maxsize=4096)
def sort_key(text: str, person: bool = False) -> str:
    """The syllables of the pinyin with spaces between, lower case; 曾国藩 is `zeng guo fan`."""
    from pypinyin import lazy_pinyin  # a slow first import, and only writers need it

    text = simplify(unicodedata.normalize("NFKC", text).strip())
    lead = ""
    if person:
        for length in (2, 1):
            if text[:length] in SURNAMES:
                lead, text = SURNAMES[text[:length]], text[length:]
                break
    syllables = ([lead] if lead else []) + lazy_pinyin(text)
    words = re.findall(r"[a-z0-9ü]+", " ".join(syllables).lower().replace("ü", "v"))
    return " ".join(words)[:300]


def initial_of(key: str) -> str:
    """The letter under which a sort key stands in an A–Z list; # for what has none."""
    first = key[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def initials_of(key: str) -> str:
    """The first letters of a sort key's syllables: `jing jin ji` is `jjj`."""
    return "".join(syllable[0] for syllable in key.split())


def slug_of(text: str, person: bool = False) -> str:
    """An address in ASCII for any text, never empty: 天津日报 is `tianjinribao`."""
    slug = sort_key(text, person=person).replace(" ", "")
    return slug[:60] or "x" + "".join(f"{ord(c):x}" for c in text)[:20] or "x"
