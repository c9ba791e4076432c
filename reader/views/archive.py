"""What came out when, across all periodicals: by year, by month, and on a day of any year."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from issues.models import Issue, Periodical

from ..filters import DayFilterSet
from .errors import Missing
from .lists import FilteredList, PagedList

LEADS = 3


class Archive(TemplateView):
    """Years, in decades; two queries at most however many issues."""

    template_name = "issues/archive.html"

    def get_context_data(self, **kwargs):
        counts = Issue.objects.count_by_year()
        years = [(year, count) for year, count in counts if year]
        return super().get_context_data(
            years=[(year // 10 * 10, year, count) for year, count in years],
            undated=sum(count for year, count in counts if not year),
            **kwargs,
        )


class YearArchive(TemplateView):
    template_name = "issues/archive_year.html"

    def get_context_data(self, year, **kwargs):
        issues = Issue.objects.filter(year=year)
        months = issues.count_by_month()
        if not any(months.values()):
            raise Missing(_("这一年没有馆藏。"))
        loose = months.pop("")
        return super().get_context_data(
            year=year,
            months=[(int(month), count) for month, count in months.items()],
            loose=loose,
            issue_count=sum(months.values()) + loose,
            periodicals=Periodical.objects.in_year(year),
            previous=Issue.objects.year_before(year),
            next=Issue.objects.year_after(year),
            **kwargs,
        )


class IssuesOfTime(PagedList):
    """A list of 期 of all periodicals, each with what it opens with."""

    paginate_by = 60

    def with_leads(self, issues):
        return issues.select_related("periodical").with_leads(LEADS)


class MonthArchive(IssuesOfTime):
    template_name = "issues/archive_month.html"

    def get_queryset(self):
        self.year, self.month = self.kwargs["year"], self.kwargs["month"]
        issues = Issue.objects.filter(sort_date__startswith=f"{self.year:04}-{self.month:02}")
        return self.with_leads(issues).order_by("sort_date", "periodical__title", "slug")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(year=self.year, month=self.month, **kwargs)
        if not context["paginator"].count:
            raise Missing(_("这个月没有馆藏。"))
        return context


class Undated(IssuesOfTime):
    """Those of which the year is not known; below a year, those of which the month is not."""

    template_name = "issues/archive_undated.html"

    def get_queryset(self):
        year = self.kwargs.get("year")
        issues = Issue.objects.filter(year=year)
        issues = issues.without_month() if year else issues
        return self.with_leads(issues).order_by("periodical__title", "sort_date", "slug")

    def get_context_data(self, **kwargs):
        return super().get_context_data(year=self.kwargs.get("year"), **kwargs)


class OnThisDay(IssuesOfTime, FilteredList):
    """历史上的今天, by the clock of the room; `?date=09-13` is another day, and one that no year has
    is a 404."""

    filterset_class = DayFilterSet
    template_name = "issues/archive_day.html"

    def get_unfiltered(self):
        return self.with_leads(Issue.objects.all())

    def get_queryset(self):
        today = timezone.localdate()
        self.today = (today.month, today.day)
        asked = super().get_queryset()
        cleaned = self.filterset.form.cleaned_data if self.filterset.is_valid() else {}
        self.day = cleaned.get("date") or self.today
        return asked if "date" not in cleaned or cleaned["date"] else asked.on_day(*self.day)

    def render_to_response(self, context, **response_kwargs):
        status = 200 if self.filterset.is_valid() else 404
        return super().render_to_response(context, status=status, **response_kwargs)

    def get_context_data(self, **kwargs):
        days = Issue.objects.days_of_any_year()
        return super().get_context_data(
            day=self.day,
            is_today=self.day == self.today,
            previous=max((day for day in days if day < self.day), default=None),
            next=min((day for day in days if day > self.day), default=None),
            **kwargs,
        )
