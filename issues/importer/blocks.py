"""Lines to pieces: paragraphs joined out of wrapped lines, headings, notes, lines of display type.

A piece is what a compositor would call one thing. Lines of furniture are passed over, so that a
paragraph cut by a page, a running head or a caption can be one again further on.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property

from ..chinese.text import END_MARKS, HAN, HAN_CHAR, ends_sentence, quotes_after
from .cohesion import word_runs_over
from .heading_lines import is_second_half, stands_alone
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


HEADS = {Kind.DISPLAY, Kind.BYLINE, Kind.LABEL, Kind.STANDFIRST}
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
    r"(?<=[。！？”」』…；])\s*(?:\*\*\s*(\S)\s*\*\*|([^\s\d。，、；：！？”’」』〉〕）)】》…—A-Za-z]))\s*$"
)
STRAY_REACH = 40  # characters at the end of a paragraph among which its stray end mark is
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
    lined: bool = False  # its line ends stay: verse, a table
    parted: bool = False  # a rule or a row of stars is drawn below it
    goes_on: bool | None = None  # what a cataloguer says of its end; None leaves it to the text

    @cached_property
    def printed(self) -> str:
        """Its lines as one, with whatever the printer set among them."""
        return join_lines(self.lines)

    @cached_property
    def text(self) -> str:
        if self.lined:
            return lined_text(self.lines)
        joined = without_jumps(self.printed)
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
        return self.last.bare.endswith(("）", ")")) and bool(JUMP_TO.search(self.last.bare))

    @property
    def jumps_from(self) -> bool:
        return bool(JUMP_FROM.match(self.first.bare))

    @property
    def is_open(self) -> bool:
        """Whether it is prose that stops in mid-sentence."""
        if self.goes_on is not None or self.lined:
            return bool(self.goes_on)
        return self.kind is Kind.PROSE and not self.closed and not ends_sentence(self.text)

    def says(self, kind: Kind, **changes) -> "Piece":
        return replace(self, kind=kind, **changes)


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
    for m in marked:
        if not group.marked and goes_on_heading(pieces, m, layout):
            pieces[-1] = replace(pieces[-1], lines=(*pieces[-1].lines, m.line))
            continue
        if m.mark in GATHERED:
            if group.marked and not joins(group, m, layout):
                group = flush(pieces, group, layout)
            group.take(m)
            continue
        group = flush(pieces, group, layout)
        if m.mark is Mark.END:
            close_last(pieces)
        elif m.mark is Mark.SEPARATOR and pieces:
            pieces[-1] = replace(pieces[-1], parted=True)
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
    """A rule below a paragraph ends the article if a head stands below the rule; else it parts two
    scenes of one story."""
    result = []
    for piece, after in zip(pieces, [*pieces[1:], None], strict=False):
        heads = after is not None and (after.kind in HEADS or after.level > 0)
        ends = piece.parted and heads and piece.kind is Kind.PROSE
        result.append(replace(piece, closed=True) if ends else piece)
    return result


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
    if not layout.wrapped:
        return not ends_sentence(last.bare) and len(last.bare) > LONGEST_DISPLAY and line.gap == 0
    if is_wide(last, layout) != is_wide(line, layout):
        return False
    stops_short = not layout.is_full(line) and not ends_sentence(line.bare)
    if not ends_sentence(last.bare):
        return runs_on(last, line, layout) and not (stops_short and layout.gap_is_silent())
    indent = INDENT if len(group.marked) == 1 else 0.0
    if last.width < layout.measure(last) - indent - 1.5 or layout.is_spaced(line) or stops_short:
        return False
    return not ((layout.gap_is_silent() or layout.solid) and opens_paragraph(line, layout))


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
    piece = Piece(Kind.PROSE, lines)
    text = piece.printed
    closed = text.rstrip().endswith(tuple(END_MARKS))
    if closed:
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
    if ends_sentence(tail_of(run)):
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


def lined_text(lines: Sequence[Line]) -> str:
    """Lines as they were set, one below the other, their white kept: it parts the cells of a row
    and the halves of a verse."""
    rows = [without_hashes(line.text.rstrip().rstrip(END_MARKS).rstrip()) for line in lines]
    indent = min(len(row) - len(row.lstrip()) for row in rows)
    return "\n".join(row[indent:] for row in rows)


def without_jumps(text: str) -> str:
    if text.rstrip().endswith(("）", ")")):
        text = JUMP_TO.sub("", text)
    return JUMP_FROM.sub("", text) if text.startswith(("（", "(")) else text


def join_lines(lines: Sequence[Line]) -> str:
    """Wrapped lines as one: no space between Chinese characters, one between Latin words."""
    texts: list[str] = []
    for line in lines:
        bare = without_hashes(line.bare)
        if texts and needs_space(texts[-1][-1], bare[:1]):
            texts.append(" ")
        if bare:
            texts.append(bare)
    return "".join(texts)


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
    for signs, pattern, replacement in REPAIRS:
        if any(sign in text for sign in signs):
            text = pattern.sub(replacement, text)
    return text.strip()


def widen_brackets(match: re.Match[str]) -> str:
    """(市) and 李(副) in the full-width brackets of Chinese; (CPI) after no Chinese as it is."""
    before = match.string[match.start() - 1 : match.start()]
    chinese = HAN_CHAR.search(match[1]) or before and (before == "）" or HAN_CHAR.match(before))
    return f"（{match[1]}）" if chinese else match[0]


WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
CJK = f"{HAN}，。；：、（）《》“”‘’！？—…"
# What may need repair, the pattern that finds it, what it becomes. Most texts have few of the signs.
REPAIRS: tuple[tuple[Sequence[str], re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]
REPAIRS = tuple(
    (signs, re.compile(pattern), replacement)
    for signs, pattern, replacement in (
        (("**",), r"\*\*(.+?)\*\*", r"\1"),
        (" ", f"(?<=[{HAN}])(?: [{HAN}、，]){{3,}}", lambda m: m[0].replace(" ", "")),
        (("...",), r"(?<![.\w])\.{3,}(?![.\w])", "……"),
        (" ", f"(?<=[{CJK}])[ ]+(?=[0-9A-Za-z%])", ""),
        (" ", f"(?<=[0-9A-Za-z%])[ ]+(?=[{CJK}])", ""),
        ("+", f"(?<=[{HAN}])[ ]*\\+[ ]*(?=[{HAN}”])", "+"),
        # A half-width mark, unless Latin or digits stand on both sides of it.
        (",;:?!", f"(?<=[{HAN}”’》）])[ ]*([,;:?!])(?![ ]?[A-Za-z/])", lambda m: WIDE[m[1]]),
        (",;:?!", f"(?<=[0-9%])([,;:?!])(?=[{HAN}“‘《（])", lambda m: WIDE[m[1]]),
        ("(", r"\(([^()]*)\)", widen_brackets),
        (" ", f"(?<=[{HAN}”])[ ]+(?=[，。；：、！？）》])", ""),
        (" ", f"^([（(][{HAN}]{{1,3}}[）)])[ ]+(?=[{HAN}])", r"\1"),
        (" \u3000\t", r"[ 　\t]{2,}", " "),
    )
)


def without_stray_end(text: str) -> str:
    """A paragraph that closes an article, without the end mark or what OCR made of it."""
    return STRAY_END.sub("", text.rstrip().rstrip(END_MARKS)).rstrip()
