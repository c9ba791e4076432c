"""What the English styles share for works in Chinese.

Titles and names stand in their own characters, without a transcription or a translation: both
would be ours. A Chinese name is never turned around or cut into family and given name.
"""

import re

from issues.english import MONTHS, SEASONS

from ..dates import Moment
from .work import Role, Work

BY = {
    Role.TRANSLATOR: "Translated by",
    Role.EDITOR: "Edited by",
    Role.ILLUSTRATOR: "Illustrated by",
    Role.PHOTOGRAPHER: "Photographs by",
}
ENDED = re.compile(r"[.!?。！？…]$")


def month(moment: Moment) -> str:
    """September, Spring, or "" where it is not known."""
    if moment.month in SEASONS:
        return SEASONS[moment.month]
    return MONTHS[int(moment.month) - 1] if moment.month else ""


def quoted(work: Work) -> str:
    """“Title.” — marks inside it stand single; what a cataloguer supplied is not a quotation."""
    title = work.whole_title(": ")
    stop = "" if ENDED.search(title) else "."
    if work.title_supplied:
        return title + stop
    return f"“{title.translate(str.maketrans('“”', '‘’'))}{stop}”"


def names_with(names: list[str], last: str) -> str:
    """A; A and B; A, B, and C, with whatever sign is put before the last."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}{last}{names[-1]}"


def helpers(work: Work) -> list[str]:
    """Translated by 顾幼静."""
    together = ((by, [n.name for n in work.helpers_in(role)]) for role, by in BY.items())
    return [f"{by} {names_with(names, ' and ')}" for by, names in together if names]


def sentence(text: str) -> str:
    return text if ENDED.search(text) else f"{text}."
