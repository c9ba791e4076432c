"""From what a reader typed to the articles that hold it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import F, QuerySet

from ..chinese.fold import fold
from ..chinese.segment import words
from ..models import Article
from . import hit  # noqa: F401  brings the relation `search_hit` into being
from .tokens import QUOTE, QUOTE_TOKEN, phrase, searchable

# FTS5 keeps a cursor open for each pair of characters. A run as long as this stands in one place.
LONGEST = 400
PIECE = re.compile(r'(?:"[^"]*"|\S)+')
PARTICLES = frozenset("的地得了着过是在和与及或之把被将对于从向以为而也都就所其")


@dataclass(frozen=True)
class Query:
    """What a reader asks for: articles in which every term stands, each an unbroken run.

    `is_cut` says that no article has what was typed as it was typed, and that the terms are its
    words. A query of quotation marks alone asks for articles that have some.
    """

    terms: tuple[str, ...] = ()
    is_cut: bool = False
    asks_for_quotes: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms) or self.asks_for_quotes

    @property
    def expression(self) -> str:
        """The query in the language of FTS5."""
        return " AND ".join(phrase(term) for term in self.terms) or f'"{QUOTE_TOKEN}"'


def search_articles(asked: str | Query) -> QuerySet[Article]:
    """Published articles that hold what is asked for, best first by `rank`, without their texts.

    A string costs one query here to see whether it must be cut; see `understand`. Filter, count
    and slice the answer as any other; before grouping it by something, take the order off.
    """
    query = understand(asked) if isinstance(asked, str) else asked
    if not query:
        return Article.objects.none()
    return (
        _holding(query)
        .annotate(rank=F("search_hit__rank"))
        .defer("body", "problems", "spans", "heading_spans", "imported", "terms")
        .order_by("rank", "-pk")
    )


def understand(text: str) -> Query:
    """The query that finds something: what was typed or, if no article has it, its words.

    京津冀人工智能 stands nowhere; it becomes 京津冀 and 人工智能, and `is_cut` lets a page say so.
    """
    query = read_query(text)
    if not query.terms or _holding(query).exists():
        return query
    parts = cut(query)
    return parts if parts.terms != query.terms else query


def read_query(text: str) -> Query:
    """White space parts terms, quotation marks hold them together; there are no other signs.

    `read_query("“数字 政府”建设　ＡＩ").terms` is `("数字政府建设", "ai")`.
    """
    folded = fold(text)
    terms = _within_reason(searchable(piece).text for piece in PIECE.findall(folded))
    return Query(terms, asks_for_quotes=not terms and QUOTE in folded)


def cut(query: Query) -> Query:
    """The words of the query's terms, particles and marks left out."""
    found = (word for term in query.terms for word in words(term))
    wanted = (word for word in found if word not in PARTICLES and _says_something(word))
    return replace(query, terms=_within_reason(wanted) or query.terms, is_cut=True)


def _holding(query: Query) -> QuerySet[Article]:
    return Article.objects.published().filter(search_hit__row__match=query.expression)


def _within_reason(terms: Iterable[str]) -> tuple[str, ...]:
    """Each term once, in their order, until there are enough characters."""
    kept, room = [], LONGEST
    for term in dict.fromkeys(terms):
        if term and room:
            kept.append(term[:room])
            room -= len(kept[-1])
    return tuple(kept)


def _says_something(word: str) -> bool:
    return any(char.isalnum() for char in word)
