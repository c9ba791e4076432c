"""Marking what a search found. Every piece is escaped on its own."""

from django import template
from django.utils.html import format_html, format_html_join

from issues.search import highlight

from ..text import paragraphs_of
from ..titles import parted_between_words
from ..typesetting import AS_PRINTED

register = template.Library()


@register.filter
def with_marks(pieces):
    """Pieces as issues.search cuts them, `(is_match, piece)`, the matches in <mark>."""
    pieces = [(format_html("<mark>{}</mark>", p) if is_match else p,) for is_match, p in pieces]
    return format_html_join("", "{}", pieces)


@register.simple_tag(takes_context=True)
def marked(context, text):
    """A short text, such as a title; on the page of a `query`, with what it asks for in <mark>."""
    sought = context.get("query")
    return with_marks(highlight(str(text), sought)) if sought else text


@register.simple_tag(takes_context=True)
def marked_title(context, title):
    """As marked, for the title of an article: its lines end between words."""
    sought = context.get("query")
    pieces = highlight(str(title), sought) if sought else [(False, str(title))]
    return with_marks(parted_between_words(pieces))


@register.filter
def paragraphs(note):
    return paragraphs_of(note)


@register.simple_tag(takes_context=True)
def lit(context, text):
    """A part of an article, as its page has it set; where there are `lights`, with what was
    searched for lit."""
    return _lit(context, text, context.get("setting", AS_PRINTED))


@register.simple_tag(takes_context=True)
def lit_title(context, text):
    """As lit, for a title or a heading."""
    return _lit(context, text, context.get("setting", AS_PRINTED).of_title)


def _lit(context, text, setting):
    lights = context.get("lights")
    return lights.on(str(text), setting) if lights else setting.shown(str(text))


@register.simple_tag(takes_context=True)
def shown(context, text):
    """A part of an article named again elsewhere on its page: as it is set, and not lit."""
    return context.get("setting", AS_PRINTED).shown(str(text))


@register.simple_tag(takes_context=True)
def shown_title(context, text):
    """As shown, for a title or a heading."""
    return context.get("setting", AS_PRINTED).of_title.shown(str(text))


@register.filter
def parted(title):
    """The title of another article, as it is printed."""
    return AS_PRINTED.of_title.shown(title)
