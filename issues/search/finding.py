"""Which articles answer a query.

    text ─search─▶ Hits ─narrowed─▶ Hits ─ranking─▶ articles

A hit is a row of the index (see row.py).
"""

from collections.abc import Iterable, Iterator

from ..models import Article, Periodical, Section
from .hits import Hits
from .holdings import holdings, last_known
from .query import Query, Term, as_printed, character_expression, phrase, readings, text_expression
from .ranking import ranked
from .tables import rows_with
from .tokens import run_of

HEAD_COLUMNS = {"title": "{title deck}", "author": "{byline}"}


def search(typed: str) -> Hits:
    """What answers the query, read in the first way in which anything does; its own if none."""
    first = None
    for reading in readings(typed):
        if hits := find(reading):
            return hits
        first = hits if first is None else first
    return first


def everything() -> Hits:
    held = holdings()
    return Hits(Query(), held.living(held.all()), held)


def find(query: Query, hidden: bool = False) -> Hits:
    """The rows that have every term of the query; a query for each table that is asked. `hidden`
    has those found too that are not for readers."""
    before = last_known()
    found = list(_asked_for(query))
    without = {row for term in query.terms if term.is_excluded for row in _rows_of(term)}
    # Looked at last, so that no row is newer than what is known of it.
    held = holdings()
    if held is not before and before.last:  # the index was swapped while it was asked
        return find(query, hidden)
    rows = _in_all(found) if found else held.all() if query else []
    if without:
        rows = [row for row in rows if row not in without]
    hits = Hits(query, held.living(rows, hidden), held)
    for term in query.wanted:
        hits = _where_printed(hits, term)
    return hits


def _asked_for(query: Query) -> Iterator[list[int]]:
    """Rows that have all that is wanted and may stand anywhere, and those for each place named."""
    if expression := text_expression(query.plain):
        yield rows_with("text", expression)
    if expression := character_expression(query.plain):
        yield rows_with("character", expression)
    for term in query.wanted:
        if term.field in HEAD_COLUMNS:
            yield sorted({*rows_with("head", _in_head(term)), *_as_printed(term)})


def search_articles(typed: str) -> list[Article]:
    """All that is found, best first; for short answers, as in tests and at a prompt."""
    hits = search(typed)
    numbers = ranked(hits, 0, len(hits))
    articles = Article.objects.for_lists().in_bulk(numbers)
    return [articles[pk] for pk in numbers]


def _rows_of(term: Term) -> Iterable[int]:
    if term.field in HEAD_COLUMNS:
        return rows_with("head", _in_head(term))
    if term.field:
        held = holdings()
        return _where_printed(Hits(Query((term,)), held.all(), held), term).rows
    if term.is_single:
        return rows_with("character", character_expression([term]))
    return rows_with("text", text_expression([term]))


def _where_printed(hits: Hits, term: Term) -> Hits:
    """Those under a 栏目, or in a periodical, with the term in its name."""
    if term.field == "section":
        there = hits.in_sections(_named(Section.objects.values_list("pk", "name"), term.run))
    elif term.field == "periodical":
        periodicals = _named(Periodical.objects.values_list("pk", "title"), term.run)
        there = hits.on_shelves(lambda shelf: shelf.periodical in periodicals)
    else:
        return hits
    printed = set(_as_printed(term))
    return hits.kept(sorted({*there.rows, *(row for row in hits.rows if row in printed)}))


def _as_printed(term: Term) -> list[int]:
    """Rows whose text has it as it was typed, 作者： with the name, for a reader who copied that."""
    return rows_with("text", phrase(as_printed(term).run))


def _named(names: Iterable[tuple[int, str]], run: str) -> set[int]:
    return {pk for pk, name in names if run in run_of(name)}


def _in_head(term: Term) -> str:
    return f"{HEAD_COLUMNS[term.field]} : {phrase(term.run)}"


def _in_all(found: list[Iterable[int]]) -> list[int]:
    first, *others = sorted(found, key=len)
    for other in map(set, others):
        first = [row for row in first if row in other]
    return first
