"""An article as Dublin Core says it, element by element."""

import re
from collections.abc import Callable, Iterator

from issues.models import Article, Issue

ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


def elements_of(article: Article, absolute: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """(element, text) in the order in which they are given; what is not known is left out."""
    issue, periodical = article.issue, article.issue.periodical
    yield "title", article.title_display
    for credit in article.contributions.all():
        yield "creator", str(credit)
    for topic in article.article_tags.all():
        yield "subject", topic.tag.name
    for text in filter(None, (article.subtitle, article.standfirst)):
        yield "description", text
    if periodical.publisher:
        yield "publisher", periodical.publisher
    if date := iso_date(issue.date):
        yield "date", date
    yield "type", "Text"
    yield "format", "text/html"
    yield "identifier", absolute(article.get_absolute_url())
    yield "source", printed_in(article)
    if periodical.issn:
        yield "source", f"ISSN {periodical.issn}"
    yield "language", "zh"
    yield "relation", absolute(issue.get_absolute_url())


def iso_date(edtf: str) -> str:
    """As precise as it is known: 2024-09 of 2024-09, 2023 of 2023?; "" for one of several."""
    if "/" in edtf:
        start, end = (iso_date(part) for part in edtf.split("/", 1))
        return f"{start}/{end}" if start and end else start or end
    found = ISO_DATE.match(edtf)
    return found[0] if found else ""


def printed_in(article: Article) -> str:
    """文献, 2013(1): 56-75; of a newspaper 天津日报, 2024-09-03(2)."""
    issue = article.issue
    if issue.periodical.is_newspaper:
        said = ", ".join(filter(None, [issue.periodical_display, iso_date(issue.date)]))
        return f"{said}({article.page})" if article.page else said
    said = ", ".join(
        filter(None, [issue.periodical_display, iso_date(issue.date)[:4], issue.volume])
    )
    number = number_of(issue)
    said = f"{said}({number})" if number else said
    return f"{said}: {article.page}" if article.page else said


def number_of(issue: Issue) -> str:
    return issue.number or issue.whole_number
