"""Plain dumps: many articles in one file, each with fields of its own (标题：…, 作者：…) or front
matter between rules. The fields say what print order leaves to be guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .blocks import Kind, Piece, gather_pieces
from .bodies import CLOSING_KINDS, Body
from .calendar import read_date
from .catalogue import Item, article_of
from .headings import Head
from .layout import Layout
from .marks import Mark, MarkedLine
from .records import ArticleRecord, IssueRecord, PeriodicalRecord

NAMES = {
    "title": ("标题", "题目", "题名", "title"),
    "kicker": ("引题", "肩题", "眉题"),
    "subtitle": ("副题", "副标题"),
    "byline": ("作者", "记者", "author"),
    "date": ("日期", "时间", "出版日期", "发表日期", "date"),
    "page": ("版次", "版面", "版名", "page"),
    "section": ("栏目", "section"),
    "periodical": ("报纸", "报刊", "刊名", "periodical"),
    "number": ("刊期", "期号", "number"),
    "body": ("正文", "内容", "全文"),
}
FIELD_OF = {name: key for key, names in NAMES.items() for name in names}
FIELD = re.compile(r"^[【\[]?\s*([^:：】\]]{2,12}?)\s*[】\]]?\s*[:：】\]]\s*(.*)$")
FEWEST_FIELDS = 2  # kinds of field that a record has, the title among them


@dataclass
class DumpRecord:
    """The fields of one article with the lines they stand on, and the lines of its text."""

    fields: dict[str, str] = field(default_factory=dict)
    field_lines: list[MarkedLine] = field(default_factory=list)
    body: list[MarkedLine] = field(default_factory=list)

    @property
    def issue_key(self) -> tuple[str | None, str | None]:
        date = read_date(self.fields.get("date", ""))
        return date, self.fields.get("number") or None


def read_dump(marked: Sequence[MarkedLine]) -> list[DumpRecord]:
    """The records of a dump, or [] for a text that is none."""
    keys = {field_of(m.bare)[0] for m in marked if m.mark is Mark.FIELD}
    if "title" not in keys or len(keys - {None}) < FEWEST_FIELDS:
        return []
    records: list[DumpRecord] = []
    for m in marked:
        opens = m.mark is Mark.FIELD and (not records or begins_record(records[-1], m))
        parted = m.mark is Mark.SEPARATOR and records and records[-1].body
        if opens or parted or not records:
            records.append(DumpRecord())
        record = records[-1]
        if m.mark is Mark.FIELD and not (record.body and field_of(m.bare)[0] is None):
            add_field(record, m)
        elif not m.mark.is_furniture:
            record.body.append(m)
    return merge_loose(records)


def merge_loose(records: Sequence[DumpRecord]) -> list[DumpRecord]:
    """What has no title of its own belongs to the record before it."""
    merged: list[DumpRecord] = []
    for record in records:
        if merged and "title" not in record.fields:
            merged[-1].body += record.body
            merged[-1].field_lines += record.field_lines
        elif record.fields or record.body:
            merged.append(record)
    return merged


def begins_record(record: DumpRecord, m: MarkedLine) -> bool:
    """Whether a field opens another record: the text of this one has begun, or it has the field."""
    key = field_of(m.bare)[0]
    return key is not None and (bool(record.body) or key in record.fields)


def field_of(bare: str) -> tuple[str | None, str]:
    """(key, value) of a line; a key of None is a field that the room has no place for."""
    match = FIELD.match(bare)
    if not match:
        return None, bare
    name = re.sub(r"\s+", "", match[1]).lower()
    return FIELD_OF.get(name), match[2].strip().strip("\"'")


def add_field(record: DumpRecord, m: MarkedLine) -> None:
    key, value = field_of(m.bare)
    record.field_lines.append(m)
    if key == "body" and value:
        text = replace(m.line, text=value)
        record.body.append(replace(m, line=text, mark=Mark.TEXT, rule="dump-body"))
    elif key and value:
        record.fields[key] = value


def article_from(record: DumpRecord, layout: Layout, single: bool) -> ArticleRecord:
    """A record as an article. `single`: all records are of one issue, so none carries its own."""
    body = Body(as_text(gather_pieces(record.body, layout)))
    said = record.fields
    head = Head(
        kicker=said.get("kicker"), title=said.get("title"), subtitle=said.get("subtitle"),
        bylines=tuple(filter(None, [said.get("byline")])), label=said.get("section"),
        standfirst=None, notes=(), lines=tuple(m.line for m in record.field_lines),
    )  # fmt: skip
    article = article_of(body, [head])
    page = re.sub(r"^第\s*|\s*版$", "", said.get("page", "")) or None
    date, number = record.issue_key
    issue = None if single else IssueRecord(date=date, number=number)
    return replace(article, page=page, issue=issue)


def as_text(pieces: Sequence[Piece]) -> list[Piece]:
    """The text of a record: its fields have said who and what, so all else is text or a heading."""
    result = []
    for piece, after in zip(pieces, [*pieces[1:], None], strict=False):
        if piece.kind in (Kind.PROSE, Kind.HEADING, *CLOSING_KINDS):
            result.append(piece)
        else:
            heads = after is not None and after.kind is Kind.PROSE
            result.append(piece.says(Kind.HEADING if heads else Kind.PROSE))
    return result


def field_items(records: Sequence[DumpRecord]) -> list[Item]:
    """The names of fields are furniture; what stands in them is the article's."""
    return [("field", m.line, m.bare) for record in records for m in record.field_lines]


def dump_facts(
    records: Sequence[DumpRecord], periodical: PeriodicalRecord, issue: IssueRecord
) -> tuple[PeriodicalRecord, IssueRecord]:
    """The periodical and the issue that the fields name, where all name the same."""
    titles = {record.fields.get("periodical") for record in records} - {None}
    keys = {record.issue_key for record in records}
    if len(titles) == 1:
        periodical = replace(periodical, title=titles.pop())
    if len(keys) == 1:
        date, number = keys.pop()
        issue = replace(issue, date=date or issue.date, number=number or issue.number)
    return periodical, issue
