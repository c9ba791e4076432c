"""Addresses as they are from outside the room."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import escape_uri_path

from issues.models import Article, Issue

from ..cite import FORMS, Form

PAGE = "page"
# The text of an article itself, in forms to take along; reader.views.export writes them.
WHOLE_TEXTS = {
    "epub": "application/epub+zip",
    "txt": "text/plain",
    "md": "text/markdown",
}
WHOLE_ISSUES = {"epub": WHOLE_TEXTS["epub"], "zip": "application/zip"}


def absolute(request: HttpRequest, there) -> str:
    """The whole address of a thing that has one, or of a path."""
    path = there if isinstance(there, str) else there.get_absolute_url()
    return request.build_absolute_uri(path)


def canonical(request: HttpRequest, page_number: int | None) -> str:
    """The address under which a page is known: a list without what narrows or sorts it, and then
    without the number of its page, which is another page of the whole list."""
    address = absolute(request, escape_uri_path(request.path))
    narrowed = any(value for name, value in request.GET.items() if name != PAGE)
    is_first = not page_number or page_number == 1
    return address if is_first or narrowed else f"{address}?{urlencode({PAGE: page_number})}"


def citation_files(article: Article) -> list[tuple[Form, str]]:
    """Each form of file for reference managers, and its path."""
    name = "reader:article-citation"
    return [(form, reverse(name, args=[article.key, form.ending])) for form in FORMS]


def text_files(article: Article) -> list[tuple[str, str]]:
    """The media type and the path of each form of file that an article's text can be had in."""
    name = "reader:article-file"
    return [
        (media_type, reverse(name, args=[article.key, form]))
        for form, media_type in WHOLE_TEXTS.items()
    ]


def issue_files(issue: Issue) -> list[tuple[str, str]]:
    """The same of a whole 期."""
    where = (issue.periodical.slug, issue.slug)
    return [
        (media_type, reverse("reader:issue-file", args=[*where, form]))
        for form, media_type in WHOLE_ISSUES.items()
    ]


def issue_citation_files(issue: Issue) -> list[tuple[Form, str]]:
    where = (issue.periodical.slug, issue.slug)
    return [(form, reverse("reader:issue-citations", args=[*where, form.ending])) for form in FORMS]
