"""The Reading: what the importer understood of a source, in frozen records.

Their JSON is the public shape that `parse_source --json` prints. Unknown is None, never "".
"""

from dataclasses import dataclass, field

from .report import Problem

Span = tuple[int, int]


@dataclass(frozen=True)
class Block:
    """A paragraph, or a heading with its rank from 2 down. Line ends inside it are kept. `spans` are
    the lines of the source that it was read from."""

    kind: str  # "paragraph" or "heading"
    text: str
    level: int | None = None
    spans: tuple[Span, ...] = field(default=(), compare=False)

    def to_json(self) -> dict:
        if self.kind == "heading":
            return {"kind": self.kind, "level": self.level or 2, "text": self.text}
        return {"kind": self.kind, "text": self.text}


@dataclass(frozen=True)
class AuthorRecord:
    name: str
    kind: str = "person"  # or "corporate"
    role: str = "author"
    affiliation: str | None = None

    def to_json(self) -> dict:
        return {
            "name": self.name,
            "kind": self.kind,
            "role": self.role,
            "affiliation": self.affiliation,
        }


@dataclass(frozen=True)
class PeriodicalRecord:
    title: str | None = None
    issn: str | None = None
    cn: str | None = None
    publisher: str | None = None
    kind: str | None = None
    supplied: bool = False
    reason: str | None = None

    def to_json(self) -> dict:
        return {
            "title": self.title,
            "issn": self.issn,
            "cn": self.cn,
            "publisher": self.publisher,
        }


@dataclass(frozen=True)
class IssueRecord:
    """`date` is EDTF; `date_supplied` says that a cataloguer concluded it, for `date_reason`."""

    date: str | None = None
    date_supplied: bool = False
    volume: str | None = None
    number: str | None = None
    whole_number: str | None = None
    edition: str | None = None
    date_reason: str | None = None
    slug: str | None = None

    def to_json(self) -> dict:
        return {
            "date": self.date,
            "date_supplied": self.date_supplied,
            "volume": self.volume,
            "number": self.number,
            "whole_number": self.whole_number,
        }


@dataclass(frozen=True)
class ArticleRecord:
    title: str | None
    blocks: tuple[Block, ...]
    spans: tuple[Span, ...]
    position: int = 0
    section: str | None = None
    kicker: str | None = None
    title_supplied: bool = False
    subtitle: str | None = None
    byline: str | None = None
    authors: tuple[AuthorRecord, ...] = ()
    standfirst: str | None = None
    author_note: str | None = None
    source_note: str | None = None
    page: str | None = None
    heading_spans: tuple[Span, ...] = ()
    issue: IssueRecord | None = None
    key: str | None = None
    problems: tuple[Problem, ...] = ()

    def to_json(self) -> dict:
        result = {
            "position": self.position,
            "section": self.section,
            "kicker": self.kicker,
            "title": self.title,
            "title_supplied": self.title_supplied,
            "subtitle": self.subtitle,
            "byline": self.byline,
            "authors": [author.to_json() for author in self.authors],
            "standfirst": self.standfirst,
            "author_note": self.author_note,
            "source_note": self.source_note,
            "page": self.page,
            "spans": [list(span) for span in self.spans],
            "heading_spans": [list(span) for span in self.heading_spans],
            "blocks": [block.to_json() for block in self.blocks],
        }
        if self.issue is not None:
            result["issue"] = self.issue.to_json()
        return result

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if block.kind == "heading")


@dataclass(frozen=True)
class Furniture:
    """Lines that belong to the page: running head, folio, contents, masthead, caption, advertisement."""

    kind: str
    span: Span
    text: str

    def to_json(self) -> dict:
        return {"kind": self.kind, "span": list(self.span), "text": self.text}


@dataclass(frozen=True)
class SourceRecord:
    path: str
    encoding: str
    lines: int
    sha256: str

    def to_json(self) -> dict:
        return {
            "path": self.path,
            "encoding": self.encoding,
            "lines": self.lines,
            "sha256": self.sha256,
        }


@dataclass(frozen=True)
class Reading:
    source: SourceRecord
    periodical: PeriodicalRecord
    issue: IssueRecord
    articles: tuple[ArticleRecord, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    problems: tuple[Problem, ...] = field(default_factory=tuple)

    def to_json(self) -> dict:
        return {
            "source": self.source.to_json(),
            "periodical": self.periodical.to_json(),
            "issue": self.issue.to_json(),
            "articles": [article.to_json() for article in self.articles],
            "furniture": [item.to_json() for item in self.furniture],
            "problems": [problem.to_json() for problem in self.problems],
        }
