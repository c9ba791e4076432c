"""One article, and all of them."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView

from issues.models import Article
from issues.search import more_like

from ..describe.signposts import signposted
from ..lights import lights_for
from ..linebreak import halves_of
from ..text import Block, blocks_of, length_of, outline_of, paragraphs_of
from ..typesetting import setting_for
from .errors import gone
from .lists import PagedList

FEWEST_HEADINGS = 2  # that are worth a list


class ArticleList(PagedList):
    queryset = Article.objects.for_lists().newest_first()
    template_name = "issues/article_list.html"


class OfArticle(DetailView):
    """A page of one article; where the article is no longer, it says what became of it."""

    context_object_name = "article"
    articles = Article.objects.for_reading()

    def get_object(self, queryset=None):
        return get_object_or_404(self.articles.all(), key=self.kwargs["key"])

    def get(self, request, *args, **kwargs):
        article = self.get_object()
        if article.is_published:
            self.object = article
            return signposted(self.render_to_response(self.get_context_data()), request, article)
        if target := article.now_part_of:
            here = request.resolver_match.view_name
            return HttpResponsePermanentRedirect(reverse(here, args=[target.key]))
        return gone(request, reason=article.state_reason, article=article)

    def get_context_data(self, **kwargs):
        article = self.object
        return super().get_context_data(
            issue=article.issue,
            periodical=article.issue.periodical,
            permanent_address=self.request.build_absolute_uri(article.get_absolute_url()),
            **kwargs,
        )


class ArticlePage(OfArticle):
    template_name = "issues/article_detail.html"

    def get_context_data(self, **kwargs):
        article = self.object
        blocks = blocks_of(article.body)
        sought = self.request.GET.get("q", "").strip()
        headings = sum(block.is_heading for block in blocks)
        return super().get_context_data(
            lights=lights_for(sought, texts_of(article, blocks)) if sought else None,
            blocks=blocks,
            length=length_of(blocks),
            outline=outline_of(blocks) if headings >= FEWEST_HEADINGS else [],
            setting=setting_for(
                self.request.preferences, article.script, self.request.GET.get("script", "")
            ),
            alike=more_like(article, [topic.tag.name for topic in article.article_tags.all()]),
            previous=Article.objects.before(article),
            next=Article.objects.after(article),
            **kwargs,
        )


def texts_of(article: Article, blocks: list[Block]) -> list[list[str]]:
    """Every text on the page of an article, in the parts in which it is set."""
    credits = article.contributions.all()
    names = [str(credit) for credit in credits] or [article.byline]
    notes = (article.standfirst, article.author_note, article.source_note)
    return [
        halves_of(article.title_display),
        *([part] for part in (article.kicker, article.subtitle, *names)),
        *([credit.affiliation] for credit in credits),
        *(paragraphs_of(note) for note in notes),
        [part for block in blocks for part in block.parts],
    ]
