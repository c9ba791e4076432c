"""Which articles answer a query.

    text ─search─▶ Hits ─narrowed─▶ Hits ─ranking─▶ articles

A hit is a row of the index (see row.py).
"""

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from ..models import Article, Periodical, Section
from .hits import Hits
from .holdings import Holdings, holdings
from .query import (
    Query,
    Term,
    character_expression,
    head_expression,
    phrase,
    readings,
    text_expression,
)
from .ranking import ranked
from .tables import NO_ROWS, Rows, rows_with
from .tokens import run_of

HEAD_COLUMNS = {"title": "{title deck}", "author": "{byline}"}
TRIES = 3


def search(typed: str, narrowed: Callable[[Hits], Hits] = lambda hits: hits) -> Hits:
    """What answers the query, read in the first way in which anything is left once it is `narrowed`;
    or else in which anything is found, or else as it stands."""
    found = list[Hits]()
    for reading in readings(typed):
        hits = find(reading)
        if hits and narrowed(hits):
            return hits
        found.append(hits)
    return next(filter(len, found), found[0])


def everything() -> Hits:
    held = holdings()
    return Hits(Query(), held.living(held.all()), held)


def find(query: Query, hidden: bool = False) -> Hits:
    """The rows that have every term of the query; a query for each table, and for each term that
    names a place. `hidden` has those found too that are not for readers.

    What is known of the rows is looked up before and after they are asked for: if something was
    written in between, they are asked for again.
    """
    held = holdings()
    for _ in range(TRIES):
        hits = _find(query, held, hidden)
        known, held = held, holdings()
        if held is known:
            break
    return hits


def _find(query: Query, held: Holdings, hidden: bool) -> Hits:
    found = list(_asked_for(query))
    rows = _in_all(found) if found else held.all() if query else NO_ROWS
    hits = Hits(query, held.living(rows, hidden), held)
    for term in query.wanted:
        if _names_shelf(term):
            hits = _under(hits, term, query)
    for without in _excluded(query, held):
        hits = hits.kept(hits.rows[~np.isin(hits.rows, without)])
    return hits


def _asked_for(query: Query) -> Iterator[Rows]:
    """Rows that have all that is wanted and may stand anywhere, and those for each place named."""
    if expression := text_expression(query.plain):
        yield rows_with("text", expression)
    if expression := character_expression(query.plain):
        yield rows_with("character", expression)
    for term in query.wanted:
        if term.field in HEAD_COLUMNS:
            yield np.union1d(rows_with("head", _in_head(term)), _as_printed(term, query))


def _excluded(query: Query, held: Holdings) -> Iterator[Rows]:
    """Rows that have anything that is not wanted; a query for each table, and for 栏目 and 刊名."""
    terms = [term for term in query.terms if term.is_excluded]
    plain = [term for term in terms if not term.field]
    texts = [text_expression([term]) for term in plain]
    characters = [character_expression([t]) for t in plain if not text_expression([t])]
    heads = [_in_head(term) for term in terms if term.field in HEAD_COLUMNS]
    for table, asked in (("text", texts), ("character", characters), ("head", heads)):
        if expressions := [f"({expression})" for expression in asked if expression]:
            yield rows_with(table, " OR ".join(expressions))
    for term in filter(_names_shelf, terms):
        yield _on_shelf(Hits(query, held.all(), held), term).rows


def _names_shelf(term: Term) -> bool:
    return bool(term.field) and term.field not in HEAD_COLUMNS


def _under(hits: Hits, term: Term, query: Query) -> Hits:
    """Those under a 栏目 or in a periodical of that name, or with the words in their texts."""
    named = np.union1d(_on_shelf(hits, term).rows, _as_printed(term, query))
    return hits.kept(hits.rows[np.isin(hits.rows, named)])


def _on_shelf(hits: Hits, term: Term) -> Hits:
    if term.field == "section":
        return hits.in_sections(_named(Section.objects.values_list("pk", "name"), term.run))
    periodicals = _named(Periodical.objects.values_list("pk", "title"), term.run)
    return hits.in_periodicals(periodicals)


def _named(names: Iterable[tuple[int, str]], run: str) -> set[int]:
    return {pk for pk, name in names if run and run in run_of(name)}


def _as_printed(term: Term, query: Query) -> Rows:
    """Rows whose text has it as it was typed, 作者： with the name, for a reader who copied that and
    nothing else."""
    alone = len(query.terms) == 1
    return rows_with("text", phrase(run_of(term.typed))) if alone else NO_ROWS


def _in_head(term: Term) -> str:
    return f"{HEAD_COLUMNS[term.field]} : ({head_expression(term)})"


def _in_all(found: list[Rows]) -> Rows:
    first, *others = sorted(found, key=len)
    for other in others:
        first = first[np.isin(first, other, assume_unique=True)]
    return first


def search_articles(typed: str) -> list[Article]:
    """All that is found, best first; for short answers, as in tests and at a prompt."""
    hits = search(typed)
    numbers = ranked(hits, 0, len(hits))
    articles = Article.objects.for_lists().in_bulk(numbers)
    return [articles[pk] for pk in numbers]
