"""The facets of a search: what is turned, what else could be, and the address each leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.http import QueryDict

from issues.models import Article

OPTIONS_SHOWN = 8
OPTIONS_AT_MOST = 30


@dataclass(frozen=True)
class Option:
    label: str
    count: int
    address: str


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: list[Option] = field(default_factory=list)

    @property
    def first(self) -> list[Option]:
        return self.options[:OPTIONS_SHOWN]

    @property
    def rest(self) -> list[Option]:
        return self.options[OPTIONS_SHOWN:]


@dataclass(frozen=True)
class Chip:
    """A facet that is turned, and the address without it."""

    label: str
    value: str
    address: str


# Its name in the address, its name on the page, where its value stands, what stands for it.
FACETS = (
    ("periodical", "刊物", "issue__periodical__slug", "issue__periodical__title"),
    ("year", "年", "issue__year", "issue__year"),
    ("section", "栏目", "section__name", "section__name"),
    ("author", "作者", "contributions__author__key", "contributions__author__name"),
    ("tag", "主题", "tags__name", "tags__name"),
)


def address(state: QueryDict, **changes: str | None) -> str:
    """The state of a search with these changes, from its first page; None takes a facet off."""
    changed = state.copy()
    for name, value in {**changes, "page": None}.items():
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = value
    return f"?{changed.urlencode()}"


def facets_of(hits: QuerySet[Article], state: QueryDict) -> list[Facet]:
    """One query for each facet that is not turned; a facet without options is left out."""
    # Asked afresh: counted on the hits themselves, a join made by a filter would be counted again.
    found = Article.objects.filter(pk__in=hits.order_by().values("pk"))
    facets = [
        Facet(name, label, _options(found, state, name, value, shown))
        for name, label, value, shown in FACETS
        if not state.get(name)
    ]
    return [facet for facet in facets if facet.options]


def _options(found, state, name, value, shown) -> list[Option]:
    counts = (
        found.exclude(**{f"{value}__isnull": True})
        .order_by()
        .values_list(value, shown)
        .annotate(count=Count("pk", distinct=name == "author"))  # who may have had two parts
        .order_by("-count", value)[:OPTIONS_AT_MOST]
    )
    return [
        Option(str(label), count, address(state, **{name: key})) for key, label, count in counts
    ]


def chips_of(state: QueryDict, understood: Mapping) -> list[Chip]:
    """Every facet that is turned, also one whose value was not understood."""
    return [
        Chip(label, str(understood.get(name) or state[name]), address(state, **{name: None}))
        for name, label, *_ in FACETS
        if state.get(name)
    ]
