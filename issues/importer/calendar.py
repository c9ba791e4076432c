"""Printed dates: with Arabic or Chinese numerals, of the common era or of the Republic."""

import re

from ..chinese.text import fold_width, number_of

NUMERAL = r"[\d〇○零一二三四五六七八九十廿卅元]"
YEAR = rf"(?:(?P<era>民[国國]|中[华華]民[国國])\s*)?(?P<year>{NUMERAL}{{1,4}})\s*年"
DATE = re.compile(
    rf"{YEAR}\s*(?:(?P<month>{NUMERAL}{{1,3}})\s*月\s*(?:(?P<day>{NUMERAL}{{1,3}})\s*[日号號])?)?"
)
PLAIN_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:18|19|20)\d{2})[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?(?!\d)"
)
COMPACT_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
DATE_LINE = re.compile(
    rf"[（(]?\s*(?:民[国國])?\s*{NUMERAL}{{2,4}}\s*年[\s\d一二三四五六七八九十]*月[\s\d一二三四五六七八九十]*日?\s*[）)]?"
)
REPUBLIC = 1911  # the year before its first


def read_date(text: str) -> str | None:
    """The first date in a text as EDTF, as precise as it is printed: 民國三十八年五月十二日 is
    1949-05-12. A year below 1800 that is of no era is none."""
    text = fold_width(text)
    for pattern in (DATE, PLAIN_DATE, COMPACT_DATE):
        for match in pattern.finditer(text):
            if found := edtf_of(match.groupdict()):
                return found
    return None


def is_date_line(bare: str) -> bool:
    """（2023 年 4 月 3 日） alone on its line, as under the title of a speech or a letter."""
    return bool(DATE_LINE.fullmatch(bare))


def edtf_of(parts: dict[str, str | None]) -> str | None:
    year = number_of(parts["year"] or "")
    if year is None:
        return None
    if parts.get("era"):
        year += REPUBLIC
    if not 1800 <= year <= 2100:
        return None
    month = number_of(parts["month"]) if parts.get("month") else None
    day = number_of(parts["day"]) if parts.get("day") else None
    if month is None or not 1 <= month <= 12:
        return f"{year:04d}"
    if day is None or not 1 <= day <= 31:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}"
