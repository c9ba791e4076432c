"""Chicago 17, as in a bibliography: Author. “Title.” Periodical 52, no. 11 (2012): 1518–1523. address.

Of more than ten authors the first seven and et al. The date stands bare without volume and number,
and of newspapers, and of magazines where it says the month. The day of access only where no date is
known.
"""

from ..dates import Moment
from . import english
from .work import Work

MOST_NAMES, SHOWN_OF_MORE = 10, 7


def cited(work: Work, online: bool = True) -> str:
    parts = [_names(work), english.quoted(work), *english.helpers(work), _container(work)]
    if online and work.address:
        if not work.dating and work.accessed:
            day = work.accessed
            accessed = Moment(f"{day:%Y}", f"{day:%m}", f"{day:%d}")
            parts.append(f"Accessed {_date(accessed)}")
        parts.append(work.address)
    return " ".join(
        part if part.endswith("”") else english.sentence(part) for part in parts if part
    )


def _names(work: Work) -> str:
    names = [author.name for author in work.authors]
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[:SHOWN_OF_MORE])}, et al."
    return english.names_with(names, " and " if len(names) == 2 else ", and ")


def _container(work: Work) -> str:
    number = "" if _is_known_by_date(work) else work.issue_number("–")
    date = work.dating.written(_date, either=" or ", to="–", about="ca. ") or "n.d."
    pages = work.page_range("–")
    if not number and (not work.volume or _is_known_by_date(work)):
        return ", ".join(filter(None, [work.periodical_title, date, pages]))
    volume = f"{work.periodical_title} {work.volume}".rstrip()
    issue = ", ".join(filter(None, [volume, number and f"no. {number}"]))
    return f"{issue} ({date})" + (f": {pages}" if pages else "")


def _is_known_by_date(work: Work) -> bool:
    has_month = all(moment.month for moment in work.dating.moments)
    return work.is_of_newspaper or (work.kind == "magazine" and bool(work.dating) and has_month)


def _date(moment: Moment) -> str:
    """November 20, 2000; September 2024; 2024."""
    day = f"{int(moment.day)}," if moment.day else ""
    return " ".join(filter(None, [english.month(moment), day, moment.year]))
