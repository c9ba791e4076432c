"""Cutting from a printed text the parts that show a reader why it was found."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from .query import Query, Term, read_query
from .tokens import searchable, unspaced, visible

Piece = tuple[bool, str]
Span = tuple[int, int]

GAP = "…"
SENTENCE_END = re.compile(r"[。！？；\n]")
CLAUSE_END = re.compile(r"[，：、]")
# A passage takes so many characters; where there are fewer passages, each takes more.
WIDTH = 56
PASSAGES = 3
# So many hits together show what a text says; more make a passage no better.
ENOUGH = 9
# How much of the width may go before the first hit, so as to begin where a sentence begins.
LEAD = 0.4
# A text is marked so often at most; one character may stand in it thousands of times.
MOST_HITS = 1000


class Hit(NamedTuple):
    """Where a term of the query stands in a text."""

    start: int
    end: int
    term: str


def highlight(text: str, query: str | Query) -> list[Piece]:
    """The whole text in pieces, each with whether it is a hit."""
    return list(_pieces(text, _joined(_hits(text, query)), 0, len(text)))


def excerpt(
    text: str, query: str | Query, width: int = WIDTH, passages: int = PASSAGES
) -> list[Piece]:
    """The passages in which most of the query stands, in pieces as `highlight` has them, in the
    order of the text.

    Paragraphs run on, the marks of headings are gone, and … stands where something is left out.
    Without a hit it is the beginning of the text, as long as all passages together.
    """
    text = visible(text).strip()
    hits = sorted(_hits(text, query))
    if not hits:
        windows = [(0, min(len(text), width * passages))]
    else:
        best = _best(hits, width, passages)
        room = width * (passages + len(best)) // (2 * len(best))  # fewer passages may be longer
        windows = _joined(_window(text, cluster[:2], room) for cluster in best)
    spans = _joined(hits)
    shown: list[Piece] = []
    for start, end in windows:
        shown += [(False, GAP)] * (start > 0)
        shown += ((is_hit, _on_one_line(part)) for is_hit, part in _pieces(text, spans, start, end))
    return shown + [(False, GAP)] * (bool(windows) and windows[-1][1] < len(text))


def _hits(text: str, query: str | Query) -> list[Hit]:
    query = read_query(query) if isinstance(query, str) else query
    if not query.lit:
        return []
    found = searchable(text)
    terms = [term for term in query.lit if term.run]
    most = MOST_HITS // (len(terms) or 1)
    return [hit for term in terms for hit in islice(_places(text, found, term), most)]


def _places(text: str, found, term: Term) -> Iterator[Hit]:
    place = found.text.find(term.run)
    while place >= 0:
        last = place + len(term.run)
        start, end = found.positions[place], found.positions[last - 1] + 1
        following = found.positions[last] if last < len(found.positions) else len(text)
        if not term.signs or _has_signs(text[start:following], term):
            yield Hit(start, end, term.run)
        place = found.text.find(term.run, last)


def _has_signs(printed: str, term: Term) -> bool:
    printed = unspaced(printed)
    return all(sign in printed for sign in term.signs)


class Cluster(NamedTuple):
    """Hits that stand together: from the first to the last of them, and which terms they are of."""

    start: int
    end: int
    terms: frozenset[str]
    count: int


def _best(hits: list[Hit], width: int, passages: int) -> list[Cluster]:
    """The clusters to be shown: each time the one with most terms that are not shown yet, then with
    most terms, then with most hits, and away from those before it."""
    left = list(_clusters(hits, width))
    chosen: list[Cluster] = []
    shown: set[str] = set()
    while left and len(chosen) < passages:
        best = max(left, key=lambda c: (len(c.terms - shown), len(c.terms), c.count, -c.start))
        chosen.append(best)
        shown |= best.terms
        left = [c for c in left if c.end + width <= best.start or c.start >= best.end + width]
    return chosen


def _clusters(hits: list[Hit], width: int) -> Iterator[Cluster]:
    """From each hit on, those that fit the width with it."""
    starts = [hit.start for hit in hits]
    for first, (start, end, _) in enumerate(hits):
        near = hits[first + 1 : bisect_left(starts, start + width)]
        together = [hits[first], *(hit for hit in near if hit.end <= start + width)]
        terms = frozenset(hit.term for hit in together)
        yield Cluster(start, max(end, together[-1].end), terms, min(len(together), ENOUGH))


def _window(text: str, cluster: Span, width: int) -> Span:
    """Where to cut: the cluster within it, from the beginning of its sentence or else of a clause, if
    that is near."""
    if len(text) <= width:
        return 0, len(text)
    first, last = cluster
    earliest = max(0, first - min(int(width * LEAD), max(0, width - (last - first))))
    sentences = [end.end() for end in SENTENCE_END.finditer(text, earliest, first)]
    clause = CLAUSE_END.search(text, earliest, first)
    start = sentences[-1] if sentences else clause.end() if clause and earliest else earliest
    start = max(0, min(start, len(text) - width))
    start += len(text[start:]) - len(text[start:].lstrip())
    return start, max(last, min(len(text), start + width))


def _joined(spans) -> list[Span]:
    """Spans in their order, those that touch or overlap made one."""
    joined: list[Span] = []
    for start, end, *_ in sorted(spans):
        if joined and start <= joined[-1][1]:
            start, end = joined[-1][0], max(joined.pop()[1], end)
        joined.append((start, end))
    return joined


def _pieces(text: str, spans: list[Span], start: int, end: int) -> Iterator[Piece]:
    place = start
    for first, last in spans:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if place < first:
            yield False, text[place:first]
        yield True, text[first:last]
        place = last
    if place < end:
        yield False, text[place:end]


def _on_one_line(text: str) -> str:
    """Full stops of Chinese print have their space about them."""
    return re.sub(r"([。！？：；…”』」）])?\s*\n\s*", lambda end: end[1] or " ", text)
