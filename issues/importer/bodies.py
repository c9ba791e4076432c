"""Pieces to bodies: where the text of one article begins and where it ends.

Print order is not reading order. Bodies are found before titles, since their ends are the surest
thing: an end mark, a note on the author, a title that a new text follows. A text may be cut by the
title of its own page, or by a whole other article on a facing page; then it waits, and the first
that waits goes on first.
"""

import re
from collections.abc import Sequence

from ..chinese.fold import in_simplified
from ..chinese.text import unclosed_quote, unopened_quote
from .body import CLOSING_KINDS, ORDINAL, Body, Division, has_dateline, split_hidden
from .cohesion import Vocabulary, pairs_of, reads_on
from .contents import Contents
from .layout import Layout
from .pieces import HEADS, Kind, Piece

LONGEST_RUN = 1_500  # characters that show what a text is about
MOST_JUMPED = 20  # texts that wait for the page they go on on; the others never came
FIDELITY = 0.05  # of affinity; a text is left for one that waits only for this much more
MOST_DISPLAY_IN_BODY = 2  # lines of a heading that no number opens


def divide(
    pieces: Sequence[Piece], contents: Contents, layout: Layout, paged: bool = False
) -> Division:
    """The bodies of a text and the clusters of type that may head them. `paged`: the pages have
    heads, as a newspaper's do, and no text runs over one without saying so."""
    divider = Divider(pieces, contents, layout, paged)
    divider.run()
    division = divider.division
    division.bodies = [part for body in division.bodies for part in split_hidden(body)]
    division.bodies = [body for body in division.bodies if body.last_prose]
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
        self.outlined = bool(contents.outlined)  # then a # says surely what it heads
        self.division = Division()
        self.current: Body | None = None
        self.waiting: list[Body] = []
        self.jumped: list[Body] = []  # those that go on on another page of a newspaper
        self.cluster: list[Piece] = []

    def run(self) -> None:
        opener = False
        for i, piece in enumerate(self.pieces):
            heads = self.is_head(i)
            if self.is_section(piece) and not heads:
                opener = True
            elif piece.level and heads:
                opener = False
            if opener:
                self.division.openers.append(piece)
            elif self.is_afterword(piece):
                self.current.take(piece.says(Kind.PROSE))
            elif heads:
                if self.outlined and piece.level and self.current is not None:
                    self.current.closed = True
                self.cluster.append(piece)
            elif piece.kind is Kind.JUMP:
                self.take_jump(i, piece)
            elif piece.kind in CLOSING_KINDS:
                self.take_note(piece)
            elif piece.kind is Kind.DISPLAY:
                self.take_text(i, piece.says(Kind.PROSE, goes_on=False))
            else:
                self.take_text(i, piece)
        if self.current is not None and all(p.kind is Kind.STANDFIRST for p in self.cluster):
            for piece in self.cluster:  # there is nothing that it opens
                self.current.take(piece.says(Kind.PROSE))
            self.cluster = []
        self.leave_cluster()

    def is_afterword(self, piece: Piece) -> bool:
        """编后 below a text: the editor's note that closes it, where 编者按 opens the next."""
        said = in_simplified(piece.first.bare)
        below = piece.kind is Kind.STANDFIRST and self.current is not None and not self.cluster
        return below and re.match(r"[【\[（(〔]?\s*编后", said) is not None

    def is_section(self, piece: Piece) -> bool:
        """Whether a # heading is a 栏目 or a group of articles, not the title of one."""
        ranks = (self.contents.outlined,) if self.outlined else range(1, 7)
        return piece.level in ranks and self.contents.is_group(piece.text)

    def is_head(self, i: int) -> bool:
        """Whether a piece may be of an article's head: display type, or a # heading that is a title."""
        piece = self.pieces[i]
        if self.outlined and piece.kind is Kind.DISPLAY:
            return False
        return self.is_title_heading(i) if piece.level else piece.kind in HEADS

    def is_title_heading(self, i: int) -> bool:
        piece = self.pieces[i]
        if self.contents.find(piece.text):
            return True
        if self.is_section(piece) or ORDINAL.match(piece.text):
            return False
        if self.leads_up(i):
            return True
        after = next((p for p in self.pieces[i + 1 : i + 3] if p.kind is not Kind.LABEL), None)
        if after is not None and after.kind is Kind.BYLINE:
            return True
        if self.contents.entries:
            return False
        done = self.current is None or self.current.closed
        return piece.level == 1 or done

    def leads_up(self, i: int) -> bool:
        """Whether a heading stands right over a title of higher rank: ### 山村通电—— over # 山里的灯."""
        below = self.pieces[i + 1] if i + 1 < len(self.pieces) else None
        if below is None or not 0 < below.level < self.pieces[i].level:
            return False
        return self.is_title_heading(i + 1)

    def take_note(self, piece: Piece) -> None:
        """A note closes the body before it; right under a title it belongs to the head."""
        if self.cluster and not self.follows_own_text():
            self.cluster.append(piece)
        elif self.current is not None:
            self.leave_cluster()
            self.current.take(piece)
            self.current.closed = True
        else:
            self.cluster.append(piece)

    def take_jump(self, i: int, piece: Piece) -> None:
        if piece.jumps_to:
            self.jump_away()
        else:
            self.jump_back(self.run_from(i + 1))

    def jump_away(self) -> None:
        """The text goes on elsewhere: （下转第二版）."""
        if self.current is not None and not self.current.closed:
            self.jumped.append(self.current)
            self.current = None

    def jump_back(self, run: str) -> None:
        """A text that jumped goes on here: （上接第一版）. What stands over it repeats its title."""
        if not self.jumped:
            return
        repeated = "".join(piece.text for piece in self.cluster)
        body = max(self.jumped[-MOST_JUMPED:], key=lambda body: self.takes_up(body, repeated, run))
        self.division.repeated.extend(self.cluster)
        self.cluster = []
        self.jumped.remove(body)
        self.current = body

    def takes_up(self, body: Body, repeated: str, run: str) -> float:
        """How much speaks for a text that jumped being taken up by `run`, under type that repeats
        its title: the sentence reads on, the words are its words."""
        said, titles = body.vocabulary, pairs_of(repeated)
        share = sum(pair in said.counts for pair in titles) / len(titles) if titles else 0.0
        last = body.last_prose.text if body.last_prose else ""
        return reads_on(last, run) + share + Vocabulary(run).affinity(said)

    def follows_own_text(self) -> bool:
        """Whether the note to come ends the current text, whose title only stands at the page foot."""
        return self.current is not None and not self.current.closed and not self.current.headed

    def take_text(self, i: int, piece: Piece) -> None:
        if piece.jumps_from:
            self.jump_back(self.run_from(i))
        elif self.paged and piece.first.opens_page and self.current and not self.current.is_open:
            self.current.closed = True
        if self.cluster:
            self.meet_cluster(i, piece)
        elif self.current is None or self.current.closed:
            self.begin_or_resume(i, headed=False)
        elif self.opens_report(piece) and not self.current.is_open:
            self.begin(headed=False)
        elif self.waiting and self.may_change_text(i):
            self.choose_open_text(i)
        self.current.take(piece)
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
        waits = self.waiting[0].last_prose.text
        return bool(unopened_quote(piece.text) and unclosed_quote(waits))

    def meet_cluster(self, i: int, piece: Piece) -> None:
        """Text comes after display type: the same text going on, or another that it heads."""
        current, cluster = self.current, self.cluster
        titled = self.has_title(cluster) or self.opens_report(piece)
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

    def opens_report(self, piece: Piece) -> bool:
        """Whether a paragraph opens a news report. Where titles have their #, none opens unannounced."""
        return piece.kind is Kind.PROSE and not self.hashed and has_dateline(piece.text)

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
        sure = reads_on(self.current.last_prose.text, piece.text)
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
        waits = self.waiting[0] if self.waiting else None
        if waits is not None and (
            not headed or Vocabulary(self.run_from(i)).affinity(waits.vocabulary) > 0.2
        ):
            self.current = self.waiting.pop(0)
        else:
            self.begin(headed)

    def choose_open_text(self, i: int) -> None:
        """Two texts are open and type goes on: it belongs to the one whose vocabulary it shares."""
        run = self.run_from(i)
        words = Vocabulary(run)
        here, there = (
            words.affinity(body.vocabulary) + 0.1 * reads_on(body.last_prose.text, run)
            for body in (self.current, self.waiting[0])
        )
        if there > here + FIDELITY:
            self.waiting.append(self.current)
            self.current = self.waiting.pop(0)

    def run_from(self, i: int) -> str:
        """The text from piece `i` to where display type or a note stops it, as
        much of it as shows what it is about."""
        texts, size = [], 0
        for k in range(i, len(self.pieces)):
            piece = self.pieces[k]
            if piece.kind not in (Kind.PROSE, Kind.HEADING) or piece.level == 1:
                break
            texts.append(piece.text)
            size += len(piece.text)
            if piece.closed or size >= LONGEST_RUN:
                break
        return "\n".join(texts)

    def keep_as_headings(self) -> None:
        """Display type between two paragraphs of one text: headings, or captions in marked text,
        where a heading would have its #."""
        for piece in self.cluster:
            if self.hashed or piece.kind is Kind.LABEL:
                self.division.captions.append(piece)
            else:
                self.current.take(piece.says(Kind.HEADING))
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
