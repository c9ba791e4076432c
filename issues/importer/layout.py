"""How a text is laid out: its line spacing, whether lines are hard-wrapped, how wide they run."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..chinese.text import ends_sentence
from .source import Line

WIDEST_WRAPPED = 60  # ems; no printed column of Chinese runs wider (a book page has 25 to 45)
SLACK = 2.9  # ems that a full line may fall short: squeezed punctuation, a first-line indent
WINDOW = 8  # lines before and after that show how wide a column is
FEWEST_ENDS = 3  # of paragraphs, that show how they are parted
MORE_WHITE = 2  # blank lines, over those between most lines, that part articles
LONGEST_TITLE = 40  # ems; a line of type that is wider is text
NEAR = 1.0  # ems between lines of one width: a mark more or less; indented lines are two ems short
NARROWEST = 9  # ems; no column of running text is narrower


@dataclass(frozen=True)
class Layout:
    """`spacing` blank lines stand between ordinary lines; `wrapped`: one printed line a line.

    `measures` has, by line number, the width in ems to which the lines around it run.
    """

    spacing: int
    wrapped: bool
    measures: dict[int, float]
    column: float = 0.0  # the width that most of the text runs to, if it is wrapped
    solid: bool = False  # no white parts paragraphs from each other
    wide: int | None = None  # blank lines that part articles, if white does

    def measure(self, line: Line) -> float:
        return self.measures.get(line.number, 0.0)

    def is_full(self, line: Line) -> bool:
        """Whether the line runs to the measure, so that its text may go on in the next."""
        return line.width >= self.measure(line) - SLACK

    def is_spaced(self, line: Line) -> bool:
        """Whether more white stands above the line than between ordinary lines."""
        return line.gap > self.spacing

    def is_wide(self, line: Line) -> bool:
        """Whether the white above the line parts articles."""
        return self.wide is not None and line.gap >= self.wide

    def gap_is_silent(self) -> bool:
        """Whether blank lines say nothing, since one stands after every line."""
        return self.spacing > 0


def survey(lines: Sequence[Line]) -> Layout:
    """The layout that the lines of a text show."""
    wrapped = is_wrapped(lines)
    gaps = Counter(min(line.gap, 2) for line in lines[1:] if line.width >= 8)
    spacing = 1 if wrapped and gaps[1] > 2 * gaps[0] else 0
    if not wrapped:
        return Layout(spacing, wrapped, {}, wide=wide_white(lines, {}))
    measures = measures_of(lines)
    return Layout(
        spacing=spacing,
        wrapped=wrapped,
        measures=measures,
        column=column_of(lines),
        solid=is_solid(lines, measures),
        wide=wide_white(lines, measures),
    )


def wide_white(lines: Sequence[Line], measures: dict[int, float]) -> int | None:
    """Blank lines that part articles: two more than between most lines, now and then, and nearly
    always over what may be a title. Where a page of a PDF ends, white stands over any line; where
    titles have their #, white says nothing."""
    gaps = Counter(line.gap for line in lines[1:])
    if not gaps or any(line.bare.startswith("#") for line in lines):
        return None
    wide = gaps.most_common(1)[0][0] + MORE_WHITE
    under = [line for line in lines[1:] if line.gap >= wide]
    titles = sum(
        not ends_sentence(line.bare)
        and line.width <= min(LONGEST_TITLE, measures.get(line.number, LONGEST_TITLE) - SLACK)
        for line in under
    )
    few = FEWEST_ENDS <= len(under) + 1 <= len(lines) / 3
    return wide if few and titles >= 0.8 * len(under) else None


def is_solid(lines: Sequence[Line], measures: dict[int, float]) -> bool:
    """Whether the line after one that ends a paragraph, well short of the measure, seldom has white
    above it."""
    after = [
        line for before, line in zip(lines, lines[1:], strict=False)
        if before.width < measures[before.number] - SLACK and before.bare.endswith(("。", "！", "？"))
    ]  # fmt: skip
    return len(after) >= FEWEST_ENDS and sum(line.gap > 0 for line in after) < len(after) / 4


def column_of(lines: Sequence[Line]) -> float:
    """The width to the nearest em that most of the text stands in, weighed by its length."""
    widths: Counter[int] = Counter()
    for line in lines:
        if line.width >= NARROWEST:
            widths[round(line.width)] += round(line.width)
    return float(widths.most_common(1)[0][0]) if widths else 0.0


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether most of the text stands in lines of a column's width that stop in mid-sentence."""
    long = [line for line in lines if line.width >= 10]
    if not long:
        return False
    narrow = [line for line in long if line.width <= WIDEST_WRAPPED]
    share_of_text = sum(x.width for x in narrow) / sum(x.width for x in long)
    cut = sum(
        not ends_sentence(line.bare) and is_beside(line, narrow[max(0, i - 1) : i + 2])
        for i, line in enumerate(narrow)
    )
    return share_of_text > 0.8 and len(narrow) >= 4 and cut > len(narrow) * 0.4


def is_beside(line: Line, near: Sequence[Line]) -> bool:
    """Whether a line is as wide as one next to it, as the lines of a column are and titles are not."""
    return any(other is not line and abs(other.width - line.width) <= SLACK for other in near)


def measures_of(lines: Sequence[Line]) -> dict[int, float]:
    """For each line the width of its column.

    A column's width changes in mid-paragraph where the page does, so what the lines before agree on
    and what the lines after agree on are both possible; the one nearer to the line's own width is it.
    """
    widths = [line.width for line in lines]
    # What stands from line `at - WINDOW` to before line `at + 1`: before one line, after another.
    common = [
        common_width(widths[max(0, at - WINDOW) : at + 1]) for at in range(len(lines) + WINDOW)
    ]
    measures = {}
    for i, line in enumerate(lines):
        sides = [common[i]] if i >= 2 else []
        sides += [common[i + WINDOW]] if len(lines) - i > 2 else []
        measures[line.number] = min(sides or [line.width], key=lambda m: (abs(m - line.width), -m))
    return measures


def common_width(widths: Sequence[float]) -> float:
    """The width that most of the lines come near, the widest of several."""
    widest, most = 0.0, 0
    if NARROWEST <= (top := max(widths)) <= min(widths) + NEAR:
        return top
    for w in set(widths):
        near = sum([-NEAR <= w - other <= NEAR for other in widths])
        if w >= NARROWEST and (near, w) > (most, widest):
            widest, most = w, near
    return widest or max(widths)
