"""What a compositor would call one thing: a paragraph, a heading, a byline, a line of display type."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from ..chinese.text import ends_sentence
from .rules.furniture import JUMP_FROM, JUMP_TO
from .source import Line
from .wording import clean, join_lines, lined_text, without_jumps, without_stray_end


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


@dataclass(frozen=True)
class Piece:
    """One printed thing and the lines it stands on. `closed`: an end mark stands after it."""

    kind: Kind
    lines: tuple[Line, ...]
    closed: bool = False
    level: int = 0
    titled: bool = False  # display type that stands over a byline
    lined: bool = False  # its line ends stay: verse, a table
    parted: bool = False  # a rule is drawn below it, a row of stars, or wide white
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
