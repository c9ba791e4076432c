"""What all lists of the room have in common."""

from django.http import Http404
from django.utils.translation import gettext
from django.views.generic import ListView

from .errors import Missing


class PagedList(ListView):
    """A list in pages. A page that is not there is a 404 that says so; `?page=last` is the last."""

    paginate_by = 30

    def paginate_queryset(self, queryset, page_size):
        try:
            return super().paginate_queryset(queryset, page_size)
        except Http404:
            raise Missing(gettext("这个列表没有这一页。可以从第一页重新翻起。")) from None

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = context["page_obj"]
        # A list of names that a template may walk over twice, above and below.
        context["page_numbers"] = list(page.paginator.get_elided_page_range(page.number))
        return context


class FilteredList(PagedList):
    """A list that the address narrows. What the filter does not understand leaves it empty."""

    filterset_class = None

    def get_queryset(self):
        self.filterset = self.filterset_class(self.request.GET, self.get_unfiltered())
        return self.filterset.qs if self.filterset.is_valid() else self.filterset.queryset.none()

    def get_unfiltered(self):
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.filterset, **kwargs)
