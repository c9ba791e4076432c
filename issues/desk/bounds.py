"""Where an article begins and ends: bounds drawn by the lines of its source, split, merged.

Bounds that an editor draws are kept with the article, and every import reads the source by them. So
the desk does as an import does: it draws, and has the source loaded once more. What an editor had
corrected by hand in paragraphs that stay is carried over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from django.db import transaction

from ..chinese.text import words_of
from ..importer.bounds import drawn_bounds, text_of
from ..importer.fields import body_text, texts_of
from ..importer.identity import possible_keys
from ..importer.load import Loader, LoadReport
from ..importer.receive import Received, receive_again
from ..importer.records import ArticleRecord, Span
from ..importer.rows import credits_of
from ..importer.tagging import weigh_topics
from ..models import Article, Contribution, Source
from ..search.index import index_articles
from . import DeskError
from .keys import mint_key
from .parts import note_parts

ALIKE = 0.6  # share of its characters that a corrected paragraph has in common with the one read


@dataclass(frozen=True)
class Split:
    """An article in two: what stays, and what begins the other."""

    kept: str
    parted: str


def paragraphs_of(body: str) -> list[str]:
    return [part for part in body.split("\n\n") if part.strip()]


def lines_of(spans: Iterable[Sequence[int]]) -> set[int]:
    return {number for first, last in spans for number in range(first, last + 1)}


def spans_from(numbers: Iterable[int]) -> list[list[int]]:
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return spans


def read_anew(article: Article) -> tuple[Received, ArticleRecord | None]:
    """The source of an article as it reads with all bounds that are drawn in it, and the article's
    own record there."""
    source = article.source
    received = receive_again(
        text_of(source), source.companion, source.fingerprint, drawn_bounds(source)
    )
    return received, record_of(article, received)


def record_of(article: Article, received: Received) -> ArticleRecord | None:
    """The article among those read: by its key, else by its lines."""
    lines = lines_of(article.spans)
    for record in received.reading.articles:
        if record.key == article.key or lines and lines_of(record.spans) == lines:
            return record
    return None


@transaction.atomic
def redraw(
    article: Article, body: Sequence[Span], headings: Sequence[Span] | None = None
) -> LoadReport:
    """Let an article be the lines that an editor names; what others had of them they lose."""
    body = spans_from(lines_of(body))
    check_lines(article, body)
    check_headings(headings or (), body)
    bounds = {
        "body": [list(span) for span in body],
        "headings": None if headings is None else [list(span) for span in headings],
        "head": head_of(article),
    }
    article.drawn = within(bounds, read_anew(article)[1])
    article.save(update_fields=["drawn"])
    received, record = read_anew(article)
    if record is None or not record.blocks:
        raise DeskError("这些行里没有正文。")
    article.body = carry_over(article.imported.get("body", ""), article.body, body_text(record))
    take_text(article, record, received)
    article.save()
    report = load_anew(article.source)
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
    wanted = lines_of(body)
    for other in source.articles.filter(drawn__isnull=False).exclude(pk=article.pk):
        if other.state == Article.State.MERGED:
            continue
        shared = wanted & lines_of(other.drawn["body"])
        if shared:
            raise DeskError(f"第 {min(shared)} 行已由编辑定给“{other}”；请先改那一篇的界。")


def check_headings(headings: Sequence[Span], body: Sequence[Span]) -> None:
    outside = lines_of(headings) - lines_of(body)
    if outside:
        raise DeskError(f"小标题所在的第 {min(outside)} 行不在正文的行里。")


def take_text(article: Article, record: ArticleRecord, received: Received) -> None:
    """What the source has of an article within its new bounds, which its topics are weighed by."""
    article.spans = [list(span) for span in record.spans]
    article.heading_spans = [list(span) for span in record.heading_spans]
    article.imported = {**article.imported, "body": body_text(record)}
    article.terms = received.terms[received.reading.articles.index(record)]


def load_anew(source: Source) -> LoadReport:
    """Have a source loaded once more by the bounds that are drawn in it, so that all its articles
    follow."""
    received = receive_again(
        text_of(source), source.companion, source.fingerprint, drawn_bounds(source)
    )
    loader = Loader(received, replace=True, present=frozenset([source.name]))
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
    line = line_of_paragraph(article, paragraph)
    article.body = split.kept
    if line is None:
        other.source = None
    else:
        draw_both(article, other, line, is_headed=first.startswith("#"))
    article.save()
    other.save()
    if with_authors:
        copy_credits(article, other)
    if line is not None:
        load_anew(article.source)
        article.refresh_from_db()
        other.refresh_from_db()
    index_articles([article.pk, other.pk])
    return other


def draw_both(article: Article, other: Article, line: int, is_headed: bool) -> None:
    """The lines of an article shared out between it and what is parted from it."""
    numbers = lines_of(article.spans)
    _, read = read_anew(article)
    headings = headings_in(read)
    before = {n for n in numbers if n < line}
    after = numbers - before
    title = next((span for span in headings if span[0] == line), None) if is_headed else None
    heading_lines = lines_of([title]) if title else set()
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
    received, _ = read_anew(article)
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


def within(drawn: dict, record: ArticleRecord | None) -> dict:
    """Bounds with the paragraphs that the text within them was read in."""
    body = lines_of(drawn["body"])
    starts, joins = set(), set()
    for block in record.blocks if record else ():
        lines = sorted(lines_of(block.spans) & body)
        if block.kind == "paragraph" and "\n" not in block.text and lines:
            starts.add(lines[0])
            joins.update(lines[1:])
    joins -= starts
    starts.discard(min(body, default=0))
    return {**drawn, "starts": [[n, n] for n in sorted(starts)], "joins": spans_from(joins)}


def headings_read(article: Article) -> list[list[int]]:
    """The lines of each heading of the article, as its source is read."""
    return headings_in(read_anew(article)[1])


def headings_in(record: ArticleRecord | None) -> list[list[int]]:
    blocks = record.blocks if record else ()
    return [list(span) for block in blocks if block.kind == "heading" for span in block.spans]


def line_of_paragraph(article: Article, paragraph: int) -> int | None:
    """The line of the source that a paragraph of the text begins on; None where it cannot be told,
    or where the one before ends on the same line."""
    if article.source_id is None or not article.spans:
        return None
    _, record = read_anew(article)
    if record is None:
        return None
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


def copy_credits(article: Article, other: Article) -> None:
    for credit in article.contributions.all():
        Contribution.objects.create(
            article=other, author=credit.author, entered_as=credit.entered_as, order=credit.order,
            role=credit.role, credited_as=credit.credited_as, affiliation=credit.affiliation,
        )  # fmt: skip


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
