"""APA 7: Author. (2012). Title. Periodical, 52(11), 1518–1523. address

Names stand whole, as those of bodies do. No full stop after an address, which would become a part
of it. Magazines and newspapers give the month and day, journals and what has a volume the year.
"""

from ..dates import Moment
from . import english
from .work import Role, Work

MOST_NAMES = 20
PARTS = {
    Role.TRANSLATOR: "Trans.",
    Role.EDITOR: "Ed.",
    Role.ILLUSTRATOR: "Illus.",
    Role.PHOTOGRAPHER: "Photog.",
}


def cited(work: Work, online: bool = True) -> str:
    """Without an author the title comes first, and the date after it."""
    names, title, date = _names(work), _title(work), f"({_date(work)})"
    opening = [names, date, title] if names else [title, date]
    text = " ".join(map(english.sentence, [*opening, _container(work)]))
    return f"{text} {work.address}" if online and work.address else text


def _names(work: Work) -> str:
    names = [author.name for author in work.authors]
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[: MOST_NAMES - 1])}, . . . {names[-1]}"
    return english.names_with(names, ", & ")


def _title(work: Work) -> str:
    together = (
        ([name.name for name in work.helpers_in(role)], part) for role, part in PARTS.items()
    )
    helpers = "; ".join(f"{', '.join(names)}, {part}" for names, part in together if names)
    return work.whole_title(": ") + (f" ({helpers})" if helpers else "")


def _date(work: Work) -> str:
    of_volume = work.kind == "journal" or work.volume
    write = (lambda moment: moment.year) if of_volume else _whole
    return work.dating.written(write, either=" or ", to="–", about="ca. ") or "n.d."


def _whole(moment: Moment) -> str:
    """2000, November 20."""
    day = str(int(moment.day)) if moment.day else ""
    return ", ".join(
        filter(None, [moment.year, " ".join(filter(None, [english.month(moment), day]))])
    )


def _container(work: Work) -> str:
    number = "" if work.is_of_newspaper else work.issue_number("–")
    issue = work.volume + (f"({number})" if number else "")
    return ", ".join(filter(None, [work.periodical_title, issue, work.page_range("–")]))
