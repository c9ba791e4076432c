"""Short lines of type, such as titles, broken as Chinese is: no line begins with a closing mark or
ends with an opening one, words stay whole where they can, and lines are much of a length."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, chain

from issues.chinese.fold import in_simplified
from issues.chinese.segment import short_words, words

SHORTEST_HALF = 4
HALVES_MEET = re.compile(r"(?<=[\u2000-\uffff])\s+(?=[\u2000-\uffff])")
NEVER_FIRST = "，。、；：？！”’）》〉】〕」』…—·,.;:?!)]%％～~"
NEVER_LAST = "“‘（《〈【〔「『([#"
HALF_EMPTY_FIRST = "“‘（《〈【〔「『"  # marks whose letter stands in the right half of its square
# A Latin word, 2024年, 第9期.
UNPARTED = re.compile(r"第?[0-9A-Za-z\u00c0-\u024f'’.,%+\-/&]+[年月日卷期号版]?|——|……|\s+|.")
MOST_HALVES = 3
NEVER = float("inf")
# What it costs to end a line between words, and in one, beside ending it at a space; a line of half
# the width of the others costs a quarter.
BETWEEN_WORDS, INSIDE_WORD = 0.02, 0.12
LONG_WORD = 4
SHORT_CLAUSE = 10  # characters for which any line has room
CLAUSE = re.compile(r"[^，；：）\s]+[，；：）]*")
LEANING = re.compile(r"\d|.[的\s]|\s")
NARROW, WIDE_CAPITAL = 0.56, 0.74  # Latin letters

Measure = Callable[[str], float]


def halves_of(title: str) -> list[str]:
    """The parts of a title that the print sets on lines of their own; white space beside a + or
    between words is none."""
    parts = HALVES_MEET.split(title)
    return parts if all(len(part) >= SHORTEST_HALF for part in parts) else [title]


def fitted(
    text: str,
    sizes: Sequence[int],
    width: float,
    measure_in: Callable[[int], Measure],
    most_in: Callable[[int], int],
) -> tuple[list[str], int]:
    """The text in lines of this width, and the first of the sizes in which it has room. One of two
    halves ends a line with the first, if but for the smallest sizes it can; what has no room in any
    size is cut."""
    halves = halves_of(text)
    for size in sizes[:-2] if 1 < len(halves) <= MOST_HALVES else ():
        parts = [broken(half, width, measure_in(size), most_in(size)) for half in halves]
        if all(parts) and sum(map(len, parts)) <= most_in(size):
            return [line for part in parts for line in part], size
    for size in sizes:
        if lines := broken(text, width, measure_in(size), most_in(size)):
            return lines, size
    return cut(text, width, measure_in(size), most_in(size)), size


def broken(text: str, width: float, measure: Measure, most: int) -> list[str] | None:
    """The text in as few lines of this width as will do; None where `most` are not enough."""
    pieces = pieces_of(with_single_spaces(text))
    costs = costs_of(pieces)
    for count in range(1, most + 1):
        lines = in_lines(pieces, costs, count, width, measure)
        if lines is not None:
            return lines
    return None


def in_room(text: str, width: float, most: int, measure: Measure | None = None) -> list[str]:
    """The text in at most so many lines, cut where it has no room in them; none of nothing. The width
    is in ems where no face measures it."""
    measure = measure or ems
    if not text.strip() or most < 1:
        return []
    return broken(text, width, measure, most) or cut(text, width, measure, most)


def evenly(text: str, count: int, measure: Measure) -> list[str]:
    """The text in so many lines of much the same length, however wide."""
    pieces = pieces_of(with_single_spaces(text))
    count = max(1, min(count, sum(not piece.isspace() for piece in pieces)))
    lines = in_lines(pieces, costs_of(pieces), count, sum(map(measure, pieces)), measure)
    return lines or [text]


def cut(text: str, width: float, measure: Measure, most: int) -> list[str]:
    """As much of the text as `most` lines hold, with an ellipsis; no word or number is cut, but one
    that has no room by itself."""
    pieces = pieces_of(with_single_spaces(text))
    if broken(ended(pieces[:1]), width, measure, most) is None:
        pieces = list(text)
    least, enough = 0, len(pieces)
    while least < enough:
        count = (least + enough + 1) // 2
        if broken(ended(pieces[:count]), width, measure, most) is None:
            enough = count - 1
        else:
            least = count
    return broken(ended(pieces[:least]), width, measure, most) or ["……"]


def ended(pieces: list[str]) -> str:
    return "".join(pieces).rstrip(NEVER_LAST + "，、；： ") + "……"


def pieces_of(text: str) -> list[str]:
    """What no line end parts: marks stay with what they close or open. White space is a piece."""
    pieces: list[str] = []
    for piece in UNPARTED.findall(text):
        if pieces and not pieces[-1].isspace() and clings(pieces[-1], piece):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def with_single_spaces(text: str) -> str:
    return " ".join(text.split())


def clings(before: str, piece: str) -> bool:
    return before[-1] in NEVER_LAST or (piece[0] in NEVER_FIRST and not piece.isspace())


def costs_of(pieces: list[str]) -> list[float]:
    """What it costs to begin a line with each piece."""
    between = between_words("".join(pieces))
    costs, place = [], 0
    for before, piece in zip(["", *pieces], pieces, strict=False):
        cost = BETWEEN_WORDS if place in between else INSIDE_WORD
        costs.append(0 if before.isspace() or piece.isspace() or not before else cost)
        place += len(piece)
    return costs


@lru_cache(maxsize=4096)
def between_words(text: str) -> frozenset[int]:
    """Where words begin and end, those within a long word among them, in either characters."""
    short = (part for word in words(in_simplified(text)) for part in short_words(word, LONG_WORD))
    return frozenset(accumulate(map(len, short), initial=0))


def word_ends(text: str) -> list[int]:
    """Where a line of the text may end between words: no mark is parted from what it closes or
    opens, no number from what it counts, 的 from nothing before it, and no short clause at all."""
    ends = set(accumulate(map(len, pieces_of(text)))) & between_words(text)
    clauses = (clause.span() for clause in CLAUSE.finditer(text))
    short = (range(first + 1, last) for first, last in clauses if last - first <= SHORT_CLAUSE)
    ends -= {len(text), *chain.from_iterable(short)}
    return [at for at in sorted(ends) if not LEANING.match(text, at - 1)]


def in_lines(
    pieces: list[str], costs: list[float], count: int, width: float, measure: Measure
) -> list[str] | None:
    """The best parting of the pieces into so many lines: `best[n][i]` is the cost of the first i
    pieces in n lines, and where the last of these begins."""
    lengths = [measure(piece) for piece in pieces]
    even = min(width, sum(lengths) / count)
    best = [[(0.0, 0)] + [(NEVER, 0)] * len(pieces)]
    for _ in range(count):
        before = [cost for cost, _ in best[-1]]
        ends = range(1, len(pieces) + 1)
        best.append(
            [(NEVER, 0)] + [last_line(before, costs, lengths, e, width, even) for e in ends]
        )
    if best[-1][-1][0] == NEVER:
        return None
    ends = [len(pieces)]
    for row in reversed(best[1:]):
        ends.insert(0, row[ends[0]][1])
    spans = zip(ends, ends[1:], strict=False)
    return ["".join(pieces[start:end]).strip() for start, end in spans]


def last_line(before, costs, lengths, end, width, even) -> tuple[float, int]:
    """(cost, start) of the best line that ends before the piece `end`, what comes before it in the
    best way."""
    found, length = (NEVER, 0), 0.0
    for start in range(end - 1, -1, -1):
        length += lengths[start]
        if length > width:
            break
        cost = before[start] + costs[start] + ((length - even) / width) ** 2
        if cost < found[0]:
            found = (cost, start)
    return found


def ems(text: str) -> float:
    """The width of a text where no face can be asked: a Chinese character is as wide as it is high, a
    Latin letter a little more than half of that."""
    return sum(_advance(character) for character in text)


def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WFA":
        return 1
    return WIDE_CAPITAL if character.isupper() else NARROW
