"""Pieces to bodies: where the text of one article begins and where it ends.

Print order is not reading order. Bodies are found before titles, since their ends are the surest
thing: an end mark, a note on the author, a title that a new text follows. A text may be cut by the
title of its own page, or by a whole other article on a facing page; then it waits, and the first
that waits goes on first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..chinese.text import ends_sentence, fold_width, number_of, unclosed_quote, unopened_quote
from .blocks import Kind, Piece
from .cohesion import affinity, pairs_of, reads_on
from .contents import Contents
from .layout import Layout

HEAD_KINDS = {Kind.DISPLAY, Kind.BYLINE, Kind.LABEL, Kind.STANDFIRST}
CLOSING_KINDS = {Kind.AUTHOR_NOTE, Kind.SOURCE_NOTE}
DATELINE = re.compile(
    r"(?:(?:本报|本刊|新华社|中新社|据新华社|人民网|中国新闻社)[^，。；（(]{0,14}?(?:电|讯)|本报讯|[\u4e00-\u9fff]{2,6}[日晚]报讯)(?:\s|[（(]|[\u4e00-\u9fff])"
)
ORDINAL = re.compile(r"^([一二三四五六七八九十]{1,3})、")
FIDELITY = 0.05  # of affinity; a text is left for one that waits only for this much more
MOST_DISPLAY_IN_BODY = 2  # lines of a heading that no number opens


@dataclass
class Body:
    """The prose, headings and notes of one article, in reading order."""

    pieces: list[Piece] = field(default_factory=list)
    headed: bool = False  # type that may be its title stood right before it
    closed: bool = False

    @property
    def prose(self) -> list[Piece]:
        return [p for p in self.pieces if p.kind is Kind.PROSE]

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.pieces if p.kind in (Kind.PROSE, Kind.HEADING))

    @property
    def is_open(self) -> bool:
        """Whether its last paragraph stops in mid-sentence."""
        prose = self.prose
        return bool(prose) and not self.closed and prose[-1].is_open

    @property
    def notes(self) -> list[Piece]:
        return [p for p in self.pieces if p.kind in CLOSING_KINDS]

    @property
    def first_line(self) -> int:
        return min((p.first.number for p in self.pieces), default=0)

    @property
    def last_line(self) -> int:
        return max((p.last.number for p in self.pieces), default=0)


@dataclass
class Division:
    """Bodies, and between them clusters of display type; `captions` and `openers` are furniture."""

    bodies: list[Body] = field(default_factory=list)
    clusters: list[list[Piece]] = field(default_factory=list)
    captions: list[Piece] = field(default_factory=list)
    openers: list[Piece] = field(default_factory=list)


def divide(
    pieces: Sequence[Piece], contents: Contents, layout: Layout, paged: bool = False
) -> Division:
    """The bodies of a text and the clusters of type that may head them. `paged`: the pages have
    heads, as a newspaper's do, and no text runs over one without saying so."""
    divider = Divider(pieces, contents, layout, paged)
    divider.run()
    division = divider.division
    division.bodies = [part for body in division.bodies for part in split_hidden(body)]
    division.bodies = [body for body in division.bodies if body.prose]
    return division


