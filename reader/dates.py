"""The date of a 期, taken apart for programs and citations: as precise as it is known, never more.

Brackets in EDTF are one of a set; in a citation they say that the date is not from the text, so
they are put on here, around what is supplied, doubtful or one of several.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from issues.chinese.dates import ONE_OF, PLAIN, SEASONS


class Moment(NamedTuple):
    """One date; what is not known of it is "". A season stands in the place of the month."""

    year: str
    month: str = ""
    day: str = ""
    doubt: str = ""

    @property
    def season(self) -> str:
        return SEASONS.get(self.month, "")

    @property
    def is_about(self) -> bool:
        return self.doubt in ("~", "%")

    @property
    def is_unsure(self) -> bool:
        return self.doubt in ("?", "%")

    @property
    def known(self) -> tuple[str, ...]:
        """Year, month and day, as many of them as there are."""
        return tuple(takewhile(bool, (self.year, "" if self.season else self.month, self.day)))

    @property
    def iso(self) -> str:
        return "-".join(self.known)


@dataclass(frozen=True)
class Dating:
    """When a work came out: one moment, the two ends of a span, or several to choose from."""

    moments: tuple[Moment, ...] = ()
    is_choice: bool = False
    is_supplied: bool = False

    @classmethod
    @lru_cache(maxsize=1024)
    def of(cls, edtf: str, supplied: bool = False) -> "Dating":
        one_of = ONE_OF.fullmatch(edtf)
        parts = one_of[1].split(",") if one_of else edtf.split("/")
        read = (moment_of(part.strip()) for part in parts)
        return cls(tuple(filter(None, read)), bool(one_of), supplied)

    def __bool__(self) -> bool:
        return bool(self.moments)

    @property
    def is_doubtful(self) -> bool:
        return self.is_choice or any(moment.doubt for moment in self.moments)

    @property
    def iso(self) -> str:
        """What all the moments share, for machines: of April to May 2023 the year, of 2022 or
        2023 nothing."""
        if not self:
            return ""
        together = zip(*(moment.known for moment in self.moments), strict=False)
        shared = takewhile(lambda parts: len(set(parts)) == 1, together)
        return "-".join(parts[0] for parts in shared)

    @property
    def iso_span(self) -> str:
        """The same, but of April to May 2023 both its ends: 2023-04/2023-05."""
        return "" if self.is_choice else "/".join(moment.iso for moment in self.moments)

    @property
    def day(self) -> str:
        """The date where it is known to the day and not in doubt, else ""."""
        return self.iso if len(self.iso) == len("2024-09-03") and not self.is_doubtful else ""

    def written(
        self, write: Callable[[Moment], str], *, either: str, to: str = "/", about: str = "约"
    ) -> str:
        """Each moment as `write` says it, once, and in brackets what is not from the text."""
        said = [
            (about if moment.is_about else "") + write(moment) + ("?" if moment.is_unsure else "")
            for moment in self.moments
        ]
        text = (either if self.is_choice else to).join(dict.fromkeys(said))
        return f"[{text}]" if self.is_supplied or self.is_doubtful else text


def moment_of(text: str) -> Moment | None:
    """One date, of EDTF that says neither a span nor a choice."""
    plain = PLAIN.fullmatch(text)
    if not plain:
        return None
    year, month, day, doubt = (part or "" for part in plain.groups())
    month, day = ("" if part == "XX" else part for part in (month, day))
    return Moment(year, month, day if month else "", doubt)
