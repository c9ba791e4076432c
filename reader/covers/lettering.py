"""Letters in a given room: how wide they run, where a line of them may break, how large they can be.

Nothing is measured in a font, which only the reader's machine has: a Chinese character is as wide as
it is high, a Latin letter a little more than half of that.
"""

import re
import unicodedata

from ..linebreak import NEVER_FIRST, NEVER_LAST

LEAST_LAST = 2.6
NARROW, WIDE_CAPITAL = 0.56, 0.74
# Runs that stay together: a Latin word, 2024年, 第9期; the space after it goes with it.
PIECES = re.compile(r"第?[!-~À-ɏ]+[年月日卷期号版]?\s*|\S\s*")
BETTER_BREAK = re.compile(r"[·•\s：:—]+")
UPRIGHT = str.maketrans("〔〕（）《》〈〉“”‘’「」『』—…", "︹︺︵︶︽︾︿﹀﹁﹂﹃﹄﹁﹂﹃﹄︱︙")


def width_of(text: str) -> float:
    """In ems."""
    return sum(_advance(character) for character in text)


def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WFA":
        return 1
    return WIDE_CAPITAL if character.isupper() else NARROW


def is_latin(text: str) -> bool:
    """Whether it is to be set along the line only: more than a third of it is Latin letters."""
    letters = [character for character in text if character.isalnum()]
    latin = [c for c in letters if unicodedata.east_asian_width(c) not in "WF"]
    return len(latin) * 3 > len(letters)


def broken(text: str, width: float, lines: int = 2) -> list[str]:
    """The text in so many lines of a width in ems at most; what has no room ends in …

    No single character is left for the last line (孤字不成行).
    """
    shown = _broken(text, width, lines)
    if len(shown) < 2 or width_of(shown[-1]) > LEAST_LAST or shown[-1].endswith("…"):
        return shown
    narrower = (_broken(text, width - less / 2, lines) for less in range(1, int(width)))
    return next((s for s in narrower if width_of(s[-1]) > LEAST_LAST and s[-1][-1] != "…"), shown)


def _broken(text: str, width: float, lines: int) -> list[str]:
    pieces, whole = PIECES.findall(text.strip()), []
    while pieces and len(whole) < lines:
        whole.append(_line(pieces, width))
    if pieces and whole:
        whole[-1] = _cut(whole[-1], width - 1)
    return [line.strip() for line in whole]


def _line(pieces: list[str], width: float) -> str:
    """Takes off a line's worth, which is at least one piece, and never a sign that may not part."""
    line = []
    while pieces and (not line or width_of("".join([*line, pieces[0]]).rstrip()) <= width):
        line.append(pieces.pop(0))
    while (
        pieces and len(line) > 1 and (pieces[0][0] in NEVER_FIRST or line[-1].strip() in NEVER_LAST)
    ):
        pieces.insert(0, line.pop())
    return "".join(line)


def _cut(line: str, width: float) -> str:
    line = line.strip()
    while line and width_of(line) > width:
        line = line[:-1]
    return line.rstrip("，。、；：·— ") + "…"


def balanced(title: str, lines: int) -> list[str]:
    """A name in so many lines of much the same length, parted where it parts itself if it does:
    重庆日报·思想周刊 has two."""
    if lines < 2:
        return [title]
    parts = [part for part in BETTER_BREAK.split(title) if part]
    if len(parts) == lines and min(map(width_of, parts)) * 3 >= max(map(width_of, parts)):
        return parts
    share = max(width_of(title) / lines, 1)
    longest = max((width_of(piece.strip()) for piece in PIECES.findall(title)), default=1)
    return next(
        found
        for room in _rooms(max(share, longest))
        if not (found := broken(title, room, lines))[-1].endswith("…") or title.endswith("…")
    )


def _rooms(least: float):
    """Ever wider rooms, from the least on."""
    while True:
        yield least
        least += 0.5


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
        widest = max(map(width_of, shown)) or 1
        size = min(largest, width / widest, height / (len(shown) * leading))
        if size > best[0] * gain_of(title):
            best = (size, shown)
    return round(best[0], 1), best[1]


def upright(text: str) -> str:
    """As it stands in a column: brackets and dashes turned."""
    return text.translate(UPRIGHT)
