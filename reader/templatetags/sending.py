"""What a page gives along to whoever wants to send it or take it home."""

import re
from dataclasses import dataclass
from functools import lru_cache

import segno
from django import template
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from issues.models import Article

from ..titles import LINE_END
from ..views.export import MOST_FOUND, ArticleFile, IssueFile, file_address, form_name

register = template.Library()

INNER_MARKS = str.maketrans("《》", "〈〉")


@dataclass(frozen=True)
class Sending:
    title: str
    address: str
    files: list[tuple[str, str]]  # what it is called, address

    @property
    def words(self) -> str:
        """As one writes to a friend: “《题名》，天津支部生活 2024年9月 https://…”."""
        return f"{self.title} {self.address}"


@register.simple_tag(takes_context=True)
def sending(context, thing):
    """How an article or a 期 is sent and taken along."""
    page = thing.get_absolute_url()
    is_article = isinstance(thing, Article)
    forms = list((ArticleFile if is_article else IssueFile).writers)
    return Sending(
        title=f"{in_title_marks(thing)}，{thing.issue}" if is_article else str(thing),
        address=context["request"].build_absolute_uri(page),
        files=[*books(page), *((form_name(form), file_address(page, form)) for form in forms[1:])],
    )


def books(page, asked=()):
    """(what it is called, address) of the book of a page, in rows and in columns."""
    yield form_name("epub"), file_address(page, "epub", asked)
    yield _("EPUB（竖排）"), file_address(page, "epub", [*asked, ("vertical", 1)])


@register.simple_tag(takes_context=True)
def found_books(context):
    """The books of what a search found."""
    state = context["request"].GET
    asked = [(name, value) for name, value in state.items() if name not in ("page", "vertical")]
    return list(books(reverse("reader:search"), asked))


@register.simple_tag
def how_many_of(count):
    if count > MOST_FOUND:
        return _("带走其中前 %(most)d 篇：") % {"most": MOST_FOUND}
    return _("带走找到的全部文章：")


def in_title_marks(article: Article) -> str:
    """《…》 around a title as printed; one that was supplied has its own brackets."""
    if article.title_supplied:
        return article.title_display
    return f"《{article.title.translate(INNER_MARKS)}》"


@register.filter
def parted_at_strokes(address):
    """An address whose lines end after a stroke, so that its key stays whole."""
    parts = re.split("(?<=[^/]/)(?=[^/])", address)
    return format_html_join(LINE_END, "{}", ((part,) for part in parts))


@register.simple_tag
@lru_cache(maxsize=512)
def qr(address):
    """The address as an inline SVG of black squares, four of them free around it. 4 ms."""
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(border=4, omitsize=True, svgclass="qr-code", lineclass=None))
