"""Two articles in one, and in two again."""

from django.db import transaction

from ..chinese.text import words_of
from ..importer.companion import lines_in
from ..importer.receive import Received
from ..models import Article
from ..search.index import index_articles
from . import DeskError
from .bounds import (
    head_of,
    headings_in,
    load_anew,
    read_anew,
    record_of,
    spans_from,
    take_text,
    within,
)
from .parts import note_parts, take_credits


@transaction.atomic
def merge_article(
    gone: Article, into: Article, keep_title: bool = True, with_authors: bool = True
) -> None:
    """Let one article go on in another, its title a heading there or left out."""
    if gone == into:
        raise DeskError("一篇不能并入自身。")
    for article in (gone, into):
        if article.state != Article.State.PUBLISHED:
            raise DeskError(f"“{article}”现为“{article.get_state_display()}”，不能合并。")
    heading = [f"## {gone.title}"] if keep_title and gone.title else []
    parts = [[into.body], [*heading, gone.body]]
    if (gone.position, gone.pk) < (into.position, into.pk):
        parts.reverse()
    into.body = "\n\n".join(part for some in parts for part in some)
    gone.state, gone.merged_into = Article.State.MERGED, into
    gone.state_reason = "编辑将此文并入他篇。"
    same = gone.source_id is not None and gone.source_id == into.source_id
    is_drawn = same and bool(gone.spans and into.spans)
    received = draw_together(gone, into, keep_title) if is_drawn else None
    gone.save()
    into.save()
    if with_authors:
        take_credits(gone, into)
        note_parts(into)
    if received:
        load_anew(received)
    index_articles([gone.pk, into.pk])


@transaction.atomic
def part_again(article: Article, into: Article) -> None:
    """An article that was merged stands by itself again: the other gives its lines back."""
    if not into.drawn or into.source_id is None or into.source_id != article.source_id:
        return
    own = lines_in(article.spans)
    rest = lines_in(into.drawn["body"]) - own - lines_in(article.heading_spans)
    if not own or not rest:
        return
    kept = {n: spans_from(lines_in(s or ()) & rest) for n, s in into.drawn.items() if n != "aside"}
    into.drawn = {**kept, "body": spans_from(rest), "head": into.drawn.get("head", [])}
    into.save(update_fields=["drawn"])
    article.drawn = {"body": article.spans, "head": [[min(own)] * 2]}
    article.save(update_fields=["drawn"])
    load_anew(read_anew(article.source))


def draw_together(gone: Article, into: Article, keep_title: bool) -> Received:
    """The lines of both, drawn for the one that stays; the source as it then reads."""
    received = read_anew(into.source)
    read = [record_of(article, received) for article in (into, gone)]
    headings = [span for record in read for span in headings_in(record)]
    heads = lines_in(gone.heading_spans)
    title = title_lines(gone) if keep_title else set()
    bounds = {
        "body": spans_from(lines_in(into.spans) | lines_in(gone.spans) | title),
        "headings": sorted(headings + spans_from(title)),
        "aside": spans_from(heads - title),
        "head": head_of(into),
    }
    first, second = (within(bounds, record) for record in read)
    joined = {name: sorted(first[name] + second[name]) for name in ("starts", "joins")}
    into.drawn = {**bounds, **joined}
    gone.drawn = None
    gone.save()
    into.save(update_fields=["drawn"])
    received = read_anew(into.source)
    if record := record_of(into, received):
        take_text(into, record, received)
    return received


def title_lines(article: Article) -> set[int]:
    """The lines of its head that its title stands on."""
    lines = article.source.text.split("\n")
    title = words_of(article.title)
    heads = {number: words_of(lines[number - 1]) for number in lines_in(article.heading_spans)}
    return {number for number, words in heads.items() if words and words in title}
