"""The companion file beside a source: what the text does not say, and the cataloguer's corrections.

`seeds/x.toml` beside `seeds/x.txt`. It is read into a Companion, refused in one line if it holds a
mistake, and laid over the Reading: where it speaks it wins, where it is silent the Reading stands.
README has the keys with their meaning.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from ..chinese.dates import is_valid_edtf
from .edited import EditedEntry, read_edited
from .publication import issn_is_right
from .records import AuthorRecord, Span
from .report import SourceError

TEXT_FIELDS = (
    "kicker", "title", "subtitle", "byline", "standfirst", "author_note", "source_note",
)  # fmt: skip
ROLES = {"author", "translator", "speaker", "illustrator", "photographer", "editor"}
KINDS = {"newspaper", "magazine", "journal"}
LONGEST_SLUG = 80
KEY = r"[a-z0-9]{4,16}"


@dataclass(frozen=True)
class ArticleEntry:
    """What the cataloguer says of one article. `at`, the first line of its text as the machine read
    it, or `body`, the lines of its text, says which one; where both are said, `at` need not be right.
    None leaves a field as it was read, "" empties it."""

    at: int | None = None
    body: tuple[Span, ...] = ()
    headings: tuple[Span, ...] | None = None
    starts: tuple[int, ...] = ()
    joins: tuple[int, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    text_lines: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    title_supplied: bool | None = None
    section: str | None = None
    page: str | None = None
    key: str | None = None
    authors: tuple[AuthorRecord, ...] | None = None
    line: int = 0  # where the entry stands in the companion file


@dataclass(frozen=True)
class FurnitureEntry:
    kind: str
    lines: tuple[Span, ...]


@dataclass(frozen=True)
class Companion:
    path: str
    periodical: dict[str, Any] = field(default_factory=dict)
    issue: dict[str, Any] = field(default_factory=dict)
    page: str | None = None  # the page of a newspaper that the source is
    articles: tuple[ArticleEntry, ...] = ()
    furniture: tuple[FurnitureEntry, ...] = ()
    edited: tuple[EditedEntry, ...] = ()  # what editors changed at the desk


def companion_path(source: Path) -> Path:
    return source.with_suffix(".toml")


def open_companion(source: Path, line_count: int) -> Companion | None:
    """The companion of a source, or None where there is none."""
    return parse_companion(source, read_companion(source), line_count)


def read_companion(source: Path) -> str:
    """The text of the companion, "" where there is none."""
    path = companion_path(source)
    if not path.exists():
        return ""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError(f"{path}: is not UTF-8; save it as UTF-8.") from None
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}).") from None


def parse_companion(source: Path, text: str, line_count: int) -> Companion | None:
    return CompanionReader(companion_path(source), text, line_count).read() if text else None


class CompanionReader:
    """Reads one companion; every refusal names the file, the line and the mend."""

    def __init__(self, path: Path, text: str, line_count: int) -> None:
        self.path = path
        self.rows = text.split("\n")
        self.text = text
        self.line_count = line_count

    def read(self) -> Companion:
        try:
            said = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            row = int(line[1]) if line else len(self.rows)
            fault = re.sub(r"\s*\(at .*\)", "", str(error))
            raise self.fault(row, f"is not TOML: {fault}", "correct that line") from None
        self.check_keys(said, {"periodical", "issue", "article", "furniture", "edited"}, 1)
        issue = self.read_issue(self.table(said, "issue"))
        companion = Companion(
            path=str(self.path),
            periodical=self.read_periodical(self.table(said, "periodical")),
            issue={name: value for name, value in issue.items() if name != "page"},
            page=issue.get("page"),
            articles=tuple(
                self.read_article(entry, row) for entry, row in self.entries(said, "article")
            ),
            furniture=tuple(
                self.read_furniture(entry, row) for entry, row in self.entries(said, "furniture")
            ),
            edited=tuple(
                self.read_edited(entry, row) for entry, row in self.entries(said, "edited")
            ),
        )
        self.check_overlaps(companion)
        return companion

    def fault(self, row: int, fault: str, mend: str) -> SourceError:
        return SourceError(f"{self.path}: line {row} {fault}; {mend}.")

    def row_of(self, key: str, after: int = 1) -> int:
        """The line on which a key stands, from line `after` on."""
        pattern = re.compile(rf"^\s*{re.escape(key)}\s*[=.]|^\s*\[+\s*{re.escape(key)}\s*\]+")
        for number, row in enumerate(self.rows[after - 1 :], after):
            if pattern.match(row):
                return number
        return after

    def check_keys(self, table: dict, known: Iterable[str], row: int) -> None:
        for key in table:
            if key not in known:
                at = self.row_of(key, row)
                names = ", ".join(sorted(known))
                raise self.fault(at, f"has the unknown key {key!r}", f"use one of {names}")

    def table(self, said: dict, name: str) -> dict:
        value = said.get(name, {})
        if not isinstance(value, dict):
            raise self.fault(self.row_of(name), f"gives {name} as a value", f"write it as [{name}]")
        return value

    def entries(self, said: dict, name: str) -> list[tuple[dict, int]]:
        value = said.get(name, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.fault(self.row_of(name), f"gives {name} once", f"write it as [[{name}]]")
        heads = [
            i for i, row in enumerate(self.rows, 1) if re.match(rf"\s*\[\[\s*{name}\s*\]\]", row)
        ]
        heads += [1] * (len(value) - len(heads))
        return list(zip(value, heads, strict=False))

    def text_in(self, table: dict, key: str, row: int) -> str | None:
        value = table.get(key)
        if value is not None and not isinstance(value, str):
            raise self.fault(self.row_of(key, row), f"gives {key} as {value!r}", "put it in quotes")
        return value

    def read_periodical(self, table: dict) -> dict:
        row = self.row_of("periodical")
        self.check_keys(
            table, {"title", "kind", "issn", "cn", "publisher", "supplied", "reason"}, row
        )
        for key in ("title", "kind", "issn", "cn", "publisher", "reason"):
            self.text_in(table, key, row)
        kind, issn = table.get("kind"), table.get("issn")
        if kind is not None and kind not in KINDS:
            raise self.fault(
                self.row_of("kind", row), f"has kind {kind!r}", "use newspaper, magazine or journal"
            )
        if issn and not (re.fullmatch(r"\d{4}-\d{3}[\dX]", issn) and issn_is_right(issn)):
            raise self.fault(
                self.row_of("issn", row),
                f"has ISSN {issn}, whose check digit is wrong",
                "correct it",
            )
        self.check_reason(table, "supplied", row)
        return table

    def read_issue(self, table: dict) -> dict:
        row = self.row_of("issue")
        known = {
            "date", "date_supplied", "reason", "volume", "number", "whole_number", "edition", "slug", "page",
        }  # fmt: skip
        self.check_keys(table, known, row)
        for key in known - {"date_supplied"}:
            self.text_in(table, key, row)
        date, slug = table.get("date"), table.get("slug")
        if date and not is_valid_edtf(date):
            raise self.fault(
                self.row_of("date", row), f"has the date {date!r}",
                "write it as 2024-09-03, 2024-09, 2024, 2023? or [2025,2026]",
            )  # fmt: skip
        # `sections` is the room's own word in that place of an address.
        form = rf"(?!sections$)[a-z0-9][a-z0-9-]{{0,{LONGEST_SLUG - 1}}}"
        if slug is not None and not re.fullmatch(form, slug):
            raise self.fault(
                self.row_of("slug", row), f"has the slug {slug!r}", "use a-z, 0-9 and hyphens"
            )
        self.check_reason(table, "date_supplied", row)
        return table

    def check_reason(self, table: dict, flag: str, row: int) -> None:
        """What a cataloguer supplies stands with its reason."""
        value = table.get(flag, False)
        if not isinstance(value, bool):
            raise self.fault(
                self.row_of(flag, row), f"gives {flag} as {value!r}", "use true or false"
            )
        if value and not table.get("reason"):
            raise self.fault(self.row_of(flag, row), f"has {flag} without a reason", "add reason")

    def read_article(self, table: dict, row: int) -> ArticleEntry:
        lines_keys = {f"{name}_lines" for name in TEXT_FIELDS}
        known = {entry.name for entry in fields(ArticleEntry)} - {"texts", "text_lines", "line"}
        self.check_keys(table, known | set(TEXT_FIELDS) | lines_keys, row)
        at = table.get("at")
        if at is not None and (not isinstance(at, int) or isinstance(at, bool)):
            raise self.fault(self.row_of("at", row), f"gives at as {at!r}", "give a line number")
        if at is None and "body" not in table:
            raise self.fault(row, "has an article without at or body", "say which article it is")
        if at is not None and not 1 <= at <= self.line_count:
            raise self.outside("at", row, at)
        for name in (*TEXT_FIELDS, "section", "page", "key"):
            self.text_in(table, name, row)
        key = table.get("key")
        if key is not None and not re.fullmatch(KEY, key):
            raise self.fault(
                self.row_of("key", row), f"has the key {key!r}", "use 4 to 16 of a-z, 0-9"
            )
        headings = self.spans(table, "headings", row) if "headings" in table else None
        supplied = table.get("title_supplied")
        if supplied is not None and not isinstance(supplied, bool):
            raise self.fault(
                self.row_of("title_supplied", row),
                "gives title_supplied wrongly",
                "use true or false",
            )
        return ArticleEntry(
            at=at,
            body=self.spans(table, "body", row),
            headings=headings,
            starts=self.numbers(table, "starts", row),
            joins=self.numbers(table, "joins", row),
            texts={name: table[name] for name in TEXT_FIELDS if name in table},
            text_lines={
                name: self.spans(table, f"{name}_lines", row)
                for name in TEXT_FIELDS
                if f"{name}_lines" in table
            },
            title_supplied=supplied,
            section=table.get("section"),
            page=table.get("page"),
            key=table.get("key"),
            authors=self.authors(table, row) if "authors" in table else None,
            line=row,
        )

    def read_furniture(self, table: dict, row: int) -> FurnitureEntry:
        self.check_keys(table, {"kind", "lines"}, row)
        kind = self.text_in(table, "kind", row)
        if not kind:
            raise self.fault(row, "has furniture without a kind", "say what the lines are")
        return FurnitureEntry(kind, self.spans(table, "lines", row))

    def read_edited(self, table: dict, row: int) -> EditedEntry:
        return read_edited(
            table,
            lambda said, mend: self.fault(row, said, mend),
            lambda bounds, name: self.plain_spans(bounds, name, row),
        )

    def authors(self, table: dict, row: int) -> tuple[AuthorRecord, ...]:
        """Names, or tables of name, kind, role and affiliation."""
        at = self.row_of("authors", row)
        value = table["authors"]
        if not isinstance(value, list):
            raise self.fault(at, "gives authors as one value", 'write authors = ["…", "…"]')
        authors = []
        for item in value:
            entry = {"name": item} if isinstance(item, str) else item
            if not isinstance(entry, dict) or not entry.get("name"):
                raise self.fault(at, f"has the author {item!r}", "give a name")
            self.check_keys(entry, {"name", "kind", "role", "affiliation"}, at)
            for key in entry:
                self.text_in(entry, key, at)
            author = AuthorRecord(**entry)
            if (author.name, author.role) in {(a.name, a.role) for a in authors}:
                raise self.fault(at, f"names the author {author.name} twice", "name each once")
            if author.kind not in ("person", "corporate") or author.role not in ROLES:
                raise self.fault(at, f"has the kind or role of {author.name} wrong",
                                 f"kind is person or corporate, role one of {', '.join(sorted(ROLES))}")  # fmt: skip
            authors.append(author)
        return tuple(authors)

    def spans(self, table: dict, key: str, row: int) -> tuple[Span, ...]:
        """[[1, 41], [52, 395]]; a lone number stands for a span of one line."""
        value = table.get(key, [])
        at = self.row_of(key, row)
        if not isinstance(value, list):
            raise self.fault(at, f"gives {key} as {value!r}", "write it as [[first, last], …]")
        spans = []
        for item in value:
            pair = [item, item] if isinstance(item, int) else item
            if (not isinstance(pair, list) or len(pair) != 2
                    or not all(isinstance(n, int) for n in pair) or pair[0] > pair[1]):  # fmt: skip
                raise self.fault(at, f"has {item!r} in {key}", "write [first, last]")
            if not 1 <= pair[0] <= pair[1] <= self.line_count:
                raise self.outside(key, row, pair[1])
            spans.append((pair[0], pair[1]))
        for before, after in zip(sorted(spans), sorted(spans)[1:], strict=False):
            if after[0] <= before[1]:
                raise self.fault(
                    at, f"has spans of {key} that overlap at line {after[0]}", "part them"
                )
        return tuple(spans)

    def plain_spans(self, table: dict, key: str, row: int) -> tuple[Span, ...]:
        """Spans of a text that may have changed since they were written; see issues/desk/restore.py."""
        value = table[key]
        plain = isinstance(value, list) and all(
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(n, int) for n in pair)
            for pair in value
        )
        if not plain:
            raise self.fault(row, f"has {value!r} in {key}", "write [[first, last], …]")
        return tuple((first, last) for first, last in value)

    def numbers(self, table: dict, key: str, row: int) -> tuple[int, ...]:
        return tuple(first for first, _ in self.spans(table, key, row))

    def outside(self, key: str, row: int, number: int) -> SourceError:
        return self.fault(
            self.row_of(key, row), f"names line {number} of a text that has {self.line_count}",
            "correct the number",
        )  # fmt: skip

    def check_overlaps(self, companion: Companion) -> None:
        """No line is the text of two articles, no key is given twice, no article named twice."""
        for name in ("at", "key"):
            said: dict[Any, int] = {}
            for entry in companion.articles:
                value = getattr(entry, name)
                if value is not None and value in said:
                    raise self.fault(
                        self.row_of(name, entry.line),
                        f"has {name} = {value!r}, which the article of line {said[value]} has",
                        "give each its own",
                    )
                said[value] = entry.line
        owners: dict[int, int] = {}
        for entry in companion.articles:
            for first, last in entry.body:
                for number in range(first, last + 1):
                    if number in owners:
                        raise self.fault(
                            self.row_of("body", entry.line),
                            f"claims line {number}, which the article of line {owners[number]} has",
                            "give it to one",
                        )
                    owners[number] = entry.line


def merged(record: Any, said: dict[str, Any], names: dict[str, str]) -> Any:
    """A record with what a companion table says; `names` maps its keys to the record's."""
    changes = {names.get(key, key): None if value == "" else value for key, value in said.items()}
    return replace(record, **changes)


def lines_in(spans: Sequence[Span]) -> set[int]:
    return {number for first, last in spans for number in range(first, last + 1)}
