"""Which periodical and which 期 a text says it is: from its masthead, nameplate and running heads."""

import re
from collections.abc import Iterable, Sequence

from ..chinese.text import fold_width, number_of
from .calendar import read_date
from .marks import Mark, MarkedLine
from .pages import paper_name
from .records import IssueRecord, PeriodicalRecord
from .rules.headings import without_hashes

ISSN = re.compile(r"ISSN\s*[:：/]?\s*(\d{4})-?(\d{3}[\dX])", re.IGNORECASE)
CN = re.compile(r"CN\s*[:：/]?\s*(\d{2}-\d{4}(?:/[A-Z]{1,2}\d{0,2})?)")
PUBLISHER = re.compile(
    r"^(?:编辑出版|出版发行|出版单位|出版者|出版|编辑单位)\s*[/:：\s]\s*(\S.{2,40})$"
)
NUMERAL = r"[\d〇○零一二三四五六七八九十百]"
NUMBER = re.compile(
    rf"(?:({NUMERAL}{{4}})\s*年)?\s*第\s*({NUMERAL}{{1,4}}(?:\s*[-—–·、/]\s*{NUMERAL}{{1,4}})?)\s*期"
)
WHOLE = re.compile(rf"总\s*第?\s*({NUMERAL}{{1,5}})\s*期")
EDITION = re.compile("(上半月|下半月|上旬|中旬|下旬|增刊|特刊|号外)")
PUBLICATION_MARKS = {Mark.MASTHEAD, Mark.RUNNING_HEAD, Mark.CONTENTS}


def issn_is_right(issn: str) -> bool:
    """Whether the check digit agrees (ISO 3297: weights 8 to 2, modulo 11, X for 10)."""
    digits = issn.replace("-", "").upper()
    total = sum(int(d) * (8 - i) for i, d in enumerate(digits[:7]))
    return "0123456789X"[(11 - total % 11) % 11] == digits[7]


def periodical_facts(marked: Sequence[MarkedLine]) -> PeriodicalRecord:
    said = [m for m in marked if m.mark in PUBLICATION_MARKS]
    text = "\n".join(fold_width(m.bare) for m in said)
    issn, cn = ISSN.search(text), CN.search(text)
    publisher = next(filter(None, (PUBLISHER.match(m.bare) for m in said)), None)
    title = nameplate(said) or paper_name(marked) or vertical_head(marked)
    return PeriodicalRecord(
        title=title,
        issn=f"{issn[1]}-{issn[2].upper()}" if issn else None,
        cn=cn[1] if cn else None,
        publisher=publisher[1].strip() if publisher else None,
    )


def nameplate(said: Sequence[MarkedLine]) -> str | None:
    """The name over the number: the line before 2024年第09期 in the masthead."""
    for before, m in zip(said, said[1:], strict=False):
        name = without_hashes(before.bare)
        if m.mark is Mark.MASTHEAD and WHOLE.search(m.bare) and 2 <= len(name) <= 16:
            return re.sub(r"\s+", "", name)
    return None


def vertical_head(marked: Iterable[MarkedLine]) -> str | None:
    """The longest running head set vertically, which magazines use for their own name."""
    heads, run, last = [], "", 0
    for m in marked:
        if m.rule == "vertical-head":
            run = run + m.bare if m.number == last + 1 else m.bare
            heads.append(run)
            last = m.number
    return max(heads, key=len, default=None)


def issue_facts(marked: Sequence[MarkedLine]) -> IssueRecord:
    said = "\n".join(m.bare for m in marked if m.mark in PUBLICATION_MARKS)
    number, whole = NUMBER.search(WHOLE.sub(" ", said)), WHOLE.search(said)
    edition = EDITION.search(said)
    year = number_of(number[1]) if number and number[1] else None
    return IssueRecord(
        date=date_of(said, year, plain_number(number[2]) if number else None),
        number=plain_number(number[2]) if number else None,
        whole_number=plain_number(whole[1]) if whole else None,
        edition=edition[1] if edition else None,
    )


def plain_number(printed: str) -> str:
    """第09期 is 9, 第七—八期 is 7-8."""
    parts = re.split(r"\s*[-—–·、/]\s*", printed.strip())
    return "-".join(str(number_of(part) if number_of(part) is not None else part) for part in parts)


def date_of(said: str, year: int | None, number: str | None) -> str | None:
    """EDTF as precise as the text: a day or month that it names, else the year of the number. The
    number of a periodical that says it comes out monthly is its month."""
    named = read_date(NUMBER.sub(" ", said))
    if named and len(named) > 4:
        return named
    if year and number and number.isdecimal() and re.search("每月.{0,8}出版|月刊", said):
        return f"{year}-{int(number):02d}" if 1 <= int(number) <= 12 else str(year)
    return str(year) if year else named
