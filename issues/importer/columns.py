"""Columns that an extraction laid side by side, so that one line holds a piece of each: read one
column after the other, as they were printed.

The lines that come of it are numbered anew, in the order of reading, and remember the line that they
stand on (`Line.source_line`). A text without such columns is left as it is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from unicodedata import east_asian_width

from ..chinese.text import ends_sentence
from .layout import NARROWEST, SLACK
from .rules.furniture import DRAWN
from .source import Line, width_of

WHITE = re.compile(r"\s{2,}")  # between two pieces of one line
FEWEST_ROWS = 6  # lines with pieces side by side, before there are columns
LONGEST_REST = 6  # lines between two such that have text in one column alone
CROSSED = 0.1  # share of the lines that may run over a gutter: titles above two columns
BESIDE = 0.5  # share of the lines that have text on both sides of it
FULL = 0.5  # share of the pieces that run to the width of their column; cells of a table do not
RARE = 0.05
INDENT = "　　"


@dataclass(frozen=True)
class Piece:
    """What a line has in one column, and the cell that it begins in."""

    text: str
    start: int


@dataclass(frozen=True)
class Row:
    """A line, and the cell that each of its characters stands in; tabs are set out."""

    line: Line
    text: str
    cells: tuple[int, ...]

    def piece(self, start: int, end: int) -> Piece | None:
        """The characters from `start` to before `end`, without the white around them."""
        while start < end and self.text[start].isspace():
            start += 1
        return Piece(self.text[start:end].rstrip(), self.cells[start]) if start < end else None


@dataclass(frozen=True)
class Gutter:
    """The cells from `start` to before `end`, that hardly any line runs over."""

    start: int
    end: int


Cut = tuple[Piece | None, ...]  # what a line has in each column


def unfold(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines in the order of reading."""
    if sum(WHITE.search(line.bare) is not None for line in lines) < FEWEST_ROWS:
        return tuple(lines)
    read = [line for page in pages_of(lines) for line in read_page(page)]
    return tuple(lines) if read == list(lines) else numbered_anew(read)


def pages_of(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each page. Where hardly any white stands between lines it is the end of one."""
    white = sum(line.gap > 0 for line in lines[1:])
    ends = white <= RARE * len(lines)
    page: list[Line] = []
    for line in lines:
        if page and (line.opens_page or ends and line.gap):
            yield page
            page = []
        page.append(line)
    yield page


def read_page(lines: Sequence[Line]) -> list[Line]:
    parted = [i for i, line in enumerate(lines) if WHITE.search(line.bare)]
    result: list[Line] = []
    done = 0
    for run in runs_of(parted, LONGEST_REST + 1):
        if len(run) < FEWEST_ROWS:
            continue
        if found := set_in_columns(lines, done, run[0], run[-1] + 1):
            first, last, read = found
            result += [*lines[done:first], *read]
            done = last
    return [*result, *lines[done:]]


def runs_of(numbers: Sequence[int], reach: int) -> list[list[int]]:
    """Numbers gathered where no more than `reach` lies between one and the next."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number - runs[-1][-1] <= reach:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def set_in_columns(
    lines: Sequence[Line], floor: int, first: int, last: int
) -> tuple[int, int, list[Line]] | None:
    """Where the columns begin and end that the lines from `first` to before `last` are set in, and
    those lines in the order of reading; None where they are in none.

    Extractions give a Chinese character one cell or two, so both are tried.
    """
    tried = []
    for wide in (False, True):
        rows = [row_of(line, wide) for line in lines[first:last]]
        if gutters := gutters_of(rows):
            kept = sum(cut_at(row, gutters) is not None for row in rows)
            tried.append((kept, len(gutters), gutters, wide))
    if not tried:
        return None
    *_, gutters, wide = max(tried, key=lambda way: way[:2])

    def cut(i: int) -> Cut | None:
        return cut_at(row_of(lines[i], wide), gutters)

    # Above and below, one column may stand alone.
    while first > floor and lines[first].gap == 0 and cut(first - 1):
        first -= 1
    while last < len(lines) and lines[last].gap == 0 and cut(last):
        last += 1
    cuts = [cut(i) for i in range(first, last)]
    if not is_prose([cut for cut in cuts if cut]):
        return None
    read: list[Line] = []
    bands = groupby(zip(lines[first:last], cuts, strict=True), key=lambda pair: pair[1] is None)
    for runs_across, band in bands:
        pairs = list(band)
        read += [line for line, _ in pairs] if runs_across else column_after_column(pairs)
    return first, last, read


