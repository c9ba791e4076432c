"""刊物, its 期 and its 栏目."""

import re

from django.db import models
from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import english
from ..chinese.dates import display_date, sort_date, year_of
from .history import History
from .issue_queries import PUBLISHED_ARTICLES, IssueQuerySet

COUNTED = re.compile(r"[0-9一二三四五六七八九十〇○零百]")
# Of those dated [2025,2026] nobody knows the year.
SURE = ~Q(issues__date__startswith="[")


class PeriodicalQuerySet(models.QuerySet):
    def with_issue_facts(self):
        """Periodicals with how many issues, from when to when, and whether one prints the name."""
        return self.as_named().annotate(
            issue_count=Count("issues"),
            newest=Max("issues__sort_date"),
            first_year=Min("issues__year", filter=SURE),
            last_year=Max("issues__year", filter=SURE),
        )

    def as_named(self):
        """Periodicals with whether any issue prints the name."""
        attributed = Issue.objects.filter(periodical=OuterRef("pk"), periodical_supplied=False)
        return self.annotate(is_named_in_print=Exists(attributed))

    def for_shelf(self):
        """Periodicals that have an issue; the one with the newest issue first."""
        return self.with_issue_facts().filter(issue_count__gt=0).order_by("-newest", "title")

    def in_year(self, year):
        """Those that came out in a year, with how many issues of it."""
        return (
            self.as_named()
            .filter(issues__year=year)
            .annotate(count=Count("issues"))
            .order_by("title")
        )


class Periodical(models.Model):
    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper", _("报纸")
        MAGAZINE = "magazine", _("期刊")
        JOURNAL = "journal", _("学术期刊")

    title = models.CharField("刊名", max_length=120, unique=True)
    slug = models.SlugField("网址名", max_length=120, unique=True)
    kind = models.CharField("类别", max_length=12, choices=Kind, default=Kind.MAGAZINE)
    issn = models.CharField("ISSN", max_length=9, blank=True)
    cn = models.CharField("CN", max_length=20, blank=True, help_text="国内统一连续出版物号")
    publisher = models.CharField("出版者", max_length=120, blank=True)
    imported = models.JSONField("上次导入的值", default=dict, editable=False)
    history = History(excluded_fields=["imported"])

    objects = PeriodicalQuerySet.as_manager()

    class Meta:
        verbose_name = "刊物"
        verbose_name_plural = "刊物"
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("reader:periodical", args=[self.slug])

    @property
    def title_display(self):
        """In the cataloguer's brackets where no issue prints it, if the facts were asked for."""
        return self.title if getattr(self, "is_named_in_print", True) else f"〔{self.title}〕"

    @property
    def years_display(self):
        """1957—2024, of what is held, if the facts were asked for; "" where nothing is dated."""
        years = dict.fromkeys(filter(None, (self.first_year, self.last_year)))
        return gettext("—").join(map(str, years))

    @property
    def is_newspaper(self):
        return self.kind == self.Kind.NEWSPAPER


