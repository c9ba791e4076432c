"""The shelf: periodicals, their 期, and their 栏目."""

from itertools import groupby

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView, TemplateView

from issues.models import Article, Issue, Periodical, Section, Tag

from ..daily import OPENING, SIZES, place_of
from ..filters import IssueFilter
from ..opening import opening_of
from ..text import blocks_of
from ..years import MOST_IN_MONTHS, calendar_of, rows_of
from .lists import PagedList

PERIODICALS_AT_HOME = 24
ISSUES_AT_HOME = 6
TOPICS_AT_HOME = 30
COVERS_OF_PERIODICAL = 6


class Home(TemplateView):
    template_name = "issues/home.html"

    def get_context_data(self, **kwargs):
        periodicals = Periodical.objects.for_shelf()
        article = Article.objects.of_the_day(place_of(timezone.localdate()), SIZES)
        return super().get_context_data(
            received=Issue.objects.latest_received()[:ISSUES_AT_HOME],
            article=article,
            opening=opening_of(blocks_of(article.body), OPENING) if article else "",
            periodicals=periodicals[:PERIODICALS_AT_HOME],
            periodical_count=periodicals.count(),
            issue_count=Issue.objects.count(),
            article_count=Article.objects.count_published(),
            topics=Tag.objects.commonest(TOPICS_AT_HOME),
            **kwargs,
        )


class PeriodicalList(PagedList):
    queryset = Periodical.objects.for_shelf()
    template_name = "issues/periodical_list.html"


class OfPeriodical:
    """A page below a periodical, which it puts into the context."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.periodical = get_object_or_404(
            Periodical.objects.with_issue_facts(), slug=kwargs["periodical"]
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{**kwargs, "periodical": self.periodical})


class PeriodicalPage(OfPeriodical, TemplateView):
    """All 期 by their months; of a periodical with many a year, one year by its days."""

    template_name = "issues/periodical_detail.html"

    def get_context_data(self, **kwargs):
        issues = Issue.objects.on_grid().filter(periodical=self.periodical)
        years = issues.count_by_year()
        self.filter = IssueFilter(self.request.GET, issues)
        year = self.filter.form.cleaned_data.get("year") if self.filter.is_valid() else None
        by_days = max((count for number, count in years if number), default=0) > MOST_IN_MONTHS
        grid = self.by_days(issues, years, year) if by_days else self.by_months(issues, year)
        return super().get_context_data(
            filter=self.filter,
            years=[(number, count) for number, count in years if number],
            year=year,
            sections=self.periodical.sections.with_article_count(),
            **grid,
            **kwargs,
        )

    def by_months(self, issues, year):
        if not self.filter.is_valid():
            return {"rows": []}
        shown = list(self.filter.qs)
        for issue in shown:
            issue.periodical = self.periodical
        covers = shown if year else shown[:COVERS_OF_PERIODICAL]
        rows = rows_of(shown)
        shows_missing = any(row.gap or row.shows_missing for row in rows)
        return {"rows": rows, "covers": covers, "shows_missing": shows_missing}

    def by_days(self, issues, years, year):
        """The year asked for, else the newest; those without a year are shown with whatever year."""
        chosen = year or next(number for number, _ in years if number)
        if not self.filter.is_valid():
            return {"months": []}
        shown = list(issues.filter(Q(year=chosen) | Q(year=None)))
        for issue in shown:
            issue.periodical = self.periodical
        months, loose = calendar_of(chosen, shown)
        covers = [] if year else shown[:COVERS_OF_PERIODICAL]
        return {
            "months": months,
            "loose": loose,
            "chosen": chosen,
            "covers": covers,
            "shows_missing": any(slot.is_missing for month in months for slot in month.slots),
        }


class OfIssue(OfPeriodical, DetailView):
    """A page of one 期 with all its articles, read by a queryset of them."""

    context_object_name = "issue"
    articles = Article.objects.for_lists()

    def get_object(self, queryset=None):
        return get_object_or_404(
            Issue.objects.select_related("periodical"),
            periodical=self.periodical,
            slug=self.kwargs["issue"],
        )

    def get_context_data(self, **kwargs):
        articles = list(self.articles.filter(issue=self.object).in_printed_order())
        return super().get_context_data(
            contents=self.contents_of(articles),
            article_count=len(articles),
            previous=Issue.objects.before(self.object),
            next=Issue.objects.after(self.object),
            **kwargs,
        )

    def contents_of(self, articles):
        return in_sections(articles)


class IssuePage(OfIssue):
    template_name = "issues/issue_detail.html"


def in_sections(articles: list[Article]) -> list[tuple[Section | None, list[Article]]]:
    """Articles in printed order under their 栏目; one that goes on later stands twice."""
    runs = groupby(articles, key=lambda article: article.section)
    return [(section, list(run)) for section, run in runs]


class SectionList(OfPeriodical, PagedList):
    template_name = "issues/section_list.html"
    paginate_by = 100

    def get_queryset(self):
        return self.periodical.sections.with_article_count()


class SectionPage(OfPeriodical, PagedList):
    template_name = "issues/section_detail.html"

    def get_queryset(self):
        self.section = get_object_or_404(self.periodical.sections, name=self.kwargs["section"])
        return Article.objects.for_lists().filter(section=self.section).newest_first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(section=self.section, **kwargs)
