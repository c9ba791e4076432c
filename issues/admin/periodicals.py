from django import forms
from django.contrib import admin

from ..chinese.dates import is_valid_edtf
from ..models import Article, Issue, Periodical, Section
from .addresses import KeepsAddresses
from .lists import LightList, count_of, link_to_list


@admin.register(Periodical)
class PeriodicalAdmin(LightList, KeepsAddresses):
    list_display = ("title", "kind", "issn", "cn", "publisher", "issue_count", "slug")
    list_filter = ("kind",)
    search_fields = ("title", "issn", "cn", "publisher", "slug")
    fieldsets = (
        (None, {"fields": ("title", "kind", "publisher", ("issn", "cn"))}),
        ("网址", {"fields": ("slug",), "description": "改动之后，旧网址仍指向新网址。"}),
    )

    def for_list(self, queryset):
        return queryset.annotate(issue_count=count_of(Issue, "periodical"))

    def addresses_of(self, periodical):
        below = [
            *periodical.issues.select_related("periodical"),
            *periodical.sections.select_related("periodical"),
        ]
        return {(type(page), page.pk): page.get_absolute_url() for page in [periodical, *below]}

    @admin.display(description="期数", ordering="issue_count")
    def issue_count(self, periodical):
        return link_to_list("issue", periodical.issue_count, periodical__id__exact=periodical.pk)


class IssueForm(forms.ModelForm):
    class Meta:
        widgets = {
            name: forms.Textarea(attrs={"rows": 3, "cols": 100})
            for name in ("date_reason", "periodical_reason")
        }

    def clean_date(self):
        date = self.cleaned_data["date"].strip()
        if date and not is_valid_edtf(date):
            raise forms.ValidationError(
                "请照 2024-09-03、2024-09、2024、2023? 或 [2025,2026] 书写。"
            )
        return date


@admin.register(Issue)
class IssueAdmin(LightList, KeepsAddresses):
    form = IssueForm
    list_display = ("label", "periodical", "number", "whole_number", "article_count", "slug")
    list_filter = ("periodical", "date_supplied", "year")
    search_fields = ("periodical__title", "date", "number", "whole_number", "edition", "slug")
    autocomplete_fields = ("periodical",)
    fieldsets = (
        (
            "刊物",
            {"fields": ("periodical", "periodical_supplied", "periodical_reason")},
        ),
        ("日期", {"fields": (("date", "date_supplied"), "date_reason")}),
        ("卷期", {"fields": (("volume", "number", "whole_number"), "edition")}),
        ("网址", {"fields": ("slug",), "description": "改动之后，旧网址仍指向新网址。"}),
    )

    def get_queryset(self, request):
        """With the periodical, which the name of an issue begins with wherever it is offered."""
        return super().get_queryset(request).select_related("periodical")

    def for_list(self, queryset):
        return queryset.defer("imported").annotate(article_count=count_of(Article, "issue"))

    @admin.display(description="期", ordering="sort_date")
    def label(self, issue):
        return issue.label

    @admin.display(description="篇数", ordering="article_count")
    def article_count(self, issue):
        return link_to_list("article", issue.article_count, issue__id__exact=issue.pk)


@admin.register(Section)
class SectionAdmin(LightList, KeepsAddresses):
    list_display = ("name", "periodical", "article_count")
    list_select_related = ("periodical",)
    list_filter = ("periodical",)
    search_fields = ("name", "periodical__title")
    autocomplete_fields = ("periodical",)

    def for_list(self, queryset):
        return queryset.annotate(article_count=count_of(Article, "section"))

    @admin.display(description="篇数", ordering="article_count")
    def article_count(self, section):
        return link_to_list("article", section.article_count, section__id__exact=section.pk)
