"""GB/T 7714, edition 2025 (in force since 2026-07-01) and 2015.

2025 has full-width ，：（） and gives no day of access; 2015 has them half-width, and gives it.
Full stops and square brackets are half-width in both, and every entry ends with a full stop.
"""

import re
from dataclasses import dataclass

from ..dates import Moment
from .work import Name, Role, Work

MOST_NAMES = 3
PARTS = {Role.TRANSLATOR: "译", Role.EDITOR: "编", Role.ILLUSTRATOR: "绘", Role.PHOTOGRAPHER: "摄"}
FOREIGN = re.compile(r"[\s\x20-\x7e\u00c0-\u024f]+")


@dataclass(frozen=True)
class Signs:
    comma: str
    colon: str
    opening: str
    closing: str
    gives_access: bool
    shouts: bool  # family names of the Latin alphabet in capitals


EDITIONS = {
    "2025": Signs("，", "：", "（", "）", gives_access=False, shouts=False),
    "2015": Signs(", ", ": ", "(", ")", gives_access=True, shouts=True),
}


def cited(work: Work, edition: str = "2025", online: bool = True) -> str:
    """One entry of a list of references; online with the permanent address."""
    signs = EDITIONS[edition]
    parts = [
        _names(work.authors, signs),
        f"{work.whole_title(signs.colon)}[{_mark(work, online)}]",
        *_helpers(work, signs),
        printed_in(work, edition) + (_access(work, signs) if online else ""),
        work.address if online else "",
    ]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _mark(work: Work, online: bool) -> str:
    return ("N" if work.is_of_newspaper else "J") + ("/OL" if online else "")


def _names(names: tuple[Name, ...], signs: Signs) -> str:
    said = [_name(name, signs) for name in names[:MOST_NAMES]]
    return signs.comma.join([*said, "等"] if len(names) > MOST_NAMES else said)


def _name(name: Name, signs: Signs) -> str:
    """Whole, but for `Caplan, Paula J.`, whose comma says which is the family name."""
    family, comma, given = name.name.partition(",")
    if not (comma and given.strip() and FOREIGN.fullmatch(name.name)) or name.kind == "corporate":
        return name.name
    initials = " ".join(word[0].upper() for word in re.findall(r"\w+", given))
    return f"{family.upper() if signs.shouts else family} {initials}"


def _helpers(work: Work, signs: Signs) -> list[str]:
    """顾幼静，译."""
    together = ((_names(work.helpers_in(role), signs), part) for role, part in PARTS.items())
    return [f"{names}{signs.comma}{part}" for names, part in together if names]


def printed_in(work: Work, edition: str = "2025") -> str:
    """Where an entry says that it is found: 文献，2013（1）：56-75."""
    signs = EDITIONS[edition]
    when = _of_newspaper(work, signs) if work.is_of_newspaper else _of_journal(work, signs)
    return f"{work.periodical_title}{signs.comma}{when}"


def _of_newspaper(work: Work, signs: Signs) -> str:
    """2000-11-20（15）."""
    page = work.page_range()
    return _date(work, whole=True) + (f"{signs.opening}{page}{signs.closing}" if page else "")


def _of_journal(work: Work, signs: Signs) -> str:
    """2012，52（11）：1518-1523. Without volume and number, the date as far as it is known."""
    number = work.issue_number()
    issue = work.volume + (f"{signs.opening}{number}{signs.closing}" if number else "")
    date = _date(work, whole=not issue)
    when = [date, issue] if work.volume else [date + issue]
    page = work.page_range()
    return signs.comma.join(when) + (f"{signs.colon}{page}" if page else "")


def _date(work: Work, whole: bool) -> str:
    """2000-11-20 or 2000; [2023], [2022或2023] where a cataloguer supplied it."""
    write = _whole if whole else lambda moment: moment.year
    return work.dating.written(write, either="或") or "[日期不详]"


def _whole(moment: Moment) -> str:
    return moment.iso + moment.season


def _access(work: Work, signs: Signs) -> str:
    return f"[{work.accessed.isoformat()}]" if signs.gives_access and work.accessed else ""
