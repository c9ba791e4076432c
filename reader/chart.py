"""How often in each year: the bars of a small chart, ready to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from .facets import YEARS, address

WIDTH, HEIGHT, LEAST_HEIGHT = 600, 56, 2
WIDEST_BAR = 24


@dataclass(frozen=True)
class Bar:
    """Where a bar stands in a chart of WIDTH and HEIGHT, and the address that it leads to."""

    year: int
    count: int
    address: str
    is_turned: bool
    x: float
    y: float
    width: float
    height: float
    step: float

    @property
    def left(self) -> float:
        """Of the room that the bar stands in."""
        return round(self.x - (self.step - self.width) / 2, 2)


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def first(self) -> int:
        return self.bars[0].year

    @property
    def last(self) -> int:
        return self.bars[-1].year

    @property
    def most(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.count)


def chart_of(counts: Mapping[int, int], state: QueryDict) -> Chart | None:
    """A bar for each year that has any, at its place between the first and the last; nothing for
    what is all of one year. A bar that is turned leads to the search without it."""
    if len(counts) < 2:
        return None
    first, last, most = min(counts), max(counts), max(counts.values())
    step = WIDTH / (last - first + 1)
    width = min(WIDEST_BAR, step * 0.8)
    bars = []
    for year, count in sorted(counts.items()):
        height = max(LEAST_HEIGHT, HEIGHT * count / most)
        is_turned = state.get("year") == str(year)
        to = address(state, **{**dict.fromkeys(YEARS), "year": None if is_turned else year})
        middle = (year - first + 0.5) * step
        place = (middle - width / 2, HEIGHT - height, width, height, step)
        bars.append(Bar(year, count, to, is_turned, *(round(number, 2) for number in place)))
    return Chart(bars)
