"""Finding articles by what a reader can see in them."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import JsonResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from issues.models import Article
from issues.search import Hits, Query, excerpt, ranked, suggest

from ..asked import Asked
from ..chart import chart_of
from ..facets import CHIPS, YEARS, address, chips_of, facets_of
from ..help import help_for, slips_in
from .lists import PagedList

SORTS = (("relevance", _("相关")), ("newest", _("从新到旧")), ("oldest", _("从旧到新")))


def suggestions(request) -> JsonResponse:
    """What may be meant by what is typed so far; [kind, name, address] of each."""
    found = suggest(request.GET.get("q", ""))
    told = [[one.kind, one.text, one.leads_to.get_absolute_url()] for one in found]
    return JsonResponse(told, safe=False, json_dumps_params={"ensure_ascii": False})


class HitList(Sequence):
    """Hits as a paginator takes them: counted at once, read for one page alone, two queries."""

    def __init__(self, hits: Hits, order: str) -> None:
        self.hits, self.order = hits, order

    def __len__(self) -> int:
        return len(self.hits)

    def __getitem__(self, part: slice) -> list[Article]:
        numbers = ranked(self.hits, part.start, part.stop, self.order)
        articles = Article.objects.with_texts().in_bulk(numbers)
        found = [articles[number] for number in numbers if number in articles]
        for article in found:
            article.excerpt = why_found(article, self.hits.query)
        return found


def why_found(article: Article, query: Query) -> list[tuple[bool, str]]:
    """Passages of the text, unless what was found stands only in a part that a list does not show."""
    credits = article.contributions.all()
    hidden = [article.subtitle, article.standfirst, article.author_note, article.source_note]
    shown = excerpt(article.body, query)
    for part in ("", *hidden, *(credit.affiliation for credit in credits)):
        pieces = excerpt(part, query) if part else shown
        if any(is_hit for is_hit, _ in pieces):
            return pieces
    return shown


class Search(PagedList):
    """As many queries whatever is found: the texts are read of one page's articles only."""

    template_name = "issues/search.html"
    paginate_by = 20

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.asked = Asked(request.GET)

    def paginate_queryset(self, queryset, page_size):
        """A page that there is not is the nearest that there is: no search is an error."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.asked.state.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_queryset(self):
        left = self.asked.left
        return [] if left is None else HitList(left, self.asked.order)

    def get_context_data(self, **kwargs):
        asked, state = self.asked, self.asked.state
        return super().get_context_data(
            text=asked.text,
            asked=state.urlencode(),
            query=None if asked.found is None else asked.found.query,
            is_asked=not asked.is_empty,
            filter=asked.filter,
            chips=chips_of(state, asked.filter),
            kept=[(name, state[name]) for name in (*CHIPS, "sort") if state.get(name)],
            **self.get_ways_on(),
            **kwargs,
        )

    def get_ways_on(self):
        """What narrows or sorts what was found, or, where nothing was, helps."""
        found, turned, state = self.asked.found, self.asked.filter, self.asked.state
        if self.asked.left:
            in_all_years = turned.narrowed(found, without=YEARS)
            text = self.asked.text
            return {
                "facets": facets_of(found, self.asked.left, turned, state),
                "chart": chart_of(in_all_years.count_by_year(), state),
                "slips": slips_in(found, turned, state),
                "sorts": sorts(self.asked.order, state),
                "exact": address(state, q=found.query.exact),
                "lighting": f"?{urlencode({'q': text})}#hit-1" if text else "",
            }
        return {} if found is None else {"help": help_for(found, turned, state)}


def sorts(order: str, state: QueryDict) -> list[tuple[str, str, bool]]:
    """(label, address, whether it is this one) of each order."""
    return [(label, address(state, sort=name), name == order) for name, label in SORTS]
