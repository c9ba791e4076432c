"""作者, and what each did for an article."""

from collections import Counter

from django.db import models
from django.db.models import Count, Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..chinese.pinyin import initial_of, sort_key
from .hidden import HIDDEN
from .history import History


class AuthorQuerySet(models.QuerySet):
    def with_article_count(self):
        """Authors of published articles, with how many; counted row by row, for a page of them."""
        signed = Contribution.objects.seen().filter(author=OuterRef("pk")).order_by()
        counted = signed.values("author").values(n=Count("article", distinct=True))
        return self.in_use().annotate(article_count=Subquery(counted))

    def in_use(self):
        """Authors of published articles, not counted."""
        return self.filter(Exists(Contribution.objects.seen().filter(author=OuterRef("pk"))))

    def persons_first(self):
        """By their pinyin, bodies after all persons."""
        return self.order_by("-kind", "sort_key", "name", "pk")

    def count_by_kind(self):
        """(kind, letter) → how many authors in use stand there."""
        counts = self.in_use().order_by().values_list("kind", "initial").annotate(Count("pk"))
        return {(kind, initial): count for kind, initial, count in counts}


class Author(models.Model):
    """A person or a body. Who it is: the characters of the name and an editor's distinction.

    The pinyin orders lists and opens the address; it never tells two people apart.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("个人")
        CORPORATE = "corporate", _("团体")

    key = models.SlugField("网址名", max_length=120, unique=True, editable=False)
    name = models.CharField("姓名", max_length=120)
    distinction = models.CharField(
        "区别", max_length=80, blank=True, help_text="同名者以此区分，如单位或生年"
    )
    kind = models.CharField("类别", max_length=10, choices=Kind, default=Kind.PERSON)
    sort_key = models.CharField(
        "排序用拼音", max_length=300, blank=True, help_text="留空则自动取；多音姓氏可在此改正"
    )
    initial = models.CharField("首字母", max_length=1, editable=False, db_index=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="merged",
        verbose_name="并入",
        null=True,
        blank=True,
        editable=False,
    )
    # Authors of much the same name whom an editor found to be others.
    apart_from = models.ManyToManyField("self", blank=True, editable=False)
    history = History()

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = "作者"
        verbose_name_plural = "作者"
        ordering = ["sort_key", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "kind", "distinction"], name="author_is_told_apart"
            ),
        ]
        indexes = [models.Index(fields=["-kind", "sort_key", "name"], name="author_by_pinyin")]

    def __str__(self):
        return f"{self.name}（{self.distinction}）" if self.distinction else self.name

    def save(self, **kwargs):
        self.sort_key = self.sort_key or sort_key(self.name, person=self.is_person)
        self.initial = initial_of(self.sort_key)
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("reader:author", args=[self.key])

    @property
    def known_as(self):
        """The author that this one is part of, through any number of merges; itself, if of none."""
        author = self
        while author.merged_into_id:
            author = author.merged_into
        return author

    @property
    def is_person(self):
        return self.kind == self.Kind.PERSON


class ContributionQuerySet(models.QuerySet):
    def seen(self):
        """Of published articles."""
        return self.exclude(article__in=HIDDEN)

    def said_of(self, author):
        """What an author was and by what names: [(role, how often)] and [(name, how often)], both
        the commonest first, the name that he is listed by left out; one query."""
        printed = self.seen().filter(author=author).order_by()
        roles, names = Counter(), Counter()
        counts = printed.values_list("role", "credited_as").annotate(Count("pk"))
        for role, name, count in counts:
            roles[Contribution.Role(role).label] += count
            names[name] += count
        for listed in ("", author.name):
            names.pop(listed, None)
        return roles.most_common(), names.most_common()


class Contribution(models.Model):
    class Role(models.TextChoices):
        AUTHOR = "author", pgettext_lazy("role", "作者")
        TRANSLATOR = "translator", pgettext_lazy("role", "译者")
        SPEAKER = "speaker", pgettext_lazy("role", "发言人")
        ILLUSTRATOR = "illustrator", pgettext_lazy("role", "绘者")
        PHOTOGRAPHER = "photographer", pgettext_lazy("role", "摄影")
        EDITOR = "editor", pgettext_lazy("role", "编辑")

    article = models.ForeignKey(
        "issues.Article", models.CASCADE, related_name="contributions", verbose_name="文章"
    )
    author = models.ForeignKey(
        Author, models.PROTECT, related_name="contributions", verbose_name="作者"
    )
    # Whom the byline was given to before an editor merged that author into another.
    entered_as = models.ForeignKey(
        Author, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    order = models.PositiveSmallIntegerField("次序", default=0)
    role = models.CharField("身份", max_length=12, choices=Role, default=Role.AUTHOR)
    credited_as = models.CharField("印作", max_length=120, blank=True)
    affiliation = models.CharField("单位职务", max_length=300, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = "署名"
        verbose_name_plural = "署名"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author", "role"], name="contribution_is_said_once"
            ),
        ]
        # Authors are counted out of this alone.
        indexes = [models.Index(fields=["author", "article"], name="articles_of_author")]

    def __str__(self):
        return self.credited_as or self.author.name
