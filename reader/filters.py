"""What a reader may turn on each list, and the addresses that turning it leads to."""

from collections.abc import Collection
from datetime import datetime
from functools import cached_property
from operator import eq, ge, le

import django_filters
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from issues.models import Article, Author, Issue, Periodical, Section, Tag
from issues.search import ORDERS, Hits

# Under # stands what no letter opens.
INITIALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"


class YearFilter(django_filters.Filter):
    field_class = forms.IntegerField

    def __init__(self, *args, **kwargs):
        errors = dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("年份请写四位数字，如 2024。")
        )
        bounds = {"min_value": 1000, "max_value": 9999}
        super().__init__(*args, label=_("年"), error_messages=errors, **bounds, **kwargs)


class ChosenFilter(django_filters.ModelChoiceFilter):
    """One row chosen by the name that its address has; one query when it is turned."""

    def __init__(self, *args, refusal, **kwargs):
        super().__init__(*args, error_messages={"invalid_choice": refusal}, **kwargs)


class TextFilter(django_filters.CharFilter):
    def __init__(self, *args, max_length=120, **kwargs):
        errors = {
            "max_length": _("查找的文字请不要超过 %(limit_value)d 字。"),
            "null_characters_not_allowed": _("查找的文字里有不能识别的字符。"),
        }
        super().__init__(*args, max_length=max_length, error_messages=errors, **kwargs)


class IssueFilter(django_filters.FilterSet):
    year = YearFilter()

    class Meta:
        model = Issue
        fields = []


class DayField(forms.CharField):
    """A day of any year, 09-13 or 9-13, as (9, 13)."""

    def to_python(self, value):
        if not (value := super().to_python(value)):
            return None
        try:  # of a leap year, which has them all
            day = datetime.strptime(f"2000-{value}", "%Y-%m-%d")
        except ValueError:
            raise forms.ValidationError(gettext("日期请写月和日，如 09-13。")) from None
        return day.month, day.day

    def run_validators(self, value):
        """A day that could be read is in order."""


class DayFilter(django_filters.Filter):
    field_class = DayField

    def filter(self, issues, day):
        return issues.on_day(*day) if day else issues


class DayFilterSet(django_filters.FilterSet):
    date = DayFilter()

    class Meta:
        model = Issue
        fields = []


class InitialFilter(django_filters.ChoiceFilter):
    def __init__(self, *args, **kwargs):
        errors = {"invalid_choice": _("首字母请用 A 至 Z，或 #。")}
        choices = [(letter, letter) for letter in INITIALS]
        super().__init__(*args, choices=choices, error_messages=errors, **kwargs)


class AuthorFilter(django_filters.FilterSet):
    initial = InitialFilter()
    kind = django_filters.ChoiceFilter(
        choices=Author.Kind.choices,
        error_messages={"invalid_choice": _("类别请选个人或团体。")},
    )

    class Meta:
        model = Author
        fields = []


class TagFilter(django_filters.FilterSet):
    initial = InitialFilter()

    class Meta:
        model = Tag
        fields = []


class PeriodicalFilter(ChosenFilter):
    def filter(self, hits, periodical):
        return hits.in_periodicals({periodical.pk})


class IssueChoice(forms.CharField):
    """One 期, by its address below /periodicals/."""

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return None
        periodical, _, slug = value.partition("/")
        found = Issue.objects.select_related("periodical")
        issue = found.filter(periodical__slug=periodical, slug=slug).first()
        if issue is None:
            raise forms.ValidationError(gettext("这里没有您所选的期。"))
        return issue


class OneIssueFilter(django_filters.Filter):
    field_class = IssueChoice

    def filter(self, hits, issue):
        return hits.in_issues({issue.pk})


class InYears(YearFilter):
    """`fits(year of the hit, year chosen)`; an undated 期 is of no year."""

    def __init__(self, fits, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fits = fits

    def filter(self, hits, chosen):
        return hits.in_years(lambda years: self.fits(years, chosen))


class SectionFilter(TextFilter):
    """A 栏目 by its name, in whatever periodical."""

    def filter(self, hits, name):
        found = Section.objects.filter(name=name)
        return hits.in_sections(set(found.values_list("pk", flat=True)))


class SignedFilter(ChosenFilter):
    def filter(self, hits, author):
        return hits.by_author(author.known_as.pk)


class TopicFilter(ChosenFilter):
    def filter(self, hits, tag):
        return hits.on_topic(tag.known_as.pk)


class ArticleFilter(django_filters.FilterSet):
    """What narrows the hits of a search. The words themselves are no filter: issues.search reads
    them, whatever they are."""

    issue = OneIssueFilter(label=_("期"))
    periodical = PeriodicalFilter(
        label=_("刊物"),
        refusal=_("这里没有您所选的刊物。"),
        queryset=Periodical.objects.as_named(),
        to_field_name="slug",
    )
    year = InYears(eq)
    since = InYears(ge)
    until = InYears(le)
    section = SectionFilter(label=_("栏目"))
    author = SignedFilter(
        label=_("作者"),
        refusal=_("这里没有您所选的作者。"),
        queryset=Author.objects.select_related("merged_into"),
        to_field_name="key",
    )
    tag = TopicFilter(
        label=_("主题"),
        refusal=_("这里没有您所选的主题。"),
        queryset=Tag.objects.select_related("merged_into"),
        to_field_name="name",
    )

    class Meta:
        model = Article
        fields = []

    @cached_property
    def turned(self) -> dict[str, object]:
        """What the reader chose, by its name in the address."""
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def narrowed(self, hits: Hits, without: Collection[str] = ()) -> Hits:
        """What all that is turned leaves of the hits, but for those left out."""
        for name, value in self.turned.items():
            if name not in without:
                hits = self.filters[name].filter(hits, value)
        return hits


def order_of(asked: str | None, otherwise: str) -> str:
    """The order that the address asks for, if there is such a one."""
    return asked if asked in ORDERS else otherwise
