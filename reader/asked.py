"""A search as its address asks for it, for answers that are no pages."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from issues.search import Hits, everything, search

from .facets import CHIPS
from .filters import ArticleFilter, order_of
from .views.search import LONGEST


@dataclass(frozen=True)
class Asked:
    """Read and narrowed as the search page does it."""

    state: QueryDict

    @cached_property
    def text(self) -> str:
        return self.state.get("q", "").strip()[:LONGEST]

    @cached_property
    def filter(self) -> ArticleFilter:
        return ArticleFilter(self.state)

    @property
    def order(self) -> str:
        return order_of(self.state.get("sort"), "relevance" if self.text else "newest")

    @property
    def refusals(self) -> list[str]:
        """What of the address is not understood, a sentence each."""
        return [sentence for told in self.filter.errors.values() for sentence in told]

    @property
    def is_empty(self) -> bool:
        return not self.text and not any(self.state.get(name) for name in CHIPS)

    def hits(self) -> Hits | None:
        """None where nothing is asked, or something that makes no sense."""
        if self.is_empty or not self.filter.is_valid():
            return None
        narrowed = self.filter.narrowed
        return narrowed(search(self.text, narrowed) if self.text else everything())
