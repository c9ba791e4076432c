"""刊物, its 期 and its 栏目."""

import re

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q
from django.db.models.functions import Length, Substr
from django.urls import reverse

from ..chinese.dates import display_date, sort_date, year_of
from .hidden import HIDDEN
from .history import History

PUBLISHED_ARTICLES = ~Q(articles__in=HIDDEN)
COUNTED = re.compile(r"[0-9一二三四五六七八九十〇○零百]")
# Of those dated [2025,2026] nobody knows the year.
SURE = ~Q(issues__date__startswith="[")
MONTHS = [f"{month:02}" for month in range(1, 13)]


class PeriodicalQuerySet(models.QuerySet):
    def with_issue_facts(self):
        """Periodicals with how many issues, from when to when, and whether one prints the name."""
        return self.as_named().annotate(
            issue_count=Count("issues"),
            newest=Max("issues__sort_date"),
            oldest=Min("issues__sort_date"),
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
        NEWSPAPER = "newspaper", "报纸"
        MAGAZINE = "magazine", "期刊"

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
        return "—".join(map(str, years))

    @property
    def is_newspaper(self):
        return self.kind == self.Kind.NEWSPAPER


class IssueQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-sort_date", "-slug")

    def with_article_count(self):
        return self.annotate(article_count=Count("articles", filter=PUBLISHED_ARTICLES))

    def count_by_year(self):
        """(year, how many issues), the newest year first; None for issues without a year."""
        counts = self.order_by().values_list("year").annotate(Count("pk"))
        return sorted(counts, key=lambda pair: pair[0] or 0, reverse=True)

    def year_before(self, year):
        """The last year before this one of which there is an issue, or None."""
        return self.filter(year__lt=year).aggregate(found=Max("year"))["found"]

    def year_after(self, year):
        return self.filter(year__gt=year).aggregate(found=Min("year"))["found"]

    def count_by_month(self):
        """Month → how many issues; "" stands for those whose month is not known, or a season."""
        counts = dict.fromkeys([*MONTHS, ""], 0)
        for month, count in (
            self._with_month().order_by().values_list("month").annotate(Count("pk"))
        ):
            counts[month if month in counts else ""] += count
        return counts

    def in_month(self, month):
        """Those of a month, 1 to 12, of whatever year."""
        return self._with_month().filter(month=f"{month:02}")

    def without_month(self):
        return self._with_month().exclude(month__in=MONTHS)

    def _with_month(self):
        return self.annotate(month=Substr("sort_date", 6, 2))

    def on_day(self, month, day):
        """Those of a day of any year, and then those of which only the month is known; only what
        is dated without doubt. The newest first."""
        days = [f"-{month:02}-{day:02}", f"-{month:02}"]
        dated = self._with_day().filter(month_and_day__in=days, date=F("sort_date"))
        return dated.order_by(Length("sort_date").desc(), "-sort_date", "periodical__title", "slug")

    def days_of_any_year(self):
        """(month, day) of all that is dated to the day without doubt, in their order."""
        dated = self._with_day().filter(date=F("sort_date"), sort_date__contains="-")
        days = dated.order_by().values_list("month_and_day", flat=True).distinct()
        return sorted(tuple(map(int, day.split("-")[1:])) for day in days if len(day) == 6)

    def _with_day(self):
        return self.annotate(month_and_day=Substr("sort_date", 5))

    def with_leads(self, count):
        """Each with the articles it opens with, as `leads`, which is one query more."""
        article = apps.get_model("issues", "Article").objects
        opening = article.published().in_printed_order()
        opening = opening.only("issue_id", "key", "title", "title_supplied")
        return self.prefetch_related(Prefetch("articles", opening[:count], to_attr="leads"))

    def on_grid(self):
        """As the years of a periodical show them, the newest first, with nothing that is not said."""
        said = ("slug", "date", "date_supplied", "sort_date", "year", "volume", "number")
        said += ("whole_number", "edition", "periodical_id", "periodical_supplied")
        return self.only(*said).newest_first()

    def latest_received(self):
        """Of each periodical the issue that came in last, and of these the latest first, as covers
        show them."""
        latest = self.model.objects.order_by().values("periodical").annotate(last=Max("pk"))
        return (
            self.select_related("periodical").filter(pk__in=latest.values("last")).order_by("-pk")
        )

    def before(self, issue):
        """The issue of the same periodical that came out before this one, or None."""
        earlier = Q(sort_date__lt=issue.sort_date)
        earlier |= Q(sort_date=issue.sort_date, slug__lt=issue.slug)
        return self.for_lists().filter(earlier, periodical=issue.periodical_id).first()

    def after(self, issue):
        later = Q(sort_date__gt=issue.sort_date)
        later |= Q(sort_date=issue.sort_date, slug__gt=issue.slug)
        return self.for_lists().filter(later, periodical=issue.periodical_id).reverse().first()

    def for_lists(self):
        """Issues as a list shows them, one query: the periodical, and how many articles."""
        return self.select_related("periodical").with_article_count().newest_first()


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
        return display_date(self.date, supplied=self.date_supplied)

    @property
    def number_display(self):
        """第9期（总第1143期）, or "" where the text gives no number."""
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
        if self.number:
            return f"第{self.number}期" if COUNTED.match(self.number) else self.number
        return f"总第{self.whole_number}期" if self.whole_number else ""

    @property
    def number_or_edition(self):
        """What sets this issue apart within its month: 第9期 上半月; its day where that is all."""
        number = self.number_alone
        day = f"{int(self.date[8:10])}日" if self.date == self.sort_date and self.date[8:] else ""
        return (
            " ".join(filter(None, [number, self.edition])) or day or self.date_display or "日期不详"
        )

    @property
    def label(self):
        """What sets this issue apart within its periodical: 2024年9月 上半月 第9期."""
        parts = filter(None, [self.date_display, self.edition, self.number_display])
        return " ".join(parts) or "日期不详"


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
