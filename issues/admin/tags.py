from django.contrib import admin

from ..models import ArticleTag, Tag
from .addresses import KeepsAddresses
from .lists import LightList, count_of, link_to_list


@admin.register(Tag)
class TagAdmin(LightList, KeepsAddresses):
    list_display = ("name", "article_count", "sort_key")
    list_filter = ("initial",)
    search_fields = ("name", "sort_key")
    search_help_text = "主题，或其拼音（音节之间空格）"

    def for_list(self, queryset):
        return queryset.annotate(article_count=count_of(ArticleTag, "tag"))

    @admin.display(description="篇数", ordering="article_count")
    def article_count(self, tag):
        return link_to_list("articletag", tag.article_count, tag__id__exact=tag.pk)


@admin.register(ArticleTag)
class ArticleTagAdmin(LightList):
    """Which article has which topic. To change an article's topics, go to the article."""

    list_display = ("tag", "article", "origin", "weight")
    list_select_related = ("tag", "article")
    list_filter = ("origin",)
    search_fields = ("tag__name", "article__title")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
