"""In what order hits are shown.

Titles come before bylines, subtitles and headings, these before the text; there, what was typed in
one run comes before words that stand apart; and among equals what FTS5's bm25 finds densest, which
also puts the short before the long. Then the newest, and at last the key decides, so that no page
repeats an article of another.
"""

import json
from dataclasses import dataclass

import numpy as np

from .hits import Hits
from .query import Query, phrase, text_expression
from .tables import Rows, asked

# So many hits are all weighed by their texts. Of more, those found in titles and the like are
# weighed by these alone and come first; the others are weighed when somebody turns so many pages.
MANY = 2000
WEIGHTS = "bm25(issues_search_head, 10.0, 4.0, 4.0, 4.0, 0.0)"
ORDERS = ("relevance", "newest", "oldest")
# Comes after every tier.
LAST = 9


@dataclass(frozen=True)
class Marks:
    """A number for each of some rows."""

    rows: Rows
    numbers: np.ndarray

    def of(self, rows: Rows, otherwise: float) -> np.ndarray:
        """Those of these rows, whether they have one or not."""
        if not len(self.rows):
            return np.full(len(rows), otherwise)
        places = np.searchsorted(self.rows, rows).clip(max=len(self.rows) - 1)
        return np.where(self.rows[places] == rows, self.numbers[places], otherwise)


def marks(told: list[tuple[int, float]]) -> Marks:
    """Of a row that is told more than once the first holds."""
    numbers = np.array(told, "f8").reshape(-1, 2)
    rows, firsts = np.unique(numbers[:, 0].astype("i8"), return_index=True)
    return Marks(rows, numbers[firsts, 1])


def ranked(hits: Hits, first: int, last: int, order: str = "relevance") -> list[int]:
    """The articles from the first to before the last, by their numbers."""
    rows = in_order(hits, last, order)
    return hits.held.articles[rows[first:last]].tolist()


def in_order(hits: Hits, upto: int, order: str = "relevance") -> Rows:
    """The first rows of the hits in the order; equals by date, the newest first, then by key."""
    if order in ("newest", "oldest") or len(hits) < 2:
        return _sorted(hits, upto, oldest_first=order == "oldest")
    tiers, scores = _tiers(hits.query), _head_scores(hits.query)
    if len(hits) <= MANY:
        text_scores = _text_scores(hits).of(hits.rows, 0)
        return _sorted(hits, upto, scores.of(hits.rows, 0) + text_scores, tiers.of(hits.rows, LAST))
    is_above = np.isin(hits.rows, tiers.rows, assume_unique=True)
    above, below = hits.kept(hits.rows[is_above]), hits.kept(hits.rows[~is_above])
    best = _sorted(above, upto, scores.of(above.rows, 0), tiers.of(above.rows, LAST))
    if len(best) == upto:
        return best
    rest = _sorted(below, upto - len(best), _text_scores(below).of(below.rows, 0))
    return np.concatenate([best, rest])


def _sorted(hits: Hits, upto: int, *before: np.ndarray, oldest_first: bool = False) -> Rows:
    """By what comes before all else, the weightiest last, the least number first; then by date, what
    is undated being older than all else; then by key."""
    shelves, rows = hits.held.shelves, hits.rows
    turns = shelves.oldest_first if oldest_first else shelves.newest_first
    return rows[np.lexsort((hits.held.keys[rows], turns[hits.issues], *before))[:upto]]


def _tiers(query: Query) -> Marks:
    """0 for all terms in the title, and so on; rows that are not in it have them in the text only.

    Each place comes twice, first for the terms in one run.
    """
    runs = [term.run for term in query.lit if term.run]
    if not runs:
        return marks([])
    apart, together = " AND ".join(map(phrase, runs)), phrase("".join(runs))
    ways = [apart] if len(runs) == 1 else [together, apart]
    places = [("head", f"{{title}} : ({way})") for way in ways] + [("head", way) for way in ways]
    places += [("text", together)] if len(runs) > 1 else []
    statement = " UNION ALL ".join(
        f"SELECT rowid, {tier} FROM issues_search_{table} WHERE issues_search_{table} MATCH %s"
        for tier, (table, _) in enumerate(places)
    )
    return marks(asked(statement, [question for _, question in places]))  # the best comes first


def _head_scores(query: Query) -> Marks:
    """How much of the query stands in the short parts; the least is the best, as bm25 has it."""
    runs = [term.run for term in query.lit if term.run]
    if not runs:
        return marks([])
    statement = f"SELECT rowid, {WEIGHTS} FROM issues_search_head WHERE issues_search_head MATCH %s"
    return marks(asked(statement, [" OR ".join(map(phrase, runs))]))


def _text_scores(hits: Hits) -> Marks:
    """How dense the runs are in the texts of the hits. Nothing is known of single characters."""
    expression = text_expression(hits.query.plain)
    if not expression or not len(hits):
        return marks([])
    # The plus keeps SQLite from asking FTS5 once for each row; the rank of the others is not made.
    statement = (
        "SELECT rowid, rank FROM issues_search_text WHERE issues_search_text MATCH %s"
        " AND +rowid IN (SELECT value FROM json_each(%s))"
    )
    return marks(asked(statement, [expression, json.dumps(hits.rows.tolist())]))
