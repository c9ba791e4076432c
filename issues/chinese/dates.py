"""Dates of issues: EDTF text, kept as precise as the text is, and how a reader sees it.

Brackets mean two things. In EDTF `[2025,2026]` is one of a set; on a page 〔2023〕 is a date that
the cataloguer supplied. The database keeps EDTF and a flag; brackets are put on here.
"""

import re
from datetime import date

PLAIN = re.compile(r"(\d{4})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([?~%]?)")
BARE_YEAR = re.compile(r"\d{4}\??")
ONE_OF = re.compile(r"\[(.+)\]")
SEASONS = {"21": "春", "22": "夏", "23": "秋", "24": "冬"}


def display_date(edtf: str, supplied: bool = False) -> str:
    """2024-09 as 2024年9月; "" for no date; what a cataloguer supplied as 〔2023〕, 〔2023?〕."""
    if not edtf:
        return ""
    if not supplied:
        return _spelled(edtf)
    return f"〔{edtf if BARE_YEAR.fullmatch(edtf) else _spelled(edtf)}〕"


def _spelled(edtf: str) -> str:
    if one_of := ONE_OF.fullmatch(edtf):
        return "或".join(_spelled(part.strip()) for part in one_of[1].split(","))
    if "/" in edtf:
        start, end = (_spelled(part) if part.strip(".") else "" for part in edtf.split("/", 1))
        return f"{start}—{end}"
    plain = PLAIN.fullmatch(edtf)
    if not plain:
        return edtf
    year, month, day, doubt = plain.groups()
    if not month or month == "XX":
        shown = f"{year}年"
    elif month in SEASONS:
        shown = f"{year}年{SEASONS[month]}"
    else:
        shown = f"{year}年{int(month)}月"
        if day and day != "XX":
            shown += f"{int(day)}日"
    before, after = {"?": ("", "?"), "~": ("约", ""), "%": ("约", "?")}.get(doubt, ("", ""))
    return f"{before}{shown}{after}"


def sort_date(edtf: str) -> str:
    """The earliest day that the date can mean, its unknown parts left off; "" sorts before all."""
    found = re.search(r"\d{4}(?:-\d{2}){0,2}", edtf or "")
    return found[0] if found else ""


def year_of(edtf: str) -> int | None:
    found = sort_date(edtf)
    return int(found[:4]) if found else None


def is_valid_edtf(edtf: str) -> bool:
    """Whether this is one of the forms of EDTF that the room knows, with a real month and day."""
    if one_of := ONE_OF.fullmatch(edtf):
        return all(is_valid_edtf(part.strip()) for part in one_of[1].split(","))
    if "/" in edtf:
        parts = edtf.split("/", 1)
        return any(p.strip(".") for p in parts) and all(
            is_valid_edtf(p) for p in parts if p.strip(".")
        )
    plain = PLAIN.fullmatch(edtf)
    if not plain:
        return False
    year, month, day, _ = plain.groups()
    if month is None or month == "XX":
        return day in (None, "XX")
    if day in (None, "XX"):
        return 1 <= int(month) <= 12 or month in SEASONS
    return _is_a_day(int(year), int(month), int(day))


def _is_a_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
