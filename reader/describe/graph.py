"""What pages are about, as schema.org says it (JSON-LD): article, 期, volume, periodical."""

import json
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from issues.models import Article, Author, Contribution, Issue, Periodical

from ..cite import Work
from ..dates import Dating
from ..pictures import share_image_address
from .addresses import absolute

Role = Contribution.Role
PARTS = {
    Role.AUTHOR: "author",
    Role.SPEAKER: "author",
    Role.TRANSLATOR: "translator",
    Role.EDITOR: "editor",
    Role.ILLUSTRATOR: "contributor",
    Role.PHOTOGRAPHER: "contributor",
}
ARTICLES = {"newspaper": "NewsArticle", "magazine": "Article", "journal": "ScholarlyArticle"}
# What could end the element, or a line of it, stands as \u…, which JSON reads as the same.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(graph: list[dict]) -> SafeString:
    """The element that carries a graph. It is not run, so the content policy has nothing to allow."""
    told = {"@context": "https://schema.org", "@graph": [_without_blanks(node) for node in graph]}
    text = json.dumps(told, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def of_article(request: HttpRequest, article: Article, work: Work, opening: str) -> list[dict]:
    issue = article.issue
    first, last = work.pages
    return [
        {
            **_part(request, article),
            "url": work.address,
            "name": article.title_display,
            "alternativeHeadline": article.subtitle,
            "description": opening,
            "image": absolute(request, share_image_address(article)),
            "datePublished": work.dating.iso,
            "dateModified": article.modified.isoformat(timespec="seconds"),
            "inLanguage": article.lang,
            "pageStart": first,
            "pageEnd": last,
            "pagination": work.page_range(),
            "articleSection": work.section,
            "keywords": list(work.topics),
            "license": settings.TEXTS_LICENSE,
            "isPartOf": _to(request, issue),
            "mainEntityOfPage": work.address,
        },
        *_issue_and_above(request, issue),
        _trail(request, issue.periodical, issue, article),
    ]


def article_type(article: Article) -> str:
    return ARTICLES[article.issue.periodical.kind]


def of_issue(request: HttpRequest, issue: Issue, articles: list[Article]) -> list[dict]:
    own, *above = _issue_and_above(request, issue)
    own["hasPart"] = [_part(request, article) for article in articles]
    return [own, *above, _trail(request, issue.periodical, issue)]


def of_periodical(request: HttpRequest, periodical: Periodical, issues: list[Issue]) -> list[dict]:
    own = _periodical(request, periodical)
    own["hasPart"] = [_issue(request, issue) for issue in issues]
    return [own, _trail(request, periodical)]


def _part(request, article: Article) -> dict:
    """An article in few words. The headline is that of its page, in brackets if need be."""
    node = {
        "@type": article_type(article),
        "@id": absolute(request, article),
        "headline": article.title_display,
    }
    for credit in article.contributions.all():
        node.setdefault(PARTS[credit.role], []).append(_signed(request, credit.author))
    return node


def _signed(request, author: Author) -> dict:
    return {
        "@type": "Person" if author.is_person else "Organization",
        "name": author.name,
        "url": absolute(request, author),
    }


def _issue_and_above(request, issue: Issue) -> list[dict]:
    """The 期, its volume where there is one, and the periodical, each part of the next."""
    issue_node, periodical_node = _issue(request, issue), _periodical(request, issue.periodical)
    above = {"@id": periodical_node["@id"]}
    if not issue.volume:
        return [{**issue_node, "isPartOf": above}, periodical_node]
    volume = {
        "@type": "PublicationVolume",
        "@id": f"{periodical_node['@id']}#volume-{quote(issue.volume)}",
        "volumeNumber": issue.volume,
        "isPartOf": above,
    }
    return [{**issue_node, "isPartOf": {"@id": volume["@id"]}}, volume, periodical_node]


def _issue(request, issue: Issue) -> dict:
    return {
        "@type": "PublicationIssue",
        "@id": absolute(request, issue),
        "url": absolute(request, issue),
        "name": str(issue),
        "issueNumber": issue.number or issue.whole_number,
        "datePublished": Dating.of(issue.date).iso,
    }


def _periodical(request, periodical: Periodical) -> dict:
    publisher = {"@type": "Organization", "name": periodical.publisher}
    return {
        "@type": "Newspaper" if periodical.is_newspaper else "Periodical",
        "@id": absolute(request, periodical),
        "url": absolute(request, periodical),
        "name": periodical.title,
        "issn": periodical.issn,
        "publisher": publisher if periodical.publisher else None,
    }


def _trail(request, *places) -> dict:
    """From all periodicals down to the page, each with what it is called in the breadcrumb."""
    names = [(gettext("刊物"), absolute(request, reverse("reader:periodicals")))]
    names += [(_called(place), absolute(request, place)) for place in places]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate(names, 1)
        ],
    }


def _called(place) -> str:
    return place.label if isinstance(place, Issue) else getattr(place, "title_display", str(place))


def _to(request, place) -> dict:
    return {"@id": absolute(request, place)}


def _without_blanks(node: dict) -> dict:
    return {name: value for name, value in node.items() if value not in ("", None, [])}
