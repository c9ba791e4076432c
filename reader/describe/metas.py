"""The metas of an article's page: for Zotero and Google Scholar, and for where it is shared.

`citation_journal_title` makes Zotero take an article for one of a journal, whatever else is said,
so those of newspapers and magazines have `z:itemType` and PRISM in its place.
"""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

from issues.models import Article

from ..cite import Work
from ..pictures import HEIGHT, WIDTH, share_image_address
from .addresses import absolute
from .works import ITEM_TYPES

# Open Graph has no scripts, only countries.
LOCALES = {"hans": "zh_CN", "hant": "zh_TW"}


class Meta(NamedTuple):
    """One <meta>; `attribute` is name, or property for Open Graph."""

    attribute: str
    name: str
    content: str


def metas_of(request: HttpRequest, article: Article, work: Work, opening: str) -> list[Meta]:
    cited = [*_citation(work), *_publication(work), ("twitter:card", "summary_large_image")]
    shared = _open_graph(request, article, work, opening)
    metas = [Meta("name", *pair) for pair in cited] + [Meta("property", *pair) for pair in shared]
    return [meta for meta in metas if meta.content]


def _citation(work: Work) -> list[tuple[str, str]]:
    first, last = work.pages
    return [
        ("citation_title", work.whole_title()),
        *(("citation_author", author.name) for author in work.authors),
        ("citation_publication_date", work.dating.iso),
        ("citation_issn", work.issn),
        ("citation_volume", work.volume),
        ("citation_issue", "" if work.is_of_newspaper else work.issue_number()),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_language", work.language),
        ("citation_keywords", "; ".join(work.topics)),
        ("citation_fulltext_html_url", work.address),
    ]


def _publication(work: Work) -> list[tuple[str, str]]:
    if work.kind not in ITEM_TYPES:
        return [("citation_journal_title", work.periodical_title)]
    return [
        ("z:itemType", ITEM_TYPES[work.kind]),
        ("prism.publicationName", work.periodical_title),
        ("prism.publicationDate", work.dating.iso),
        ("prism.volume", work.volume),
        ("prism.number", "" if work.is_of_newspaper else work.issue_number()),
    ]


def _open_graph(request, article: Article, work: Work, opening: str) -> list[tuple[str, str]]:
    people = dict.fromkeys(credit.author for credit in article.contributions.all())
    return [
        ("og:type", "article"),
        ("og:title", article.title_display),
        ("og:url", work.address),
        ("og:description", opening),
        ("og:site_name", settings.SITE_NAME),
        ("og:locale", LOCALES[article.script]),
        ("og:image", absolute(request, share_image_address(article))),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", f"{article.title_display}，{article.issue}"),
        ("article:published_time", work.dating.day),
        ("article:section", work.section),
        *(("article:author", absolute(request, author)) for author in people),
        *(("article:tag", topic) for topic in work.topics),
    ]
