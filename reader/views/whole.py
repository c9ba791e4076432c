"""A whole 期 on one page, to be read through or printed."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from issues.models import Article, Issue

from ..text import Block, blocks_of
from ..typesetting import Setting, setting_for
from .shelf import OfPeriodical, in_sections


@dataclass(frozen=True)
class Leaf:
    """An article as it is bound with the others: its headings stand below its title."""

    article: Article
    id: str
    blocks: list[Block]
    setting: Setting


class WholeIssue(OfPeriodical, DetailView):
    context_object_name = "issue"
    template_name = "issues/issue_whole.html"

    def get_object(self, queryset=None):
        return get_object_or_404(
            Issue.objects.select_related("periodical"),
            periodical=self.periodical,
            slug=self.kwargs["issue"],
        )

    def get_context_data(self, **kwargs):
        articles = list(Article.objects.with_texts().filter(issue=self.object).in_printed_order())
        return super().get_context_data(
            contents=[(section, self.leaves_of(run)) for section, run in in_sections(articles)],
            article_count=len(articles),
            permanent_address=self.request.build_absolute_uri(self.request.path),
            previous=Issue.objects.before(self.object),
            next=Issue.objects.after(self.object),
            **kwargs,
        )

    def leaves_of(self, articles: list[Article]) -> list[Leaf]:
        return [self.leaf_of(article, f"a-{article.key}") for article in articles]

    def leaf_of(self, article: Article, id: str) -> Leaf:
        blocks = blocks_of(article.body, prefix=f"{id}-", below=1)
        printed = f"{article.title}{article.body}"
        return Leaf(article, id, blocks, setting_for(self.request.preferences, printed))
