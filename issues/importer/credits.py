"""Bylines and notes to authors: persons and bodies, what each was, where each works."""

import re
from collections.abc import Sequence

from ..chinese.fold import in_simplified
from ..chinese.text import HAN, close_up, is_person_name
from .records import AuthorRecord
from .rules.bylines import EDITED_BY, LEADS, REPORTERS, is_corporate, names_in, office_and_name

ROLES = {
    "译": "translator",
    "编译": "translator",
    "摄": "photographer",
    "摄影": "photographer",
    "图": "illustrator",
}
CREDIT = re.compile(rf"({REPORTERS})\s*[:：]?\s*((?:[{HAN}·]+[\s　、，]*)+)")
NOTE_OPENS = re.compile(
    r"(?:作者|发言人|执笔人?|撰稿人?|讲述人|主讲人)(?:单位|简介)?\s*(分别|均)?\s*(?:系|为|是|[:：])\s*(?:来自)?"
)
NOTE_NAMES = re.compile(
    rf"(?:执笔人?|撰稿人?|课题组成员|作者|整理|文字)\s*[:： ]\s*((?:[{HAN}·]{{2,4}}[、，\s]?)+)"
)
LONGEST_BYLINE = 400  # characters in which names are looked for, and
LONGEST_NOTE = 2_000  # those of a note; a misread text may have a million
INSTITUTION = re.compile("[校院部局会室所司社报厅委馆系厂店中心基地组处科办团]|大学|法院|集团")
CONTRIBUTED = re.compile(r"^[（(【]?\s*(.{2,40}?)\s*供稿\s*[)）】]?$")
DATELINE = re.compile(
    rf"^(?:(?:本报|新华社|中新社|本刊|人民网|据新华社)[{HAN}]{{0,8}}?\s*(?:\d{{1,2}}月\d{{1,2}}日\s*)?(?:电|讯)|[{HAN}]{{2,6}}日报讯)\s*[（(]([^）)]{{2,60}})[）)]"
)


def read_authors(
    bylines: Sequence[str], author_note: str | None, source_note: str | None, first_paragraph: str
) -> tuple[AuthorRecord, ...]:
    """Who wrote: of the byline; failing that of the notes; failing that of the dateline."""
    authors = [author for byline in bylines for author in authors_of(byline)]
    if not authors:
        authors = named_in_note(author_note) or named_in_note(source_note)
    if not authors and (dateline := DATELINE.match(in_simplified(first_paragraph))):
        authors = authors_of(first_paragraph[slice(*dateline.span(1))])
    return unique(with_affiliations(authors, author_note))


def authors_of(byline: str) -> list[AuthorRecord]:
    """The authors of one printed byline, in its order."""
    byline = EDITED_BY.sub("", byline[:LONGEST_BYLINE])
    opened = LEADS.match(in_simplified(byline))
    text = byline[opened.end() :].strip() if opened else byline.strip()
    lead = in_simplified(byline[: len(byline) - len(text)])
    role = next(
        (role for word, role in ROLES.items() if lead.strip("（( /／:：").endswith(word)), "author"
    )
    if names := names_in(text, led=True):
        return [AuthorRecord(name, role=role) for name in names]
    credited = [
        AuthorRecord(name, role=role, affiliation=office)
        for office, names in printed_credits(text)
        for name in names_in(names, led=True)
    ]
    if credited:
        return credited
    if found := office_and_name(text):
        office, name = found
        return [AuthorRecord(close_up(name), role=role, affiliation=office)]
    name = close_up(text)
    return [AuthorRecord(name, kind="corporate", role=role)] if is_corporate(name) or name else []


def printed_credits(text: str) -> list[tuple[str, str]]:
    """(本報記者, 陳國華 李四), as printed, of each credit in a byline."""
    found = CREDIT.finditer(in_simplified(text))
    return [(text[slice(*m.span(1))], text[slice(*m.span(2))]) for m in found]


def named_in_note(note: str | None) -> list[AuthorRecord]:
    """Authors whom only a note names: （执笔人：王磊、孟罡……）, （……宣讲团 供稿）."""
    if not note:
        return []
    said = in_simplified(note[:LONGEST_NOTE])
    if match := NOTE_NAMES.search(said):
        printed = re.split(r"[、，\s]+", note[slice(*match.span(1))])
        names = [name for name in printed if is_person_name(name)]
        return [AuthorRecord(name) for name in names]
    if match := CONTRIBUTED.match(said):
        name = close_up(note[slice(*match.span(1))])
        kind = "person" if is_person_name(name) else "corporate"
        return [AuthorRecord(name, kind=kind)]
    return []


def with_affiliations(authors: list[AuthorRecord], note: str | None) -> list[AuthorRecord]:
    """Authors with what the note on them says: each his part where it says 分别, else all of it."""
    match = affiliation_in(note)
    if not match or not authors:
        return authors
    said = note[match.end() :].strip(" ）)】〕］]。")
    said = re.split(r"[，,；;]\s*本文[系係为為是]", said)[0]
    parts = parts_of(said, len(authors)) if match[1] == "分别" else []
    return [
        AuthorRecord(a.name, a.kind, a.role, a.affiliation or (parts[i] if parts else said) or None)
        for i, a in enumerate(authors)
    ]


def affiliation_in(note: str | None) -> re.Match[str] | None:
    """Where a note begins to say what the authors are; a list of their names says nothing of it."""
    said = in_simplified((note or "")[:LONGEST_NOTE])
    for match in NOTE_OPENS.finditer(said):
        if not NOTE_NAMES.match(said[match.start() :]):
            return match
    return None


def parts_of(said: str, count: int) -> list[str]:
    """What a note says of each of several authors; [] where it cannot be parted. A part that names
    no institution shares that of the one before, so the whole is better left together."""
    for marks in ("[，,；;]", "、"):
        parts = [part.strip() for part in re.split(marks, said)]
        if len(parts) == count:
            return parts if all(INSTITUTION.search(in_simplified(part)) for part in parts) else []
    return []


def unique(authors: Sequence[AuthorRecord]) -> tuple[AuthorRecord, ...]:
    seen: dict[tuple[str, str], AuthorRecord] = {}
    for author in authors:
        seen.setdefault((author.name, author.role), author)
    return tuple(seen.values())
