"""Where each row of the index stands on the shelves, held in memory for counting.

A search may find a third of the room, and its facets are counted over all that it found. Asked of
the database row by row that takes longer than the search itself (measured: 50 ms and more for 50,000
hits); out of arrays it takes a tenth. Four bytes for each fact of an article, 40 MB for a million.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter
from threading import Lock

from .tables import asked

FACTS = "coalesce(row, id), replaces, article, is_shown, key, issue, section, authors, topics"
ALL = f"SELECT {FACTS} FROM issues_searchrow WHERE article > 0 ORDER BY 1"
SINCE = (
    f"SELECT id, batch, {FACTS.replace('article', 'coalesce(article, 0)')}"
    " FROM issues_searchrow WHERE id >= %s ORDER BY id"
)
LAST = "SELECT id, batch FROM issues_searchrow ORDER BY id DESC LIMIT 1"
# So many rows whose facts have changed are remembered beside the arrays before all is read anew.
MOST_AMENDED = 2000


class Lists:
    """A list of numbers for each row, end to end in one array; those that changed, beside it."""

    def __init__(self) -> None:
        self.ends = array("Q", [0])
        self.numbers = array("I")
        self.amended: dict[int, array] = {}

    def set(self, row: int, packed: bytes) -> None:
        """The list of a row; the rows left out since the last have none."""
        if row + 1 < len(self.ends):
            self.amended[row] = array("I", packed)
            return
        self.ends.extend([self.ends[-1]] * (row + 1 - len(self.ends)))
        self.numbers.frombytes(packed)
        self.ends.append(len(self.numbers))

    def __getitem__(self, row: int) -> array:
        if row in self.amended:
            return self.amended[row]
        return self.numbers[self.ends[row] : self.ends[row + 1]]

    def counted(self, rows: list[int]) -> Counter[int]:
        if self.amended:
            return Counter(chain.from_iterable(self[row] for row in rows))
        numbers, ends = self.numbers, self.ends
        lists = (numbers[ends[row] : ends[row + 1]] for row in rows)
        return Counter(chain.from_iterable(lists))


class Holdings:
    """What the rows of the index are, by their numbers. The article of a row that was replaced is 0,
    and in `shown` also one that is not for readers."""

    def __init__(self, rows: Iterable[Sequence] = (), last: int = 0, batch: int = 0) -> None:
        self.last, self.batch = last, batch
        self.articles, self.shown = array("I", [0]), array("I", [0])
        self.issues, self.sections = array("I", [0]), array("I", [0])
        self.keys = array("Q", [0])
        self.authors, self.topics = Lists(), Lists()
        self.is_whole = True  # every row is an article for readers
        for facts in rows:
            self.set(*facts)
        self.make_room(last)  # the last rows may be no article's any more

    def set(self, row, replaces, article, is_shown, key, issue, section, authors, topics) -> None:
        self.make_room(row - 1)
        if row == len(self.articles):
            for column in self.columns:
                column.append(0)
        self.is_whole = self.is_whole and bool(is_shown) and not replaces
        self.articles[replaces] = self.shown[replaces] = 0  # row 0 is no row
        self.articles[row], self.shown[row] = article, article if is_shown else 0
        self.issues[row], self.sections[row] = issue, section
        self.keys[row] = int.from_bytes(key.encode()[:8].ljust(8, b"\0"))
        self.authors.set(row, authors)
        self.topics.set(row, topics)

    @property
    def columns(self) -> list[array]:
        return [self.articles, self.shown, self.issues, self.sections, self.keys]

    def make_room(self, last: int) -> None:
        """For rows up to this one, of which those that are not known are no article's."""
        missing = last + 1 - len(self.articles)
        if missing > 0:
            self.is_whole = False
            for column in self.columns:
                column.extend([0] * missing)

    def add(self, fresh: Iterable[Sequence]) -> None:
        for last, batch, *facts in fresh:
            self.set(*facts)
            self.last, self.batch = last, batch

    def living(self, rows: list[int], hidden: bool = False) -> list[int]:
        """Those rows, ascending, that are an article's, for readers or, with `hidden`, editors."""
        if rows and rows[-1] >= len(self.articles):  # of a log that was emptied
            rows = [row for row in rows if row < len(self.articles)]
        if self.is_whole:
            return rows
        articles = self.articles if hidden else self.shown
        return [row for row in rows if articles[row]]

    def all(self) -> list[int]:
        return list(range(1, len(self.articles)))


def picked(column: Sequence[int], rows: list[int]) -> tuple[int, ...]:
    """What stands in the column for each of the rows."""
    if len(rows) < 2:
        return tuple(column[row] for row in rows)
    return itemgetter(*rows)(column)


_held = Holdings()
_lock = Lock()


def last_known() -> Holdings:
    """As it was at the last look, without asking."""
    return _held


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
        else:
            _held.add(seen[1:])
        if len(_held.topics.amended) > MOST_AMENDED:
            _held = _read_anew()
        return _held


def _read_anew() -> Holdings:
    last = asked(LAST) or [(0, 0)]
    return Holdings(asked(ALL), *last[0])
