"""The facets of a search: what is turned, what else could be, and the address each leads to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issues.models import Author, Periodical, Section, Tag
from issues.search import Hits

from .filters import ArticleFilter

OPTIONS_SHOWN = 8
OPTIONS_AT_MOST = 24

# What each facet is turned by in the address, and its name on the page.
YEARS = ("year", "since", "until")
FACETS = {
    "periodical": (_("刊物"), ("periodical", "issue")),
    "year": (_("年"), YEARS),
    "section": (_("栏目"), ("section",)),
    "author": (_("作者"), ("author",)),
    "tag": (_("主题"), ("tag",)),
}
CHIPS = {
    "periodical": (pgettext_lazy("one", "刊物"), "{}"),
    "issue": (pgettext_lazy("one", "期"), "{}"),
    "year": (pgettext_lazy("one", "年"), "{}"),
    "since": (pgettext_lazy("one", "年"), _("{}年起")),
    "until": (pgettext_lazy("one", "年"), _("至{}年")),
    "section": (pgettext_lazy("one", "栏目"), "{}"),
    "author": (pgettext_lazy("one", "作者"), "{}"),
    "tag": (pgettext_lazy("one", "主题"), "{}"),
}


@dataclass(frozen=True)
class Option:
    label: str
    count: int
    address: str
    is_turned: bool = False


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: list[Option] = field(default_factory=list)
    shown: int = OPTIONS_SHOWN

    @property
    def more(self) -> int:
        """How many are listed only when asked for."""
        return max(0, len(self.options) - self.shown)


@dataclass(frozen=True)
class Chip:
    """Something that is turned, and the address without it."""

    name: str
    label: str
    value: str
    address: str


def address(state: QueryDict, **changes: str | int | None) -> str:
    """The state of a search with these changes, from its first page; None takes a facet off."""
    changed = {**state.dict(), **changes, "page": None}
    return f"?{urlencode({name: value for name, value in changed.items() if value is not None})}"


def facets_of(found: Hits, left: Hits, turned: ArticleFilter, state: QueryDict) -> list[Facet]:
    """What else could be turned, each counted as all the others leave it. `found` is what the words
    found, `left` what the facets left of it. One query each for the names of the
    options; one that leads to nothing is left out, and so is a facet with a single option."""
    if len(left) == 1 and not turned.turned:
        return []  # nothing to choose from
    facets = []
    for name, (label, own) in FACETS.items():
        is_turned = any(part in turned.turned for part in own)
        hits = turned.narrowed(found, without=own) if is_turned else left
        options = list(_options(name, hits, own, state))
        if len(options) > 1 or is_turned:
            facets.append(Facet(name, label, options[:OPTIONS_AT_MOST]))
    return facets


def _options(name: str, hits: Hits, own: tuple[str, ...], state: QueryDict) -> Iterable[Option]:
    others = dict.fromkeys(own)
    for value, label, count in COUNTED[name](hits):
        is_turned = state.get(name) == str(value)
        to = address(state, **{**others, name: None if is_turned else value})
        yield Option(label, count, to, is_turned)


Counted = list[tuple[str, str, int]]


def by_periodical(hits: Hits) -> Counted:
    rows = _named(_most(hits.count_by_periodical()), Periodical.objects.as_named())
    return [(one.slug, one.title_display, count) for one, count in rows]


def by_year(hits: Hits) -> Counted:
    """The years with most, in their order."""
    most = _most(hits.count_by_year())
    return [(str(year), str(year), count) for year, count in sorted(most, reverse=True)]


def by_section(hits: Hits) -> Counted:
    """栏目 of one name are one, in whatever periodicals."""
    counts = hits.count_by_section()
    names = Section.objects.filter(pk__in=list(counts)).order_by()
    named = Counter()
    for pk, name in names.values_list("pk", "name"):
        named[name] += counts[pk]
    return [(name, name, count) for name, count in _most(named)]


def by_author(hits: Hits) -> Counted:
    most = hits.commonest_authors(OPTIONS_AT_MOST).items()
    rows = _named(most, Author.objects.only("key", "name", "distinction"))
    return [(one.key, str(one), count) for one, count in rows]


def by_tag(hits: Hits) -> Counted:
    most = hits.commonest_topics(OPTIONS_AT_MOST).items()
    return [(one.name, one.name, count) for one, count in _named(most, Tag.objects.only("name"))]


COUNTED = {
    "periodical": by_periodical,
    "year": by_year,
    "section": by_section,
    "author": by_author,
    "tag": by_tag,
}


def _named(counts: Iterable[tuple[int, int]], rows: QuerySet) -> list[tuple[Model, int]]:
    """The rows of these numbers, each with its count; one query."""
    counts = list(counts)
    named = rows.in_bulk([pk for pk, _ in counts])
    return [(named[pk], count) for pk, count in counts if pk in named]


def _most(counts: Mapping[Any, int]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:OPTIONS_AT_MOST]


def chips_of(state: QueryDict, turned: ArticleFilter) -> list[Chip]:
    """Everything that is turned, also what was not understood."""
    understood = getattr(turned.form, "cleaned_data", {})
    chips = []
    for name, (label, saying) in CHIPS.items():
        if state.get(name):
            value = understood.get(name) or state[name]
            value = saying.format(getattr(value, "title_display", value))
            chips.append(Chip(name, label, value, address(state, **{name: None})))
    return chips
