"""Dates, numbers and names in the language of the page. On a Chinese page what comes in goes out."""

import re

from django import template
from django.utils.html import format_html, format_html_join

from issues import english
from issues.chinese.text import HAN

from ..context import said_lang

register = template.Library()

# Chinese in a line of English, with the brackets and stops that belong to it.
CHINESE = re.compile(
    f"([〔《“「『（]*[{HAN}](?:[{HAN}·、，：；。！？—〔〕《》“”「」『』（）]*[{HAN}〕》”」』）])?)"
)


@register.simple_tag(takes_context=True)
def lang_of(context, article):
    """The attribute that says in which characters an article is, where that is not the page's."""
    lang = article.lang
    return "" if lang == context["preferences"].lang else said_lang(lang)


@register.simple_tag(takes_context=True)
def lang_within(context, lang):
    """The attribute for what the room says within a text of this language."""
    own = context["preferences"].lang
    return "" if lang == own else said_lang(own)


@register.filter
def month_name(number):
    return english.MONTHS[number - 1] if english.is_spoken() else number


@register.filter
def short_month(number):
    return month_name(number)[:3] if english.is_spoken() else number


@register.filter
def grouped(number):
    """12345 as 12,345."""
    return f"{number:,}" if english.is_spoken() else number


@register.filter
def by_language(text):
    """A line of both languages, such as the name and date of a 期, with the Chinese in it marked."""
    if not english.is_spoken():
        return text
    pieces = enumerate(CHINESE.split(str(text)))
    spans = (
        format_html('<span lang="zh-Hans">{}</span>', piece) if place % 2 else piece
        for place, piece in pieces
    )
    return format_html_join("", "{}", ((span,) for span in spans))
