"""Folding: what looks or means the same becomes the same, one character to one character.

The search compares folded texts and cuts excerpts from the printed ones, so a position in the
folded text has to be the position in the printed text. Words that differ by more than their
characters (軟體, 软件) stay different.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from opencc import OpenCC

# What a form stands for, character by character: forms in the first line, theirs in the second.
VARIANTS = str.maketrans(
    # Quotation marks; dashes; dots between names; brackets; the circle for zero
    "“”„‟‘’‚‛「」『』〝〞〟" + "‐‑‒–—―−" + "•‧・∙⋅" + "〔【〖〕】〗" + "⋯〜∼○◯"
    # Traditional and old forms that OpenCC leaves as they are
    "著衞敍枱粧糭衹簷痺妳砲靑竝"
    # Radicals that text taken out of PDF pages has in place of characters
    "⺠⻁⻄⻅⻆⻉⻋⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
    '"""""""""""""""' + "-------" + "·····" + "[[[]]]" + "…~~〇〇"
    "着卫叙台妆粽只檐痹你炮青并"
    "民虎西见角贝车力长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
)  # fmt: skip
# Characters and radicals, from first to last.
CHINESE = ((0x2E80, 0x2FDF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
UNSEEN = {"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"}


class Squeezed(NamedTuple):
    """A text without its white space, and where each of its characters stood before."""

    text: str
    positions: list[int]


def fold(text: str) -> str:
    """The text in simplified characters, half width, lower case, plain marks; as long as it was.

    What takes no room of its own on the page (line ends, accents set apart, zero-width
    characters) becomes a space. `fold("『資訊』，ＡＩ")` is `'"资讯",ai'`.
    """
    return text.translate(_FOLDS)


def squeeze(text: str) -> Squeezed:
    positions = [place for place, char in enumerate(text) if not char.isspace()]
    return Squeezed("".join([text[place] for place in positions]), positions)


def simplify(text: str) -> str:
    """The text in simplified characters, by words where one character could be two: not a fold."""
    return _to_simplified().convert(text)


def in_simplified(text: str) -> str:
    """The text in simplified characters, one to one, and nothing else changed: for rules that know
    words of print, 責任編輯：陳國華 as 责任编辑：陈国华. Never for display."""
    return text.translate(_simpler()) if _not_simple().search(text) else text


@cache
def _simpler() -> dict[int, str]:
    """The simplified form of each Chinese character that is not simplified. Takes 0.05 s, once."""
    chars = [chr(code) for first, last in CHINESE for code in range(first, last + 1)]
    converted = _to_simplified().convert("\n".join(chars)).split("\n")
    simple = (
        _single(_single(c, was).translate(VARIANTS), was)
        for c, was in zip(converted, chars, strict=True)
    )
    return {ord(was): now for was, now in zip(chars, simple, strict=True) if was != now}


@cache
def _not_simple() -> re.Pattern[str]:
    plain = "".join(chr(code) for code in _simpler() if code <= 0xFFFF)
    return re.compile(f"[{plain}\U00020000-\U000323af]")


class _Folds(dict[int, str]):
    """The fold of each character, worked out when the character is first met: about 5 µs."""

    def __missing__(self, code: int) -> str:
        folded, char = "", chr(code)
        while char != folded:
            folded, char = char, _fold_once(char)
        self[code] = folded
        return folded


_FOLDS = _Folds()


def _fold_once(char: str) -> str:
    category = unicodedata.category(char)
    if category in UNSEEN:
        return " "
    if category == "Cs":  # half of a character: no database would take it
        return "\N{REPLACEMENT CHARACTER}"
    char = _single(char.casefold(), char).translate(VARIANTS)
    return _single(_to_simplified().convert(_plain(char)), char)


def _plain(char: str) -> str:
    """The character without width, style and accents: ２ and ② are 2, é is e, ⼈ is 人."""
    parts = unicodedata.normalize("NFKD", char)
    base = "".join(part for part in parts if unicodedata.category(part) not in UNSEEN)
    return _single(base, char)


def _single(wanted: str, otherwise: str) -> str:
    return wanted if len(wanted) == 1 else otherwise


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")
