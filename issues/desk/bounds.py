"""Where an article begins and ends: bounds drawn by the lines of its source.

Bounds that an editor draws are kept with the article, and every import reads the source by them. So
the desk does as an import does: it draws, and has the source loaded once more. What an editor had
corrected by hand in paragraphs that stay is carried over.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from django.db import transaction

from ..importer.bounds import drawn_bounds, text_of
from ..importer.companion import lines_in
from ..importer.fields import body_text
from ..importer.load import Loader, LoadReport
from ..importer.receive import Received, receive_again
from ..importer.records import ArticleRecord, Span
from ..importer.tagging import weigh_topics
from ..models import Article, Source
from . import DeskError


def paragraphs_of(body: str) -> list[str]:
    return [part for part in body.split("\n\n") if part.strip()]


def spans_from(numbers: Iterable[int]) -> list[list[int]]:
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return spans


def read_anew(source: Source) -> Received:
    """A source as it reads with all bounds that are drawn in it."""
    return receive_again(
        text_of(source), source.companion, source.fingerprint, drawn_bounds(source)
    )


def record_of(article: Article, received: Received) -> ArticleRecord | None:
    """The article among those read: by its key, else by its lines."""
    lines = lines_in(article.spans)
    for record in received.reading.articles:
        if record.key == article.key or lines and lines_in(record.spans) == lines:
            return record
    return None


@transaction.atomic
def redraw(
    article: Article, body: Sequence[Span], headings: Sequence[Span] | None = None
) -> LoadReport:
    """Let an article be the lines that an editor names; what others had of them they lose."""
    body = spans_from(lines_in(body))
    check_lines(article, body)
    check_headings(headings or (), body)
    bounds = {
        "body": [list(span) for span in body],
        "headings": None if headings is None else [list(span) for span in headings],
        "head": head_of(article),
    }
    article.drawn = within(bounds, record_of(article, read_anew(article.source)))
    article.save(update_fields=["drawn"])
    received = read_anew(article.source)
    record = record_of(article, received)
    if record is None or not record.blocks:
        raise DeskError("这些行里没有正文。")
    article.body = carry_over(article.imported.get("body", ""), article.body, body_text(record))
    take_text(article, record, received)
    article.save()
    report = load_anew(received)
    article.refresh_from_db()
    return report


def head_of(article: Article) -> list[list[int]]:
    """The line that the machine's article begins on whose head this one has."""
    if article.drawn and article.drawn.get("head"):
        return article.drawn["head"]
    return [[article.spans[0][0]] * 2] if article.spans else []


def check_lines(article: Article, body: Sequence[Span]) -> None:
    source = article.source
    if source is None:
        raise DeskError("此文没有来源文本，请直接改正文。")
    if not body:
        raise DeskError("请写明正文所在的行，如 12-40, 45。")
    for first, last in body:
        if not 1 <= first <= last <= source.lines:
            raise DeskError(f"来源只有 {source.lines} 行，没有第 {first} 至 {last} 行。")
    wanted = lines_in(body)
    for other in source.articles.filter(drawn__isnull=False).exclude(pk=article.pk):
        if other.state == Article.State.MERGED:
            continue
        shared = wanted & lines_in(other.drawn["body"])
        if shared:
            raise DeskError(f"第 {min(shared)} 行已由编辑定给“{other}”；请先改那一篇的界。")


def check_headings(headings: Sequence[Span], body: Sequence[Span]) -> None:
    outside = lines_in(headings) - lines_in(body)
    if outside:
        raise DeskError(f"小标题所在的第 {min(outside)} 行不在正文的行里。")


def take_text(article: Article, record: ArticleRecord, received: Received) -> None:
    """What the source has of an article within its new bounds, which its topics are weighed by."""
    article.spans = [list(span) for span in record.spans]
    article.heading_spans = [list(span) for span in record.heading_spans]
    article.imported = {**article.imported, "body": body_text(record)}
    article.terms = received.terms[received.reading.articles.index(record)]


def load_anew(received: Received) -> LoadReport:
    """Have a source that was read anew loaded once more, so that all its articles follow."""
    loader = Loader(received, replace=True, present=frozenset([received.name]))
    loader.load()
    weigh_topics()
    return loader.report


def carry_over(read_before: str, standing: str, read_now: str) -> str:
    """A text read anew, with what an editor had corrected in the paragraphs that it still has."""
    before, now = paragraphs_of(read_before), paragraphs_of(standing)
    corrected: dict[str, list[str]] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "replace" and i2 - i1 == j2 - j1:
            corrected |= {a: [b] for a, b in zip(before[i1:i2], now[j1:j2], strict=True)}
    result = [part for text in paragraphs_of(read_now) for part in corrected.get(text, [text])]
    return "\n\n".join(result)


def within(drawn: dict, record: ArticleRecord | None) -> dict:
    """Bounds with the paragraphs that the text within them was read in."""
    body = lines_in(drawn["body"])
    starts, joins = set(), set()
    for block in record.blocks if record else ():
        lines = sorted(lines_in(block.spans) & body)
        if block.kind == "paragraph" and "\n" not in block.text and lines:
            starts.add(lines[0])
            joins.update(lines[1:])
    joins -= starts
    starts.discard(min(body, default=0))
    return {**drawn, "starts": [[n, n] for n in sorted(starts)], "joins": spans_from(joins)}


def headings_read(article: Article) -> list[list[int]]:
    """The lines of each heading of the article, as its source is read."""
    return headings_in(record_of(article, read_anew(article.source)))


def headings_in(record: ArticleRecord | None) -> list[list[int]]:
    blocks = record.blocks if record else ()
    return [list(span) for block in blocks if block.kind == "heading" for span in block.spans]
