"""Simplified and traditional characters: which a text is in, and the other for display.

A machine converts by words (头发 is 頭髮, 发展 is 發展) and now and then takes the wrong one, so
every page that shows its work says so.
"""

from collections.abc import Callable
from functools import cache

from opencc import OpenCC

from .fold import simplify

LANG = {"hans": "zh-Hans", "hant": "zh-Hant"}
SAMPLE = 500  # characters of a text that tell in which script it is


def script_of(text: str) -> str:
    """hant where more characters would change in simplifying than in the other direction."""
    sample = text[:SAMPLE]
    return "hant" if _changed(sample, simplify) > _changed(sample, traditional) else "hans"


def traditional(text: str) -> str:
    """The text in traditional characters, in the forms that most of their readers use: 為 and 裡,
    where the plain table has 爲 and 裏."""
    return _to_traditional().convert(text)


IN_SCRIPT: dict[str, Callable[[str], str]] = {"hans": simplify, "hant": traditional}


def _changed(text: str, change: Callable[[str], str]) -> int:
    return sum(was != now for was, now in zip(text, change(text), strict=False))


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2tw")
