from django.contrib import admin

from ..chinese.pinyin import slug_of
from ..importer.rows import free_slug
from ..models import Author, Contribution
from ..search.index import index_articles
from .addresses import KeepsAddresses
from .lists import LightList, count_of, link_to_list


@admin.register(Author)
class AuthorAdmin(LightList, KeepsAddresses):
    list_display = ("name", "distinction", "kind", "credit_count", "sort_key", "key")
    list_filter = ("kind", "initial")
    search_fields = ("name", "distinction", "sort_key")
    search_help_text = "姓名、区别，或拼音（音节之间空格）"
    readonly_fields = ("key",)
    fieldsets = (
        (None, {"fields": ("name", "distinction", "kind")}),
        ("排序与网址", {"fields": ("sort_key", "key")}),
    )

    def for_list(self, queryset):
        return queryset.annotate(credit_count=count_of(Contribution, "author"))

    def save_model(self, request, obj, form, change):
        """The name stands in the bylines of articles, and is searched there."""
        slug = slug_of(obj.name, person=obj.is_person)
        obj.key = obj.key or free_slug(slug, Author.objects.all(), "key")
        super().save_model(request, obj, form, change)
        index_articles(obj.contributions.values_list("article_id", flat=True).distinct())

    @admin.display(description="署名次数", ordering="credit_count")
    def credit_count(self, author):
        return link_to_list("contribution", author.credit_count, author__id__exact=author.pk)


@admin.register(Contribution)
class ContributionAdmin(LightList):
    """Who signed what. To change a byline, go to its article."""

    list_display = ("article", "author", "role", "credited_as", "affiliation")
    list_select_related = ("article", "author")
    list_filter = ("role",)
    search_fields = ("author__name", "credited_as", "affiliation", "article__title")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
