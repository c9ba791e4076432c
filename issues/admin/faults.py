from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from ..models import FaultReport
from .lists import LightList


@admin.register(FaultReport)
class FaultReportAdmin(LightList):
    """What readers found wrong. It is mended in the article, and ticked off here."""

    list_display = ("message", "of_article", "paragraph", "created", "is_open")
    list_select_related = ("article",)
    list_filter = ("is_open",)
    search_fields = ("message", "article__title")
    readonly_fields = ("of_article", "paragraph", "message", "created")
    fields = ("of_article", "paragraph", "message", "created", "is_open")

    def get_queryset(self, request):
        return super().get_queryset(request).defer("article__body")

    def has_add_permission(self, request):
        return False

    @admin.display(description="文章")
    def of_article(self, report):
        address = reverse("admin:issues_article_change", args=[report.article_id])
        return format_html('<a href="{}">{}</a>', address, report.article)
