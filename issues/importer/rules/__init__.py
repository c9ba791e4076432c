"""What one line says of itself. The order of RULES is the order of belief: the first that speaks."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ..marks import Mark, MarkedLine
from ..source import Line
from . import bylines, furniture, headings, notes

Rule = Callable[[Line], Mark | None]

RULES: tuple[Rule, ...] = (
    furniture.separator,
    furniture.end_mark,
    furniture.empty_field,
    furniture.folio,
    headings.markdown,
    headings.bold_line,
    furniture.qr_line,
    furniture.masthead_field,
    furniture.jump_line,
    notes.author_note,
    notes.source_note,
    notes.editors_note,
    headings.field,
    furniture.page_header,
    furniture.image,
    bylines.photo_credit,
    furniture.caption,
    headings.label,
    headings.speaker,
    headings.numbered,
    bylines.byline,
    headings.halved_title,
)
RULES_OF_PRINT = tuple(rule for rule in RULES if rule is not headings.field)


def mark_lines(lines: Iterable[Line]) -> list[MarkedLine]:
    """Each line with the mark of the first rule that knows it; TEXT where none does."""
    return [mark_line(line) for line in lines]


def mark_line(line: Line, rules: tuple[Rule, ...] = RULES) -> MarkedLine:
    """Rules read a copy in simplified characters, so that each knows 記者 where it knows 记者, and
    without the > of what markdown quotes."""
    words = line.said.lstrip("> ") if line.said[:2] == "> " else line.said
    said = line if words == line.bare else replace(line, text=words)
    for rule in rules:
        mark = rule(said)
        if mark is not None:
            return MarkedLine(line, mark, rule.__name__)
    return MarkedLine(line)


def mark_as_print(m: MarkedLine) -> MarkedLine:
    """A line that looked like a field of a dump (记者：……), in a text that is none."""
    return mark_line(m.line, RULES_OF_PRINT) if m.mark is Mark.FIELD else m
