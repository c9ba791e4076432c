"""MLA 9: Author. “Title.” Periodical, vol. 52, no. 11, 2012, pp. 1518-23. Room, address.

Of three authors and more the first and et al. The day of access only where no date is known.
"""

from ..dates import Moment
from . import english
from .work import Work

SHORT = {"May", "June", "July", "Spring", "Summer", "Autumn", "Winter"}


def cited(work: Work, online: bool = True) -> str:
    parts = [_names(work), english.quoted(work), *english.helpers(work), _container(work)]
    if online and work.address:
        parts.append(", ".join(filter(None, [work.room, work.address])))
        if not work.dating and work.accessed:
            day = work.accessed
            parts.append(f"Accessed {_date(Moment(f'{day:%Y}', f'{day:%m}', f'{day:%d}'))}")
    return " ".join(map(_closed, filter(None, parts)))


def _closed(part: str) -> str:
    return part if part.endswith("”") else english.sentence(part)


def _names(work: Work) -> str:
    names = [author.name for author in work.authors]
    return f"{names[0]}, et al." if len(names) > 2 else english.names_with(names, " and ")


def _container(work: Work) -> str:
    first, last = work.pages
    number = work.issue_number("-")
    return ", ".join(
        filter(
            None,
            [
                work.periodical_title,
                work.volume and f"vol. {work.volume}",
                number and not work.is_of_newspaper and f"no. {number}",
                work.dating.written(_date, either=" or ", to="-", about="circa "),
                first and (f"pp. {first}-{last}" if last else f"p. {first}"),
            ],
        )
    )


def _date(moment: Moment) -> str:
    """20 Nov. 2000, Sept. 2024, 2024."""
    name = english.month(moment)
    short = name if name in SHORT else f"{'Sept' if name == 'September' else name[:3]}."
    day = str(int(moment.day)) if moment.day else ""
    return " ".join(filter(None, [day, name and short, moment.year]))
