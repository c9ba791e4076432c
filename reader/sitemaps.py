"""Sitemaps: an index, and below it maps of periodicals, 期, articles, authors and topics.

Each map holds the rows of so many numbers, and is not counted off from the first: none reads what
another lists, none outgrows the format, and one stays as it is but for what changes in it. When a
periodical, an author or a topic changed is not said, for it would take reading every article.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from urllib.parse import quote

from django.db.models import F, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator

from issues.models import Article, Author, Issue, Periodical, Tag

FORM = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}

# What Django leaves as it is in an address. To ask it for each takes most of the time of a map.
AS_IT_IS = "!$&'()*+,;=~:@"

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


# The format allows 50,000 addresses to a map; so many are written in half a second. When a 期
# changed is read from its articles.
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
