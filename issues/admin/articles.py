from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from ..desk.join import part_again
from ..desk.keys import mint_key
from ..desk.lines import lit_lines
from ..desk.parts import note_parts, parts_of, restore_parts
from ..desk.shelves import move_articles, put_in_section
from ..importer.fields import in_words, name_of
from ..importer.worklist import GRAVE
from ..models import Article, ArticleTag, Contribution, Issue, Section
from ..search import find, read_query
from ..search.index import index_articles
from .addresses import KeepsAddresses
from .article_acts import ArticleActs
from .guided import GuidedForm, asked, chosen, guided
from .history import Remembered
from .lists import LightInline, LightList, PlainLines, lines_as_text

SEVERITIES = {"error": "错误", "warning": "警告", "note": "提示"}


class ContributionInline(LightInline):
    model = Contribution
    autocomplete_fields = ("author",)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("author")


class ArticleTagInline(LightInline):
    model = ArticleTag
    autocomplete_fields = ("tag",)
    readonly_fields = ("origin",)
    verbose_name_plural = "主题"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("tag")


class HasProblems(admin.SimpleListFilter):
    title = "疑点"
    parameter_name = "problems"

    def lookups(self, request, model_admin):
        return [("grave", "要先看的"), ("yes", "有疑点"), ("no", "无疑点")]

    def queryset(self, request, queryset):
        chosen = {
            "grave": {"trouble__gte": GRAVE},
            "yes": {"trouble__gt": 0},
            "no": {"trouble": 0},
        }
        return queryset.filter(**chosen.get(self.value(), {}))


class MoveForm(GuidedForm):
    issue = forms.ModelChoiceField(
        Issue.objects.select_related("periodical"), label="移到哪一期",
        widget=admin.widgets.AutocompleteSelect(Article._meta.get_field("issue"), admin.site),
    )  # fmt: skip


class WithdrawForm(GuidedForm):
    reason = forms.CharField(
        label="缘由", required=False, max_length=300, help_text="读者打开旧网址时看到。"
    )


class SectionForm(GuidedForm):
    section = forms.ModelChoiceField(
        Section.objects.select_related("periodical").order_by("periodical", "name"),
        label="归入哪个栏目", required=False,
    )  # fmt: skip


class ArticleForm(PlainLines):
    class Meta:
        widgets = {
            "title": forms.TextInput(attrs={"size": 80}),
            "kicker": forms.TextInput(attrs={"size": 80}),
            "subtitle": forms.Textarea(attrs={"rows": 2, "cols": 100}),
            "byline": forms.TextInput(attrs={"size": 80}),
            "state_reason": forms.TextInput(attrs={"size": 80}),
            "body": forms.Textarea(attrs={"rows": 40, "cols": 100}),
            **{
                name: forms.Textarea(attrs={"rows": 3, "cols": 100})
                for name in ("standfirst", "author_note", "source_note")
            },
        }
        help_texts = {
            "body": "空行分段；行首“## ”为小标题，多一个 # 低一级；正文段首的 # 写作 \\#。",
        }

    def clean(self):
        cleaned = super().clean()
        heir, is_merged = cleaned.get("merged_into"), cleaned.get("state") == Article.State.MERGED
        if is_merged and heir is None:
            self.add_error("merged_into", "已并入他篇的，请指明并入哪一篇。")
        if heir is not None and heir.pk == self.instance.pk:
            self.add_error("merged_into", "一篇不能并入自身。")
        if heir is not None and not is_merged:
            self.add_error("state", "指明了并入的文章，状态应为“已并入他篇”。")
        return cleaned


