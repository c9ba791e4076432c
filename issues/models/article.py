"""文章: the text, where it stands, and where it came from."""

from django.db import models
from django.db.models.functions import Length
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from simple_history.signals import pre_create_historical_record

from .. import english
from ..chinese.script import LANG, script_of
from .author import Contribution
from .hidden import HIDDEN
from .history import History
from .periodical import Issue, Section
from .source import Source
from .tag import ArticleTag

# In the order of the byline, which is that of the model.
SIGNED = Contribution.objects.select_related("author", "entered_as")
TOPICS = ArticleTag.objects.select_related("tag").order_by("-weight", "pk")


# What the importer and the desk keep of an article: of no use to a reader, and not in its history.
MACHINES_WORK = (
    "spans", "heading_spans", "drawn", "problems", "passed", "imported", "terms",
)  # fmt: skip
# Of an article that another was merged into only where it is now.
OF_MERGED = ["body", *MACHINES_WORK]
NO_HISTORY = [*MACHINES_WORK, "source", "created", "modified", "trouble", "script"]


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=Article.State.PUBLISHED)

    def count_published(self):
        """The same as `published().count()`, without a look at each article."""
        return self.exclude(pk__in=HIDDEN).count()

    def of_the_day(self, key, sizes):
        """From a place among the keys on, the first published article of a size between these, with
        its text; past the last it goes on from the first. Two queries at most, and few texts are
        looked at."""
        fitting = self.with_texts().annotate(size=Length("body")).filter(size__range=sizes)
        return (
            fitting.filter(key__gte=key).order_by("key").first()
            or fitting.filter(key__lt=key).order_by("key").first()
        )

    def for_lists(self):
        """Articles as a list shows them, two queries: without the text, with their bylines."""
        return (
            self.published()
            .defer("body", *MACHINES_WORK)
            .select_related("issue__periodical", "section")
            .prefetch_related(models.Prefetch("contributions", SIGNED))
        )

    def with_texts(self):
        """The same with their texts, for a page of excerpts."""
        return self.for_lists().defer(None).defer(*MACHINES_WORK)

    def for_feeds(self):
        """Articles with their texts, bylines and topics, three queries."""
        return self.with_texts().prefetch_related(models.Prefetch("article_tags", TOPICS))

    def for_harvest(self):
        """Articles of whatever state without their texts, three queries."""
        return (
            self.defer("body", *MACHINES_WORK)
            .select_related("issue__periodical", "section")
            .prefetch_related(
                models.Prefetch("contributions", SIGNED),
                models.Prefetch("article_tags", TOPICS),
            )
        )

    def for_reading(self):
        """Articles of whatever state as their own pages show them, three queries."""
        return (
            self.defer(*MACHINES_WORK, *(f"merged_into__{name}" for name in OF_MERGED))
            .select_related("issue__periodical", "section", "merged_into")
            .prefetch_related(
                models.Prefetch("contributions", SIGNED),
                models.Prefetch("article_tags", TOPICS),
            )
        )

    def with_sources(self):
        """The same with the sources that they were read from, and where in them."""
        unread = ("drawn", "problems", "passed", "terms", "source__problems", "source__companion")
        return self.for_reading().select_related("source").defer(None).defer(*unread)

    def by_author(self, author):
        """Each article once, though the author both wrote and translated it."""
        by = Contribution.objects.filter(author=author)
        return self.filter(pk__in=by.values("article"))

    def before(self, article):
        """The published article printed before this one in the same issue, with its 栏目; or None."""
        earlier = models.Q(position__lt=article.position)
        earlier |= models.Q(position=article.position, pk__lt=article.pk)
        return self._in_issue_of(article).filter(earlier).order_by("-position", "-pk").first()

    def after(self, article):
        later = models.Q(position__gt=article.position)
        later |= models.Q(position=article.position, pk__gt=article.pk)
        return self._in_issue_of(article).filter(later).order_by("position", "pk").first()

    def _in_issue_of(self, article):
        in_issue = self.published().filter(issue=article.issue_id)
        return in_issue.select_related("section").only(
            "key", "title", "title_supplied", "script", "section__name"
        )

    def touch(self):
        """Say that what is said of these articles has changed, though their own rows have not."""
        return self.update(modified=timezone.now())

    def newest_first(self):
        return self.order_by("-issue__sort_date", "issue_id", "position", "pk")

    def leading(self, issue, count):
        """The titles that an issue opens with: what a reader would see on its cover; one query."""
        printed = self.published().filter(issue=issue).in_printed_order()
        return [
            article.title_display for article in printed.only("title", "title_supplied")[:count]
        ]

    def in_printed_order(self):
        return self.order_by("position", "pk")


