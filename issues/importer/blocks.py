"""Lines to pieces: paragraphs joined out of wrapped lines, headings, notes, lines of display type.

A piece is what a compositor would call one thing. Lines of furniture are passed over, so that a
paragraph cut by a page, a running head or a caption can be one again further on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..chinese.text import END_MARKS, ends_sentence, quotes_after
from .display import is_wide, settle_display
from .heading_lines import is_second_half, stands_alone
from .layout import SLACK, Layout
from .marks import Mark, MarkedLine
from .pieces import HEADS, Kind, Piece
from .rules.furniture import EDITORS, JUMP_FROM, JUMP_TO
from .rules.headings import NUMBERED, level_of
from .source import Line

PIECE_OF = {
    Mark.HEADING: Kind.HEADING,
    Mark.TITLE: Kind.DISPLAY,
    Mark.BYLINE: Kind.BYLINE,
    Mark.LABEL: Kind.LABEL,
    Mark.STANDFIRST: Kind.STANDFIRST,
    Mark.AUTHOR_NOTE: Kind.AUTHOR_NOTE,
    Mark.SOURCE_NOTE: Kind.SOURCE_NOTE,
    Mark.JUMP: Kind.JUMP,
}
INDENT = 2.0  # ems that the first line of a paragraph lacks once its indent is lost
LEAST_FULL = 0.6  # of the measure; a line of running text set tight to the next is no shorter
LONGEST_DISPLAY = 60  # characters; a longer run of type without a stop is prose that was cut


@dataclass
class Group:
    """The lines of a paragraph in the making; the quotation marks that they leave open; and whether
    they close one that they did not open."""

    marked: list[MarkedLine] = field(default_factory=list)
    quotes: str = ""
    unopened: bool = False

    def take(self, m: MarkedLine) -> None:
        self.quotes, unopened = quotes_after(self.quotes, m.bare)
        self.unopened = self.unopened or bool(unopened)
        self.marked.append(m)


def gather_pieces(marked: Sequence[MarkedLine], layout: Layout) -> list[Piece]:
    """The pieces of a text, in the order of its lines."""
    pieces: list[Piece] = []
    group = Group()
    signed = any(m.mark is Mark.BYLINE for m in marked)  # then heads need no white to be told
    for m in marked:
        if not group.marked and goes_on_heading(pieces, m, layout):
            pieces[-1] = replace(pieces[-1], lines=(*pieces[-1].lines, m.line))
            continue
        if layout.is_wide(m.line) and not signed:
            group = flush(pieces, group, layout)
            part_last(pieces)
        if m.mark in GATHERED:
            if group.marked and not joins(group, m, layout):
                group = flush(pieces, group, layout)
            group.take(m)
            continue
        group = flush(pieces, group, layout)
        if m.mark is Mark.END:
            close_last(pieces)
        elif m.mark in (Mark.SEPARATOR, Mark.MASTHEAD):
            part_last(pieces)
        elif not m.mark.is_furniture or m.mark is Mark.JUMP:
            add_marked(pieces, m)
    flush(pieces, group, layout)
    return settle_display(extend_headings(close_parted(pieces), layout), layout)


GATHERED = {Mark.TEXT, Mark.FIELD, Mark.ITEM, Mark.VERSE, Mark.ROW}
LINED = {Mark.VERSE, Mark.ROW}


def joins(group: Group, m: MarkedLine, layout: Layout) -> bool:
    """Whether a line goes on with what the group began: a paragraph, a stanza, a table."""
    if m.mark is Mark.ITEM or m.rule in ("stanza", "table"):
        return False
    last = group.marked[-1]
    if m.mark in LINED or last.mark in LINED:
        return m.mark is last.mark
    if len(group.marked) == 1 and stands_alone(last.line, m.line, layout):
        return False
    return group.marked[0].rule != "signature" and flows(group, m.line, layout)


def goes_on_heading(pieces: Sequence[Piece], m: MarkedLine, layout: Layout) -> bool:
    """Whether a line of text is the second half of the numbered heading right above it."""
    before = pieces[-1] if pieces else None
    if before is None or before.kind is not Kind.HEADING or before.level:
        return False
    return m.mark is Mark.TEXT and is_second_half(before.lines, m.line, layout)


def flush(pieces: list[Piece], group: Group, layout: Layout) -> Group:
    """Put by what is gathered; the group to come is empty."""
    if not group.marked:
        return group
    lines = tuple(m.line for m in group.marked)
    first = group.marked[0].mark
    if first in LINED:
        closed = lines[-1].bare.endswith(tuple(END_MARKS))
        pieces.append(Piece(Kind.PROSE, lines, closed=closed, lined=True))
    elif first is Mark.ITEM:
        piece = classify(lines, layout)
        whole = piece.says(Kind.PROSE, goes_on=False)
        pieces.append(whole if piece.kind is Kind.DISPLAY else piece)
    else:
        pieces.append(classify(lines, layout))
    return Group()


def close_parted(pieces: Sequence[Piece]) -> list[Piece]:
    """A rule, wide white or the editors' names below a paragraph end the article if a head stands
    below, and not one of a lower rank than its own; else they part two scenes of one story, or two
    pages."""
    result = []
    rank = 0  # of the # over the article
    for piece, after in zip(pieces, [*pieces[1:], None], strict=False):
        rank = rank or piece.level
        heads = after is not None and (
            after.kind in HEADS or 0 < after.level <= (rank or after.level)
        )
        ends = piece.parted and heads and piece.kind is Kind.PROSE
        result.append(replace(piece, closed=True) if ends else piece)
        rank = 0 if ends else rank
    return result


def part_last(pieces: list[Piece]) -> None:
    if pieces:
        pieces[-1] = replace(pieces[-1], parted=True)


def close_last(pieces: list[Piece]) -> None:
    if pieces and pieces[-1].kind is Kind.PROSE:
        pieces[-1] = replace(pieces[-1], closed=True)


def add_marked(pieces: list[Piece], m: MarkedLine) -> None:
    """A marked line, joined to the piece before it where the two are one."""
    kind = PIECE_OF[m.mark]
    before = pieces[-1] if pieces else None
    goes_on = m.rule in ("note-goes-on", "standfirst-goes-on")
    if before is not None and before.kind is kind and goes_on:
        pieces[-1] = replace(before, lines=(*before.lines, m.line))
    else:
        titled = m.mark is Mark.TITLE
        if (
            kind is Kind.JUMP
            and before is not None
            and before.kind is Kind.DISPLAY
            and JUMP_TO.search(m.bare)
        ):
            pieces[-1] = before.says(Kind.PROSE)  # a paragraph cut short by the jump
        pieces.append(Piece(kind, (m.line,), level=level_of(m.bare), titled=titled))


def flows(group: Group, line: Line, layout: Layout) -> bool:
    """Whether a line of text goes on with the paragraph that the group began."""
    last = group.marked[-1].line
    if line.opens_page or group.unopened or quotes_after(group.quotes, line.bare)[1]:
        return False
    if names_editors(last.bare):
        return False
    if not layout.wrapped:
        return not ends_sentence(last.bare) and len(last.bare) > LONGEST_DISPLAY and line.gap == 0
    if is_wide(last, layout) != is_wide(line, layout):
        return False
    stops_short = not layout.is_full(line) and not ends_sentence(line.bare)
    if not ends_sentence(last.bare):
        first = len(group.marked) == 1
        return runs_on(last, line, layout, first) and not (stops_short and layout.gap_is_silent())
    indent = INDENT if len(group.marked) == 1 else 0.0
    if last.width < layout.measure(last) - indent - 1.5 or layout.is_spaced(line) or stops_short:
        return False
    return not ((layout.gap_is_silent() or layout.solid) and opens_paragraph(line, layout))


def names_editors(text: str) -> bool:
    return text.endswith(("）", ")", "】", "]", "〕")) and EDITORS.search(text) is not None


def runs_on(last: Line, line: Line, layout: Layout, first: bool) -> bool:
    """Whether a line without a stop goes on in the next: it is full, or no white parts the two
    where white parts paragraphs. The first line of a paragraph lacks its indent."""
    if layout.is_full(last):
        return True
    if layout.gap_is_silent():
        indented = last.width >= layout.measure(last) - INDENT - SLACK
        return first and indented and layout.is_full(line)
    return not layout.is_spaced(line) and last.width >= layout.measure(last) * LEAST_FULL


def opens_paragraph(line: Line, layout: Layout) -> bool:
    """Whether a line after a full stop at a full measure begins a paragraph: it is short by just the
    indent that extraction took away, or opens with a number in brackets."""
    short_by = layout.measure(line) - line.width
    if NUMBERED.match(line.bare) and short_by >= 0.5:
        return True
    return not ends_sentence(line.bare) and abs(short_by - INDENT) <= 0.8


def classify(lines: tuple[Line, ...], layout: Layout) -> Piece:
    """A run of text lines as prose, with its end mark taken off, or as display type."""
    piece = Piece(Kind.PROSE, lines)
    text = piece.printed
    if text.rstrip().endswith(tuple(END_MARKS)) or names_editors(text):
        return replace(piece, closed=True)
    if JUMP_TO.search(lines[-1].bare) or JUMP_FROM.match(lines[0].bare):
        return piece
    if ends_sentence(text) or len(text) > LONGEST_DISPLAY or re.search("[。！？]", text):
        return piece
    run_on = layout.wrapped and len(lines) >= 3 and all(map(layout.is_full, lines))
    return piece if run_on else piece.says(Kind.DISPLAY)


def extend_headings(pieces: Sequence[Piece], layout: Layout) -> list[Piece]:
    """A heading over two lines: the second is display type that follows it at once."""
    result: list[Piece] = []
    for i, piece in enumerate(pieces):
        before = result[-1] if result else None
        if (
            layout.wrapped
            and before is not None
            and before.kind is Kind.HEADING
            and piece.kind in (Kind.DISPLAY, Kind.BYLINE)
            and len(before.lines) < 3
            and not before.text.endswith(("：", ":"))
            and piece.first.number - before.last.number <= 2
            and not piece.first.opens_page
            and not piece.text.endswith(("，", "、"))
            and not NUMBERED.match(piece.text)
            and not starts_paragraph(pieces[i + 1 : i + 2], layout)
        ):
            result[-1] = replace(before, lines=(*before.lines, *piece.lines))
        else:
            result.append(piece)
    return result


def starts_paragraph(after: Sequence[Piece], layout: Layout) -> bool:
    """Whether what looks like display type is the first line of the paragraph right below it."""
    if not after or after[0].kind is not Kind.PROSE or layout.gap_is_silent():
        return False
    return not layout.is_spaced(after[0].first)
