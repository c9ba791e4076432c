"""What jieba's dictionary knows of a word: its part of speech, and how rare it is in print."""

from functools import cache
from pathlib import Path

# For a word that the table of rarities does not have. The median of the table, as jieba does it.
UNHEARD = 11.95


def part_of_speech(word: str) -> str:
    """jieba's tag (n, vn, v, ns, nr…), or "" for a word that is not in its dictionary.

    One tag for each word, and not always the right one: 智慧 is there as the name of a person.
    """
    return _parts_of_speech().get(word, "")


def rarity(word: str) -> float:
    """How rare the word is in print: minus the logarithm of its share of texts, from 1 to 14."""
    return _rarities().get(word, UNHEARD)


@cache
def _parts_of_speech() -> dict[str, str]:
    lines = _lines_of("dict.txt")
    return {word: tag for word, _, tag in (line.split(" ") for line in lines)}


@cache
def _rarities() -> dict[str, float]:
    lines = _lines_of("analyse/idf.txt")
    return {word: float(idf) for word, idf in (line.split(" ") for line in lines)}


def _lines_of(name: str) -> list[str]:
    """A table that comes with jieba. Read in half a second, once in a process."""
    import jieba

    return (Path(jieba.__file__).parent / name).read_text(encoding="utf-8").splitlines()
