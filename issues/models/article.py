"""文章: the text, where it stands, and where it came from."""

from django.db import models
from django.urls import reverse

from .author import Contribution
from .periodical import Issue, Section
from .source import Source


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=Article.State.PUBLISHED)

    def for_lists(self):
        """Articles as a list shows them, two queries: without the text, with their bylines."""
        return (
            self.published()
            .defer("body", "problems", "spans", "heading_spans", "imported")
            .select_related("issue__periodical", "section")
            .prefetch_related(
                models.Prefetch(
                    "contributions", Contribution.objects.select_related("author").order_by("order")
                )
            )
        )

    def newest_first(self):
        return self.order_by("-issue__sort_date", "issue_id", "position", "pk")

    def in_printed_order(self):
        return self.order_by("position", "pk")


class Article(models.Model):
    """One article. The body is plain text, and is escaped wherever it is shown.

    A blank line parts paragraphs, `## ` opens a heading (one more # for each rank below the
    first), a single line end inside a paragraph is kept (verse, tables), and a backslash before
    # at the start of a paragraph means that the # was printed.
    """

    class State(models.TextChoices):
        PUBLISHED = "published", "公开"
        WITHDRAWN = "withdrawn", "撤下"
        MERGED = "merged", "已并入他篇"

    key = models.CharField("固定编号", max_length=16, unique=True)
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="articles", verbose_name="期")
    section = models.ForeignKey(
        Section,
        models.SET_NULL,
        related_name="articles",
        verbose_name="栏目",
        null=True,
        blank=True,
    )
    position = models.PositiveIntegerField("次序", default=0)
    page = models.CharField("页码或版次", max_length=40, blank=True)
    kicker = models.CharField("引题", max_length=300, blank=True)
    title = models.CharField("标题", max_length=300)
    title_supplied = models.BooleanField("标题为编目员所拟", default=False)
    subtitle = models.CharField("副题", max_length=500, blank=True)
    byline = models.CharField("署名", max_length=500, blank=True)
    standfirst = models.TextField("编者按", blank=True)
    author_note = models.TextField("作者说明", blank=True)
    source_note = models.TextField("出处说明", blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=State, default=State.PUBLISHED, db_index=True
    )
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, related_name="+", verbose_name="并入", null=True, blank=True
    )
    state_reason = models.CharField("撤下或并入的缘由", max_length=300, blank=True)
    reviewed = models.BooleanField("已校对", default=False)
    tags = models.ManyToManyField(
        "issues.Tag", through="issues.ArticleTag", related_name="articles", verbose_name="主题"
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        related_name="articles",
        verbose_name="来源",
        null=True,
        blank=True,
    )
    created = models.DateTimeField("收入时间", auto_now_add=True)
    modified = models.DateTimeField("修改时间", auto_now=True)
    spans = models.JSONField("正文所在行", default=list, blank=True, editable=False)
    heading_spans = models.JSONField("题名等所在行", default=list, blank=True, editable=False)
    problems = models.JSONField("疑点", default=list, blank=True, editable=False)
    imported = models.JSONField("上次导入的值", default=dict, editable=False)
    # Last, so that SQLite need not walk over the text to reach the other columns.
    body = models.TextField("正文", blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "文章"
        verbose_name_plural = "文章"
        ordering = ["issue", "position", "pk"]
        indexes = [models.Index(fields=["issue", "position"], name="article_in_printed_order")]

    def __str__(self):
        return self.title_display

    def get_absolute_url(self):
        return reverse("reader:article", args=[self.key])

    @property
    def title_display(self):
        """The title, in the cataloguer's brackets where the text has none."""
        return f"〔{self.title}〕" if self.title_supplied else self.title
