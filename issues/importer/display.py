"""Display type settled: what is type, and what only looks like it since its paragraph was cut."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..chinese.text import ends_sentence
from .body import has_dateline
from .cohesion import word_runs_over
from .layout import SLACK, Layout
from .pieces import Kind, Piece
from .source import Line
from .wording import STRAY_END, STRAY_REACH

OVERHANG = 2.6  # ems by which no squeezing brings a line past its measure


def settle_display(pieces: Sequence[Piece], layout: Layout) -> list[Piece]:
    """A stray character after the last sentence is an end mark misread; a short cut line is prose."""
    runs: list[list[Piece]] = []
    known = misread_end_marks(pieces)
    for i, piece in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if piece.kind is Kind.PROSE and not piece.closed and (stray := stray_end(piece)):
            piece = replace(piece, closed=ends_article(after) or stray in known)
        lone = piece.kind is Kind.DISPLAY and len(piece.text) == 1 and ends_article(after)
        if lone and runs and runs[-1][0].kind is Kind.PROSE and not layout.wrapped:
            runs[-1].append(replace(piece, closed=True))
        else:
            runs.append([piece])
    return rejoin(list(map(joined_piece, runs)), layout)


def joined_piece(run: Sequence[Piece]) -> Piece:
    """Neighbours that are one paragraph, as one piece of prose; a piece alone as it is."""
    if len(run) == 1:
        return run[0]
    lines = tuple(line for piece in run for line in piece.lines)
    return run[0].says(Kind.PROSE, lines=lines, closed=run[-1].closed)


def misread_end_marks(pieces: Sequence[Piece]) -> set[str]:
    """What this text has for an end mark where it surely is one: before a title or a note."""
    ends = zip(pieces, [*pieces[1:], None], strict=False)
    return {stray_end(p) for p, after in ends if p.kind is Kind.PROSE and ends_article(after)} - {
        ""
    }


def stray_end(piece: Piece) -> str:
    """The one stray character after the last sentence of a paragraph, or ""."""
    match = STRAY_END.search(piece.printed[-STRAY_REACH:])
    return next(filter(None, match.groups()), "") if match else ""


def rejoin(pieces: Sequence[Piece], layout: Layout) -> list[Piece]:
    """Type that only looked like display, since its line was set narrow or was cut, back in its
    paragraph: a word runs over the line end, or the line stops at a comma."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and is_torn(runs[-1], piece, layout):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    result = list(map(joined_piece, runs))
    around = zip([None, *result], result, [*result[1:], None], strict=False)
    return [opened(piece, before, after, layout) for before, piece, after in around]


def opened(piece: Piece, before: Piece | None, after: Piece | None, layout: Layout) -> Piece:
    """A full line of type below a paragraph, with something other than text below itself, is the
    first line of another paragraph, cut short."""
    follows = before is not None and before.kind is Kind.PROSE and not before.closed
    near = after is not None and after.first.number - piece.last.number <= layout.spacing + 1
    goes_on = near and after.kind is Kind.PROSE and not after.first.opens_page
    cut = follows and not goes_on and piece.kind is Kind.DISPLAY and not piece.titled
    if cut and layout.wrapped and as_wide(piece.last, before.first, layout):
        return piece.says(Kind.PROSE)
    return piece


def as_wide(line: Line, other: Line, layout: Layout) -> bool:
    """Whether a line runs as wide as the column of another."""
    return abs(line.width - layout.measure(other)) <= SLACK


def is_torn(run: Sequence[Piece], piece: Piece, layout: Layout) -> bool:
    """Whether a piece goes on with the paragraph of the run before it, one of the two being display
    type at least. A run of several pieces is prose."""
    before = run[-1]
    kinds = (run[0].kind if len(run) == 1 else Kind.PROSE, piece.kind)
    if kinds not in TORN or before.closed or piece.first.opens_page:
        return False
    if ends_sentence(tail_of(run)) or has_dateline(piece.text):
        return False
    reach = layout.spacing + 1 if layout.wrapped else FARTHEST_CUT
    if piece.first.number - before.last.number > reach:
        return False
    if run[0].text.startswith("——") or is_wide(before.last, layout) or run[0].titled:
        return False
    if piece.kind is Kind.DISPLAY and (piece.titled or not layout.wrapped):
        return False
    nearly_full = layout.wrapped and before.last.width >= layout.measure(before.last) - 5
    if (piece.kind is Kind.PROSE or nearly_full) and word_runs_over(tail_of(run), piece.text):
        return True
    if not layout.wrapped and piece.kind is Kind.PROSE and HANGING.search(before.text):
        return True
    if layout.is_spaced(piece.first) or piece.kind is Kind.DISPLAY:
        return False
    if nearly_full and piece.text[0] in PARTICLES:
        return True
    return before.text.endswith(("，", "、")) or "，" in before.text and nearly_full


def tail_of(run: Sequence[Piece]) -> str:
    """The end of what several pieces say together, as much of it as ends and words are told by."""
    tail = ""
    for piece in reversed(run):
        tail = piece.text + tail
        if len(tail) >= LONG_TAIL:
            break
    return tail


LONG_TAIL = 40  # characters
PARTICLES = "是的了和与及地得等就也都并而"  # no paragraph begins with one of these alone
FARTHEST_CUT = 8  # lines over which a cut paragraph goes on in unwrapped text: a picture was there
HANGING = re.compile(
    "[，、]|(?:具有|是|为|在|对|和|与|及|的|将|使|把|被|向|由|从|以|就|都|也|不断|进行|提出|认为|指出)$"
)
TORN = {(Kind.DISPLAY, Kind.PROSE), (Kind.PROSE, Kind.DISPLAY), (Kind.DISPLAY, Kind.DISPLAY)}


def ends_article(after: Piece | None) -> bool:
    """Whether what follows a paragraph may follow an article: anything but more of its prose."""
    return after is None or after.kind is not Kind.PROSE


def is_wide(line: Line, layout: Layout) -> bool:
    """Whether a line runs past the measure of its column, as only display type does."""
    return layout.wrapped and line.width > layout.measure(line) + OVERHANG
