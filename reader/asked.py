"""A search as its address asks for it, for its page and for answers that are no pages."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from issues.search import Hits, everything, search

from .facets import CHIPS
from .filters import ArticleFilter, order_of

# Characters that are looked at, and repeated in the addresses of the page; see issues.search.query.
LONGEST = 800


@dataclass(frozen=True)
class Asked:
    given: QueryDict

    @cached_property
    def text(self) -> str:
        return self.given.get("q", "").strip()[:LONGEST]

    @cached_property
    def state(self) -> QueryDict:
        """What is given, with the words as they are looked at."""
        if self.text == self.given.get("q"):
            return self.given
        state = self.given.copy()
        state["q"] = self.text
        return state

    @cached_property
    def filter(self) -> ArticleFilter:
        return ArticleFilter(self.given)

    @property
    def order(self) -> str:
        """Without words nothing is nearer than anything else."""
        return order_of(self.given.get("sort"), "relevance" if self.text else "newest")

    @property
    def refusals(self) -> list[str]:
        """What of the address is not understood, a sentence each."""
        return [sentence for told in self.filter.errors.values() for sentence in told]

    @property
    def is_empty(self) -> bool:
        return not self.text and not any(self.given.get(name) for name in CHIPS)

    @cached_property
    def found(self) -> Hits | None:
        """By the words alone; None where nothing is asked, or something that makes no sense."""
        if self.is_empty or not self.filter.is_valid():
            return None
        return search(self.text, self.filter.narrowed) if self.text else everything()

    @cached_property
    def left(self) -> Hits | None:
        """What the facets leave of it."""
        return None if self.found is None else self.filter.narrowed(self.found)
