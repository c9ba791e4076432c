"""Which periodical and which 期 a text says it is: from its masthead, nameplate and running heads.

What it says is taken as precise as it is; what it says twice in two ways is a problem.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..chinese.text import fold_width, number_of
from .calendar import read_date
from .marks import Mark, MarkedLine
from .pages import paper_name
from .records import IssueRecord, PeriodicalRecord
from .report import Problem
from .rules.furniture import PRINTED_IN
from .rules.headings import without_hashes

ISSN = re.compile(r"ISSN\s*(?:[:：/]\s*)?(\d{4})\s*[-—–]?\s*(\d{3}[\dX])", re.IGNORECASE)
CN = re.compile(r"CN\s*(?:[:：/]\s*)?(\d{2}-\d{4}(?:/[A-Z]{1,2}\d{0,2})?)")
PUBLISHER = re.compile(
    r"^(?:编辑出版|出版发行|出版单位|出版者|出版|编辑单位|主办单位?)(?:\s*[/:：]\s*|\s+)(\S.{2,40})$"
)
NUMERAL = r"[\d〇○零一二三四五六七八九十百]"
TO = r"\s*[-—–·、/至和]\s*"
NUMBER = re.compile(
    rf"(?:({NUMERAL}{{4}})\s*年\s*)?第\s*({NUMERAL}{{1,4}}(?:{TO}{NUMERAL}{{1,4}})?)\s*期"
)
WHOLE = re.compile(rf"总\s*(?:第\s*)?({NUMERAL}{{1,6}}(?:{TO}{NUMERAL}{{1,6}})?)\s*期")
VOLUME = re.compile(rf"第\s*({NUMERAL}{{1,4}})\s*卷|\bVol\.?\s*(\d{{1,4}})", re.IGNORECASE)
LONGEST_ISSUE_LINE = 80  # characters
EDITION = re.compile("(上半月|下半月|上旬|中旬|下旬|增刊|特刊|号外)")
TWO_NUMERALS = re.compile(r"(十?[一二三四五六七八九]|十)(十?[一二三四五六七八九]|十)")
PUBLICATION_MARKS = {Mark.MASTHEAD, Mark.RUNNING_HEAD, Mark.CONTENTS}
OTHER_DATES = re.compile("创刊|复刊|改刊|许可|登记|批准|始于|创办")  # dates that are not of the 期


def issn_is_right(issn: str) -> bool:
    """Whether the check digit agrees (ISO 3297: weights 8 to 2, modulo 11, X for 10)."""
    digits = issn.replace("-", "").upper()
    total = sum(int(d) * (8 - i) for i, d in enumerate(digits[:7]))
    return "0123456789X"[(11 - total % 11) % 11] == digits[7]


def periodical_facts(marked: Sequence[MarkedLine]) -> PeriodicalRecord:
    said = [m for m in marked if m.mark in PUBLICATION_MARKS]
    text = "\n".join(fold_width(m.bare) for m in said)
    printed_in = next(filter(None, (PRINTED_IN.search(m.stuck) for m in marked)), None)
    issn, cn = ISSN.search(text), CN.search(text)
    publisher = next(filter(None, map(publisher_of, said)), None)
    title = nameplate(said) or paper_name(marked) or vertical_head(marked)
    title = title or title_block(said) or printed_in and printed_in["name"]
    return PeriodicalRecord(
        title=title,
        issn=f"{issn[1]}-{issn[2].upper()}" if issn else None,
        cn=cn[1] if cn else None,
        publisher=publisher,
    )


def publisher_of(m: MarkedLine) -> str | None:
    match = PUBLISHER.match(m.said)
    return m.bare[match.start(1) : match.end(1)].strip() if match else None


def nameplate(said: Sequence[MarkedLine]) -> str | None:
    """The name over the number, or before it on its line: 山村月刊 above or beside 2024年第09期."""
    for before, m in zip([None, *said], said, strict=False):
        if m.rule == "issue-line" and (beside := ISSUE_LINE.fullmatch(m.said)["name"]):
            return re.sub(r"\s+", "", m.bare[: len(beside)]).strip("《》")
        name = without_hashes(before.bare) if before else ""
        numbered = WHOLE.search(m.said) or m.rule == "issue-line"
        if m.mark is Mark.MASTHEAD and numbered and 2 <= len(name) <= 16 and not has_number(before):
            return re.sub(r"\s+", "", name).strip("《》")
    return None


def title_block(said: Sequence[MarkedLine]) -> str | None:
    """The name in the first of the % lines."""
    first = next((m for m in said if m.bare.startswith("% ")), None)
    return re.sub(r"^%\s*", "", first.bare).strip("《》") if first else None


def has_number(m: MarkedLine) -> bool:
    return bool(NUMBER.search(m.said) or read_date(m.said))


ISSUE_LINE = re.compile(
    rf"(?P<name>(?:《[^》]{{2,16}}》|(?!第|{NUMERAL}{{2}}|民国)[^\s\d《》，。：:]{{2,16}}?)?)\s*[（(·|]?\s*"
    rf"(?:(?:民国)?{NUMERAL}{{2,4}}\s*年\s*(?:{NUMERAL}{{1,3}}\s*月\s*(?:{NUMERAL}{{1,3}}\s*[日号])?)?\s*[·|（(]?\s*)?"
    rf"(?:第\s*{NUMERAL}{{1,4}}\s*卷\s*[·|]?\s*)?第\s*{NUMERAL}{{1,4}}(?:{TO}{NUMERAL}{{1,4}})?\s*期"
    rf"(?:\s*合刊)?[\s·|（(]*(?:总\s*第?\s*{NUMERAL}{{1,6}}(?:{TO}{NUMERAL}{{1,6}})?\s*期)?\s*[）)]?"
    rf"(?:[\s·|]*(?:上半月|下半月|上旬|中旬|下旬|增刊)刊?)?"
)


DAY_LINE = re.compile(rf"(?:民国)?{NUMERAL}{{2,4}}\s*年[^，。]{{2,16}}(?:出版|发行|日)?")


def mark_issue_lines(marked: list[MarkedLine]) -> list[MarkedLine]:
    """A line that says the number and nothing else, above the first text: 二〇二四年第九期（总第一四三期）;
    with the name over it, and the day that it came out on beside it."""
    result = list(marked)
    for i, m in enumerate(marked):
        if m.mark is Mark.TEXT and m.bare.endswith("。"):
            break
        before = result[i - 1] if i else None
        beside = before is not None and before.rule == "issue-line"
        may_be = is_plain(m) and len(m.said) <= LONGEST_ISSUE_LINE
        if may_be and (ISSUE_LINE.fullmatch(m.said) or beside and DAY_LINE.fullmatch(m.said)):
            result[i] = m.revised(Mark.MASTHEAD, "issue-line")
            if before is not None and not beside and is_name_alone(before, i):
                result[i - 1] = before.revised(Mark.MASTHEAD, "nameplate")
    return result


def is_plain(m: MarkedLine) -> bool:
    return m.mark in (Mark.TEXT, Mark.TITLE, Mark.BYLINE, Mark.HEADING) and m.bare[0] != "#"


def is_name_alone(m: MarkedLine, below: int) -> bool:
    """Whether the line over the number, the first of the text, is the name of the periodical."""
    return below == 1 and m.mark in (Mark.TEXT, Mark.BYLINE) and 2 <= len(m.bare) <= 16


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
    said = "\n".join(
        m.said for m in marked if m.mark in PUBLICATION_MARKS and not OTHER_DATES.search(m.said)
    )
    said = said or "\n".join({m.stuck for m in marked if PRINTED_IN.search(m.stuck)})
    number, whole = NUMBER.search(WHOLE.sub(" ", said)), WHOLE.search(said)
    edition, volume = EDITION.search(said), VOLUME.search(said)
    year = number_of(number[1]) if number and number[1] else None
    return IssueRecord(
        date=date_of(said, year, plain_number(number[2]) if number else None),
        volume=plain_number(volume[1] or volume[2]) if volume else None,
        number=plain_number(number[2]) if number else None,
        whole_number=whole_number(whole[1]) if whole else None,
        edition=edition[1] if edition else None,
    )


def plain_number(printed: str) -> str:
    """第09期 is 9, 第七—八期 and 第七八期 are 7-8: 78 would be 七十八."""
    parts = re.split(TO, printed.strip())
    double = TWO_NUMERALS.fullmatch(printed.strip())
    if double and number_of(double[2]) == (number_of(double[1]) or 0) + 1:
        parts = list(double.groups())
    return "-".join(str(number_of(part) if number_of(part) is not None else part) for part in parts)


def whole_number(printed: str) -> str:
    """总第一四三期 is 143: whole numbers run into hundreds, and are written digit by digit."""
    parts = (number_of(part) for part in re.split(TO, printed.strip()))
    return "-".join(str(part) for part in parts)


def date_of(said: str, year: int | None, number: str | None) -> str | None:
    """EDTF as precise as the text: a day or month that it names, else the year of the number. The
    number of a periodical that says it comes out monthly is its month."""
    named = read_date(NUMBER.sub(" ", said))
    if named and len(named) > 4:
        return named
    if year and number and number.isdecimal() and re.search("每月.{0,8}出版|月刊", said):
        return f"{year}-{int(number):02d}" if 1 <= int(number) <= 12 else str(year)
    return str(year) if year else named


def publication_problems(marked: Sequence[MarkedLine]) -> tuple[Problem, ...]:
    """The line that dates the issue; an ISSN that cannot be; dates and numbers that contradict."""
    said = [m for m in marked if m.mark in PUBLICATION_MARKS]
    return (*dated_by(said), *wrong_issns(said), *contradictions(marked))


def dated_by(said: Sequence[MarkedLine]) -> Iterator[Problem]:
    dated = [(len(date), -m.number, m) for m in said if (date := date_said(m))]
    if dated:
        m = max(dated)[2]
        yield Problem(m.number, "note", "issue-date", f"刊期据此行：{m.bare[:40]}")


def date_said(m: MarkedLine) -> str | None:
    """The date of the issue that a line of the masthead or a page head gives."""
    return None if OTHER_DATES.search(m.said) else read_date(m.said)


def wrong_issns(said: Sequence[MarkedLine]) -> Iterator[Problem]:
    for m in said:
        for first, last in ISSN.findall(fold_width(m.bare)):
            if not issn_is_right(first + last):
                yield Problem(
                    m.number, "warning", "issn-check", f"ISSN {first}-{last} 的校验码不合。"
                )


def contradictions(marked: Sequence[MarkedLine]) -> Iterator[Problem]:
    """Two dates or two numbers of one issue. A file of several days, each with its pages, is of
    several issues, and contradicts nothing."""
    masthead = [m for m in marked if m.mark is Mark.MASTHEAD]
    days = {read_date(m.said) for m in marked if m.rule == "page_header"} - {None}
    if len(days) == 1:
        masthead += [m for m in marked if m.rule == "page_header"]
    yield from clash(masthead, date_said, "issue-date-clash", "日期")
    yield from clash(masthead, number_said, "issue-number-clash", "期号")


def number_said(m: MarkedLine) -> str | None:
    match = NUMBER.search(WHOLE.sub(" ", m.said))
    return plain_number(match[2]) if match else None


def clash(lines: Sequence[MarkedLine], said, rule: str, name: str) -> Iterator[Problem]:
    """A problem for the first line that says another thing than a line before it. 2024-09 and
    2024-09-01 say the same thing, one of them more."""
    first: str | None = None
    for m in lines:
        value = said(m)
        if value is None:
            continue
        if first is None or value.startswith(first + "-") and rule == "issue-date-clash":
            first = value
        elif value != first and not first.startswith(value + "-"):
            yield Problem(m.number, "warning", rule, f"{name}两处不合：{first}、{value}。")
            return