class Issue(models.Model):
    """One 期. Its date is EDTF text, as precise as the text is; sort_date only orders it."""

    periodical = models.ForeignKey(
        Periodical, models.PROTECT, related_name="issues", verbose_name="刊物"
    )
    slug = models.SlugField("网址名", max_length=80)
    date = models.CharField(
        "日期",
        max_length=40,
        blank=True,
        help_text="EDTF：2024-09-03、2024-09、2024、2023?、[2025,2026]",
    )
    date_supplied = models.BooleanField("日期为编目员所拟", default=False)
    date_reason = models.TextField("日期的根据", blank=True)
    sort_date = models.CharField(max_length=10, blank=True, editable=False, db_index=True)
    year = models.PositiveSmallIntegerField(
        "年", null=True, blank=True, editable=False, db_index=True
    )
    volume = models.CharField("卷", max_length=20, blank=True)
    number = models.CharField("期", max_length=20, blank=True, help_text="合刊写作 7-8")
    whole_number = models.CharField("总期号", max_length=20, blank=True)
    edition = models.CharField("版本", max_length=40, blank=True, help_text="如：上半月、思想周刊")
    periodical_supplied = models.BooleanField("刊名为编目员所拟", default=False)
    periodical_reason = models.TextField("刊名的根据", blank=True)
    imported = models.JSONField("上次导入的值", default=dict, editable=False)
    history = History(excluded_fields=["imported"])

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = "期"
        verbose_name_plural = "期"
        ordering = ["-sort_date", "-slug"]
        constraints = [
            models.UniqueConstraint(fields=["periodical", "slug"], name="issue_slug_is_unique"),
        ]

    def __str__(self):
        return f"{self.periodical_display} {self.label}".strip()

    def save(self, **kwargs):
        self.sort_date = sort_date(self.date)
        self.year = year_of(self.date)
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*fields, "sort_date", "year"}
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("reader:issue", args=[self.periodical.slug, self.slug])

    @property
    def is_of_one_year(self):
        """Of [2025,2026] nobody knows the year."""
        return bool(self.year) and not self.date.startswith("[")

    @property
    def reference(self):
        """What stands for it in the address of a search: 天津日报's of 2023 is tianjinribao/2023."""
        return f"{self.periodical.slug}/{self.slug}"

    @property
    def periodical_display(self):
        """The periodical's title, in the cataloguer's brackets where the text does not say it."""
        title = self.periodical.title
        return f"〔{title}〕" if self.periodical_supplied else title

    @property
    def date_display(self):
        """In the language of the page, as are all that follow; the desk's is Chinese."""
        display = english.display_date if english.is_spoken() else display_date
        return display(self.date, supplied=self.date_supplied)

    @property
    def number_display(self):
        """第9期（总第1143期）, or "" where the text gives no number."""
        if english.is_spoken():
            return english.display_number(self.volume, self.number, self.whole_number)
        parts = [f"第{self.volume}卷"] if self.volume else []
        if self.number:
            parts.append(self.number_alone)
        if self.whole_number:
            parts.append(
                f"（总第{self.whole_number}期）" if parts else f"总第{self.whole_number}期"
            )
        return "".join(parts)

    @property
    def number_alone(self):
        """第9期, without 卷 and 总期号 if there is one; 增刊 is not a number."""
        if english.is_spoken():
            return english.display_number("", self.number, "" if self.number else self.whole_number)
        if self.number:
            return f"第{self.number}期" if COUNTED.match(self.number) else self.number
        return f"总第{self.whole_number}期" if self.whole_number else ""

    @property
    def number_or_edition(self):
        """What sets this issue apart within its month: 第9期 上半月; its day where that is all."""
        said = " ".join(filter(None, [self.number_alone, self.edition]))
        return said or self.day_display or self.date_display or gettext("日期不详")

    @property
    def day_display(self):
        """3日, or "" where the day is not known for sure."""
        if self.date != self.sort_date or not self.date[8:]:
            return ""
        day = int(self.date[8:10])
        return english.ordinal(day) if english.is_spoken() else f"{day}日"

    @property
    def label(self):
        """What sets this issue apart within its periodical: 2024年9月 上半月 第9期."""
        parts = filter(None, [self.date_display, self.edition, self.number_display])
        space = ", " if english.is_spoken() else " "
        return space.join(parts) or gettext("日期不详")


class SectionQuerySet(models.QuerySet):
    def with_article_count(self):
        """Sections of published articles, with how many; the fullest first."""
        return (
            self.annotate(article_count=Count("articles", filter=PUBLISHED_ARTICLES))
            .filter(article_count__gt=0)
            .order_by("-article_count", "name", "pk")
        )


class Section(models.Model):
    """栏目 of one periodical; its order within an issue is that of its articles."""

    periodical = models.ForeignKey(
        Periodical, models.CASCADE, related_name="sections", verbose_name="刊物"
    )
    name = models.CharField("栏目", max_length=120)
    imported = models.JSONField("上次导入的值", default=dict, editable=False)
    history = History(excluded_fields=["imported"])

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = "栏目"
        verbose_name_plural = "栏目"
        ordering = ["periodical", "name"]
        constraints = [
            models.UniqueConstraint(fields=["periodical", "name"], name="section_name_is_unique"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reader:section", args=[self.periodical.slug, self.name])
