"""Where each row of the index stands on the shelves, held in memory for counting.

A search may find a third of the room, and its facets are counted over all that it found. Asked of
the database row by row that takes longer than the search itself (measured: 50 ms and more for 50,000
hits); out of arrays it takes a tenth. Four bytes for each fact of an article, 40 MB for a million.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import cached_property
from itertools import zip_longest
from operator import itemgetter
from threading import Lock
from typing import NamedTuple

from .tables import asked

FACTS = "coalesce(row, id), replaces, article, is_shown, key, issue, section, authors, topics"
ALL = f"SELECT {FACTS} FROM issues_searchrow WHERE article > 0 ORDER BY 1"
SINCE = (
    f"SELECT id, batch, {FACTS.replace('article', 'coalesce(article, 0)')}"
    " FROM issues_searchrow WHERE id >= %s ORDER BY id"
)
LAST = (
    "SELECT id, batch, (SELECT max(replaces) FROM issues_searchrow)"
    " FROM issues_searchrow ORDER BY id DESC LIMIT 1"
)
SHELVES = "SELECT id, periodical_id, year, sort_date FROM issues_issue"
# Of the topics and the authors of an article so many stand in columns; more are few, and stand apart.
TOPICS, AUTHORS = 6, 2
COLUMNS = ("articles", "shown", "issues", "sections", "keys")


class Shelf(NamedTuple):
    """Where the articles of an issue stand."""

    periodical: int
    year: int | None
    date: str


class Lists:
    """A few numbers for each row: the first in columns, 0 for none, the rest beside them."""

    def __init__(self, width: int) -> None:
        self.columns = [array("I") for _ in range(width)]
        self.rest: dict[int, array] = {}

    def __setitem__(self, row: int, packed: bytes) -> None:
        numbers = array("I", packed)
        width = len(self.columns)
        for column, number in zip_longest(self.columns, numbers[:width], fillvalue=0):
            column[row] = number
        if len(numbers) > width:
            self.rest[row] = numbers[width:]
        else:
            self.rest.pop(row, None)

    def copied(self) -> "Lists":
        other = Lists(0)
        other.columns = [column[:] for column in self.columns]
        other.rest = dict(self.rest)
        return other

    def rows_with(self, number: int, rows: list[int]) -> list[int]:
        """Those of the rows that have the number in their list."""
        columns, rest = self.columns, self.rest
        return [
            row
            for row in rows
            if any(column[row] == number for column in columns) or number in rest.get(row, ())
        ]

    def counted(self, rows: list[int], pick: Callable[[array], tuple]) -> Counter[int]:
        """How many of the rows have each number; `pick` takes those rows out of a column."""
        counts: Counter[int] = Counter()
        for column in self.columns:
            counts.update(pick(column))
        for row in self.rest.keys() & set(rows) if self.rest else ():
            counts.update(self.rest[row])
        del counts[0]
        return counts


class Holdings:
    """What the rows of the index are, by their numbers. The article of a row that was replaced is 0,
    and in `shown` also one that is not for readers."""

    def __init__(
        self, rows: Iterable[Sequence] = (), last: int = 0, batch: int = 0, replaced: int = 0
    ) -> None:
        self.last, self.batch = last, batch
        self.articles, self.shown = array("I"), array("I")
        self.issues, self.sections = array("I"), array("I")
        self.keys = array("Q")
        self.authors, self.topics = Lists(AUTHORS), Lists(TOPICS)
        self.is_whole = not replaced  # every row of FTS5's tables is an article for readers
        self.make_room(last)
        for facts in rows:
            self.set(*facts)

    def set(self, row, replaces, article, is_shown, key, issue, section, authors, topics) -> None:
        self.make_room(row)
        self.is_whole = self.is_whole and bool(is_shown or not article) and not replaces
        self.articles[replaces] = self.shown[replaces] = 0  # row 0 is no row
        self.articles[row], self.shown[row] = article, article if is_shown else 0
        self.issues[row], self.sections[row] = issue, section
        self.keys[row] = int.from_bytes(key.encode()[:8].ljust(8, b"\0"))
        self.authors[row], self.topics[row] = authors, topics

    def make_room(self, last: int) -> None:
        """For rows up to this one."""
        missing = last + 1 - len(self.articles)
        if missing > 0:
            facts = [getattr(self, name) for name in COLUMNS]
            for column in (*facts, *self.authors.columns, *self.topics.columns):
                column.frombytes(bytes(missing * column.itemsize))

    def with_more(self, fresh: Iterable[Sequence]) -> "Holdings":
        """Itself and what is new: another, so that who counts by this one is not disturbed."""
        other = copy(self)
        other.__dict__.pop("shelves", None)  # an issue may be among what has changed
        for name in COLUMNS:
            setattr(other, name, getattr(self, name)[:])
        other.authors, other.topics = self.authors.copied(), self.topics.copied()
        for last, batch, *facts in fresh:
            other.set(*facts)
            other.last, other.batch = last, batch
        return other

    @cached_property
    def shelves(self) -> dict[int, Shelf]:
        """Of every issue; one query."""
        return {number: Shelf(*shelf) for number, *shelf in asked(SHELVES)}

    def living(self, rows: list[int], hidden: bool = False) -> list[int]:
        """Those rows, ascending, that are an article's, for readers or, with `hidden`, editors."""
        if rows and rows[-1] >= len(self.articles):  # of a log that was emptied
            rows = [row for row in rows if row < len(self.articles)]
        if self.is_whole:
            return rows
        articles = self.articles if hidden else self.shown
        return [row for row in rows if articles[row]]

    def all(self) -> list[int]:
        return [row for row, article in enumerate(self.articles) if article]


def picker(rows: list[int]) -> Callable[[Sequence[int]], tuple[int, ...]]:
    """What takes these rows out of a column."""
    if len(rows) < 2:
        return lambda column: tuple(column[row] for row in rows)
    return itemgetter(*rows)


_held = Holdings()
_lock = Lock()


def holdings() -> Holdings:
    """As the database has it now; one query, which brings what is new since the last time.

    When what was seen last stands there no more, be it for a rebuild or a transaction taken back,
    all is read anew: half a second for 100,000 rows.
    """
    global _held
    with _lock:
        seen = asked(SINCE, [_held.last]) if _held.last else []
        if not seen or seen[0][:2] != (_held.last, _held.batch):
            _held = _read_anew()
        elif fresh := seen[1:]:
            _held = _held.with_more(fresh)
        return _held


def _read_anew() -> Holdings:
    last = asked(LAST) or [(0, 0, 0)]
    return Holdings(asked(ALL), *last[0])
