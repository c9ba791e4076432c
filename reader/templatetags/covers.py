"""How the cover of a 期 is bound."""

from zlib import crc32

from django import template

register = template.Library()

CLOTHS = 5
SHORT_TITLE, LONG_TITLE = 4, 6


@register.filter
def cloth(periodical):
    """The class of a colour of book cloth, the same for all 期 of a periodical, for ever."""
    return f"cloth-{crc32(periodical.slug.encode()) % CLOTHS + 1}"


@register.filter
def lettering(title):
    """The class of a size of type in which a title goes on a cover."""
    if len(title) <= SHORT_TITLE:
        return "lettering-large"
    return "lettering-middle" if len(title) <= LONG_TITLE else "lettering-small"
