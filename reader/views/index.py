"""The indexes at the back: authors and topics."""

from collections import Counter

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from issues.models import Article, Author, Contribution, Tag

from ..filters import INITIALS, AuthorFilter, TagFilter
from .errors import gone
from .lists import FilteredList, PagedList

COMMONEST = 60


def alphabet(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Every letter, and how many entries stand under it."""
    return [(letter, counts.get(letter, 0)) for letter in INITIALS]


class AuthorList(FilteredList):
    """Persons and then bodies, each by their pinyin."""

    filterset_class = AuthorFilter
    template_name = "issues/author_list.html"
    paginate_by = 200

    def get_unfiltered(self):
        return Author.objects.with_article_count().persons_first()

    def get_context_data(self, **kwargs):
        counts = Author.objects.count_by_kind()
        kind = self.request.GET.get("kind")
        initials, kinds = Counter(), Counter()
        for (of_kind, initial), count in counts.items():
            kinds[of_kind] += count
            if kind in (of_kind, None, ""):
                initials[initial] += count
        return super().get_context_data(
            initials=alphabet(initials),
            kinds=[(value, label, kinds[value]) for value, label in Author.Kind.choices],
            author_count=kinds.total(),
            **kwargs,
        )


class AuthorPage(PagedList):
    """Articles by their years, each with how the author signed it."""

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
        context = super().get_context_data(author=self.author, **kwargs)
        for article in context["page_obj"]:
            signed = article.contributions.all()
            article.signed = [one for one in signed if one.author_id == self.author.pk]
        roles, names = Contribution.objects.said_of(self.author)
        return context | {"roles": roles, "names": names}


class TagList(FilteredList):
    """The commonest, and all by their pinyin."""

    filterset_class = TagFilter
    template_name = "issues/tag_list.html"
    paginate_by = 300

    def get_unfiltered(self):
        return Tag.objects.with_article_count().by_pinyin()

    def get_context_data(self, **kwargs):
        counts = Tag.objects.count_by_initial()
        commonest = [] if self.request.GET.get("initial") else Tag.objects.commonest(COMMONEST)
        return super().get_context_data(
            initials=alphabet(counts),
            tag_count=sum(counts.values()),
            commonest=[tag for tag in commonest if tag.article_count > 1],
            **kwargs,
        )


class TagPage(PagedList):
    template_name = "issues/tag_detail.html"

    def get(self, request, *args, **kwargs):
        self.tag = get_object_or_404(Tag.objects.select_related("merged_into"), name=kwargs["name"])
        if self.tag.merged_into_id:
            return HttpResponsePermanentRedirect(self.tag.known_as.get_absolute_url())
        if self.tag.is_stopped:
            return gone(request, reason=gettext("主题“%s”已停用。") % self.tag)
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return Article.objects.for_lists().filter(tags=self.tag).newest_first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(tag=self.tag, **kwargs)
