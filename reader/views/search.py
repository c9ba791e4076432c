"""Finding articles by what a reader can see in them."""

from issues.models import Article
from issues.search import Query, excerpt, search_articles, understand

from ..facets import FACETS, chips_of, facets_of
from ..filters import ArticleFilter
from .lists import FilteredList


class Search(FilteredList):
    """Eleven queries at most, whatever is found: the texts are read of one page's articles only."""

    filterset_class = ArticleFilter
    template_name = "issues/search.html"
    paginate_by = 20

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.text = request.GET.get("q", "").strip()
        self.query = understand(self.text)
        self.is_asked = bool(self.text) or any(request.GET.get(name) for name, *_ in FACETS)

    def get_unfiltered(self):
        if self.text:
            return search_articles(self.query).for_lists()
        if self.is_asked:  # without words, but a facet is turned: browse what it leaves
            return Article.objects.for_lists().newest_first()
        return Article.objects.none()

    def get_context_data(self, **kwargs):
        state = self.request.GET
        context = super().get_context_data(
            text=self.text,
            query=self.query,
            is_asked=self.is_asked,
            chips=chips_of(state, self.filterset.form.cleaned_data),
            facets=self.get_facets(),
            kept=[(name, state[name]) for name, *_ in FACETS if state.get(name)],
            **kwargs,
        )
        add_excerpts(context["page_obj"], self.query)
        return context

    def get_facets(self):
        is_answered = self.is_asked and self.filterset.is_valid()
        return facets_of(self.object_list, self.request.GET) if is_answered else []


def add_excerpts(articles, query: Query) -> None:
    """Give each article the pieces of its text around what was found; one query."""
    on_page = Article.objects.filter(pk__in=[article.pk for article in articles]).order_by()
    bodies = dict(on_page.values_list("pk", "body"))
    for article in articles:
        article.excerpt = excerpt(bodies[article.pk], query)
