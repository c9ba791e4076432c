"""The marks that a line can bear, and a line with its mark."""

from dataclasses import dataclass, replace
from enum import Enum

from .source import Line


class Mark(Enum):
    """What a line is. The letter is for people and tests: `FK-TB-PPP`."""

    TEXT = "P"
    TITLE = "T"
    HEADING = "H"
    BYLINE = "B"
    STANDFIRST = "S"
    AUTHOR_NOTE = "A"
    SOURCE_NOTE = "N"
    END = "E"
    LABEL = "L"
    RUNNING_HEAD = "R"
    FOLIO = "F"
    CONTENTS = "C"
    MASTHEAD = "M"
    CAPTION = "I"
    ADVERTISEMENT = "Q"
    JUMP = "J"
    SEPARATOR = "-"
    FIELD = "D"
    VERSE = "V"  # a line that ends where it was set to end
    ROW = "G"  # of a table: its white is kept too
    ITEM = "K"  # a line that opens a paragraph: of a list, of one who speaks, of a letter's end

    @property
    def is_furniture(self) -> bool:
        return self in FURNITURE


FURNITURE = {
    Mark.END,
    Mark.RUNNING_HEAD,
    Mark.FOLIO,
    Mark.CONTENTS,
    Mark.MASTHEAD,
    Mark.CAPTION,
    Mark.ADVERTISEMENT,
    Mark.SEPARATOR,
    Mark.JUMP,
}


@dataclass(frozen=True)
class MarkedLine:
    """A line, its mark, and the rule that gave it; `was` keeps the opinion before a revision.

    `stuck` is what of a running head was stuck to the end of the line, and is taken off it.
    """

    line: Line
    mark: Mark = Mark.TEXT
    rule: str = "text"
    was: Mark | None = None
    stuck: str = ""

    def revised(self, mark: Mark, rule: str) -> "MarkedLine":
        return replace(self, mark=mark, rule=rule, was=self.was or self.mark)

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def bare(self) -> str:
        return self.line.bare

    @property
    def said(self) -> str:
        return self.line.said


def letters(marked: list[MarkedLine]) -> str:
    """The marks as a short string, to compare in tests and show in the microscope."""
    return "".join(m.mark.value for m in marked)
