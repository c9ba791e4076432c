"""Letters in the room that a cover has for them: where a name is parted, how large it can be."""

import re
import unicodedata

from ..linebreak import ems, evenly

BETTER_BREAK = re.compile(r"[·•\s：:—]+")
UPRIGHT = str.maketrans("〔〕（）《》〈〉“”‘’「」『』—…", "︹︺︵︶︽︾︿﹀﹁﹂﹃﹄﹁﹂﹃﹄︱︙")


def is_latin(text: str) -> bool:
    """Whether it is to be set along the line only: more than a third of it is Latin letters."""
    letters = [character for character in text if character.isalnum()]
    latin = [c for c in letters if unicodedata.east_asian_width(c) not in "WF"]
    return len(latin) * 3 > len(letters)


def balanced(title: str, lines: int) -> list[str]:
    """A name in so many lines of much the same length, parted where it parts itself if it does:
    重庆日报·思想周刊 has two."""
    if lines < 2:
        return [title]
    parts = [part for part in BETTER_BREAK.split(title) if part]
    if len(parts) == lines and min(map(ems, parts)) * 3 >= max(map(ems, parts)):
        return parts
    return evenly(title, lines, ems)


def gain_of(title: str) -> float:
    """How much larger the letters must become for a name to be parted into more lines; where it
    parts itself, not much."""
    return 1.15 if BETTER_BREAK.search(title) else 1.6


def fitted(
    title: str, width: float, height: float, largest: float, leading: float = 1.18
) -> tuple[float, list[str]]:
    """The size in which a name fills its room best, and its lines."""
    best = (0.0, [title])
    for lines in (1, 2, 3, 4):
        shown = balanced(title, lines)
        widest = max(map(ems, shown)) or 1
        size = min(largest, width / widest, height / (len(shown) * leading))
        if size > best[0] * gain_of(title):
            best = (size, shown)
    return round(best[0], 1), best[1]


def upright(text: str) -> str:
    """As it stands in a column: brackets and dashes turned."""
    return text.translate(UPRIGHT)
