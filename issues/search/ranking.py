"""In what order hits are shown.

Titles come before bylines, subtitles and headings, these before the text; there, what was typed in
one run comes before words that stand apart; and among equals what FTS5's bm25 finds densest, which
also puts the short before the long. Then the newest, and at last the key decides, so that no page
repeats an article of another.
"""

import json
from collections.abc import Callable
from heapq import nsmallest

from .hits import Hits
from .query import Query, phrase, text_expression
from .tables import asked

# So many hits are all weighed by their texts. Of more, those found in titles and the like are
# weighed by these alone and come first; the others are weighed when somebody turns so many pages.
MANY = 2000
WEIGHTS = "bm25(issues_search_head, 10.0, 4.0, 4.0, 4.0, 0.0)"
ORDERS = ("relevance", "newest", "oldest")
# Comes after every tier.
LAST = 9


def ranked(hits: Hits, first: int, last: int, order: str = "relevance") -> list[int]:
    """The articles from the first to before the last, by their numbers."""
    rows = in_order(hits, last, order)
    return [hits.held.articles[row] for row in rows[first:last]]


def in_order(hits: Hits, upto: int, order: str = "relevance") -> list[int]:
    """The first rows of the hits in the order; equals by date, the newest first, then by key."""
    if len(hits) < 2:
        return hits.rows
    newest_first = _by_date(hits)
    if order == "newest":
        return nsmallest(upto, hits.rows, key=newest_first)
    if order == "oldest":
        return nsmallest(upto, hits.rows, key=_by_date(hits, oldest_first=True))
    tiers = _tiers(hits.query)
    scores = _head_scores(hits.query)
    if len(hits) <= MANY:
        return _best(upto, hits.rows, tiers, _added(scores, _text_scores(hits)), newest_first)
    above = _best(upto, [row for row in hits.rows if row in tiers], tiers, scores, newest_first)
    if len(above) == upto:
        return above
    below = hits.kept([row for row in hits.rows if row not in tiers])
    return above + _best(upto - len(above), below.rows, {}, _text_scores(below), newest_first)


def _best(
    count: int,
    rows: list[int],
    tiers: dict[int, int],
    scores: dict[int, float],
    newest_first: Callable[[int], tuple],
) -> list[int]:
    def place(row: int) -> tuple:
        return tiers.get(row, LAST), scores.get(row, 0.0), *newest_first(row)

    return nsmallest(count, rows, key=place)


def _by_date(hits: Hits, oldest_first: bool = False) -> Callable[[int], tuple[int, int]]:
    """A key to sort rows by; what is undated is older than all else."""
    issues, keys, shelves = hits.held.issues, hits.held.keys, hits.held.shelves
    dates = {shelves[issue].date for issue in hits.by_issue if issue in shelves}
    ordered = sorted(dates, reverse=not oldest_first)
    turn = {date: number for number, date in enumerate(ordered)}

    def place(row: int) -> tuple[int, int]:
        shelf = shelves.get(issues[row])
        return turn[shelf.date] if shelf else len(turn), keys[row]

    return place


def _tiers(query: Query) -> dict[int, int]:
    """0 for all terms in the title, and so on; rows that are not in it have them in the text only.

    Each place comes twice, first for the terms in one run.
    """
    runs = [term.run for term in query.lit if term.run]
    if not runs:
        return {}
    apart, together = " AND ".join(map(phrase, runs)), phrase("".join(runs))
    ways = [apart] if len(runs) == 1 else [together, apart]
    places = [("head", f"{{title}} : ({way})") for way in ways] + [("head", way) for way in ways]
    places += [("text", together)] if len(runs) > 1 else []
    statement = " UNION ALL ".join(
        f"SELECT rowid, {tier} FROM issues_search_{table} WHERE issues_search_{table} MATCH %s"
        for tier, (table, _) in enumerate(places)
    )
    tiers: dict[int, int] = {}
    for row, tier in asked(statement, [question for _, question in places]):
        tiers.setdefault(row, tier)  # the best comes first
    return tiers


def _head_scores(query: Query) -> dict[int, float]:
    """How much of the query stands in the short parts; the least is the best, as bm25 has it."""
    runs = [term.run for term in query.lit if term.run]
    if not runs:
        return {}
    statement = f"SELECT rowid, {WEIGHTS} FROM issues_search_head WHERE issues_search_head MATCH %s"
    return dict(asked(statement, [" OR ".join(map(phrase, runs))]))


def _text_scores(hits: Hits) -> dict[int, float]:
    """How dense the runs are in the texts of the hits. Nothing is known of single characters."""
    expression = text_expression(hits.query.plain)
    if not expression or not hits:
        return {}
    # The plus keeps SQLite from asking FTS5 once for each row; the rank of the others is not made.
    statement = (
        "SELECT rowid, rank FROM issues_search_text WHERE issues_search_text MATCH %s"
        " AND +rowid IN (SELECT value FROM json_each(%s))"
    )
    return dict(asked(statement, [expression, json.dumps(hits.rows)]))


def _added(scores: dict[int, float], others: dict[int, float]) -> dict[int, float]:
    return {row: scores.get(row, 0.0) + others.get(row, 0.0) for row in scores.keys() | others}