class Divider:
    """One walk over the pieces; `current` is the body being read, `waiting` those cut short."""

    def __init__(
        self, pieces: Sequence[Piece], contents: Contents, layout: Layout, paged: bool = False
    ) -> None:
        self.pieces = pieces
        self.contents = contents
        self.layout = layout
        self.hashed = any(p.level for p in pieces)
        self.paged = paged
        self.division = Division()
        self.current: Body | None = None
        self.waiting: list[Body] = []
        self.jumped: list[Body] = []  # those that go on on another page of a newspaper
        self.cluster: list[Piece] = []

    def run(self) -> None:
        opener = False
        for i, piece in enumerate(self.pieces):
            heads = self.is_head(i)
            if piece.level and self.contents.is_group(piece.text) and not heads:
                opener = True
            elif piece.level and heads:
                opener = False
            if opener:
                self.division.openers.append(piece)
            elif heads:
                self.cluster.append(piece)
            elif piece.kind is Kind.JUMP:
                self.take_jump(piece)
            elif piece.kind in CLOSING_KINDS:
                self.take_note(piece)
            else:
                self.take_text(i, piece)
        self.leave_cluster()

    def is_head(self, i: int) -> bool:
        """Whether a piece may be of an article's head: display type, or a # heading that is a title."""
        piece = self.pieces[i]
        return self.is_title_heading(i) if piece.level else piece.kind in HEAD_KINDS

    def is_title_heading(self, i: int) -> bool:
        piece = self.pieces[i]
        if self.contents.find(piece.text):
            return True
        if self.contents.is_group(piece.text) or ORDINAL.match(piece.text):
            return False
        after = next((p for p in self.pieces[i + 1 : i + 3] if p.kind is not Kind.LABEL), None)
        if after is not None and after.kind is Kind.BYLINE:
            return True
        if self.contents.entries:
            return False
        done = self.current is None or self.current.closed
        return piece.level == 1 or done

    def take_note(self, piece: Piece) -> None:
        """A note closes the body before it; right under a title it belongs to the head."""
        if self.cluster and not self.follows_own_text():
            self.cluster.append(piece)
        elif self.current is not None:
            self.leave_cluster()
            self.current.pieces.append(piece)
            self.current.closed = True
        else:
            self.cluster.append(piece)

    def take_jump(self, piece: Piece) -> None:
        if piece.jumps_to:
            self.jump_away()
        else:
            self.jump_back()

    def jump_away(self) -> None:
        """The text goes on elsewhere: （下转第二版）."""
        if self.current is not None and not self.current.closed:
            self.jumped.append(self.current)
            self.current = None

    def jump_back(self) -> None:
        """A text that jumped goes on here: （上接第一版）. What stands over it repeats its title."""
        if not self.jumped:
            return
        self.division.captions.extend(self.cluster)
        self.cluster = []
        self.current = self.jumped.pop(0)

    def follows_own_text(self) -> bool:
        """Whether the note to come ends the current text, whose title only stands at the page foot."""
        return self.current is not None and not self.current.closed and not self.current.headed

    def take_text(self, i: int, piece: Piece) -> None:
        if piece.jumps_from:
            self.jump_back()
        elif self.paged and piece.first.opens_page and self.current and not self.current.is_open:
            self.current.closed = True
        if self.cluster:
            self.meet_cluster(i, piece)
        elif self.current is None or self.current.closed:
            self.begin_or_resume(i, headed=False)
        elif opens_report(piece) and not self.current.is_open:
            self.begin(headed=False)
        elif self.waiting and self.may_change_text(i):
            self.choose_open_text(i)
        self.current.pieces.append(piece)
        self.current.closed = self.current.closed or piece.closed
        if piece.jumps_to:
            self.jump_away()

    def may_change_text(self, i: int) -> bool:
        """Whether a text that is open may give way here to one that waits: at a page or where
        something else stood between, or where a quotation closes that it never opened."""
        piece, before = self.pieces[i], self.pieces[i - 1]
        if piece.kind is not Kind.PROSE or not self.current.is_open:
            return False
        if not self.layout.wrapped or piece.first.opens_page:
            return True
        if piece.first.number - before.last.number > self.layout.spacing + 1:
            return True
        waits = self.waiting[0].prose[-1].text
        return bool(unopened_quote(piece.text) and unclosed_quote(waits))

    def meet_cluster(self, i: int, piece: Piece) -> None:
        """Text comes after display type: the same text going on, or another that it heads."""
        current, cluster = self.current, self.cluster
        titled = self.has_title(cluster) or not self.hashed and opens_report(piece)
        if current is None or current.closed:
            self.leave_cluster()
            self.begin_or_resume(i, headed=titled)
        elif current.is_open:
            named = any(p.kind is Kind.DISPLAY or p.level for p in cluster)
            goes_on = (
                not titled or not named or not current.headed or self.sure_to_go_on(piece) >= 3
            )
            self.leave_cluster(inside=not titled)
            if not goes_on:
                self.waiting.append(current)
                self.begin(headed=True)
        elif self.is_displaced(piece):
            self.leave_cluster()
        elif titled:
            self.leave_cluster()
            self.begin(headed=True)
        else:
            self.keep_as_headings()

    def has_title(self, cluster: Sequence[Piece]) -> bool:
        """Whether the cluster heads an article: it has a byline, a # title, several lines of type."""
        kinds = [p.kind for p in cluster]
        if Kind.BYLINE in kinds or Kind.STANDFIRST in kinds or any(p.level for p in cluster):
            return True
        display = sum(kind is Kind.DISPLAY for kind in kinds)
        if self.hashed:
            return False
        ended = self.current is None or self.current.closed
        return display > (0 if ended or self.current.is_open else MOST_DISPLAY_IN_BODY)

    def is_displaced(self, piece: Piece) -> bool:
        """Whether the cluster is the title of the text that it interrupts, set at the page foot:
        the text began without one, and goes on over the page."""
        return self.current is not None and not self.current.headed and piece.first.opens_page

    def sure_to_go_on(self, piece: Piece) -> int:
        """How surely a piece goes on with the current text, over the type between them."""
        sure = reads_on(self.current.prose[-1].text, piece.text)
        if self.layout.wrapped and piece.first.opens_page and not self.begins_indented(piece):
            sure += 1
        return sure

    def begins_indented(self, piece: Piece) -> bool:
        return piece.first.width <= self.layout.measure(piece.first) - 1.3

    def begin(self, headed: bool) -> None:
        self.current = Body(headed=headed)
        self.division.bodies.append(self.current)

    def begin_or_resume(self, i: int, headed: bool) -> None:
        """After a text that has ended: the first that waits goes on, unless a title says otherwise."""
        run = self.run_from(i)
        waits = self.waiting[0] if self.waiting else None
        if waits is not None and (not headed or self.belongs(run, waits) > 0.2):
            self.current = self.waiting.pop(0)
        else:
            self.begin(headed)

    def choose_open_text(self, i: int) -> None:
        """Two texts are open and type goes on: it belongs to the one whose vocabulary it shares."""
        run = self.run_from(i)
        here = self.belongs(run, self.current) + 0.1 * reads_on(self.current.prose[-1].text, run)
        there = self.belongs(run, self.waiting[0]) + 0.1 * reads_on(
            self.waiting[0].prose[-1].text, run
        )
        if there > here + FIDELITY:
            self.waiting.append(self.current)
            self.current = self.waiting.pop(0)

    def belongs(self, run: str, body: Body) -> float:
        return affinity(pairs_of(run), pairs_of(body.text))

    def run_from(self, i: int) -> str:
        """The text from piece `i` to where display type or a note stops it."""
        texts = []
        for piece in self.pieces[i:]:
            if piece.kind not in (Kind.PROSE, Kind.HEADING) or piece.level == 1:
                break
            texts.append(piece.text)
            if piece.closed:
                break
        return "\n".join(texts)

    def keep_as_headings(self) -> None:
        """Display type between two paragraphs of one text: headings, or captions in marked text,
        where a heading would have its #."""
        for piece in self.cluster:
            if self.hashed or piece.kind is Kind.LABEL:
                self.division.captions.append(piece)
            else:
                self.current.pieces.append(piece.says(Kind.HEADING))
        self.cluster = []

    def leave_cluster(self, inside: bool = False) -> None:
        """Put the cluster by, to be matched with bodies later; inside a text it is captions."""
        while self.hashed and self.cluster and self.cluster[0].kind is Kind.DISPLAY:
            # Above a # title stands what was under the picture of the text before.
            if not any(p.level for p in self.cluster):
                break
            self.division.captions.append(self.cluster.pop(0))
        if inside:
            self.division.captions.extend(self.cluster)
        elif self.cluster:
            self.division.clusters.append(self.cluster)
        self.cluster = []