class ArticleParts(models.Model):
    """What stands beside the fields of an article in its history."""

    credits = models.JSONField("署名", default=list)
    topics = models.JSONField("主题", default=list)

    class Meta:
        abstract = True


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
    # No index: nearly every article is published, and one would only mislead the database.
    state = models.CharField("状态", max_length=10, choices=State, default=State.PUBLISHED)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, related_name="+", verbose_name="并入", null=True, blank=True
    )
    state_reason = models.CharField("撤下或并入的缘由", max_length=300, blank=True)
    reviewed = models.BooleanField("已校对", default=False)
    # In which characters it is printed, as its text tells: see issues/chinese/script.py.
    script = models.CharField("简繁", max_length=4, default="hans", editable=False)
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
    # Where an editor drew its bounds (see issues/desk/bounds.py), spans of lines of the source: its
    # "body", the "headings" in it, the lines at which paragraphs have "starts" and those that it
    # "joins" to the line before, lines put "aside", the line with which its "head" came.
    drawn = models.JSONField("编辑所定的界", null=True, blank=True, editable=False)
    problems = models.JSONField("疑点", default=list, blank=True, editable=False)
    # Those that an editor has looked at and let pass, so that they do not come again.
    passed = models.JSONField("看过的疑点", default=list, blank=True, editable=False)
    # How soon an editor should look at it (see issues/importer/worklist.py); 0 is never.
    trouble = models.PositiveIntegerField("疑点轻重", default=0, editable=False, db_index=True)
    imported = models.JSONField("上次导入的值", default=dict, editable=False)
    # What the text could be about, until an import weighs it against the rest of the room.
    terms = models.JSONField(null=True, editable=False)
    # Last, so that SQLite need not walk over the text to reach the other columns.
    body = models.TextField("正文", blank=True)

    history = History(excluded_fields=NO_HISTORY, bases=[ArticleParts])

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "文章"
        verbose_name_plural = "文章"
        ordering = ["issue", "position", "pk"]
        indexes = [
            models.Index(fields=["issue", "position"], name="article_in_printed_order"),
            models.Index(fields=["modified", "key"], name="article_by_change"),
            models.Index(
                fields=["id"], name="article_hidden", condition=~models.Q(state="published")
            ),
            models.Index(
                fields=["id"], name="article_to_weigh", condition=models.Q(terms__isnull=False)
            ),
        ]

    def __str__(self):
        return self.title_display

    def save(self, **kwargs):
        if kwargs.get("update_fields") is None:
            self.tell_script()
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("reader:article", args=[self.key])

    def tell_script(self):
        """In which characters it is; to be said of what is written in bulk."""
        self.script = script_of(f"{self.title}{self.body}")

    @property
    def lang(self):
        return LANG[self.script]

    @property
    def page_display(self):
        """第24页 of a magazine, 第2版 of a newspaper; as it stands what names its unit itself, such as
        第1张第4版; "" for no page."""
        if self.page.endswith(("页", "版")):
            return self.page
        if english.is_spoken():
            return english.display_page(self.page)
        unit = "版" if self.issue.periodical.is_newspaper else "页"
        return f"第{self.page}{unit}" if self.page else ""

    @property
    def is_published(self):
        return self.state == self.State.PUBLISHED

    @property
    def now_part_of(self):
        """The article that this one was merged into, through any number of merges; None for one that
        was not, and for a ring."""
        seen = {self.pk}
        target = self.merged_into
        while target and target.state == self.State.MERGED:
            if target.pk in seen:
                return None
            seen.add(target.pk)
            target = target.merged_into
        return target

    @property
    def title_display(self):
        """The title, in the cataloguer's brackets where the text has none."""
        return f"〔{self.title}〕" if self.title_supplied else self.title

    @property
    def open_problems(self):
        """The problems that no editor has let pass."""
        return [p for p in self.problems if self.named_problem(p) not in self.passed]

    @staticmethod
    def named_problem(problem):
        """A problem by what it says; two conflicts are one only if the source says the same."""
        return [problem["rule"], problem["message"] + problem.get("digest", "")]

    def said_credits(self):
        """Who signs, as JSON keeps it: [name, kind, role, printed as, affiliation, what tells the
        author apart]. An author that an editor merged into another is said as he was printed."""
        credits = []
        for credit in self.contributions.all():
            who = credit.entered_as or credit.author
            credits.append(
                [
                    who.name,
                    who.kind,
                    credit.role,
                    credit.credited_as,
                    credit.affiliation,
                    who.distinction,
                ]
            )
        return credits


@receiver(pre_create_historical_record)
def keep_parts(instance, history_instance, **kwargs):
    """The byline and the topics of an article, with its fields."""
    if isinstance(instance, Article) and instance.pk:
        signed = Article(pk=instance.pk)  # nothing that was fetched before the change
        history_instance.credits = signed.said_credits()
        topics = ArticleTag.objects.filter(article=instance.pk).select_related("tag")
        history_instance.topics = sorted(topic.tag.name for topic in topics)
