"""Sitemaps: an index, and below it maps of periodicals, their 栏目 and 期, the archive by years and
months, articles, authors and topics.

Each map holds the rows of so many numbers, and is not counted off from the first: none reads what
another lists, none outgrows the format, and one stays as it is but for what changes in it. When a
periodical, an author or a topic changed is not said, for it would take reading every article; a 期,
a 栏目 or a month changed when the last of its articles did.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from itertools import groupby
from urllib.parse import quote

from django.db.models import F, Max, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator

from issues.models import Article, Author, Issue, Periodical, Section, Tag

FORM = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}

# What Django leaves as it is in an address. To ask it for each takes most of the time of a map.
AS_IT_IS = "!$&'()*+,;=~:@/"

Entry = tuple[str, datetime | None]  # an address, and when what is there changed


@dataclass(frozen=True)
class Kind:
    """`rows` of the kind, `at_once` of whose numbers are in one map, and `named`, the columns that
    their address is made of; the last column is when each changed."""

    rows: QuerySet
    at_once: int
    page: str
    named: tuple[str, ...]
    changed: str | None = None

    def entries(self, part: int) -> Iterator[Entry]:
        """One query."""
        first = part * self.at_once
        rows = self.rows.filter(pk__gte=first, pk__lt=first + self.at_once).order_by("pk")
        columns = [*self.named, self.changed] if self.changed else self.named
        shape = reverse(f"reader:{self.page}", args=["_"] * len(self.named)).replace("_", "%s")
        for told in rows.values_list(*columns):
            names = tuple(quote(name, safe=AS_IT_IS) for name in told[: len(self.named)])
            yield shape % names, told[-1] if self.changed else None

    def parts(self) -> Iterator[tuple[int, datetime | None]]:
        """The maps that there are, and when each changed; one query, out of an index alone."""
        parts = self.rows.model.objects.order_by().annotate(part=F("pk") / self.at_once)
        if self.page == "article":
            return iter(parts.values("part").annotate(at=Max("modified")).values_list("part", "at"))
        return ((part, None) for part in parts.values_list("part", flat=True).distinct())


class Archive:
    """Years and months in which something came out, a decade to a map; what is of no year, in a map
    of its own, with the way in."""

    def entries(self, part: int) -> Iterator[Entry]:
        """One query."""
        decade = Q(year__range=(part * 10, part * 10 + 9)) if part else Q(year=None)
        changed = Issue.objects.filter(decade).changed_by_month()
        if not part:
            yield reverse("reader:archive"), None
        for year, months in groupby(changed, key=lambda row: row[0]):
            yield from of_year(year, {month: at for _, month, at in months})

    def parts(self) -> Iterator[tuple[int, datetime | None]]:
        years = Issue.objects.order_by().values_list("year", flat=True).distinct()
        return ((part, None) for part in {0, *(year // 10 for year in years if year)})


def of_year(year: int | None, months: dict[str, datetime | None]) -> Iterator[Entry]:
    """The pages of a year; of those that are of none, the one page."""
    if year is None:
        yield reverse("reader:undated"), latest(months.values())
        return
    yield reverse("reader:archive-year", args=[year]), latest(months.values())
    for month, changed in months.items():
        if month:
            yield reverse("reader:archive-month", args=[year, int(month)]), changed
        else:
            yield reverse("reader:undated", args=[year]), changed


def latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max(filter(None, moments), default=None)


# The format allows 50,000 addresses to a map; so many are written in half a second. When a 期 or a
# 栏目 changed is read from its articles.
MANY = 5000
KINDS = {
    "periodicals": Kind(Periodical.objects.all(), MANY, "periodical", ("slug",)),
    "issues": Kind(
        Issue.objects.annotate(at=Max("articles__modified")),
        500,
        "issue",
        ("periodical__slug", "slug"),
        "at",
    ),
    "sections": Kind(
        Section.objects.with_article_count().annotate(at=Max("articles__modified")),
        100,
        "section",
        ("periodical__slug", "name"),
        "at",
    ),
    "archive": Archive(),
    "articles": Kind(Article.objects.published(), MANY, "article", ("key",), "modified"),
    "authors": Kind(Author.objects.with_article_count(), MANY, "author", ("key",)),
    "tags": Kind(Tag.objects.with_article_count(), MANY, "tag", ("name",)),
}


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """A query for each kind."""
    maps = (
        (reverse("reader:sitemap", args=[name, part]), changed)
        for name, kind in KINDS.items()
        for part, changed in sorted(kind.parts(), key=lambda one: one[0])
    )
    return written(request, "sitemapindex", "sitemap", maps)


def sitemap(request: HttpRequest, name: str, part: int) -> HttpResponse:
    if name not in KINDS or part > 10**9:
        raise Http404
    return written(request, "urlset", "url", KINDS[name].entries(part))


def written(request: HttpRequest, whole: str, each: str, entries: Iterable[Entry]) -> HttpResponse:
    text, absolute = StringIO(), request.build_absolute_uri("/").removesuffix("/")
    xml = SimplerXMLGenerator(text, "utf-8")
    xml.startDocument()
    xml.startElement(whole, FORM)
    for address, changed in entries:
        xml.startElement(each, {})
        xml.addQuickElement("loc", absolute + address)
        if changed:
            xml.addQuickElement("lastmod", changed.isoformat(timespec="seconds"))
        xml.endElement(each)
    xml.endElement(whole)
    return HttpResponse(text.getvalue(), content_type="application/xml; charset=utf-8")
