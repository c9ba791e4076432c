"""What a reader may do when nothing was found."""

from dataclasses import dataclass, field, replace

from django.http import QueryDict
from django.utils.translation import gettext

from issues.search import Hits, near_spellings, search, words_that_occur

from .facets import CHIPS, Chip, address, chips_of
from .filters import ArticleFilter


@dataclass(frozen=True)
class Way:
    """Another search, and how much it finds."""

    label: str
    count: int
    address: str


@dataclass(frozen=True)
class Help:
    lifts: list[tuple[Chip, int]] = field(default_factory=list)
    without_all: Way | None = None
    spellings: list[Way] = field(default_factory=list)
    words: list[Way] = field(default_factory=list)


def help_for(found: Hits, turned: ArticleFilter, state: QueryDict) -> Help:
    """Where the words found something, which facet to take off; where not, other words."""
    if found:
        counts = (
            (c, len(turned.narrowed(found, without=(c.name,)))) for c in chips_of(state, turned)
        )
        none_turned = address(state, **dict.fromkeys(CHIPS))
        return Help(
            lifts=[(chip, count) for chip, count in counts if count],
            without_all=Way(gettext("清空范围"), len(found), none_turned),
        )
    return Help(
        spellings=_ways(near_spellings(found.query), turned, state),
        words=_ways(words_that_occur(found.query), turned, state),
    )


def slips_in(found: Hits, turned: ArticleFilter, state: QueryDict) -> list[Way]:
    """What may have been meant by a run that was only found by its words: 供应连 is 供应链."""
    if not found.query.is_cut:
        return []
    return _ways(near_spellings(replace(found.query, terms=found.query.asked)), turned, state)


def _ways(offered: list[tuple[str, int]], turned: ArticleFilter, state: QueryDict) -> list[Way]:
    """Searches with these words instead, and how much each finds under what is turned."""
    counted = ((words, len(turned.narrowed(search(words)))) for words, _ in offered)
    return [Way(words, count, address(state, q=words)) for words, count in counted if count]
