"""The bounds of articles that editors drew in a source, by which it is read."""

from pathlib import Path

from django.db.models import QuerySet

from ..models import Article, Source
from .companion import ArticleEntry, Companion, FurnitureEntry, lines_in, parse_companion
from .edited import EditedEntry
from .realign import realigned
from .source import SourceText


def drawn_articles(source: Source) -> QuerySet:
    """The articles of a source whose bounds an editor drew; one that was merged has none."""
    return source.articles.filter(drawn__isnull=False).exclude(state=Article.State.MERGED)


def move_bounds(source: Source, text_before: str) -> None:
    """Let the bounds follow the lines of a source that has changed."""
    if not text_before or text_before == source.text:
        return
    old, new = text_before.split("\n"), source.text.split("\n")
    for article in drawn_articles(source):
        article.drawn = {
            name: spans and realigned(spans, old, new) for name, spans in article.drawn.items()
        }
        article.save(update_fields=["drawn"])


def edited_in(source: Source) -> tuple[EditedEntry, ...]:
    """What the companion of a source says that editors changed."""
    if "[[edited]]" not in source.companion:
        return ()
    companion = parse_companion(Path(source.name), source.companion, source.lines)
    return companion.edited if companion else ()


def drawn_bounds(source: Source) -> Companion | None:
    """The bounds that are drawn in a source, as a companion would say them; None for none."""
    entries, aside = [], []
    for article in drawn_articles(source):
        drawn = {name: spans and tuple(map(tuple, spans)) for name, spans in article.drawn.items()}
        if drawn["body"]:
            head = drawn["head"][0][0] if drawn.get("head") else None
            entries.append(
                ArticleEntry(
                    at=head,
                    body=drawn["body"],
                    headings=drawn.get("headings"),
                    starts=tuple(sorted(lines_in(drawn.get("starts") or ()))),
                    joins=tuple(sorted(lines_in(drawn.get("joins") or ()))),
                    key=article.key,
                )
            )
        if drawn.get("aside"):
            aside.append(FurnitureEntry("left_out", drawn["aside"]))
    if not entries:
        return None
    return Companion(source.name, articles=tuple(entries), furniture=tuple(aside))


def text_of(source: Source) -> SourceText:
    return SourceText(source.name, source.encoding, source.sha256, source.text)
