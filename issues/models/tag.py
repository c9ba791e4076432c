"""主题: what articles are about."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Subquery
from django.urls import reverse

from ..chinese.pinyin import initial_of, sort_key
from .hidden import HIDDEN
from .history import History


class TagQuerySet(models.QuerySet):
    def with_article_count(self):
        """Tags of published articles, with how many; counted row by row, for a page of them."""
        counted = ArticleTag.objects.seen().filter(tag=OuterRef("pk")).order_by().values("tag")
        return self.in_use().annotate(article_count=Subquery(counted.values(n=Count("pk"))))

    def in_use(self):
        """Tags of published articles, not counted."""
        return self.filter(Exists(ArticleTag.objects.seen().filter(tag=OuterRef("pk"))))

    def by_pinyin(self):
        return self.order_by("sort_key", "pk")

    def commonest(self, count):
        """So many tags, those of most published articles first; two queries."""
        counts = ArticleTag.objects.seen().order_by().values_list("tag").annotate(n=Count("pk"))
        most = dict(counts.order_by("-n", "tag")[:count])
        tags = list(self.filter(pk__in=most))
        for tag in tags:
            tag.article_count = most[tag.pk]
        return sorted(tags, key=lambda tag: (-tag.article_count, tag.sort_key, tag.pk))

    def count_by_initial(self):
        """Letter → how many tags in use stand under it."""
        return dict(self.in_use().order_by().values_list("initial").annotate(Count("pk")))


class Tag(models.Model):
    """A topic. Its name is its address, so it holds no slash."""

    class Standing(models.TextChoices):
        PROPOSED = "proposed", "机器提出"
        ACCEPTED = "accepted", "已采用"
        STOPPED = "stopped", "已停用"

    name = models.CharField("主题", max_length=60, unique=True)
    standing = models.CharField(
        "地位",
        max_length=10,
        choices=Standing,
        default=Standing.PROPOSED,
        help_text="停用的主题从所有文章上撤去，重新导入也不再出现；采用的，机器不再撤去。",
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="merged",
        verbose_name="并入",
        null=True,
        blank=True,
        editable=False,
    )
    sort_key = models.CharField(max_length=300, editable=False, db_index=True)
    initial = models.CharField("首字母", max_length=1, editable=False)
    history = History()

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = "主题"
        verbose_name_plural = "主题"
        ordering = ["sort_key", "name"]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.name = self.name.replace("/", "／").strip()
        self.sort_key = sort_key(self.name)
        self.initial = initial_of(self.sort_key)
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("reader:tag", args=[self.name])

    @property
    def known_as(self):
        """The tag that this one is part of, through any number of merges; itself, if of none."""
        tag = self
        while tag.merged_into_id:
            tag = tag.merged_into
        return tag

    @property
    def is_stopped(self):
        return self.standing == self.Standing.STOPPED


class ArticleTagQuerySet(models.QuerySet):
    def seen(self):
        """What published articles are about."""
        return self.exclude(article__in=HIDDEN)


class ArticleTag(models.Model):
    class Origin(models.TextChoices):
        MACHINE = "machine", "机器"
        EDITOR = "editor", "编辑"

    article = models.ForeignKey(
        "issues.Article", models.CASCADE, related_name="article_tags", verbose_name="文章"
    )
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="article_tags", verbose_name="主题")
    origin = models.CharField("来自", max_length=8, choices=Origin, default=Origin.EDITOR)
    weight = models.FloatField("分量", default=1.0)

    objects = ArticleTagQuerySet.as_manager()

    class Meta:
        verbose_name = "文章的主题"
        verbose_name_plural = "文章的主题"
        ordering = ["-weight", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "tag"], name="tag_is_given_once"),
        ]
        # Topics are counted out of this alone.
        indexes = [models.Index(fields=["tag", "article"], name="articles_of_tag")]

    def __str__(self):
        return self.tag.name


class TopicMemory(models.Model):
    """In how many texts each term stands, learnt from what was imported; one row, the machine's."""

    kept = models.TextField(default="", editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "主题的记忆"

    def __str__(self):
        return f"{len(self.kept)}"
