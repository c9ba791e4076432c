"""Articles known again: which of those that a source had before is which of those read now.

They are held together by their texts as imported, never by their titles, which change, nor by their
lines, which move.
"""

from collections.abc import Sequence
from operator import add

from ..chinese.text import words_of
from ..models import Article
from .records import ArticleRecord

SAME = 0.5  # share of paragraphs that two readings of one article have in common at least
SAME_OPENING = 0.2  # as much is enough where they open alike
SAME_WORDS = 0.6  # share of pairs of characters, where no paragraphs are the same
NEAR = 10  # places in the source that two such may stand apart
HEIR = 0.5  # the one that took up a lost article has more than this share of its paragraphs
BEGINNING = 12  # characters that a paragraph is known by


def paragraphs_of(text: str) -> set[str]:
    """A text as the beginnings of its paragraphs."""
    return {
        words_of(part[: BEGINNING * 3])[:BEGINNING] for part in text.split("\n") if part.strip()
    }


def pair_up(
    records: Sequence[ArticleRecord], articles: Sequence[Article]
) -> tuple[list[Article | None], list[Article]]:
    """For each record the article that it was before, if any; and the articles left over. One whose
    key the record names is it; then the closest pairs first, among equals those that open alike,
    then those of one place."""
    read = [paragraphs_of(record.text) for record in records]
    held = [paragraphs_of(article.imported.get("body", article.body)) for article in articles]
    pairs = sorted(
        (-likeness, not alike, abs(i - j), i, j)
        for i, mine in enumerate(read)
        for j, theirs in candidates(mine, held)
        if (likeness := likeness_of(mine, theirs)) >= SAME_OPENING
        and ((alike := opens_alike(records[i], articles[j])) or likeness >= SAME)
    )
    chosen: list[Article | None] = [None] * len(records)
    taken: set[int] = set()
    by_key = {article.key: j for j, article in enumerate(articles)}
    for i, record in enumerate(records):
        if record.key in by_key:
            chosen[i] = articles[by_key[record.key]]
            taken.add(by_key[record.key])
    for *_, i, j in pairs:
        if chosen[i] is None and j not in taken:
            chosen[i] = articles[j]
            taken.add(j)
    for i, j in nearly_alike(records, articles, chosen, taken):
        if chosen[i] is None and j not in taken:
            chosen[i] = articles[j]
            taken.add(j)
    return chosen, [article for j, article in enumerate(articles) if j not in taken]


def nearly_alike(
    records: Sequence[ArticleRecord],
    articles: Sequence[Article],
    chosen: Sequence[Article | None],
    taken: set[int],
) -> list[tuple[int, int]]:
    """Of what is left on both sides, and stands near, the pairs that say nearly the same, the
    closest first: a correction in its first words makes a paragraph another."""
    read = {i: pairs_of(record.text) for i, record in enumerate(records) if chosen[i] is None}
    held = {
        j: pairs_of(article.imported.get("body", article.body))
        for j, article in enumerate(articles)
        if read and j not in taken
    }
    alike = (
        (-likeness_of(mine, theirs), i, j)
        for i, mine in read.items()
        for j, theirs in held.items()
        if abs(i - j) <= NEAR
    )
    return [(i, j) for less, i, j in sorted(alike) if -less >= SAME_WORDS]


def pairs_of(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text."""
    words = words_of(text)
    return set(map(add, words, words[1:]))


def candidates(mine: set[str], held: Sequence[set[str]]) -> list[tuple[int, set[str]]]:
    return [(j, theirs) for j, theirs in enumerate(held) if not mine.isdisjoint(theirs)]


def likeness_of(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def opens_alike(record: ArticleRecord, article: Article) -> bool:
    mine, theirs = (
        words_of(text[: BEGINNING * 3])[:BEGINNING]
        for text in (record.text, article.imported.get("body", article.body))
    )
    return bool(mine) and mine == theirs


def heir_of(lost: Article, articles: Sequence[Article]) -> Article | None:
    """The article that took up the text of one that is lost, if any did."""
    paragraphs = paragraphs_of(lost.imported.get("body", lost.body))

    def share(article: Article) -> float:
        return len(paragraphs & paragraphs_of(article.body)) / max(len(paragraphs), 1)

    heir = max(articles, key=share, default=None)
    return heir if heir is not None and share(heir) > HEIR else None