def opens_report(piece: Piece) -> bool:
    """Whether a paragraph opens a news report: 本报讯, 新华社北京1月5日电."""
    return piece.kind is Kind.PROSE and bool(DATELINE.match(piece.text))


def split_hidden(body: Body) -> Iterator[Body]:
    """A body whose headings begin again at 一、 holds two texts with no sign between them. The joint
    is the paragraph before which the vocabulary changes most."""
    restart = restarting_heading(body)
    if restart is None:
        yield body
        return
    start, end = restart
    joint = weakest_joint(body.pieces, start, end)
    first = Body(body.pieces[:joint], headed=body.headed, closed=True)
    yield first
    yield from split_hidden(Body(body.pieces[joint:], headed=False, closed=body.closed))


def restarting_heading(body: Body) -> tuple[int, int] | None:
    """(last heading of the first text, first heading of the second), or None."""
    last, last_number, most = 0, 0, 0
    for i, piece in enumerate(body.pieces):
        match = ORDINAL.match(fold_width(piece.text)) if piece.kind is Kind.HEADING else None
        if not match:
            continue
        number = number_of(match[1]) or 0
        if number == 1 and most >= 2 and last_number:
            return last, i
        last, last_number, most = i, number, max(most, number)
    return None


def weakest_joint(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Between two headings, the paragraph at which a new text most likely begins."""
    candidates = [
        i for i in range(start + 2, end) if pieces[i].kind is Kind.PROSE
        and ends_sentence(pieces[i - 1].text)
    ]  # fmt: skip
    before = pairs_of("\n".join(p.text for p in pieces[: start + 1]))
    after = pairs_of("\n".join(p.text for p in pieces[end:]))

    def contrast(joint: int) -> float:
        left = pairs_of("\n".join(p.text for p in pieces[start:joint]))
        right = pairs_of("\n".join(p.text for p in pieces[joint:end]))
        return (affinity(left, before) - affinity(left, after)
                + affinity(right, after) - affinity(right, before))  # fmt: skip

    return max(candidates, key=contrast, default=end)
