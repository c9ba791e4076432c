"""Lists that stay fast when the room is full."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.http import urlencode

MOST_COUNTED = 20_000  # rows of a list


class PlainLines(forms.ModelForm):
    """Browsers send \r\n for the line ends of a text; the room has \n, and what nobody touched must
    not look changed."""

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        return {
            name: value.replace("\r\n", "\n") if isinstance(value, str) else value
            for name, value in cleaned.items()
        }


class LightPaginator(Paginator):
    """Pages of a list that is not counted to its end: who looks for more than this narrows it."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:MOST_COUNTED].count()


class LightList(admin.ModelAdmin):
    """A list reads what it shows and no more, and does not count all that there is."""

    paginator = LightPaginator
    show_full_result_count = False
    list_per_page = 50

    def for_list(self, queryset):
        """What only the list needs: counts for its columns, long fields left in the database."""
        return queryset

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        is_list = request.resolver_match.url_name.endswith("_changelist")
        return self.for_list(queryset) if is_list else queryset


class KnownChoice(AutocompleteSelect):
    """A choice that shows the row that is chosen without asking the database for it again."""

    known: tuple = ()  # (pk, label) of the row that was fetched with its parent

    def optgroups(self, name, value, attrs=None):
        if not self.known or list(map(str, value)) != [str(self.known[0])]:
            return super().optgroups(name, value, attrs)
        return [(None, [self.create_option(name, *self.known, True, 0, attrs=attrs)], 0)]


class LightInlineForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            choice = getattr(field.widget, "widget", None)
            if isinstance(choice, KnownChoice) and self.instance.pk:
                row = getattr(self.instance, name)
                choice.known = (row.pk, str(row)) if row else ()


class LightInline(admin.TabularInline):
    """Rows below a form, that cost the same however many they are."""

    extra = 0
    form = LightInlineForm

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def count_of(model, field: str):
    """How many rows of the model point here; reckoned for the rows that are shown alone."""
    rows = model.objects.filter(**{field: OuterRef("pk")}).order_by().values(field)
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)


def link_to_list(model: str, count: int, **where):
    """The count, leading to the list of what was counted."""
    address = reverse(f"admin:issues_{model}_changelist")
    return format_html('<a href="{}?{}">{}</a>', address, urlencode(where), count)


def lines_as_text(spans) -> str:
    """第3–6、12行, or "" for no lines."""
    parts = [f"{first}" if first == last else f"{first}–{last}" for first, last in spans]
    return f"第{'、'.join(parts)}行" if parts else ""
