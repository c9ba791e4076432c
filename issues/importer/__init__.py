"""A source text to a Reading: bytes, lines, marks, pieces, bodies, heads, articles.

Nothing here knows of Django but `load`. Every stage is a function of what the one before it gave.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .blocks import gather_pieces
from .bodies import divide
from .body import Division
from .catalogue import (
    Item,
    article_of,
    furniture_items,
    give_sections,
    merge_furniture,
)
from .columns import unfold
from .companion import Companion, merged, open_companion
from .contents import read_contents
from .context import settle
from .correct import Corrector, furniture_after
from .dumps import DumpRecord, article_from, dump_facts, field_items, read_dump
from .headings import read_heads
from .layout import Layout, survey
from .marks import MarkedLine
from .matching import match_heads
from .outline import read_outline
from .pages import on_their_pages, read_pages
from .places import Places
from .publication import issue_facts, periodical_facts, publication_problems
from .records import ArticleRecord, Reading, SourceRecord
from .rules import mark_lines
from .source import Line, SourceText, lost_characters, open_source
from .worklist import ranked, unplaced_problems, with_problems

__all__ = ["read", "read_marks", "read_text"]


def read(path: Path, with_companion: bool = True) -> Reading:
    """The Reading of the source at `path`; its companion, if it has one, corrects it."""
    source = open_source(path)
    companion = open_companion(path, source.line_count) if with_companion else None
    return read_text(source, companion)


def read_text(
    source: SourceText,
    companion: Companion | None = None,
    bounds: Companion | None = None,
) -> Reading:
    """The Reading of a text, as its companion corrects it, and then the bounds that editors drew."""
    lines = unfold(source.lines)
    places = Places(lines)
    marked, layout, dump = read_marks(lines)
    if dump:
        articles, items = read_records(dump, marked, layout)
    else:
        articles, items = read_print(marked, layout)
    if companion:
        companion = places.as_it_is_read(companion)
        articles = Corrector(companion, marked, layout, articles).correct()
    if bounds:
        bounds = places.as_it_is_read(bounds)
        articles = Corrector(bounds, marked, layout, articles).redraw()
    named = [entry for said in (companion, bounds) if said for entry in said.furniture]
    items = furniture_after(marked, articles, items, named)
    periodical, issue = periodical_facts(marked), issue_facts(marked)
    if dump:
        periodical, issue = dump_facts(dump, periodical, issue)
    articles = on_their_pages(articles, read_pages(marked), issue)
    dated = companion is not None and "date" in companion.issue  # the cataloguer dates it all
    if dated:
        articles = [replace(article, issue=None) for article in articles]
    if companion:
        periodical = merged(periodical, companion.periodical, {})
        issue = merged(issue, companion.issue, {"reason": "date_reason"})
        articles = [replace(a, page=a.page or companion.page) for a in articles]
    unplaced = unplaced_problems(line for kind, line, _ in items if kind == "unplaced")
    of_lines = [*unplaced, *lost_characters(lines)]
    articles = with_problems(articles, of_lines)
    placed = tuple(replace(article, position=i) for i, article in enumerate(articles, 1))
    found = [problem for article in placed for problem in article.problems] if placed else of_lines
    said = publication_problems(marked)
    found += [p for p in said if not (dated and p.rule.startswith("issue-date"))]
    reading = Reading(
        source=SourceRecord(source.path, source.encoding, source.line_count, source.sha256),
        periodical=periodical,
        issue=issue,
        articles=placed,
        furniture=tuple(merge_furniture(items)),
        problems=ranked(found),
    )
    return places.in_source(reading)


def read_marks(lines: Sequence[Line]) -> tuple[list[MarkedLine], Layout, list[DumpRecord]]:
    """Each line with its mark, how the text is set, and, if it is a dump, its records. Their fields
    say what the lines of a printed page must be asked for."""
    layout = survey(lines)
    marked = mark_lines(lines)
    dump = read_dump(marked)
    return (marked, layout, dump) if dump else (settle(marked, layout), layout, [])


def read_print(marked: list[MarkedLine], layout: Layout) -> tuple[list[ArticleRecord], list[Item]]:
    """A text as printed: bodies are found, and the heads that belong to them."""
    pieces = gather_pieces(marked, layout)
    contents = read_contents(marked)
    if not contents.entries:
        contents = read_outline(pieces)
    paged = any(m.rule == "page_header" for m in marked)
    division = divide(pieces, contents, layout, paged)
    chosen, spare = match_heads(read_heads(division.clusters), division.bodies)
    articles = [article_of(b, h) for b, h in zip(division.bodies, chosen, strict=True)]
    articles = give_sections(articles, contents, marked)
    return articles, furniture_items(marked, division, spare)


def read_records(
    dump: list[DumpRecord], marked: list[MarkedLine], layout: Layout
) -> tuple[list[ArticleRecord], list[Item]]:
    """A dump: each record says itself what it is."""
    single = len({record.issue_key for record in dump}) == 1
    articles = [article_from(record, layout, single) for record in dump]
    return articles, furniture_items(marked, Division(), []) + field_items(dump)