@admin.register(Article)
class ArticleAdmin(ArticleActs, Remembered, LightList, KeepsAddresses):
    """Whatever is saved here is found in the search as it now stands."""

    form = ArticleForm
    list_display = (
        "title_display",
        "printed_in",
        "section",
        "byline",
        "doubts",
        "reviewed",
        "state",
    )
    list_select_related = ("issue__periodical", "section")
    list_filter = ("state", "reviewed", HasProblems, "title_supplied", "issue__periodical")
    search_fields = ("key", "title")
    search_help_text = "题名、署名、正文中的任何字词，或固定编号"
    autocomplete_fields = ("issue", "merged_into")
    readonly_fields = ("key", "source_lines", "problem_list", "created", "modified")
    inlines = (ContributionInline, ArticleTagInline)
    actions = ("publish", "withdraw", "move", "put_in_section")
    change_form_template = "admin/issues/article/change_form.html"
    save_on_top = True
    fieldsets = (
        ("题名", {"fields": ("kicker", ("title", "title_supplied"), "subtitle")}),
        ("所在", {"fields": (("issue", "section"), ("position", "page"))}),
        ("正文", {"fields": ("byline", "standfirst", "body", "author_note", "source_note")}),
        ("状态", {"fields": (("state", "reviewed"), "merged_into", "state_reason")}),
        (
            "来源与疑点",
            {"fields": ("key", "source_lines", "problem_list", ("created", "modified"))},
        ),
    )

    def for_list(self, queryset):
        return queryset.defer("body", "imported", "spans", "heading_spans", "terms")

    def get_search_results(self, request, queryset, search_term):
        """By the room's own search, which also finds what readers do not see."""
        by_key = queryset.filter(key=search_term.strip())
        query = read_query(search_term)
        if not query or by_key.exists():
            return by_key if query else queryset, False
        return queryset.filter(pk__in=find(query, hidden=True).articles()), False

    def get_form(self, request, obj=None, **kwargs):
        """Only the sections of the article's own periodical are offered."""
        form = super().get_form(request, obj, **kwargs)
        if section := form.base_fields.get("section"):
            sections = Section.objects.order_by("periodical", "name")
            section.queryset = (
                sections.filter(periodical=obj.issue.periodical_id) if obj else sections
            )
        return form

    def has_delete_permission(self, request, obj=None):
        """What a source holds is withdrawn, not deleted: the next import would bring it back."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and obj is not None and obj.source_id is None

    def save_model(self, request, obj, form, change):
        obj.key = obj.key or mint_key()
        before = Article.objects.select_related("merged_into").filter(pk=obj.pk).first()
        super().save_model(request, obj, form, change)
        if before and before.merged_into and obj.is_published:
            part_again(obj, before.merged_into)
            obj.refresh_from_db()

    def save_formset(self, request, form, formset, change):
        if formset.model is ArticleTag:
            for row in formset.save(commit=False):
                row.origin = ArticleTag.Origin.EDITOR
        if formset.model is Contribution:
            for one in formset.forms:
                if "author" in one.changed_data:  # the editor says who it is, whatever was printed
                    one.instance.entered_as = None
        super().save_formset(request, form, formset, change)

    def save_related(self, request, form, formsets, change):
        before = parts_of(form.instance)
        super().save_related(request, form, formsets, change)
        index_articles([form.instance.pk])
        note_parts(form.instance, before)

    def restore(self, request, obj, record):
        super().restore(request, obj, record)
        restore_parts(obj, record)
        index_articles([obj.pk])

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """With the source beside the form, the article's own lines lit."""
        context = {"acts": ACTS, **(extra_context or {})}
        article = self.get_object(request, unquote(object_id))
        if article is not None:
            context |= {
                "source_view": lit_lines(article),
                "disagreements": disagreements(article),
                "faults": article.fault_reports.filter(is_open=True),
            }
        return super().change_view(request, object_id, form_url, context)

    @admin.action(description="公开所选文章", permissions=["change"])
    def publish(self, request, queryset):
        withdrawn = queryset.filter(state=Article.State.WITHDRAWN)
        count = set_state(withdrawn, Article.State.PUBLISHED)
        self.message_user(request, f"公开了 {count} 篇。", messages.SUCCESS)

    @admin.action(description="撤下所选文章……", permissions=["change"])
    def withdraw(self, request, queryset):
        articles = list(queryset.filter(state=Article.State.PUBLISHED))
        return guided(
            request, self, title="撤下文章", form=WithdrawForm(asked(request)),
            act=lambda data: f"撤下了 {set_state(articles, Article.State.WITHDRAWN, data['reason'])} 篇。",
            foretell=lambda data: [
                *(f"“{a}”不再公开，它的网址说明缘由：{data['reason'] or '没有注明'}" for a in articles),
                "重新导入也不会再公开；以后可以再公开。",
            ],
            hidden=chosen(request, "withdraw"), done=request.get_full_path(),
        )  # fmt: skip

    @admin.action(description="移到他期……", permissions=["change"])
    def move(self, request, queryset):
        articles = list(
            queryset.select_related("issue__periodical", "section").order_by("position")
        )
        return guided(
            request, self, title="移到他期", form=MoveForm(asked(request)),
            act=lambda data: f"移了 {move_articles(articles, data['issue'])} 篇到《{data['issue']}》。",
            foretell=lambda data: [
                *(f"“{a}”移到《{data['issue']}》之末" for a in articles),
                "网址不变；重新导入也不会移回去。",
            ],
            hidden=chosen(request, "move"), done=request.get_full_path(),
        )  # fmt: skip

    @admin.action(description="归入栏目……", permissions=["change"])
    def put_in_section(self, request, queryset):
        articles = list(queryset.select_related("issue__periodical"))
        return guided(
            request, self, title="归入栏目", form=SectionForm(asked(request)),
            act=lambda data: f"{put_in_section(articles, data['section'])} 篇归入“{data['section'] or '无栏目'}”。",
            foretell=lambda data: [f"“{a}”归入“{data['section'] or '无栏目'}”" for a in articles],
            hidden=chosen(request, "put_in_section"), done=request.get_full_path(),
        )  # fmt: skip

    @admin.display(description="标题", ordering="title")
    def title_display(self, article):
        return article.title_display

    @admin.display(description="刊期", ordering="issue__sort_date")
    def printed_in(self, article):
        return article.issue

    @admin.display(description="疑点", ordering="trouble")
    def doubts(self, article):
        return len(article.open_problems) or ""

    @admin.display(description="来源")
    def source_lines(self, article):
        if not article.source_id:
            return "编辑所加，没有来源文本"
        address = reverse("admin:issues_source_change", args=[article.source_id])
        first = min((span[0] for span in article.heading_spans + article.spans), default=1)
        return format_html(
            '<a href="{}#line-{}">{}</a>　正文{}　题名等{}',
            address,
            first,
            article.source.name,
            lines_as_text(article.spans) or "—",
            lines_as_text(article.heading_spans) or "—",
        )

    @admin.display(description="疑点")
    def problem_list(self, article):
        return problems_as_list(article.open_problems)


ACTS = [
    ("split", "拆成两篇"),
    ("merge", "并入他篇"),
    ("bounds", "照来源改界"),
]


def disagreements(article):
    """(field, its name, what the source has) of each field on which source and editor disagree."""
    fields = [problem["field"] for problem in article.problems if problem["rule"] == "conflict"]
    return [
        (name, name_of(article, name), in_words(article, name, article.imported[name])[:200])
        for name in fields
        if name in article.imported
    ]


@transaction.atomic
def set_state(articles, state, reason="") -> int:
    """Publish or withdraw articles, one by one, so that the history of each has it."""
    count, articles = 0, list(articles)
    for article in articles:
        article.state, article.state_reason = state, reason
        article.save()
        count += 1
    index_articles([article.pk for article in articles])
    return count


def problems_as_list(problems):
    rows = (
        (
            problem["line"],
            SEVERITIES.get(problem["severity"], problem["severity"]),
            problem["message"],
        )
        for problem in problems
    )
    return format_html("<ul>{}</ul>", format_html_join("", "<li>第{}行　{}：{}</li>", rows))
