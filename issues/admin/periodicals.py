from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import path, reverse

from ..chinese.dates import is_valid_edtf
from ..desk.shelves import merge_sections, reorder
from ..models import Article, Issue, Periodical, Section
from ..search.index import index_articles
from .addresses import KeepsAddresses
from .guided import GuidedForm, asked, guided, merge_chosen
from .history import Remembered
from .lists import LightList, PlainLines, count_of, link_to_list


@admin.register(Periodical)
class PeriodicalAdmin(Remembered, LightList, KeepsAddresses):
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


class OrderForm(GuidedForm):
    """A number before each article; the smaller comes first."""

    def __init__(self, articles, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.articles = articles
        for number, article in enumerate(articles, 1):
            self.fields[article.key] = forms.FloatField(
                label=article.title_display, initial=number,
                widget=forms.NumberInput(attrs={"step": "any", "class": "turn"}),
                error_messages={"invalid": "请写一个数字。", "required": "请写一个数字。"},
            )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            cleaned["order"] = sorted(self.articles, key=lambda article: cleaned[article.key])
        return cleaned


class IssueForm(PlainLines):
    class Meta:
        help_texts = {
            "date": (
                "照来源所知的精确程度写：2024-09-03；只知年月写 2024-09，只知年份写 2024；"
                "不能确定的加问号 2023?；两年之一写 [2025,2026]；不知道就留空。"
            ),
        }
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
class IssueAdmin(Remembered, LightList, KeepsAddresses):
    form = IssueForm
    list_display = ("label", "periodical", "number", "whole_number", "article_count", "slug")
    list_filter = ("periodical", "date_supplied", "year")
    search_fields = ("periodical__title", "date", "number", "whole_number", "edition", "slug")
    autocomplete_fields = ("periodical",)
    change_form_template = "admin/issues/issue/change_form.html"
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

    def get_urls(self):
        view = self.admin_site.admin_view(self.order_view)
        return [path("<int:pk>/order/", view, name="issues_issue_order"), *super().get_urls()]

    def order_view(self, request, pk):
        """The articles of a 期 in another order."""
        issue = get_object_or_404(Issue.objects.select_related("periodical"), pk=pk)
        if not self.has_change_permission(request, issue):
            raise PermissionDenied
        articles = list(issue.articles.published().defer("body").in_printed_order())

        def act(data) -> str:
            count = reorder(issue, data["order"])
            self.log_change(request, issue, "重排次序")
            return f"《{issue}》的次序改了 {count} 篇。"

        return guided(
            request, self, title=f"《{issue}》的次序", form=OrderForm(articles, asked(request)),
            explained="改动各篇前的数字，小的在前；可以用 2.5 插在第 2 与第 3 篇之间。",
            act=act, done=reverse("admin:issues_issue_change", args=[pk]),
            foretell=lambda data: [f"{n}　{a.title_display}" for n, a in enumerate(data["order"], 1)],
        )  # fmt: skip

    @admin.display(description="期", ordering="sort_date")
    def label(self, issue):
        return issue.label

    @admin.display(description="篇数", ordering="article_count")
    def article_count(self, issue):
        return link_to_list("article", issue.article_count, issue__id__exact=issue.pk)


@admin.register(Section)
class SectionAdmin(Remembered, LightList, KeepsAddresses):
    list_display = ("name", "periodical", "article_count")
    list_select_related = ("periodical",)
    list_filter = ("periodical",)
    search_fields = ("name", "periodical__title")
    autocomplete_fields = ("periodical",)

    actions = ("merge",)

    def for_list(self, queryset):
        return queryset.annotate(article_count=count_of(Article, "section"))

    def delete_model(self, request, obj):
        self.delete_queryset(request, Section.objects.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        articles = list(Article.objects.filter(section__in=queryset).values_list("pk", flat=True))
        super().delete_queryset(request, queryset)
        index_articles(articles)

    @admin.action(description="合并所选栏目……", permissions=["change"])
    def merge(self, request, queryset):
        return merge_chosen(
            request, self, queryset, merge=merge_sections, into=queryset,
            told=["旧网址转到新网址；以后导入时旧栏目也归入它。"],
        )  # fmt: skip

    @admin.display(description="篇数", ordering="article_count")
    def article_count(self, section):
        return link_to_list("article", section.article_count, section__id__exact=section.pk)
