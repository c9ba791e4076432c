from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from ..chinese.pinyin import slug_of
from ..desk import DeskError
from ..desk.people import (
    keep_apart,
    leave_name,
    likely_duplicates,
    mark_as_body,
    merge_authors,
    resettle,
    take_back_name,
    tell_apart,
    unmerge_author,
)
from ..importer.rows import free_slug
from ..models import Author, Contribution
from ..search.index import index_articles
from .addresses import KeepsAddresses
from .guided import GuidedForm, asked, guided, merge_chosen
from .history import Remembered
from .lists import LightList, count_of, link_to_list


class AuthorForm(forms.ModelForm):
    def _get_validation_exclusions(self):
        """A name that the author had before may be his own again."""
        excluded = super()._get_validation_exclusions()
        said = {n: self.cleaned_data.get(n) for n in ("name", "kind")}
        had = self.instance.pk and self.instance.merged.filter(**said)
        return excluded | {"name"} if had and had.exists() else excluded


class ApartForm(GuidedForm):
    credits = forms.ModelMultipleChoiceField(
        Contribution.objects, label="属于另一人的署名", widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    distinction = forms.CharField(
        label="另一人以何区别",
        max_length=80,
        required=False,
        help_text="如单位或生年：某大学、1953",
    )

    def __init__(self, author: Author, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["credits"]
        newest = author.contributions.order_by("-article__issue__sort_date", "pk")[:MOST_CREDITS]
        field.queryset = Contribution.objects.filter(pk__in=newest.values_list("pk", flat=True))
        field.queryset = field.queryset.select_related(
            "article__issue__periodical", "author"
        ).defer("article__body")
        field.label_from_instance = told_credit


MOST_CREDITS = 300  # of one author, that are offered to choose from


def told_credit(credit: Contribution) -> str:
    unit = f"，{credit.affiliation}" if credit.affiliation else ""
    return f"{credit.article}（{credit.article.issue}）　印作“{credit.credited_as}”{unit}"


class IsMerged(admin.SimpleListFilter):
    title = "并入"
    parameter_name = "merged"

    def lookups(self, request, model_admin):
        return [("yes", "已并入他人"), ("no", "未并入")]

    def queryset(self, request, queryset):
        if self.value() in ("yes", "no"):
            return queryset.filter(merged_into__isnull=self.value() == "no")
        return queryset


@admin.register(Author)
class AuthorAdmin(Remembered, LightList, KeepsAddresses):
    form = AuthorForm
    list_display = ("name", "distinction", "kind", "credit_count", "sort_key", "key")
    list_select_related = ("merged_into",)
    list_filter = ("kind", IsMerged, "initial")
    actions = ("merge", "mark_as_body", "unmerge")
    change_form_template = "admin/issues/author/change_form.html"
    change_list_template = "admin/issues/author/change_list.html"
    search_fields = ("name", "distinction", "sort_key")
    search_help_text = "姓名、区别，或拼音（音节之间空格）"
    readonly_fields = ("key", "merged_into")
    fieldsets = (
        (None, {"fields": ("name", "distinction", "kind", "merged_into")}),
        ("排序与网址", {"fields": ("sort_key", "key")}),
    )

    def for_list(self, queryset):
        return queryset.annotate(credit_count=count_of(Contribution, "author"))

    def save_model(self, request, obj, form, change):
        """The name stands in the bylines of articles, and is searched there; what is printed under
        the old one is still his."""
        before = Author.objects.filter(pk=obj.pk).first()
        if change:
            take_back_name(obj)
        slug = slug_of(obj.name, person=obj.is_person)
        obj.key = obj.key or free_slug(slug, Author.objects.all(), "key")
        super().save_model(request, obj, form, change)
        if before and (before.name, before.kind) != (obj.name, obj.kind):
            leave_name(obj, before.name, before.kind)
        index_articles(obj.contributions.values_list("article_id", flat=True).distinct())

    def restore(self, request, obj, record):
        super().restore(request, obj, record)
        resettle(obj)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("likely/", view(self.likely_view), name="issues_author_likely"),
            path("<int:pk>/apart/", view(self.apart_view), name="issues_author_apart"),
            *super().get_urls(),
        ]

    def get_search_results(self, request, queryset, search_term):
        """Where an author is to be chosen, those who are merged are not offered."""
        if request.resolver_match.url_name == "autocomplete":
            queryset = queryset.filter(merged_into=None)
        return super().get_search_results(request, queryset, search_term)

    @admin.action(description="合并所选作者……", permissions=["change"])
    def merge(self, request, queryset):
        return merge_chosen(
            request, self, queryset, merge=merge_authors, into=queryset.filter(merged_into=None),
            told=["署名仍照印的；旧网址转到新网址；以后导入的也归他；随时可以撤销。"],
        )  # fmt: skip

    @admin.action(description="撤销合并", permissions=["change"])
    def unmerge(self, request, queryset):
        self.each(request, queryset.exclude(merged_into=None), unmerge_author, "已分开")

    @admin.action(description="改为团体", permissions=["change"])
    def mark_as_body(self, request, queryset):
        self.each(request, queryset.filter(kind=Author.Kind.PERSON), mark_as_body, "已改为团体")

    def each(self, request, authors, act, said) -> None:
        """Do something to each author, and say of each that it was done or what is in the way."""
        for author in authors:
            try:
                act(author)
            except DeskError as error:
                self.message_user(request, str(error), messages.ERROR)
            else:
                self.log_change(request, author, said)
                self.message_user(request, f"“{author}”{said}。", messages.SUCCESS)

    def apart_view(self, request, pk):
        author = get_object_or_404(Author, pk=pk)
        if not self.has_change_permission(request, author):
            raise PermissionDenied

        def act(data) -> str:
            other = tell_apart(author, data["credits"], data["distinction"])
            self.log_change(request, author, f"分出“{other}”")
            return f"已分出“{other}”，{len(data['credits'])} 处署名归他。"

        return guided(
            request, self, title=f"同名的“{author}”是两个人", form=ApartForm(author, asked(request)),
            act=act, done=reverse("admin:issues_author_change", args=[pk]),
            foretell=lambda data: [
                *(f"{told_credit(c)}　归“{author.name}（{data['distinction'].strip()}）”" for c in data["credits"]),
                "其余的仍归原来这位；以后导入的同名者也归他。",
            ],
        )  # fmt: skip

    def likely_view(self, request):
        """Pairs that may be one: merged, or kept apart, with one click."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            pks = [request.POST.get(name, "") for name in ("one", "other")]
            if not all(pk.isdecimal() for pk in pks):
                raise Http404
            one, other = (get_object_or_404(Author, pk=pk) for pk in pks)
            try:
                if "merge" in request.POST:
                    merge_authors(other, one)
                    said = f"“{other}”已并入“{one}”。"
                else:
                    keep_apart(one, other)
                    said = f"“{one}”与“{other}”是两人，不再提示。"
                self.log_change(request, one, said)
                self.message_user(request, said, messages.SUCCESS)
            except DeskError as error:
                self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "title": "可能重复的作者", "pairs": likely_duplicates(), "opts": self.opts,
        }  # fmt: skip
        return TemplateResponse(request, "admin/issues/author/likely.html", context)

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
