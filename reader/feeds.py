"""Feeds: what came into the room last, whole, in Atom.

Newest is what arrived last, not what was printed last: who follows a periodical is told of the old
volumes that come in as well. Which articles these are, and when each changed, is asked first, and
their texts are read only if that is not what the asker has.
"""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.encoding import escape_uri_path
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date
from django.utils.translation import gettext as _

from issues.models import Article, Contribution, Section

from .asked import Asked
from .etags import etag_of
from .found import Gone, Moved, author_at, look_for_former, periodical_at, section_at, tag_at
from .host import named_for_good
from .spoken import in_chinese
from .text import blocks_of
from .views.errors import Missing, gone
from .views.shelf import SectionPage
from .xmltext import legal

NEWEST = 30
# Goes up when the form of the feeds changes, so that nobody keeps the old one.
FORM = 2


class WholeText(Atom1Feed):
    """Atom with whole texts, each in its language, and with every author."""

    def item_attributes(self, item):
        return {"xml:lang": item["lang"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name, address in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if address:
                handler.addQuickElement("uri", address)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})


class NewArticles(Feed):
    """Everything; those below narrow it."""

    feed_type = WholeText
    language = "zh-Hans"

    @classmethod
    def as_view(cls):
        """Made anew for each request, for it remembers by whom it is asked."""
        return lambda request, **named: cls()(request, **named)

    @in_chinese
    def __call__(self, request, **named):
        self.request = request
        try:
            of = self.object_or_former(request, **named)
        except Moved as moved:
            return HttpResponsePermanentRedirect(f"{moved.address}feed/")
        except Gone as withdrawn:
            return gone(request, reason=str(withdrawn))
        if isinstance(of, HttpResponse):
            return of
        return self.answer(of, request)

    def object_or_former(self, request, **named):
        try:
            return self.get_object(request, **named)
        except Missing:
            look_for_former(request.path.removesuffix("feed/"))
            raise

    def answer(self, of, request) -> HttpResponse:
        newest = list(self.newest(of).values_list("pk", "modified"))
        etag = etag_of(request, FORM, newest)
        changed = max((modified for _, modified in newest), default=None)
        stamp = int(changed.timestamp()) if changed else None
        answer = get_conditional_response(request, etag=etag, last_modified=stamp)
        if answer is None:
            self.wanted = [pk for pk, _ in newest]
            answer = HttpResponse(content_type=self.feed_type.content_type)
            self.get_feed(of, request).write(answer, "utf-8")
        answer["ETag"] = etag
        if stamp:
            answer["Last-Modified"] = http_date(stamp)
        return answer

    def newest(self, of) -> QuerySet:
        return self.articles(of).order_by("-pk")[:NEWEST]

    def articles(self, of) -> QuerySet:
        return Article.objects.published()

    def items(self, of) -> list[Article]:
        return list(Article.objects.for_feeds().filter(pk__in=self.wanted).order_by("-pk"))

    def title(self, of):
        return settings.SITE_NAME if of is None else legal(f"{of} · {settings.SITE_NAME}")

    def subtitle(self, of):
        return _("新收入的文章，附全文。")

    def link(self, of):
        return reverse("reader:home") if of is None else of.get_absolute_url()

    def feed_url(self, of):
        asked = self.request.GET.urlencode()
        path = escape_uri_path(self.request.path)
        return f"{path}?{asked}" if asked else path

    def feed_guid(self, of):
        return named_for_good(self.request, self.feed_url(of).removeprefix("/"))

    def item_title(self, article):
        return legal(article.title_display)

    def item_guid(self, article):
        return named_for_good(self.request, f"articles/{article.key}")

    def item_description(self, article):
        """Atom takes it for HTML."""
        return escape(legal(article.standfirst or article.subtitle)) or None

    def item_pubdate(self, article):
        return article.created

    def item_updateddate(self, article):
        return article.modified

    def item_categories(self, article):
        return [legal(topic.tag.name) for topic in article.article_tags.all()]

    def item_extra_kwargs(self, article):
        return {
            "authors": list(self.authors_of(article)),
            "content": text_of(article),
            "lang": article.lang,
        }

    def authors_of(self, article) -> Iterator[tuple[str, str]]:
        """Who signed it; an unsigned one is its periodical's, for Atom wants an author."""
        absolute = self.request.build_absolute_uri
        credits: list[Contribution] = list(article.contributions.all())
        for credit in credits:
            yield legal(credit), absolute(credit.author.get_absolute_url())
        if not credits:
            periodical = article.issue.periodical
            yield (
                legal(article.byline or article.issue.periodical_display),
                "" if article.byline else absolute(periodical.get_absolute_url()),
            )


class OfPeriodical(NewArticles):
    def get_object(self, request, periodical):
        return periodical_at(periodical)

    def articles(self, periodical):
        return super().articles(periodical).filter(issue__periodical=periodical)

    def title(self, periodical):
        return super().title(periodical.title_display)


class OfSection(NewArticles):
    def get_object(self, request, periodical, section):
        """A 栏目 whose name ends in /feed keeps its page."""
        whole = f"{section}/feed"
        if Section.objects.filter(periodical__slug=periodical, name=whole).exists():
            return SectionPage.as_view()(request, periodical=periodical, section=whole).render()
        return section_at(periodical, section)

    def articles(self, section):
        return super().articles(section).filter(section=section)

    def title(self, section):
        return super().title(f"{section.name} · {section.periodical}")


class OfAuthor(NewArticles):
    def get_object(self, request, key):
        return author_at(key)

    def articles(self, author):
        return super().articles(author).by_author(author)


class OfTag(NewArticles):
    def get_object(self, request, name):
        return tag_at(name)

    def articles(self, tag):
        return super().articles(tag).filter(tags=tag)


class OfSearch(NewArticles):
    """A search, kept: what it finds that came in last. One that makes no sense finds nothing."""

    def get_object(self, request):
        return Asked(request.GET)

    def newest(self, asked):
        hits = asked.left
        found = [] if hits is None else sorted(hits.held.articles[hits.rows].tolist())[-NEWEST:]
        return super().articles(asked).filter(pk__in=found).order_by("-pk")

    def title(self, asked):
        return super().title(
            _("查找：%(text)s") % {"text": asked.text} if asked.text else _("查找")
        )

    def link(self, asked):
        return f"{reverse('reader:search')}?{asked.given.urlencode()}"


def text_of(article: Article) -> str:
    """The whole text as a piece of HTML, everything in it escaped."""
    context = {"article": article, "blocks": blocks_of(article.body)}
    return legal(render_to_string("issues/_feed_text.html", context))
