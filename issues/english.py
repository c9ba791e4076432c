"""Dates and numbers of 期 as a page in English says them; in Chinese see chinese/dates.py."""

import re

from django.utils.translation import get_language

from .chinese.dates import ONE_OF, PLAIN, is_valid_edtf
from .chinese.text import number_of

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
SEVERAL = re.compile(r"(\d+)\s*[-—–、/·~]\s*(\d+)")
NO_BREAK = "\u00a0"  # between a word and its number
DOUBT = {"?": ("", "?"), "~": ("c. ", ""), "%": ("c. ", "?")}


def is_spoken() -> bool:
    """Whether the page that is being made is in English."""
    return get_language() == "en"


def display_date(edtf: str, supplied: bool = False) -> str:
    """2024-09-03 as 3 September 2024; "" for no date, and as it stands what is none; what a cataloguer
    supplied as [2023?]."""
    spelled = _spelled(edtf) if is_valid_edtf(edtf) else edtf
    return f"[{spelled}]" if supplied and spelled else spelled


def _spelled(edtf: str) -> str:
    if one_of := ONE_OF.fullmatch(edtf):
        return " or ".join(_spelled(part.strip()) for part in one_of[1].split(","))
    if "/" in edtf:
        ends = (_spelled(part) if part.strip(".") else "" for part in edtf.split("/", 1))
        return " – ".join(ends).strip()
    plain = PLAIN.fullmatch(edtf)
    return _plain(*plain.groups()) if plain else edtf


def _plain(year: str, month: str | None, day: str | None, doubt: str) -> str:
    parts = [year]
    if month in SEASONS:
        parts.insert(0, SEASONS[month])
    elif month and month != "XX":
        parts.insert(0, MONTHS[int(month) - 1])
        if day and day != "XX":
            parts.insert(0, str(int(day)))
    before, after = DOUBT.get(doubt, ("", ""))
    return f"{before}{' '.join(parts)}{after}"


def display_number(volume: str, number: str, whole_number: str) -> str:
    """Vol. 3, No. 9 (whole no. 1143); "" for no number. 增刊 stays as it is printed."""
    parts = [_counted("Vol.", "Vols.", volume), _counted("No.", "Nos.", number)]
    said = ", ".join(filter(None, parts))
    whole = _counted("no.", "nos.", whole_number)
    if not whole:
        return said
    return f"{said} (whole {whole})" if said else f"Whole {whole}"


def display_page(page: str) -> str:
    """Page 24, Pages 7–8; "" for no page."""
    return _counted("Page", "Pages", page)


def _counted(one: str, several: str, number: str) -> str:
    """No. 9 of 9, Nos. 7–8 of a 合刊, No. 12 of 十二; what is no number by itself."""
    if found := SEVERAL.fullmatch(number):
        return f"{several}{NO_BREAK}{found[1]}–{found[2]}"
    value = number_of(number)
    if value is not None:
        return f"{one}{NO_BREAK}{value}"
    return f"{one}{NO_BREAK}{number}" if number[:1].isdigit() else number


def ordinal(day: int) -> str:
    """1 as 1st, 12 as 12th, 23 as 23rd."""
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
