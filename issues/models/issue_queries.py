"""Words for asking about 期."""

from django.db import models
from django.db.models import Count, F, Max, Min, Prefetch, Q
from django.db.models.functions import Length, Substr

from .hidden import HIDDEN

PUBLISHED_ARTICLES = ~Q(articles__in=HIDDEN)
MONTHS = [f"{month:02}" for month in range(1, 13)]


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

    def changed_by_month(self):
        """(year, month, when the last of the articles then printed changed), in their order; "" stands
        for a month that is not known, or a season."""
        changed = self._with_month().order_by("year", "month").values_list("year", "month")
        months = {}
        for year, month, at in changed.annotate(Max("articles__modified")):
            place = (year, month if month in MONTHS else "")
            months[place] = max(filter(None, (months.get(place), at)), default=None)
        return [(*place, at) for place, at in months.items()]

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
        from .article import Article  # which knows of 期

        opening = Article.objects.published().in_printed_order()
        opening = opening.only("issue_id", "key", "title", "title_supplied", "script")
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
