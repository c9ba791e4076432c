"""Two articles in one, and in two again."""

from django.db import transaction

from ..chinese.text import words_of
from ..models import Article, Contribution
from ..search.index import index_articles
from . import DeskError
from .bounds import (
    head_of,
    headings_in,
    lines_of,
    load_anew,
    read_anew,
    spans_from,
    take_text,
    within,
)
from .parts import note_parts


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
    if is_drawn:
        draw_together(gone, into, keep_title)
    gone.save()
    into.save()
    if with_authors:
        take_credits(gone, into)
        note_parts(into)
    if is_drawn:
        load_anew(into.source)
    index_articles([gone.pk, into.pk])


@transaction.atomic
def part_again(article: Article, into: Article) -> None:
    """An article that was merged stands by itself again: the other gives its lines back."""
    if not into.drawn or into.source_id is None or into.source_id != article.source_id:
        return
    own = lines_of(article.spans)
    rest = lines_of(into.drawn["body"]) - own - lines_of(article.heading_spans)
    if not own or not rest:
        return
    kept = {n: spans_from(lines_of(s or ()) & rest) for n, s in into.drawn.items() if n != "aside"}
    into.drawn = {**kept, "body": spans_from(rest), "head": into.drawn.get("head", [])}
    into.save(update_fields=["drawn"])
    article.drawn = {"body": article.spans, "head": [[min(own)] * 2]}
    article.save(update_fields=["drawn"])
    load_anew(article.source)


def draw_together(gone: Article, into: Article, keep_title: bool) -> None:
    """The lines of both, drawn for the one that stays."""
    read = [read_anew(article)[1] for article in (into, gone)]
    headings = [span for record in read for span in headings_in(record)]
    heads = lines_of(gone.heading_spans)
    title = title_lines(gone) if keep_title else set()
    bounds = {
        "body": spans_from(lines_of(into.spans) | lines_of(gone.spans) | title),
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
    received, record = read_anew(into)
    if record is not None:
        take_text(into, record, received)


def title_lines(article: Article) -> set[int]:
    """The lines of its head that its title stands on."""
    lines = article.source.text.split("\n")
    title = words_of(article.title)
    heads = {number: words_of(lines[number - 1]) for number in lines_of(article.heading_spans)}
    return {number for number, words in heads.items() if words and words in title}


def take_credits(gone: Article, into: Article) -> None:
    """Those who signed the one sign the other too."""
    held = {(c.author_id, c.role) for c in into.contributions.all()}
    order = into.contributions.count()
    for credit in gone.contributions.all():
        if (credit.author_id, credit.role) not in held:
            order += 1
            Contribution.objects.create(
                article=into, author=credit.author, entered_as=credit.entered_as, order=order,
                role=credit.role, credited_as=credit.credited_as, affiliation=credit.affiliation,
            )  # fmt: skip
