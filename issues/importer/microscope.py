"""A Reading for a person: each article with its parts, its problems, and what is furniture; and each
line with the mark that it bears."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from . import read_marks
from .columns import unfold
from .marks import MarkedLine
from .records import ArticleRecord, Reading, Span
from .source import open_source

SHOWN = 24  # characters of a paragraph's beginning and end


def describe(reading: Reading) -> str:
    return "\n".join(lines_of(reading))


def marks_of(path: Path) -> list[MarkedLine]:
    """The lines of a source as the whole text marks them, before a companion speaks."""
    return read_marks(unfold(open_source(path).lines))[0]


def describe_marks(marked: Iterable[MarkedLine]) -> str:
    """A row for each line that is not blank: its number, its mark (after < what it was before it was
    revised), the rule that gave it, the line. A blank row stands for blank lines."""
    rows = []
    for m in marked:
        rows += [""] * bool(m.line.gap and rows)
        was = f"<{m.was.name.lower()}" if m.was not in (None, m.mark) else ""
        rows.append(
            f"{m.line.source_line:6}  {m.mark.name.lower() + was:26} {m.rule:20} {m.line.text}"
        )
    return "\n".join(rows)


def lines_of(reading: Reading) -> Iterator[str]:
    source, issue = reading.source, reading.issue
    yield f"{source.path}  {source.encoding}, {source.lines} lines, {len(reading.articles)} articles"
    yield f"periodical  {reading.periodical.title or '?'}"
    number = f" no. {issue.number}" if issue.number else ""
    yield f"issue       {issue.date or 'undated'}{' (supplied)' if issue.date_supplied else ''}{number}"
    for article in reading.articles:
        yield ""
        yield from article_lines(article)
    if reading.furniture:
        yield ""
        yield "furniture"
        for item in reading.furniture:
            yield f"  {shown_span(item.span):>11}  {item.kind:14} {excerpt(item.text)}"
    if reading.problems:
        yield ""
        yield "problems"
        for problem in reading.problems:
            yield f"  line {problem.line:<6} {problem.severity:8} {problem.rule:16} {problem.message}"


def article_lines(article: ArticleRecord) -> Iterator[str]:
    title = f"[{article.title}]" if article.title_supplied else article.title
    yield f"{article.position:3}  {title}   {', '.join(map(shown_span, article.spans))}"
    parts = (
        ("section", article.section),
        ("kicker", article.kicker),
        ("subtitle", article.subtitle),
        ("byline", article.byline),
        ("authors", ", ".join(author.name for author in article.authors)),
        ("standfirst", article.standfirst),
        ("author note", article.author_note),
        ("source note", article.source_note),
    )
    for name, text in parts:
        if text:
            yield f"     {name:12}{excerpt(text)}"
    for problem in article.problems:
        yield f"     ! {problem.rule:12} {problem.message}"
    for block in article.blocks:
        sign = "#" * (block.level or 2) if block.kind == "heading" else "¶"
        yield f"       {sign} {excerpt(block.text)}"


def excerpt(text: str) -> str:
    flat = " ".join(text.split("\n"))
    return flat if len(flat) <= 2 * SHOWN + 2 else f"{flat[:SHOWN]} … {flat[-SHOWN:]}"


def shown_span(span: Span) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"
