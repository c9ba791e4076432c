"""The shelf: periodicals, their 期, and their 栏目."""

from itertools import groupby

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, TemplateView

from issues.models import Article, Issue, Periodical, Section, Tag

from ..filters import IssueFilter
from .lists import FilteredList, PagedList

PERIODICALS_AT_HOME = 12
ISSUES_AT_HOME = 6
TOPICS_AT_HOME = 30


class Home(TemplateView):
    template_name = "issues/home.html"

    def get_context_data(self, **kwargs):
        periodicals = Periodical.objects.for_shelf()
        tags = Tag.objects.with_article_count().commonest_first()
        return super().get_context_data(
            shelf=periodicals.with_newest_issues(ISSUES_AT_HOME)[:PERIODICALS_AT_HOME],
            periodical_count=periodicals.count(),
            issue_count=Issue.objects.count(),
            article_count=Article.objects.published().count(),
            topics=tags[:TOPICS_AT_HOME],
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
        return super().get_context_data(periodical=self.periodical, **kwargs)


class PeriodicalPage(OfPeriodical, FilteredList):
    filterset_class = IssueFilter
    template_name = "issues/periodical_detail.html"
    paginate_by = 60

    def get_unfiltered(self):
        return Issue.objects.for_lists().filter(periodical=self.periodical)

    def get_context_data(self, **kwargs):
        of_periodical = Issue.objects.filter(periodical=self.periodical)
        return super().get_context_data(
            years=of_periodical.count_by_year(),
            sections=self.periodical.sections.with_article_count(),
            **kwargs,
        )


class IssuePage(OfPeriodical, DetailView):
    context_object_name = "issue"
    template_name = "issues/issue_detail.html"

    def get_object(self, queryset=None):
        return get_object_or_404(
            Issue.objects.select_related("periodical"),
            periodical=self.periodical,
            slug=self.kwargs["issue"],
        )

    def get_context_data(self, **kwargs):
        articles = list(Article.objects.for_lists().filter(issue=self.object).in_printed_order())
        return super().get_context_data(
            contents=in_sections(articles),
            article_count=len(articles),
            previous=Issue.objects.before(self.object),
            next=Issue.objects.after(self.object),
            **kwargs,
        )


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
