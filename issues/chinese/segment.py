"""Cutting Chinese into words, with jieba and the room's own list.

The dictionary takes about a second and 100 MB, so it is loaded when the first text is cut, never
on import. A server that forks its workers may call `load()` first, and they share it.
"""

import logging
from collections.abc import Iterator
from functools import cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jieba import Tokenizer

WORDS_FILE = Path(__file__).parent / "data" / "words.txt"
STOPWORDS_FILE = Path(__file__).parent / "data" / "stopwords.txt"
HEADS_FILE = Path(__file__).parent / "data" / "heads.txt"


def words(text: str) -> list[str]:
    """The words of the text in their order, marks and spaces among them: joined, the text again."""
    return load().lcut(text)


def dictionary_words(text: str) -> list[str]:
    """As words(), but no word is made up that no dictionary has: 把控|一是, not 把|控一|是."""
    return load().lcut(text, HMM=False)


def short_words(word: str, most: int) -> list[str]:
    """A word of more than so many characters as the likeliest shorter ones that it is made of:
    习近平|新|时代|中国|特色|社会主义|思想."""
    if len(word) <= most:
        return [word]
    known, least = load().FREQ, log(load().total)
    best = {len(word): (0.0, [])}
    for start in reversed(range(len(word))):
        ways = []
        for end in range(start + 1, min(start + most, len(word)) + 1):
            part = word[start:end]
            if len(part) == 1 or known.get(part):
                likely, after = best[end]
                ways.append((likely + log(known.get(part) or 1) - least, [part, *after]))
        best[start] = max(ways)
    return best[0][1]


def may_run_over(head: str, tail: str) -> bool:
    """Whether the dictionary has any word that would lie across the joint of two texts; a cut may
    still part it there. Much quicker than a cut."""
    if head[-1:].isascii() and tail[:1].isascii():
        return bool(head and tail)
    if not (head[-1:].isalnum() and tail[:1].isalnum()):
        return False
    known, text, joint = load().FREQ, head + tail, len(head)
    for start in range(joint):
        end = joint + 1
        while (count := known.get(text[start:end])) is not None and end <= len(text):
            if count:
                return True
            end += 1
    return False


@cache
def load() -> "Tokenizer":
    """A tokeniser of our own, so that nobody else's changes to jieba's reach it."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    for word in read_list(WORDS_FILE):
        tokenizer.add_word(word)
    return tokenizer


@cache
def own_words() -> frozenset[str]:
    return frozenset(read_list(WORDS_FILE))


@cache
def stop_words() -> frozenset[str]:
    return frozenset(read_list(STOPWORDS_FILE))


@cache
def head_words() -> frozenset[str]:
    return frozenset(read_list(HEADS_FILE))


def read_list(path: Path) -> Iterator[str]:
    """The words of a list, as editors write them: any number on a line, # opens a remark."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield from line.partition("#")[0].split()
