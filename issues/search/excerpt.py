"""Cutting from a printed text the part that shows a reader why it was found."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from .query import Query, read_query
from .tokens import searchable, visible

Piece = tuple[bool, str]
Span = tuple[int, int]

GAP = "…"
SENTENCE_END = re.compile(r"[。！？；\n]")
# How much of the width may go before the first hit, so as to begin where a sentence begins.
LEAD = 0.4


def highlight(text: str, query: str | Query) -> list[Piece]:
    """The whole text in pieces, each with whether it is a hit."""
    spans = [(start, end) for start, end, _ in _hits(text, query)]
    return list(_pieces(text, _joined(spans), 0, len(text)))


def excerpt(text: str, query: str | Query, width: int = 120) -> list[Piece]:
    """About `width` characters around the best cluster of hits, in pieces as `highlight` has them.

    Paragraphs run on, the marks of headings are gone, and … stands where something is left out.
    Without a hit it is the beginning of the text.
    """
    text = visible(text).strip()
    hits = sorted(_hits(text, query))
    start, end = _window(text, _densest(hits, width), width)
    spans = _joined([(first, last) for first, last, _ in hits])
    shown = [(is_hit, _on_one_line(part)) for is_hit, part in _pieces(text, spans, start, end)]
    return [(False, GAP)] * (start > 0) + shown + [(False, GAP)] * (end < len(text))


def _hits(text: str, query: str | Query) -> list[tuple[int, int, str]]:
    """Where each term of the query stands in the text, and which it is."""
    query = read_query(query) if isinstance(query, str) else query
    found = searchable(text)
    hits = []
    for term in query.terms:
        place = found.text.find(term)
        while place >= 0:
            last = found.positions[place + len(term) - 1]
            hits.append((found.positions[place], last + 1, term))
            place = found.text.find(term, place + len(term))
    return hits


def _densest(hits: list[tuple[int, int, str]], width: int) -> Span | None:
    """From the first to the last of the hits that fit the width: most terms, then most hits."""
    starts = [start for start, _, _ in hits]
    best, most = None, (0, 0)
    for first, (start, end, _) in enumerate(hits):
        near = hits[first + 1 : bisect_left(starts, start + width)]
        together = hits[first : first + 1] + [hit for hit in near if hit[1] <= start + width]
        worth = (len({term for _, _, term in together}), len(together))
        if worth > most:
            most, best = worth, (start, max(end, together[-1][1]))
    return best


def _window(text: str, cluster: Span | None, width: int) -> Span:
    """Where to cut: the cluster within it, from the beginning of its sentence if that is near."""
    if cluster is None or len(text) <= width:
        return 0, min(width, len(text))
    first, last = cluster
    earliest = max(0, first - min(int(width * LEAD), max(0, width - (last - first))))
    ends = [end.end() for end in SENTENCE_END.finditer(text, earliest, first)]
    start = 0 if earliest == 0 else ends[0] if ends else earliest
    start = max(0, min(start, len(text) - width))
    start += len(text[start:]) - len(text[start:].lstrip())
    return start, max(last, min(len(text), start + width))


def _joined(spans: list[Span]) -> list[Span]:
    """Spans in their order, those that touch or overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
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
    return re.sub(r"\s*\n\s*", " ", text)
