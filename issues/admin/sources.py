from django.contrib import admin
from django.utils.html import format_html, format_html_join

from ..models import Article, FormerAddress, Source
from .articles import problems_as_list
from .lists import LightList, count_of, lines_as_text, link_to_list


@admin.register(Source)
class SourceAdmin(LightList):
    """Texts as they were received: to be looked up, never to be changed."""

    list_display = ("name", "lines", "encoding", "article_count", "doubts", "imported_at")
    search_fields = ("name",)
    fieldsets = (
        (None, {"fields": ("name", "sha256", "encoding", "lines", "imported_at")}),
        ("疑点", {"fields": ("problem_list",)}),
        ("版面杂件", {"fields": ("furniture_list",), "classes": ("collapse",)}),
        ("原文", {"fields": ("numbered_text",)}),
    )
    readonly_fields = ("problem_list", "furniture_list", "numbered_text")

    def for_list(self, queryset):
        queryset = queryset.defer("text", "furniture")
        return queryset.annotate(article_count=count_of(Article, "source"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="篇数", ordering="article_count")
    def article_count(self, source):
        return link_to_list("article", source.article_count, source__id__exact=source.pk)

    @admin.display(description="疑点")
    def doubts(self, source):
        return len(source.problems) or ""

    @admin.display(description="疑点")
    def problem_list(self, source):
        return problems_as_list(source.problems)

    @admin.display(description="版面杂件")
    def furniture_list(self, source):
        rows = ((lines_as_text([item["span"]]), item["text"]) for item in source.furniture)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}　{}</li>", rows))

    @admin.display(description="原文")
    def numbered_text(self, source):
        """A list whose numbers are the line numbers of the source, blank lines counted."""
        lines = enumerate(source.text.split("\n")[: source.lines or None], 1)
        items = format_html_join("\n", '<li id="line-{}">{}</li>', lines)
        return format_html("<ol>{}</ol>", items)


@admin.register(FormerAddress)
class FormerAddressAdmin(LightList):
    list_display = ("path", "leads_to", "reason", "since")
    search_fields = ("path", "leads_to", "reason")
    date_hierarchy = "since"
