"""Lines to pieces: paragraphs joined out of wrapped lines, headings, notes, lines of display type.

A piece is what a compositor would call one thing. Lines of furniture are passed over, so that a
paragraph cut by a page, a running head or a caption can be one again further on.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ..chinese.text import END_MARKS, HAN, ends_sentence, unopened_quote
from .cohesion import word_runs_over
from .layout import SLACK, Layout
from .marks import Mark, MarkedLine
from .rules.furniture import JUMP_FROM, JUMP_TO
from .rules.headings import NUMBERED, level_of, without_hashes
from .source import Line


class Kind(Enum):
    PROSE = "prose"
    HEADING = "heading"  # numbered, a speaker, or a markdown heading
    DISPLAY = "display"  # type that stands by itself: a title, a kicker, a subtitle, a heading
    BYLINE = "byline"
    LABEL = "label"
    STANDFIRST = "standfirst"
    AUTHOR_NOTE = "author_note"
    SOURCE_NOTE = "source_note"
    JUMP = "jump"  # （下转第二版）, （上接第一版） on a line of its own


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
STRAY_END = re.compile(
    r"(?<=[。！？”」…；])\s*(?:\*\*\s*(\S)\s*\*\*|([^\s\d。，、；：！？”’）】》…—A-Za-z]))\s*$"
)
OVERHANG = 2.6  # ems by which no squeezing brings a line past its measure
INDENT = 2.0  # ems that the first line of a paragraph lacks once its indent is lost
LEAST_FULL = 0.6  # of the measure; a line of running text set tight to the next is no shorter
LONGEST_DISPLAY = 60  # characters; a longer run of type without a stop is prose that was cut


@dataclass(frozen=True)
class Piece:
    """One printed thing and the lines it stands on. `closed`: an end mark stands after it."""

    kind: Kind
    lines: tuple[Line, ...]
    closed: bool = False
    level: int = 0
    titled: bool = False  # display type that stands over a byline
    goes_on: bool | None = None  # what a cataloguer says of its end; None leaves it to the text

    @property
    def text(self) -> str:
        joined = without_jumps(join_lines(self.lines))
        return clean(without_stray_end(joined) if self.closed else joined)

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def jumps_to(self) -> bool:
        """Whether the text goes on on another page of the newspaper."""
        return bool(JUMP_TO.search(self.last.bare))

    @property
    def jumps_from(self) -> bool:
        return bool(JUMP_FROM.match(self.first.bare))

    @property
    def is_open(self) -> bool:
        """Whether it is prose that stops in mid-sentence."""
        if self.goes_on is not None:
            return self.goes_on
        return self.kind is Kind.PROSE and not self.closed and not ends_sentence(self.text)

    def says(self, kind: Kind, **changes) -> "Piece":
        return replace(self, kind=kind, **changes)


def gather_pieces(marked: Sequence[MarkedLine], layout: Layout) -> list[Piece]:
    """The pieces of a text, in the order of its lines."""
    pieces: list[Piece] = []
    group: list[Line] = []
    for m in marked:
        if m.mark in (Mark.END, Mark.SEPARATOR):
            flush(pieces, group, layout)
            close_last(pieces)
        elif m.mark.is_furniture and m.mark is not Mark.JUMP:
            flush(pieces, group, layout)
        elif m.mark in (Mark.TEXT, Mark.FIELD):
            if group and not flows(group, m.line, layout):
                flush(pieces, group, layout)
            group.append(m.line)
        else:
            flush(pieces, group, layout)
            add_marked(pieces, m, layout)
    flush(pieces, group, layout)
    return settle_display(extend_headings(pieces, layout), layout)


def flush(pieces: list[Piece], group: list[Line], layout: Layout) -> None:
    if group:
        pieces.append(classify(tuple(group), layout))
        group.clear()


def close_last(pieces: list[Piece]) -> None:
    if pieces and pieces[-1].kind is Kind.PROSE:
        pieces[-1] = replace(pieces[-1], closed=True)


def add_marked(pieces: list[Piece], m: MarkedLine, layout: Layout) -> None:
    """A marked line, joined to the piece before it where the two are one."""
    kind = PIECE_OF[m.mark]
    before = pieces[-1] if pieces else None
    goes_on = m.rule in ("note-goes-on", "standfirst-goes-on")
    if before is not None and before.kind is kind and goes_on:
        pieces[-1] = replace(before, lines=(*before.lines, m.line))
    else:
        titled = m.mark is Mark.TITLE
        pieces.append(Piece(kind, (m.line,), level=level_of(m.bare), titled=titled))


def flows(group: Sequence[Line], line: Line, layout: Layout) -> bool:
    """Whether a line of text goes on with the paragraph that the group began."""
    last = group[-1]
    if line.opens_page or unopened_quote("".join(x.bare for x in (*group, line))):
        return False
    if not layout.wrapped:
        return not ends_sentence(last.bare) and len(last.bare) > LONGEST_DISPLAY and line.gap == 0
    if is_wide(last, layout) != is_wide(line, layout):
        return False
    stops_short = not layout.is_full(line) and not ends_sentence(line.bare)
    if not ends_sentence(last.bare):
        return runs_on(last, line, layout) and not (stops_short and layout.gap_is_silent())
    indent = INDENT if len(group) == 1 else 0.0
    if last.width < layout.measure(last) - indent - 1.5 or layout.is_spaced(line) or stops_short:
        return False
    return not (layout.gap_is_silent() and opens_paragraph(line, layout))


def runs_on(last: Line, line: Line, layout: Layout) -> bool:
    """Whether a line without a stop goes on in the next: it is full, or no white parts the two
    where white parts paragraphs."""
    if layout.is_full(last):
        return True
    tight = not layout.gap_is_silent() and not layout.is_spaced(line)
    return tight and last.width >= layout.measure(last) * LEAST_FULL


def opens_paragraph(line: Line, layout: Layout) -> bool:
    """Whether a line after a full stop at a full measure begins a paragraph: it is short by just the
    indent that extraction took away, or opens with a number in brackets."""
    short_by = layout.measure(line) - line.width
    if NUMBERED.match(line.bare) and short_by >= 0.5:
        return True
    return not ends_sentence(line.bare) and abs(short_by - INDENT) <= 0.8


def is_wide(line: Line, layout: Layout) -> bool:
    """Whether a line runs past the measure of its column, as only display type does."""
    return layout.wrapped and line.width > layout.measure(line) + OVERHANG


def classify(lines: tuple[Line, ...], layout: Layout) -> Piece:
    """A run of text lines as prose, with its end mark taken off, or as display type."""
    text = join_lines(lines)
    closed = text.rstrip().endswith(tuple(END_MARKS))
    if closed or ends_sentence(text) or len(text) > LONGEST_DISPLAY:
        return Piece(Kind.PROSE, lines, closed=closed)
    stopped = bool(re.search("[。！？]", text))
    run_on = layout.wrapped and len(lines) >= 3 and all(map(layout.is_full, lines))
    return Piece(Kind.PROSE if stopped or run_on else Kind.DISPLAY, lines)


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
            and not starts_paragraph(piece, pieces[i + 1 : i + 2], layout)
        ):
            result[-1] = replace(before, lines=(*before.lines, *piece.lines))
        else:
            result.append(piece)
    return result


def starts_paragraph(piece: Piece, after: Sequence[Piece], layout: Layout) -> bool:
    """Whether what looks like display type is the first line of the paragraph right below it."""
    if not after or after[0].kind is not Kind.PROSE or layout.gap_is_silent():
        return False
    return not layout.is_spaced(after[0].first)


def settle_display(pieces: Sequence[Piece], layout: Layout) -> list[Piece]:
    """A stray character after the last sentence is an end mark misread; a short cut line is prose."""
    result: list[Piece] = []
    known = misread_end_marks(pieces)
    for i, piece in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if piece.kind is Kind.PROSE and not piece.closed:
            stray = stray_end(piece)
            piece = replace(piece, closed=bool(stray) and (ends_article(after) or stray in known))
        lone = piece.kind is Kind.DISPLAY and len(piece.text) == 1
        if lone and result and result[-1].kind is Kind.PROSE and not layout.wrapped:
            result[-1] = replace(result[-1], lines=(*result[-1].lines, *piece.lines), closed=True)
            continue
        result.append(piece)
    return rejoin(result, layout)


def misread_end_marks(pieces: Sequence[Piece]) -> set[str]:
    """What this text has for an end mark where it surely is one: before a title or a note."""
    ends = zip(pieces, [*pieces[1:], None], strict=False)
    return {stray_end(p) for p, after in ends if p.kind is Kind.PROSE and ends_article(after)} - {
        ""
    }


def stray_end(piece: Piece) -> str:
    """The one stray character after the last sentence of a paragraph, or ""."""
    match = STRAY_END.search(join_lines(piece.lines))
    return next(filter(None, match.groups()), "") if match else ""


def rejoin(pieces: Sequence[Piece], layout: Layout) -> list[Piece]:
    """Type that only looked like display, since its line was set narrow or was cut, back in its
    paragraph: a word runs over the line end, or the line stops at a comma."""
    result: list[Piece] = []
    for piece in pieces:
        before = result[-1] if result else None
        if before is not None and is_torn(before, piece, layout):
            result[-1] = replace(
                before.says(Kind.PROSE), lines=(*before.lines, *piece.lines), closed=piece.closed
            )
        else:
            result.append(piece)
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


def is_torn(before: Piece, piece: Piece, layout: Layout) -> bool:
    """Whether two neighbours, one of them display type at least, are one paragraph."""
    kinds = (before.kind, piece.kind)
    if kinds not in TORN or before.closed or ends_sentence(before.text) or piece.first.opens_page:
        return False
    reach = layout.spacing + 1 if layout.wrapped else FARTHEST_CUT
    if piece.first.number - before.last.number > reach:
        return False
    if before.text.startswith("——") or is_wide(before.last, layout) or before.titled:
        return False
    if piece.kind is Kind.DISPLAY and (piece.titled or not layout.wrapped):
        return False
    nearly_full = layout.wrapped and before.last.width >= layout.measure(before.last) - 5
    if word_runs_over(before.text, piece.text) and (piece.kind is Kind.PROSE or nearly_full):
        return True
    if not layout.wrapped and piece.kind is Kind.PROSE and HANGING.search(before.text):
        return True
    if layout.is_spaced(piece.first) or piece.kind is Kind.DISPLAY:
        return False
    if nearly_full and piece.text[0] in PARTICLES:
        return True
    return before.text.endswith(("，", "、")) or "，" in before.text and nearly_full


PARTICLES = "是的了和与及地得等就也都并而"  # no paragraph begins with one of these alone
FARTHEST_CUT = 8  # lines over which a cut paragraph goes on in unwrapped text: a picture was there
HANGING = re.compile(
    "[，、]|(?:具有|是|为|在|对|和|与|及|的|将|使|把|被|向|由|从|以|就|都|也|不断|进行|提出|认为|指出)$"
)
TORN = {(Kind.DISPLAY, Kind.PROSE), (Kind.PROSE, Kind.DISPLAY), (Kind.DISPLAY, Kind.DISPLAY)}


def ends_article(after: Piece | None) -> bool:
    """Whether what follows a paragraph may follow an article: anything but more of its prose."""
    return after is None or after.kind is not Kind.PROSE


def without_jumps(text: str) -> str:
    return JUMP_FROM.sub("", JUMP_TO.sub("", text))


def join_lines(lines: Sequence[Line]) -> str:
    """Wrapped lines as one: no space between Chinese characters, one between Latin words."""
    text = ""
    for line in lines:
        bare = without_hashes(line.bare)
        if text and needs_space(text[-1], bare[:1]):
            text += " "
        text += bare
    return text


def needs_space(before: str, after: str) -> bool:
    return (
        ord(before) < 0x250 and before.isalnum() and ord(after or "一") < 0x250 and after.isalnum()
    )


def clean(text: str) -> str:
    """Text as it was meant to be printed: no end mark, no traces of justification or of markdown.

    Spaces that justification put between Chinese and digits go, as do those of letter-spacing;
    half-width marks beside Chinese, which extraction makes of full-width ones, go back.
    """
    text = text.rstrip().rstrip(END_MARKS).rstrip()
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text)
    for pattern, replacement in REPAIRS:
        text = pattern.sub(replacement, text)
    return text.strip()


WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
CJK = f"{HAN}，。；：、（）《》“”‘’！？—…"
REPAIRS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (f"(?<=[{HAN}])(?: [{HAN}、，]){{3,}}", lambda m: m[0].replace(" ", "")),
        (r"(?<![.\w])\.{3,}(?![.\w])", "……"),
        (f"(?<=[{CJK}])[ ]+(?=[0-9A-Za-z%])", ""),
        (f"(?<=[0-9A-Za-z%])[ ]+(?=[{CJK}])", ""),
        (f"(?<=[{HAN}])[ ]*\\+[ ]*(?=[{HAN}”])", "+"),
        # A half-width mark, unless Latin or digits stand on both sides of it.
        (f"(?<=[{HAN}”’》）])[ ]*([,;:?!])(?![ ]?[A-Za-z/])", lambda m: WIDE[m[1]]),
        (f"(?<=[0-9%])([,;:?!])(?=[{HAN}“‘《（])", lambda m: WIDE[m[1]]),
        (
            f"\\(([^()]*[{HAN}][^()]*)\\)|(?<=[{HAN}）])\\(([^()]*)\\)",
            lambda m: f"（{m[1] or m[2]}）",
        ),
        (f"(?<=[{HAN}”])[ ]+(?=[，。；：、！？）》])", ""),
        (f"^([（(][{HAN}]{{1,3}}[）)])[ ]+(?=[{HAN}])", r"\1"),
        (r"[ 　\t]{2,}", " "),
    )
)


def without_stray_end(text: str) -> str:
    """A paragraph that closes an article, without the end mark or what OCR made of it."""
    return STRAY_END.sub("", text.rstrip().rstrip(END_MARKS)).rstrip()
