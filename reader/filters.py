"""What a reader may turn on each list, and the addresses that turning it leads to."""

import django_filters
from django import forms

from issues.models import Article, Author, Issue, Periodical, Tag

# Under # stands what no letter opens.
INITIALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"


class YearFilter(django_filters.Filter):
    field_class = forms.IntegerField

    def __init__(self, *args, **kwargs):
        errors = dict.fromkeys(("invalid", "min_value", "max_value"), "年份请写四位数字，如 2024。")
        bounds = {"min_value": 1000, "max_value": 9999}
        super().__init__(*args, label="年", error_messages=errors, **bounds, **kwargs)


class ChosenFilter(django_filters.ModelChoiceFilter):
    """One row chosen by the name that its address has; one query when it is turned."""

    def __init__(self, *args, label, **kwargs):
        errors = {"invalid_choice": f"这里没有您所选的{label}。"}
        super().__init__(*args, label=label, error_messages=errors, **kwargs)


class TextFilter(django_filters.CharFilter):
    def __init__(self, *args, max_length=120, **kwargs):
        errors = {
            "max_length": f"查找的文字请不要超过 {max_length} 字。",
            "null_characters_not_allowed": "查找的文字里有不能识别的字符。",
        }
        super().__init__(*args, max_length=max_length, error_messages=errors, **kwargs)


class IssueFilter(django_filters.FilterSet):
    year = YearFilter()

    class Meta:
        model = Issue
        fields = []


class InitialFilter(django_filters.ChoiceFilter):
    def __init__(self, *args, **kwargs):
        errors = {"invalid_choice": "首字母请用 A 至 Z，或 #。"}
        choices = [(letter, letter) for letter in INITIALS]
        super().__init__(*args, choices=choices, error_messages=errors, **kwargs)


class AuthorFilter(django_filters.FilterSet):
    initial = InitialFilter()

    class Meta:
        model = Author
        fields = []


class TagFilter(django_filters.FilterSet):
    initial = InitialFilter()

    class Meta:
        model = Tag
        fields = []


class ArticleFilter(django_filters.FilterSet):
    """What narrows a search; the words themselves are `q`, which issues.search answers."""

    q = TextFilter(label="查找", method="already_found")
    periodical = ChosenFilter(
        field_name="issue__periodical",
        label="刊物",
        queryset=Periodical.objects.all(),
        to_field_name="slug",
    )
    year = YearFilter(field_name="issue__year")
    section = TextFilter(field_name="section__name", label="栏目")
    author = ChosenFilter(
        label="作者", queryset=Author.objects.all(), to_field_name="key", method="by_author"
    )
    tag = ChosenFilter(
        field_name="tags", label="主题", queryset=Tag.objects.all(), to_field_name="name"
    )

    class Meta:
        model = Article
        fields = []

    def already_found(self, queryset, name, value):
        return queryset

    def by_author(self, queryset, name, author):
        return queryset.by_author(author)
