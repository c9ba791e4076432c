"""Where each row of the index stands on the shelves, held in memory for counting.

A search may find a third of the room, and its facets are counted over all that it found. Asked of
the database row by row that takes longer than the search itself (measured: 50 ms and more for 50,000
hits, out of Python's own lists 25 ms); out of numpy's arrays it takes two. Four bytes for each fact
of an article, 60 MB for a million.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from functools import cached_property
from threading import Lock

import numpy as np

from .tables import Rows, asked

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
SHELVES = "SELECT id, periodical_id, coalesce(year, 0), sort_date FROM issues_issue"
COLUMNS = ("articles", "shown", "issues", "sections", "keys")
NUMBER = np.dtype("u4")


class Shelves:
    """Where the articles of each issue stand, by the number of the issue: 0 for no periodical and no
    year, and for an issue that there is not."""

    def __init__(self, issues: Sequence[tuple[int, int, int, str]]) -> None:
        size = max((number for number, *_ in issues), default=0) + 1
        self.periodicals, self.years = np.zeros(size, NUMBER), np.zeros(size, NUMBER)
        dates = sorted({date for *_, date in issues})
        turns = {date: turn for turn, date in enumerate(dates)}
        self.oldest_first = np.full(size, len(dates), "i8")
        for number, periodical, year, date in issues:
            self.periodicals[number], self.years[number] = periodical, year
            self.oldest_first[number] = turns[date]
        is_dated = self.oldest_first < len(dates)
        self.newest_first = np.where(is_dated, -self.oldest_first, len(dates))


class Lists:
    """A few numbers for each row, one list after the other. A list that is set anew is put at the
    end; the room of the old one is lost until all is read anew."""

    def __init__(self) -> None:
        self.numbers = np.zeros(0, NUMBER)
        self.starts, self.lengths = np.zeros(0, "i8"), np.zeros(0, "i8")

    def make_room(self, missing: int) -> None:
        self.starts = np.append(self.starts, np.zeros(missing, "i8"))
        self.lengths = np.append(self.lengths, np.zeros(missing, "i8"))

    def put(self, rows: Rows, packed: Sequence[bytes]) -> None:
        lengths = np.array([len(numbers) // NUMBER.itemsize for numbers in packed], "i8")
        self.starts[rows] = len(self.numbers) + np.cumsum(lengths) - lengths
        self.lengths[rows] = lengths
        self.numbers = np.append(self.numbers, np.frombuffer(b"".join(packed), NUMBER))

    def of(self, rows: Rows) -> np.ndarray:
        """The numbers of all these rows, one list after the other."""
        lengths = self.lengths[rows]
        ends = np.cumsum(lengths)
        shift = np.repeat(self.starts[rows] - ends + lengths, lengths)
        return self.numbers[shift + np.arange(len(shift))]

    def rows_with(self, number: int, rows: Rows) -> Rows:
        """Those of the rows that have the number in their list."""
        return np.repeat(rows, self.lengths[rows])[self.of(rows) == number]


class Holdings:
    """What the rows of the index are, by their numbers. The article of a row that was replaced is 0,
    and in `shown` also one that is not for readers."""

    def __init__(
        self, rows: Sequence[Sequence] = (), last: int = 0, batch: int = 0, replaced: int = 0
    ) -> None:
        self.last, self.batch = last, batch
        self.articles, self.shown = np.zeros(0, NUMBER), np.zeros(0, NUMBER)
        self.issues, self.sections = np.zeros(0, NUMBER), np.zeros(0, NUMBER)
        self.keys = np.zeros(0, "u8")
        self.authors, self.topics = Lists(), Lists()
        self.is_whole = not replaced  # every row of FTS5's tables is an article for readers
        self._make_room(last)
        self._put(rows)

    def with_more(self, fresh: Sequence[Sequence]) -> "Holdings":
        """Itself and what is new: another, so that who counts by this one is not disturbed."""
        other = copy(self)
        other.__dict__.pop("shelves", None)  # an issue may be among what has changed
        for name in COLUMNS:
            setattr(other, name, getattr(self, name).copy())
        other.authors, other.topics = _copied(self.authors), _copied(self.topics)
        other.last, other.batch, *_ = fresh[-1]
        other._make_room(other.last)
        other._put([facts for _, _, *facts in fresh])
        return other

    def _make_room(self, last: int) -> None:
        """For rows up to this one."""
        missing = last + 1 - len(self.articles)
        if missing > 0:
            for name in COLUMNS:
                column = getattr(self, name)
                setattr(self, name, np.append(column, np.zeros(missing, column.dtype)))
            self.authors.make_room(missing)
            self.topics.make_room(missing)

    def _put(self, facts: Sequence[Sequence]) -> None:
        """Of a row that is told twice the last holds; no row that was replaced comes again."""
        if not facts:
            return
        rows, replaces, articles, is_shown, keys, issues, sections, authors, topics = zip(
            *facts, strict=True
        )
        rows, articles = np.array(rows, "i8"), np.array(articles, NUMBER)
        shown = np.where(np.array(is_shown, bool), articles, 0)
        self.is_whole = self.is_whole and not any(replaces) and bool((shown == articles).all())
        self.articles[rows], self.shown[rows] = articles, shown
        replaced = np.array(replaces, "i8")
        self.articles[replaced] = self.shown[replaced] = 0  # row 0 is no row
        self.issues[rows], self.sections[rows] = issues, sections
        self.keys[rows] = [int.from_bytes(key.encode()[:8].ljust(8, b"\0")) for key in keys]
        self.authors.put(rows, authors)
        self.topics.put(rows, topics)

    @cached_property
    def shelves(self) -> Shelves:
        """Of every issue; one query."""
        return Shelves(asked(SHELVES))

    def living(self, rows: Rows, hidden: bool = False) -> Rows:
        """Those rows that are an article's, for readers or, with `hidden`, editors."""
        if len(rows) and rows[-1] >= len(self.articles):  # of a log that was emptied
            rows = rows[rows < len(self.articles)]
        if self.is_whole:
            return rows
        articles = self.articles if hidden else self.shown
        return rows[articles[rows] > 0]

    def all(self) -> Rows:
        return np.flatnonzero(self.articles)


def _copied(lists: Lists) -> Lists:
    other = copy(lists)  # its numbers are never written to
    other.starts, other.lengths = lists.starts.copy(), lists.lengths.copy()
    return other


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


def counted(numbers: Iterable[int]) -> dict[int, int]:
    """How often each number but 0 occurs."""
    counts = np.bincount(numbers)
    counts[:1] = 0
    found = np.flatnonzero(counts)
    return dict(zip(found.tolist(), counts[found].tolist(), strict=True))


def commonest(numbers: np.ndarray, most: int) -> dict[int, int]:
    """The same for the commonest, these first, and of equals the lesser numbers."""
    counts = np.bincount(numbers)
    counts[:1] = 0
    found = np.flatnonzero(counts)
    if len(found) > most:  # no sorting of what is not wanted
        least = np.partition(counts[found], -most)[-most]
        found = found[counts[found] >= least]
    found = found[np.argsort(-counts[found], kind="stable")][:most]
    return dict(zip(found.tolist(), counts[found].tolist(), strict=True))
