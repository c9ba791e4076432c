"""How often in each year: the bars of a small chart, ready to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from .facets import YEARS, address

# Fewer are soon counted in the list itself.
LEAST_YEARS, LEAST_HITS = 3, 10
# Across in hundredths of the width, down in the height of a letter.
HEIGHT, LEAST_HEIGHT, WIDEST_BAR = 4.5, 0.15, 4
LABELS_AT_MOST, ROOM_OF_LABEL = 7, 6
STEPS_OF_LABELS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True)
class Bar:
    """Where a bar stands, and the address that it leads to."""

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
    """`labels` are years under the bars, each with the middle of its place."""

    bars: list[Bar]
    labels: list[tuple[int, float]] = field(default_factory=list)
    height: float = HEIGHT

    @property
    def most(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.count)


def chart_of(counts: Mapping[int, int], state: QueryDict) -> Chart | None:
    """A bar for each year that has any, at its place between the first and the last; nothing for
    few hits or years. A bar that is turned leads to the search without it."""
    if len(counts) < LEAST_YEARS or sum(counts.values()) < LEAST_HITS:
        return None
    first, last, most = min(counts), max(counts), max(counts.values())
    step = 100 / (last - first + 1)
    width = min(WIDEST_BAR, step * 0.8)
    bars = []
    for year, count in sorted(counts.items()):
        height = max(LEAST_HEIGHT, HEIGHT * count / most)
        is_turned = state.get("year") == str(year)
        to = address(state, **{**dict.fromkeys(YEARS), "year": None if is_turned else year})
        middle = (year - first + 0.5) * step
        place = (middle - width / 2, HEIGHT - height, width, height, step)
        bars.append(Bar(year, count, to, is_turned, *(round(number, 2) for number in place)))
    return Chart(bars, labels_of(first, last))


def labels_of(first: int, last: int) -> list[tuple[int, float]]:
    """Round years, as many as there is room for on a phone, none over the edge."""
    years = last - first + 1
    apart = next(step for step in STEPS_OF_LABELS if years <= LABELS_AT_MOST * step)
    round_years = range(-(-first // apart) * apart, last + 1, apart)
    placed = [(year, round((year - first + 0.5) * 100 / years, 2)) for year in round_years]
    return [
        (year, middle) for year, middle in placed if ROOM_OF_LABEL <= middle <= 100 - ROOM_OF_LABEL
    ]
