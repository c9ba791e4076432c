from django import forms
from django.contrib import admin, messages
from django.db import transaction

from ..desk.subjects import (
    accept_tags,
    articles_with,
    leave_tag_name,
    merge_tags,
    stop_tags,
    take_back_tag_name,
)
from ..models import ArticleTag, Tag
from ..search.index import index_articles
from .addresses import KeepsAddresses
from .guided import GuidedForm, chosen, guided, merge_chosen
from .history import Remembered
from .lists import LightList, count_of, link_to_list


class TagForm(forms.ModelForm):
    def clean_name(self):
        name = self.cleaned_data["name"].replace("/", "／").strip()
        if not name.strip("."):
            raise forms.ValidationError("主题不能只是标点。")
        return name

    def _get_validation_exclusions(self):
        """A name that the topic had before may be its own again."""
        excluded = super()._get_validation_exclusions()
        held = self.instance.pk and self.instance.merged.filter(name=self.cleaned_data.get("name"))
        return excluded | {"name"} if held and held.exists() else excluded


@admin.register(Tag)
class TagAdmin(Remembered, LightList, KeepsAddresses):
    form = TagForm
    list_display = ("name", "standing", "article_count", "merged_into", "sort_key")
    list_select_related = ("merged_into",)
    list_filter = ("standing", ("merged_into", admin.EmptyFieldListFilter), "initial")
    search_fields = ("name", "sort_key")
    search_help_text = "主题，或其拼音（音节之间空格）"
    readonly_fields = ("merged_into",)
    actions = ("accept", "stop", "merge")

    def for_list(self, queryset):
        return queryset.annotate(article_count=count_of(ArticleTag, "tag"))

    def get_search_results(self, request, queryset, search_term):
        """Where a topic is to be chosen, those that are merged or stopped are not offered."""
        if request.resolver_match.url_name == "autocomplete":
            queryset = queryset.filter(merged_into=None).exclude(standing=Tag.Standing.STOPPED)
        return super().get_search_results(request, queryset, search_term)

    def save_model(self, request, obj, form, change):
        """The old name is still this topic; one that is stopped here leaves all articles."""
        before = Tag.objects.filter(pk=obj.pk).first()
        if change:
            take_back_tag_name(obj)
        if before is None:
            obj.standing = Tag.Standing.ACCEPTED
        super().save_model(request, obj, form, change)
        if before and before.name != obj.name:
            leave_tag_name(obj, before.name)
            index_articles(articles_with([obj]))
        if obj.is_stopped:
            stop_tags([obj])

    def delete_model(self, request, obj):
        self.delete_queryset(request, Tag.objects.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        articles = articles_with(queryset)
        super().delete_queryset(request, queryset)
        index_articles(articles)

    @admin.action(description="采用所选主题", permissions=["change"])
    def accept(self, request, queryset):
        self.message_user(request, f"采用了 {accept_tags(queryset)} 个主题。", messages.SUCCESS)

    @admin.action(description="停用所选主题……", permissions=["change"])
    def stop(self, request, queryset):
        tags = list(queryset)
        return guided(
            request, self, title="停用主题", form=GuidedForm(request.POST),
            explained="停用的主题从所有文章上撤去，重新导入也不再出现；以后改回“已采用”，便又可用。",
            act=lambda data: f"停用了 {len(tags)} 个主题，从 {stop_tags(tags)} 篇文章上撤去。",
            foretell=lambda data: [f"“{tag}”停用，它的网址说明已停用" for tag in tags],
            hidden=chosen(request, "stop"), done=request.get_full_path(),
        )  # fmt: skip

    @admin.action(description="合并所选主题……", permissions=["change"])
    def merge(self, request, queryset):
        return merge_chosen(
            request, self, queryset, merge=merge_tags, into=queryset.filter(merged_into=None),
            told=["旧网址转到新网址；以后导入的也用新的。"],
        )  # fmt: skip

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
