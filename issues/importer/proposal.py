"""A companion file to start from: what the machine read, as entries that wait to be corrected.

Laid beside its source as it is, it changes nothing: whatever it says beyond which article is meant
stands in comments.
"""

import json
from collections.abc import Iterable, Iterator

from .companion import TEXT_FIELDS
from .records import ArticleRecord, AuthorRecord, Reading, Span

HEAD = """\
# 著录更正。注释中是机器读到的：要更正的，去掉行首的“# ”再改；不必更正的文章，整段删去。
# 各项的意思见 README。"""
ISSUE_FIELDS = ("date", "volume", "number", "whole_number", "edition")


def propose(reading: Reading) -> str:
    """A companion for the source of a Reading that was made without one."""
    return "\n".join(lines_of(reading)) + "\n"


def lines_of(reading: Reading) -> Iterator[str]:
    periodical, issue = reading.periodical, reading.issue
    yield HEAD
    yield "\n[periodical]"
    yield said("title", periodical.title or "")
    yield said("kind", periodical.kind or "magazine") + "  # newspaper、magazine 或 journal"
    for name in ("issn", "cn", "publisher"):
        yield said(name, getattr(periodical, name) or "")
    yield "\n[issue]"
    for name in ISSUE_FIELDS:
        yield said(name, getattr(issue, name) or "")
    for article in reading.articles:
        yield from article_lines(article)
    for item in reading.furniture:
        if item.kind == "unplaced":
            yield "\n# [[furniture]]"
            yield said("kind", "running_head")
            yield said("lines", [list(item.span)]) + f"  # {' '.join(item.text.split())[:30]}"


def article_lines(article: ArticleRecord) -> Iterator[str]:
    yield "\n[[article]]"
    for problem in article.problems:
        yield f"# 第{problem.line}行：{problem.message}"
    yield f"at = {article.spans[0][0]}"
    for name in ("section", *TEXT_FIELDS):
        text = getattr(article, name)
        if text or name == "title":
            yield said(name, text or "")
    if article.title_supplied:
        yield said("title_supplied", True)
    if article.page:
        yield said("page", article.page)
    yield f"# authors = {authors_as_toml(article.authors)}"
    yield said("body", spans_as_lists(article.spans))
    headings = [block.spans for block in article.blocks if block.kind == "heading"]
    if headings:
        yield said("headings", spans_as_lists(span for spans in headings for span in spans))


def said(name: str, value: object) -> str:
    """A value as TOML, in a comment. JSON writes strings, numbers, truth and lists as TOML does."""
    return f"# {name} = {json.dumps(value, ensure_ascii=False)}"


def spans_as_lists(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def authors_as_toml(authors: tuple[AuthorRecord, ...]) -> str:
    """Names, or tables where there is more than a name to say."""
    entries = []
    for author in authors:
        usual = AuthorRecord(author.name)
        more = {
            name: value for name, value in author.to_json().items()
            if value is not None and value != getattr(usual, name)
        }  # fmt: skip
        if not more:
            entries.append(json.dumps(author.name, ensure_ascii=False))
            continue
        pairs = {"name": author.name, **more}.items()
        entries.append(
            "{ " + ", ".join(f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in pairs) + " }"
        )
    return f"[{', '.join(entries)}]"
