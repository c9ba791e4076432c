"""The indexes at the back: authors and topics."""

from django.db.models import QuerySet
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from issues.models import Article, Author, Tag

from ..filters import INITIALS, AuthorFilter, TagFilter
from .errors import gone
from .lists import FilteredList, PagedList


def alphabet(entries: QuerySet) -> list[tuple[str, bool]]:
    """Every letter, and whether an entry stands under it; one query."""
    used = set(entries.order_by().values_list("initial", flat=True).distinct())
    return [(letter, letter in used) for letter in INITIALS]


class AuthorList(FilteredList):
    filterset_class = AuthorFilter
    template_name = "issues/author_list.html"
    paginate_by = 200

    def get_unfiltered(self):
        return Author.objects.with_article_count().by_pinyin()

    def get_context_data(self, **kwargs):
        return super().get_context_data(initials=alphabet(Author.objects.in_use()), **kwargs)


class AuthorPage(PagedList):
    template_name = "issues/author_detail.html"

    def get(self, request, *args, **kwargs):
        self.author = get_object_or_404(
            Author.objects.select_related("merged_into"), key=kwargs["key"]
        )
        if self.author.merged_into_id:
            return HttpResponsePermanentRedirect(self.author.known_as.get_absolute_url())
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return Article.objects.for_lists().by_author(self.author).newest_first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(author=self.author, **kwargs)


class TagList(FilteredList):
    filterset_class = TagFilter
    template_name = "issues/tag_list.html"
    paginate_by = 200

    def get_unfiltered(self):
        return Tag.objects.with_article_count().commonest_first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(initials=alphabet(Tag.objects.in_use()), **kwargs)


class TagPage(PagedList):
    template_name = "issues/tag_detail.html"

    def get(self, request, *args, **kwargs):
        self.tag = get_object_or_404(Tag.objects.select_related("merged_into"), name=kwargs["name"])
        if self.tag.merged_into_id:
            return HttpResponsePermanentRedirect(self.tag.known_as.get_absolute_url())
        if self.tag.is_stopped:
            return gone(request, reason=f"主题“{self.tag}”已停用。")
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return Article.objects.for_lists().filter(tags=self.tag).newest_first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(tag=self.tag, **kwargs)
