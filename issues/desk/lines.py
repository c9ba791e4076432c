"""The lines of a source told apart: those of one article, those of the page, those of others."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..importer.companion import lines_in
from ..models import Article, Source

AROUND = 12  # lines of a long source that are shown above and below the article's own


class SourceLine(NamedTuple):
    """A printed line. `part` is "body" or "head" of the article, "furniture" of the page, or ""."""

    number: int
    text: str
    part: str


def lines_for(article: Article) -> list[SourceLine]:
    """Every line of the source of an article; [] for an article that has none."""
    if article.source_id is None:
        return []
    texts = article.source.text.split("\n")[: article.source.lines or None]
    parts = {
        **dict.fromkeys(furniture_lines(article.source, texts), "furniture"),
        **dict.fromkeys(lines_in(article.heading_spans), "head"),
        **dict.fromkeys(lines_in(article.spans), "body"),
    }
    return [SourceLine(number, text, parts.get(number, "")) for number, text in enumerate(texts, 1)]


def furniture_lines(source: Source, texts: Sequence[str]) -> Iterator[int]:
    """The lines that are furniture and nothing else: a ■ may stand at the end of a line of text."""
    for item in source.furniture:
        for number in lines_in([item["span"]]):
            if number <= len(texts) and texts[number - 1].strip() in item["text"]:
                yield number


def hidden_lines(source: Source | None) -> Iterator[int]:
    """The lines of articles of this source that were withdrawn or merged."""
    hidden = Article.objects.filter(source=source).exclude(state=Article.State.PUBLISHED)
    for spans, heading_spans in hidden.values_list("spans", "heading_spans") if source else ():
        yield from lines_in([*heading_spans, *spans])


def lit_lines(article: Article, around: int = AROUND) -> list[SourceLine | None]:
    """The source from some lines above the article's first to some below its last; None before
    them where it begins earlier."""
    lines = lines_for(article)
    own = [line.number for line in lines if line.part in ("body", "head")] or [1]
    first, last = own[0] - around, own[-1] + around
    shown = [line for line in lines if first <= line.number <= last]
    return [None, *shown] if first > 1 and shown else shown


def lines_near(article: Article, around: int) -> Iterator[list[SourceLine]]:
    """The source where the article has lines, in stretches: a few lines above and below each, but
    for those of articles that are not for readers; one query."""
    stretch: list[SourceLine] = []
    own = set(lines_in([*article.heading_spans, *article.spans]))
    near = {number + step for number in own for step in range(-around, around + 1)}
    near -= set(hidden_lines(article.source)) - own
    for line in lines_for(article):
        if line.number in near:
            stretch.append(line)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch
