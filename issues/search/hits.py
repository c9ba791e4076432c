"""What a search found, as it is counted and narrowed."""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models.expressions import RawSQL

from ..models import Issue
from .holdings import Holdings, Lists, picked
from .query import Query


class Shelf(NamedTuple):
    """Where the articles of an issue stand."""

    periodical: int
    year: int | None
    date: str


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
        found = picked(self.held.articles, self.rows)
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(found)])

    @cached_property
    def shelves(self) -> dict[int, Shelf]:
        """Of each issue that any hit stands in; one query."""
        return shelves_of(set(picked(self.held.issues, self.rows)))

    def kept(self, rows: list[int]) -> "Hits":
        hits = Hits(self.query, rows, self.held)
        hits.__dict__["shelves"] = self.shelves  # the same issues, or fewer
        return hits

    def in_issues(self, issues: set[int]) -> "Hits":
        column = self.held.issues
        return self.kept([row for row in self.rows if column[row] in issues])

    def in_sections(self, sections: set[int]) -> "Hits":
        column = self.held.sections
        return self.kept([row for row in self.rows if column[row] in sections])

    def on_shelves(self, fits) -> "Hits":
        """Those of the issues of which `fits`, a function of a Shelf, is true."""
        return self.in_issues({issue for issue, shelf in self.shelves.items() if fits(shelf)})

    def by_author(self, author: int) -> "Hits":
        return self._with(self.held.authors, author)

    def on_topic(self, topic: int) -> "Hits":
        return self._with(self.held.topics, topic)

    def _with(self, lists: Lists, number: int) -> "Hits":
        return self.kept([row for row in self.rows if number in lists[row]])

    def count_by_issue(self) -> Counter[int]:
        return Counter(picked(self.held.issues, self.rows))

    def count_by_section(self) -> Counter[int]:
        return Counter(picked(self.held.sections, self.rows))

    def count_by_author(self) -> Counter[int]:
        return self.held.authors.counted(self.rows)

    def count_by_topic(self) -> Counter[int]:
        return self.held.topics.counted(self.rows)


def shelves_of(issues: set[int]) -> dict[int, Shelf]:
    found = Issue.objects.order_by().values_list("pk", "periodical", "year", "sort_date")
    if len(issues) < 500:  # SQLite takes so many in one question
        found = found.filter(pk__in=issues)
    return {pk: Shelf(*shelf) for pk, *shelf in found if pk in issues}
