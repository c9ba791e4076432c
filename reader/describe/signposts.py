"""Signposts of an article in its headers (signposting.org/FAIR), for what never reads the page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from issues.models import Article

from .addresses import absolute, citation_files, text_files
from .graph import article_type

SCHEMA = "https://schema.org/"
# Servers refuse an answer whose headers are long; the page names everybody.
MOST_AUTHORS = 10


def signposted(response: HttpResponse, request: HttpRequest, article: Article) -> HttpResponse:
    response.headers["Link"] = ", ".join(_signposts(request, article))
    return response


def _signposts(request, article: Article) -> list[str]:
    authors = dict.fromkeys(credit.author for credit in article.contributions.all())
    licence = settings.TEXTS_LICENSE
    return [
        _link(absolute(request, article), "cite-as"),
        _link(f"{SCHEMA}AboutPage", "type"),
        _link(f"{SCHEMA}{article_type(article)}", "type"),
        *(_link(absolute(request, author), "author") for author in list(authors)[:MOST_AUTHORS]),
        *(
            _link(absolute(request, file), "describedby", form.media_type)
            for form, file in citation_files(article)
        ),
        *(
            _link(absolute(request, file), "item", media_type)
            for media_type, file in text_files(article)
        ),
        _link(absolute(request, article.issue), "collection"),
        *([_link(licence, "license")] if licence else []),
    ]


def _link(address: str, rel: str, media_type: str = "") -> str:
    return f'<{address}>; rel="{rel}"' + (f'; type="{media_type}"' if media_type else "")
