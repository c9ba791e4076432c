"""Plain dumps: many articles in one file, each with fields of its own (标题：…, 作者：…) or front
matter between rules. The fields say what print order leaves to be guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .blocks import gather_pieces
from .body import CLOSING_KINDS, Body
from .calendar import read_date
from .catalogue import Item, article_of
from .headings import Head
from .layout import Layout
from .marks import Mark, MarkedLine
from .pieces import Kind, Piece
from .records import ArticleRecord, IssueRecord, PeriodicalRecord
from .rules.headings import FIELD as PRINTED_FIELD
from .set_lines import mark_lists, mark_tables, mark_turns
from .verse import mark_verse

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
    "source": ("来源", "出处", "source"),
    "body": ("正文", "内容", "全文"),
}
FIELD_OF = {name: key for key, names in NAMES.items() for name in names}
FIELD = re.compile(r"^[【\[]?\s*([^:：】\]]{2,12}?)\s*[】\]]?\s*[:：】\]]\s*(.*)$")
FEWEST_FIELDS = 2  # kinds of field that a record has, the title among them
LONGEST_PREAMBLE_LINE = 40  # characters
LONGEST_PREAMBLE = 5  # lines above the first record: where the dump is from, when it was made


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
    heads = record_heads(marked)
    if not heads:
        return []
    records: list[DumpRecord] = []
    fields = {i for start, end in heads for i in range(start, end)}
    starts = {start for start, _ in heads}
    for i, m in enumerate(marked):
        parted = m.mark is Mark.SEPARATOR and records and records[-1].body
        if i in starts or parted or not records:
            records.append(DumpRecord())
        if i in fields or opens_body(records[-1], m):
            add_field(records[-1], m)
        elif not m.mark.is_furniture:
            records[-1].body.append(m)
    return merge_loose(records)


def record_heads(marked: Sequence[MarkedLine]) -> list[tuple[int, int]]:
    """(first, past the last) of the fields of each record; [] where the text is no dump.

    A record has a title and another field, at the top of the file or below a rule or white, and all
    records have the same fields, or nearly. So 题目：我的家乡 and 时间：五月 of a call for essays in a
    magazine open nothing: no other lines answer to them, and they are not the first.
    """
    runs = [run for run in field_runs(marked) if is_record_head(marked, run)]
    if not runs or not is_preamble(marked[: runs[0][0]]):
        return []
    usual = names_of(marked, runs[0])
    same = [run for run in runs if 2 * len(names_of(marked, run) & usual) > len(usual)]
    return same if len(same) > 1 or starts_text(marked, runs[0][0]) else []


def is_preamble(above: Sequence[MarkedLine]) -> bool:
    """Whether the lines above the first record are a few that say what the file is, and no text."""
    text = any(m.mark is Mark.HEADING or len(m.bare) > LONGEST_PREAMBLE_LINE for m in above)
    return len(above) <= LONGEST_PREAMBLE and not text


def field_runs(marked: Sequence[MarkedLine]) -> list[tuple[int, int]]:
    """Fields in a row, those that the room has no place for among them."""
    runs, i = [], 0
    while i < len(marked):
        j = i
        while j < len(marked) and is_field(marked[j]) and not is_second(marked, i, j):
            j += 1
        if j > i:
            runs.append((i, j))
        i = max(j, i + 1)
    return runs


def is_field(m: MarkedLine) -> bool:
    """Whether a line has the form of a field, whatever else it might be: 来源：山村日报."""
    return PRINTED_FIELD.match(m.said) is not None


def is_second(marked: Sequence[MarkedLine], start: int, at: int) -> bool:
    """Whether a field that the run has already begins another record, with no text between."""
    key = field_of(marked[at].said)[0]
    return key is not None and any(field_of(m.said)[0] == key for m in marked[start:at])


def is_record_head(marked: Sequence[MarkedLine], run: tuple[int, int]) -> bool:
    start, end = run
    keys = {field_of(m.said)[0] for m in marked[start:end]} - {None}
    before = marked[start - 1] if start else None
    stands = (
        before is None
        or before.mark is Mark.SEPARATOR
        or is_field(before)
        or marked[start].line.gap > 0
        or marked[start].line.opens_page
    )
    return stands and "title" in keys and len(keys) >= FEWEST_FIELDS


def names_of(marked: Sequence[MarkedLine], run: tuple[int, int]) -> set[str]:
    """The names of fields as printed: a dump uses the same words throughout."""
    return {FIELD.match(m.said)[1] for m in marked[run[0] : run[1]] if field_of(m.said)[0]}


def starts_text(marked: Sequence[MarkedLine], start: int) -> bool:
    return all(m.mark is Mark.SEPARATOR for m in marked[:start])


def opens_body(record: DumpRecord, m: MarkedLine) -> bool:
    """正文： on a line parted from the other fields."""
    return is_field(m) and not record.body and field_of(m.said)[0] == "body"


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


def field_of(bare: str) -> tuple[str | None, str]:
    """(key, value) of a line; a key of None is a field that the room has no place for."""
    match = FIELD.match(bare)
    if not match:
        return None, bare
    name = re.sub(r"\s+", "", match[1]).lower()
    return FIELD_OF.get(name), match[2].strip().strip("\"'")


def add_field(record: DumpRecord, m: MarkedLine) -> None:
    key = field_of(m.said)[0]
    value = field_of(m.bare)[1]
    record.field_lines.append(m)
    if key == "body" and value:
        text = replace(m.line, text=value)
        record.body.append(replace(m, line=text, mark=Mark.TEXT, rule="dump-body"))
    elif key and value:
        record.fields[key] = value


def article_from(record: DumpRecord, layout: Layout, single: bool) -> ArticleRecord:
    """A record as an article. `single`: all records are of one issue, so none carries its own."""
    lines = mark_verse(mark_lists(mark_tables(record.body)), layout, headed=True)
    body = Body(as_text(gather_pieces(mark_turns(lines), layout)))
    said = record.fields
    head = Head(
        kicker=said.get("kicker"), title=said.get("title"), subtitle=said.get("subtitle"),
        bylines=tuple(filter(None, [said.get("byline")])), label=said.get("section"),
        standfirst=None, notes=tuple(filter(None, [said.get("source")])), lines=tuple(m.line for m in record.field_lines),
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
