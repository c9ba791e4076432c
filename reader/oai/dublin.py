"""An article as Dublin Core says it, element by element."""

from collections.abc import Callable, Iterator

from django.conf import settings

from issues.models import Article

from ..cite import Work, gbt7714

# Dublin Core is mostly ASCII, and so are the signs of this edition.
EDITION = "2015"


def elements_of(article: Article, absolute: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """(element, text) in the order in which they are given; "" of what is not known."""
    work, periodical = Work.of(article), article.issue.periodical
    yield "title", work.whole_title()
    yield from _signed(work)
    for topic in article.article_tags.all():
        yield "subject", topic.tag.name
    yield "description", "" if work.has_subtitle else article.subtitle
    yield "description", article.standfirst
    yield "publisher", periodical.publisher
    yield "date", work.dating.iso_span
    yield "type", "Text"
    yield "format", "text/html"
    yield "identifier", absolute(article.get_absolute_url())
    yield "identifier", gbt7714.cited(work, online=False)
    yield "source", gbt7714.printed_in(work, EDITION)
    yield "source", f"ISSN {periodical.issn}" if periodical.issn else ""
    yield "language", article.lang
    yield "relation", absolute(article.issue.get_absolute_url())
    yield "rights", settings.TEXTS_LICENSE


def _signed(work: Work) -> Iterator[tuple[str, str]]:
    """Who answers for the words, and who else had a part in them."""
    for name in work.names:
        yield "creator" if name in work.authors else "contributor", name.name
