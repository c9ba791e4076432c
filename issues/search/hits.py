"""What a search found, as it is counted and narrowed."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from django.db.models.expressions import RawSQL

from .holdings import NUMBER, Holdings, commonest, counted
from .query import Query
from .tables import Rows


@dataclass(frozen=True, eq=False)
class Hits:
    """Rows of the index and what they can be narrowed and counted by."""

    query: Query
    rows: Rows
    held: Holdings

    def __len__(self) -> int:
        return len(self.rows)

    def articles(self) -> RawSQL:
        """All of them, to be asked whether one is among them."""
        numbers = json.dumps(self.held.articles[self.rows].tolist())
        return RawSQL("SELECT value FROM json_each(%s)", [numbers])

    @property
    def issues(self) -> np.ndarray:
        """Which issue each stands in; an issue that there is not any more is 0."""
        issues = self.held.issues[self.rows]
        return np.where(issues < len(self.held.shelves.years), issues, 0)

    def kept(self, rows: Rows) -> "Hits":
        return Hits(self.query, rows, self.held)

    def in_issues(self, issues: Collection[int]) -> "Hits":
        return self._where(self.issues, issues)

    def in_sections(self, sections: Collection[int]) -> "Hits":
        return self._where(self.held.sections[self.rows], sections)

    def in_periodicals(self, periodicals: Collection[int]) -> "Hits":
        return self._where(self.held.shelves.periodicals[self.issues], periodicals)

    def in_years(self, fit: Callable[[np.ndarray], np.ndarray]) -> "Hits":
        """Those of years that `fit`; the undated are of none."""
        years = self.held.shelves.years[self.issues]
        return self.kept(self.rows[(years > 0) & fit(years)])

    def by_author(self, author: int) -> "Hits":
        return self.kept(self.held.authors.rows_with(author, self.rows))

    def on_topic(self, topic: int) -> "Hits":
        return self.kept(self.held.topics.rows_with(topic, self.rows))

    def _where(self, numbers: np.ndarray, wanted: Collection[int]) -> "Hits":
        return self.kept(self.rows[np.isin(numbers, np.fromiter(wanted, NUMBER))])

    def count_by_periodical(self) -> dict[int, int]:
        return counted(self.held.shelves.periodicals[self.issues])

    def count_by_year(self) -> dict[int, int]:
        """The undated are in none."""
        return counted(self.held.shelves.years[self.issues])

    def count_by_section(self) -> dict[int, int]:
        return counted(self.held.sections[self.rows])

    def commonest_authors(self, most: int) -> dict[int, int]:
        return commonest(self.held.authors.of(self.rows), most)

    def commonest_topics(self, most: int) -> dict[int, int]:
        return commonest(self.held.topics.of(self.rows), most)
