"""Setting the pages of a book."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from ..epub.setting import in_columns

register = template.Library()

LINE_END = mark_safe("<br/>")


@register.simple_tag(takes_context=True)
def typeset(context, text):
    """A part of an article, in rows or in columns as the book is; its lines are kept."""
    set_line = in_columns if context["book"].vertical else str
    return format_html_join(LINE_END, "{}", ((set_line(line),) for line in str(text).split("\n")))
