"""Pages of a newspaper: what their heads say of date and 版, and which page a line is on."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..chinese.text import fold_width, number_of
from .calendar import DATE, read_date
from .marks import MarkedLine
from .records import ArticleRecord, IssueRecord
from .rules.furniture import PRINTED_IN

PAGE_NUMBER = re.compile(
    r"第\s*([A-D]?\d{1,2}|[一二三四五六七八九十]{1,3})\s*版|\b([A-D]?\d{1,2})\s*版|(?<![A-Za-z\d])([A-D]\d{2})(?!\d)"
)
# Of A04, 第三版 or 13-15: the letter, and the number of the first.
FIRST_PAGE = re.compile(r"([A-Z]?)[^\d一二三四五六七八九十百]*(\d+|[一二三四五六七八九十百]+|)")
PAPER = re.compile(
    r"([\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|时报|商报|导报|周报|快报|都市报|报|周刊))"
)
MAGAZINE = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:月刊|双月刊|半月刊|旬刊|季刊|年刊|学报|画报|日报|晚报|杂志|文摘|通讯)"
)


@dataclass(frozen=True)
class Page:
    """From `line` on: the 版 and the date that the last head named, each kept until another is."""

    line: int
    number: str | None = None
    date: str | None = None


def read_pages(marked: Sequence[MarkedLine]) -> list[Page]:
    """The pages in the order of the text; [] where no page has a head."""
    pages: list[Page] = []
    for m in marked:
        head = m.stuck if PRINTED_IN.search(m.stuck) else m.bare
        if m.rule != "page_header" and head is m.bare:
            continue
        before = pages[-1] if pages else Page(0)
        number, date = page_number(head), read_date(head)
        near = pages and m.number - before.line <= 3  # a head over several lines
        if near and not (number and before.number):
            pages[-1] = Page(before.line, number or before.number, date or before.date)
        else:
            pages.append(Page(m.number, number, date or before.date))
    return pages


def page_at(pages: Sequence[Page], line: int) -> Page | None:
    """The page that a line stands on; a line before the first head is on that one."""
    if not pages:
        return None
    at = bisect_right([page.line for page in pages], line) - 1
    return pages[max(at, 0)]


def page_number(bare: str) -> str | None:
    match = PAGE_NUMBER.search(fold_width(bare))
    return next(filter(None, match.groups()), None) if match else None


def paper_name(marked: Sequence[MarkedLine]) -> str | None:
    """The newspaper that a page's head names beside or above the date; what each page is headed with,
    if it is the name of a periodical."""
    for m in marked:
        if m.rule in ("page_header", "nameplate") and (match := PAPER.search(without_date(m.said))):
            return m.bare[slice(*match.span(1))]
        if m.rule == "running-name":
            return m.bare
    return None


def without_date(said: str) -> str:
    """The line with white in the place of its date, which a name may stand tight to."""
    return DATE.sub(lambda match: " " * len(match[0]), said)


def on_their_pages(
    articles: Sequence[ArticleRecord], pages: Sequence[Page], issue: IssueRecord
) -> list[ArticleRecord]:
    """Articles with the 版 that they begin on; and where the pages are of several days, each with
    the issue of its day."""
    days = {page.date for page in pages} - {None}
    result = []
    for article in articles:
        page = page_at(pages, article.spans[0][0]) if article.spans else None
        if page is not None:
            own = replace(issue, date=page.date) if len(days) > 1 and page.date else article.issue
            article = replace(article, page=article.page or page.number, issue=own)
        result.append(article)
    return result


def place_in_issue(page: str | None, position: int) -> int:
    """Where an article stands in its issue: by its page, and on the page by its turn. Page 3 comes
    after page 2, A04 before B01; a text without pages is in the order of its source."""
    letter, number = FIRST_PAGE.match(page or "").groups()
    turn = number_of(number) or 0
    return (ord(letter) - ord("A") + 1 if letter else 0) * 1_000_000 + turn * 1_000 + position
