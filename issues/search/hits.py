"""What a search found, as it is counted and narrowed."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models.expressions import RawSQL

from .holdings import Holdings, picker
from .query import Query


@dataclass(frozen=True)
class Hits:
    """Rows of the index, ascending, and what they can be narrowed and counted by."""

    query: Query
    rows: list[int]
    held: Holdings

    def __len__(self) -> int:
        return len(self.rows)

    def articles(self) -> RawSQL:
        """All of them, to be asked whether one is among them."""
        numbers = json.dumps(self.pick(self.held.articles))
        return RawSQL("SELECT value FROM json_each(%s)", [numbers])

    @cached_property
    def pick(self) -> Callable[[Sequence[int]], tuple[int, ...]]:
        """Takes the facts of the hits out of a column of the holdings."""
        return picker(self.rows)

    def kept(self, rows: list[int]) -> "Hits":
        return Hits(self.query, rows, self.held)

    def in_issues(self, issues: set[int]) -> "Hits":
        column = self.held.issues
        return self.kept([row for row in self.rows if column[row] in issues])

    def in_sections(self, sections: set[int]) -> "Hits":
        column = self.held.sections
        return self.kept([row for row in self.rows if column[row] in sections])

    def on_shelves(self, fits) -> "Hits":
        """Those of the issues of which `fits`, a function of a Shelf, is true."""
        shelves = self.held.shelves
        return self.in_issues({issue for issue, shelf in shelves.items() if fits(shelf)})

    def by_author(self, author: int) -> "Hits":
        return self.kept(self.held.authors.rows_with(author, self.rows))

    def on_topic(self, topic: int) -> "Hits":
        return self.kept(self.held.topics.rows_with(topic, self.rows))

    @cached_property
    def by_issue(self) -> Counter[int]:
        """How many of the hits stand in each issue."""
        return Counter(self.pick(self.held.issues))

    def count_by_section(self) -> Counter[int]:
        return Counter(self.pick(self.held.sections))

    def count_by_author(self) -> Counter[int]:
        return self.held.authors.counted(self.rows, self.pick)

    def count_by_topic(self) -> Counter[int]:
        return self.held.topics.counted(self.rows, self.pick)
