"""Headings in text set without white: told from the lines of paragraphs by their width alone."""

from collections.abc import Sequence

from ..chinese.text import ends_sentence
from .cohesion import word_runs_over
from .layout import Layout
from .rules.headings import NUMBERED
from .source import Line

INDENT = 2.0  # ems that the first line of a paragraph lacks once its indent is lost
SHORTER = 1.5  # ems that no squeezing takes off a full line
HEADING_INDENT = 5.0  # ems that a heading set in may fall short of the measure
MOST_LINES = 3  # of one heading


def is_too_short(line: Line, layout: Layout) -> bool:
    """Whether a line is too short for the first of a paragraph, and ends as no last one does."""
    stops = ends_sentence(line.bare) or line.bare.endswith(("，", "、"))
    return not stops and line.width < layout.measure(line) - INDENT - SHORTER


def stands_alone(line: Line, after: Line, layout: Layout) -> bool:
    """Whether a line is a heading over a paragraph, with no white between: it is too short for a
    first line, and the line below is just short enough for one."""
    if not layout.wrapped or layout.gap_is_silent() or not is_too_short(line, layout):
        return False
    indented = abs(layout.measure(after) - INDENT - after.width) <= 0.8
    return indented and not word_runs_over(line.bare, after.bare)


def is_second_half(heading: Sequence[Line], line: Line, layout: Layout) -> bool:
    """Whether a line goes on with a numbered heading: that is nearly full and ends no sentence, and
    the line is too short for the first of a paragraph."""
    last = heading[-1]
    near = line.number - last.number <= layout.spacing + 1 and not line.opens_page
    if not layout.wrapped or not near or len(heading) >= MOST_LINES or NUMBERED.match(line.bare):
        return False
    full = last.width >= layout.measure(last) - HEADING_INDENT
    return full and not ends_sentence(last.bare) and is_too_short(line, layout)
