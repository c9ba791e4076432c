"""One article in two: parted at a paragraph, and at the line of the source that it begins on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from django.db import transaction

from ..importer.companion import lines_in
from ..importer.fields import body_text, texts_of
from ..importer.identity import possible_keys
from ..importer.records import ArticleRecord
from ..importer.rows import credits_of
from ..models import Article
from ..search.index import index_articles
from . import DeskError
from .bounds import (
    head_of,
    headings_in,
    load_anew,
    paragraphs_of,
    read_anew,
    record_of,
    spans_from,
    take_text,
    within,
)
from .keys import mint_key
from .parts import take_credits

ALIKE = 0.6  # share of its characters that a corrected paragraph has in common with the one read


@dataclass(frozen=True)
class Split:
    """An article in two: what stays, and what begins the other."""

    kept: str
    parted: str


def split_at(article: Article, paragraph: int) -> Split:
    """The text in two, the second beginning with that paragraph, counted from 1."""
    parts = paragraphs_of(article.body)
    if not 1 < paragraph <= len(parts):
        raise DeskError(f"请选第 2 至 {len(parts)} 段：此文从那一段起另成一篇。")
    return Split("\n\n".join(parts[: paragraph - 1]), "\n\n".join(parts[paragraph - 1 :]))


@transaction.atomic
def split_article(
    article: Article, paragraph: int, title: str = "", with_authors: bool = False
) -> Article:
    """Part an article at a paragraph; the article that begins there. A heading that opens it is its
    title, unless another is given."""
    split = split_at(article, paragraph)
    parted = split.parted
    first = paragraphs_of(parted)[0]
    if first.startswith("#"):
        title = title or first.lstrip("# ")
        parted = "\n\n".join(paragraphs_of(parted)[1:])
    if not title.strip() or not parted.strip():
        raise DeskError("请给新的一篇写上标题；它也要有正文。")
    other = Article(
        key=mint_key(), issue=article.issue, section=article.section, position=article.position,
        page=article.page, title=title.strip()[:300], body=parted, source=article.source,
    )  # fmt: skip
    has_lines = article.source_id is not None and bool(article.spans)
    read = record_of(article, read_anew(article.source)) if has_lines else None
    line = line_of_paragraph(article, paragraph, read) if read else None
    article.body = split.kept
    if line is None:
        other.source = None
    else:
        draw_both(article, other, line, read, is_headed=first.startswith("#"))
    article.save()
    other.save()
    if with_authors:
        take_credits(article, other)
    if line is not None:
        load_anew(read_anew(article.source))  # the two are known there by the keys they now have
        article.refresh_from_db()
        other.refresh_from_db()
    index_articles([article.pk, other.pk])
    return other


def draw_both(
    article: Article, other: Article, line: int, read: ArticleRecord, is_headed: bool
) -> None:
    """The lines of an article shared out between it and what is parted from it."""
    numbers = lines_in(article.spans)
    headings = headings_in(read)
    before = {n for n in numbers if n < line}
    after = numbers - before
    title = next((span for span in headings if span[0] == line), None) if is_headed else None
    heading_lines = lines_in([title]) if title else set()
    article.drawn = within(
        {
            "body": spans_from(before),
            "headings": [span for span in headings if span[0] < line],
            "head": head_of(article),
        },
        read,
    )
    other.drawn = within(
        {
            "body": spans_from(after - heading_lines),
            "headings": [span for span in headings if span[0] >= line and span != title],
        },
        read,
    )
    other.save()
    article.save(update_fields=["drawn"])
    received = read_anew(article.source)
    records = [record_of(one, received) for one in (article, other)]
    if not all(records):
        raise DeskError("分不开：这一段与上一段在来源的同一行里。")
    other.imported = {name: value for name, value in article.imported.items() if name != "tags"} | {
        **texts_of(records[1]),
        "credits": credits_of(records[1]),
    }
    for one, record in zip((article, other), records, strict=True):
        take_text(one, record, received)
    other.key = free_key(records[1], received.name) or other.key


def free_key(record: ArticleRecord, source_name: str) -> str | None:
    """The key that an import would give the article, had it parted it."""
    keys = possible_keys(replace(record, key=None), source_name)
    return next((key for key in keys if not Article.objects.filter(key=key).exists()), None)


def line_of_paragraph(article: Article, paragraph: int, record: ArticleRecord) -> int | None:
    """The line of the source that a paragraph of the text begins on; None where it cannot be told,
    or where the one before ends on the same line."""
    texts = paragraphs_of(article.body)
    read = paragraphs_of(body_text(record))
    at = place_of(texts[paragraph - 1], texts, paragraph - 1, read)
    if at is None or at == 0 or not record.blocks[at].spans:
        return None
    line, before = record.blocks[at].spans[0][0], record.blocks[at - 1].spans
    return line if before and before[-1][1] < line else None


def place_of(text: str, texts: Sequence[str], at: int, read: Sequence[str]) -> int | None:
    """Which of the paragraphs read a paragraph of the text is, though it was corrected since."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, texts, read, autojunk=False).get_opcodes():
        if i1 <= at < i2 and tag in ("equal", "replace"):
            candidates = range(j1, j2) if tag == "replace" else [j1 + at - i1]
            best = max(candidates, key=lambda j: SequenceMatcher(None, text, read[j]).ratio())
            alike = SequenceMatcher(None, text, read[best]).ratio()
            return best if alike >= ALIKE else None
    return None
