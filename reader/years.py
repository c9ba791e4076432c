"""The 期 of a periodical, year by year: a row of twelve months, or a calendar of days.

What should be there and is not is marked 缺. Nobody tells us how often a periodical came out, so it
is taken from what is there: 期 of January, April and October are a quarter of a year apart or more,
and the one of July is missing. Before the first and after the last nothing is known, and nothing is
said.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext

from issues.models import Issue
from issues.models.issue_queries import MONTHS

from .dates import Moment, moment_of

# A year with more is shown by its days.
MOST_IN_MONTHS = 24
DOUBLE_NUMBER = re.compile(r"(\d+)\s*[-—–、/·~]\s*(\d+)")


@dataclass
class Slot:
    """A month or a day, and what came out in it; of a 合刊 that goes on, the first month alone holds
    the link where no other 期 is in the way, and `span` says over how many it goes."""

    number: int
    issues: list[Issue] = field(default_factory=list)
    is_missing: bool = False
    span: int = 1

    @property
    def last(self) -> int:
        return self.number + self.span - 1


@dataclass
class Year:
    """One year: its months, and the 期 of which the month is not known."""

    number: int | None
    slots: list[Slot]
    loose: list[Issue]
    # The whole years of which there is nothing between this one and the earlier one below it.
    gap: str = ""

    @property
    def says_months(self) -> bool:
        return any(slot.issues or slot.is_missing for slot in self.slots)

    @property
    def shows_missing(self) -> bool:
        return any(slot.is_missing for slot in self.slots)

    @property
    def count(self) -> int:
        found = {issue.pk for slot in self.slots for issue in slot.issues}
        return len(found) + len(self.loose)


@dataclass
class Month:
    """A month of a calendar of days; `offset` is the day of the week on which it begins."""

    number: int
    offset: int
    slots: list[Slot]
    loose: list[Issue]

    @property
    def says_something(self) -> bool:
        return bool(self.loose) or any(slot.issues or slot.is_missing for slot in self.slots)


def rows_of(issues: Iterable[Issue]) -> list[Year]:
    """Years of months, the newest first; those without a year last."""
    placed = [(issue, months_of(issue)) for issue in issues]
    expected = _expected(month for _, months in placed for month in months)
    years: dict[int | None, Year] = {}
    for issue, months in placed:
        first = months[0] // 12 if months else issue.year
        if not months:
            _year(years, first).loose.append(issue)
        for month in months:
            _year(years, month // 12).slots[month % 12].issues.append(issue)
    for year in years.values():
        _mark_missing(year, expected)
        year.slots = _joined(year.slots) if year.says_months else []
    rows = sorted(years.values(), key=lambda year: year.number or 0, reverse=True)
    for later, earlier in zip(rows, rows[1:], strict=False):
        if earlier.number and later.number - earlier.number > 1:
            since, until = earlier.number + 1, later.number - 1
            later.gap = str(since) if since == until else f"{since}{gettext('—')}{until}"
    return rows


def months_of(issue: Issue) -> list[int]:
    """The months that a 期 is of, counted from year 0; none where its date does not say one.

    `2023-04/2023-05` is of two, and so is number 7-8 of July.
    """
    first, _, last = issue.date.partition("/")
    begins, ends = _month(first), _month(last) if last else None
    if begins is None or (last and ends is None):
        return []
    if ends is None:
        ends = begins + _more_months(issue.number, begins % 12 + 1)
    return list(range(begins, min(ends, begins + 11) + 1))


def _month(edtf: str) -> int | None:
    moment = _in_a_month(edtf)
    return int(moment.year) * 12 + int(moment.month) - 1 if moment else None


def _in_a_month(edtf: str) -> Moment | None:
    moment = moment_of(edtf)
    return moment if moment and moment.month in MONTHS else None


def _more_months(number: str, month: int) -> int:
    """How many months more a double number takes, where numbers are months."""
    found = DOUBLE_NUMBER.fullmatch(number.strip())
    if not found or int(found[1]) != month or not month < int(found[2]) <= 12:
        return 0
    return int(found[2]) - month


def _expected(moments: Iterable[int]) -> range:
    """When something should have come out, from the first that is there to the last; nothing where
    the gaps are not all as wide as the least, or a few times that, or hardly one is: they tell no
    rule."""
    there = sorted(set(moments))
    if len(there) < 3:
        return range(0)  # two say nothing of what should be between them
    gaps = [later - earlier for earlier, later in pairwise(there)]
    step = min(gaps)
    if any(gap % step for gap in gaps) or gaps.count(step) < len(gaps) / 3:
        return range(0)
    return range(there[0], there[-1] + 1, step)


def _year(years: dict, number: int | None) -> Year:
    if number not in years:
        slots = [Slot(month) for month in range(1, 13)] if number else []
        years[number] = Year(number, slots, [])
    return years[number]


def _mark_missing(year: Year, expected: range) -> None:
    for slot in year.slots:
        slot.is_missing = not slot.issues and year.number * 12 + slot.number - 1 in expected


def _joined(slots: Sequence[Slot]) -> list[Slot]:
    """A 合刊 as one slot over its months, where it stands in each of them alone."""
    joined: list[Slot] = []
    for slot in slots:
        before = joined[-1] if joined else None
        if before and len(slot.issues) == 1 and before.issues == slot.issues:
            before.span += 1
        else:
            joined.append(slot)
    return joined


def calendar_of(year: int, issues: Iterable[Issue]) -> tuple[list[Month], list[Issue]]:
    """The months of a year by their days, and the 期 of which the month is not known."""
    months = [_blank_month(year, number) for number in range(1, 13)]
    loose, days = [], []
    for issue in issues:
        moment = _in_a_month(issue.date)
        if not moment or int(moment.year) != year:
            loose.append(issue)
        elif not is_a_day(year, int(moment.month), moment.day):
            months[int(moment.month) - 1].loose.append(issue)
        else:
            day = date(year, int(moment.month), int(moment.day))
            months[day.month - 1].slots[day.day - 1].issues.insert(0, issue)
            days.append(day.toordinal())
    for missing in map(date.fromordinal, set(_expected(days)).difference(days)):
        months[missing.month - 1].slots[missing.day - 1].is_missing = True
    return [month for month in months if month.says_something], loose


def is_a_day(year: int, month: int, day: str) -> bool:
    return day.isdigit() and 1 <= int(day) <= monthrange(year, month)[1]


def _blank_month(year: int, number: int) -> Month:
    offset, days = monthrange(year, number)
    return Month(number, offset, [Slot(day) for day in range(1, days + 1)], [])