def row_of(line: Line, wide: bool) -> Row:
    text = line.text.expandtabs().rstrip()
    cells, at = [], 0
    for character in text:
        cells.append(at)
        at += 2 if wide and east_asian_width(character) in "WFA" else 1
    return Row(line, text, tuple(cells))


def gutters_of(rows: Sequence[Row]) -> list[Gutter]:
    """Where white runs down between pieces of most of the lines."""
    white: Counter[int] = Counter()  # cells, by the lines that have white between two pieces there
    taken: Counter[int] = Counter()  # cells, by the lines that have text there
    for row in rows:
        for character, at, after in zip(row.text, row.cells, [*row.cells[1:], 0], strict=True):
            if not character.isspace():
                taken.update(range(at, max(at + 1, after)))
        for gap in WHITE.finditer(row.text):
            if row.text[: gap.start()].strip():
                white.update(range(row.cells[gap.start()], row.cells[gap.end()]))
    clear = [cell for cell in sorted(white) if taken[cell] <= CROSSED * len(rows)]
    found = [Gutter(run[0], run[-1] + 1) for run in runs_of(clear, NARROWEST)]
    return [g for g in found if max(white[c] for c in range(g.start, g.end)) >= BESIDE * len(rows)]


def cut_at(row: Row, gutters: Sequence[Gutter]) -> Cut | None:
    """What a line has in each column; None for one that runs over a gutter."""
    pieces, start = [], 0
    for gutter in gutters:
        rest = row.piece(start, len(row.text))
        if rest is None or rest.start >= gutter.start:
            pieces.append(None)
            continue
        end = len(row.text)
        if row.cells[-1] >= gutter.end:
            gaps = WHITE.finditer(row.text, start)
            end = next((g.end() for g in gaps if is_in(gutter, row, g)), 0)
            if not end:
                return None
        pieces.append(row.piece(start, end))
        start = end
    return (*pieces, row.piece(start, len(row.text)))


def is_in(gutter: Gutter, row: Row, white: re.Match) -> bool:
    return row.cells[white.start()] < gutter.end and row.cells[white.end()] > gutter.start


def is_prose(cuts: Sequence[Cut]) -> bool:
    """Whether the columns hold running text: most of their pieces run to one width and stop in
    mid-sentence."""
    full = cut_short = count = 0
    for column in zip(*cuts, strict=True):
        if any(piece and (piece.text[0] == "|" or DRAWN.fullmatch(piece.text)) for piece in column):
            return False  # it is a table, and these are its rules
        widths = [width_of(piece.text) for piece in column if piece]
        usual = usual_width(widths)
        if usual < NARROWEST:
            return False
        pieces = [
            p for p, w in zip(filter(None, column), widths, strict=True) if w >= usual - SLACK
        ]
        count += len(widths)
        full += len(pieces)
        cut_short += sum(not ends_sentence(piece.text) for piece in pieces)
    return full >= FULL * count and cut_short >= full / 2


def usual_width(widths: Sequence[float]) -> float:
    """The width that most come near."""
    rounded = Counter(round(width) for width in widths)
    near = {w: sum(rounded[w + d] for d in (-2, -1, 0)) for w in rounded}
    return max(near, key=lambda w: (near[w], w), default=0)


def column_after_column(pairs: Sequence[tuple[Line, Cut]]) -> Iterator[Line]:
    for number, column in enumerate(zip(*(cut for _, cut in pairs), strict=True)):
        left = Counter(piece.start for piece in column if piece).most_common(1)
        white, fresh = 0, number > 0
        for (line, _), piece in zip(pairs, column, strict=True):
            white += line.gap
            if piece is None:
                white += 1
                continue
            indent = INDENT if piece.start >= left[0][0] + len(INDENT) else ""
            yield Line(
                line.number, indent + piece.text, min(white, 1) if fresh else white,
                opens_page=fresh or line.opens_page, source_line=line.source_line,
            )  # fmt: skip
            white, fresh = 0, False


def numbered_anew(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines numbered as they follow on each other, blank ones counted."""
    result, number = [], 0
    for line in lines:
        number += line.gap + 1
        result.append(replace(line, number=number))
    return tuple(result)
