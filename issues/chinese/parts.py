"""The part that a word can take in a term: what may name a topic, and what only stands around it."""

import re
from enum import Enum, auto
from functools import lru_cache

from .lexicon import part_of_speech
from .segment import head_words, own_words, stop_words
from .text import SURNAMES

HAN = re.compile(r"[㐀-鿿]{2,}")
# AI, GIS, 5G, OpenAI, but no plain word and no number.
ABBREVIATION = re.compile(r"[A-Za-z][\w+-]*[A-Z0-9][\w+-]*|[2-6][DG]", re.ASCII)
# In a word that jieba has guessed, these show a wrong cut: 以学, 优做, 新处.
GLUE = frozenset(
    "的地得了着过是在和与及或之把被将对于从向以为而也都就所其个这那有不无要到来去能会可更最很越各每多好做"
)


class Part(Enum):
    """The part that a word can take in a term."""

    BREAK = auto()  # none: it parts one term from the next
    FIRST = auto()  # the beginning, of a term of several words: 绿色, 现代
    HEAD = auto()  # any, but never alone: 资产, 技术
    LAST = auto()  # the end of a term of two: verbs, 管网|运行
    NOUN = auto()  # any, and alone
    PLACE = auto()  # the beginning, and alone
    PERSON = auto()  # alone, where the text is about the person
    GUESS = auto()  # as a noun, but it takes more to believe that it is one
    OWN = auto()  # alone: it is on the room's own list as it is


@lru_cache(maxsize=100_000)
def part_of(word: str) -> Part:
    tag = part_of_speech(word)
    if word in stop_words():
        return _part_of_stop_word(word, tag)
    if word in own_words():
        return Part.OWN
    if ABBREVIATION.fullmatch(word):
        return Part.NOUN
    if not HAN.fullmatch(word):
        return Part.BREAK
    if tag[:2] in ("", "nr") and _may_be_a_person(word, tag):
        return Part.PERSON
    if not tag:
        return Part.BREAK if GLUE.intersection(word) else Part.GUESS
    return Part.BREAK if _is_a_set_phrase(word, tag) else _part_by_tag(tag)


def _part_of_stop_word(word: str, tag: str) -> Part:
    if word in head_words():
        return Part.HEAD
    is_attribute = len(word) == 2 and tag in {"vn", "a", "ad", "an", "b"}
    return Part.FIRST if is_attribute else Part.BREAK


def _part_by_tag(tag: str) -> Part:
    if tag == "ns":
        return Part.PLACE
    if tag.startswith("n") or tag in {"vn", "an", "j", "eng"}:
        return Part.NOUN
    return {
        "v": Part.LAST,
        "a": Part.FIRST,
        "b": Part.FIRST,
        "s": Part.FIRST,
        "l": Part.GUESS,
    }.get(tag, Part.BREAK)


def _is_a_set_phrase(word: str, tag: str) -> bool:
    """超额完成, 奋斗目标: four characters, and one half is on the stop list."""
    halves = {word[2:]} if tag != "l" else {word[:2], word[2:]}
    return len(word) == 4 and bool(halves & stop_words() - head_words())


def _may_be_a_person(word: str, tag: str) -> bool:
    """jieba takes some words of two and four characters for persons: 智慧, 从严治党."""
    if tag in {"nrt", "nrfg"} or (tag and len(word) == 3):
        return True
    return word[0] in SURNAMES and len(word) <= 3
