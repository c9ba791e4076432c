"""What a picture of a cover says to those who do not see it."""

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag
def cover_alt(issue):
    """《天津支部生活》2024年9月 第9期 封面; no brackets within the brackets of a title."""
    title = issue.periodical.title
    return gettext("《%(title)s》%(label)s 封面") % {"title": title, "label": issue.label}
