"""A whole 期 on one page, to be read through or printed."""

from dataclasses import dataclass

from issues.models import Article

from ..text import Block, blocks_of
from ..typesetting import Setting, setting_for
from .shelf import OfIssue, in_sections


@dataclass(frozen=True)
class Leaf:
    """An article as it is bound with the others: its headings stand below its title."""

    article: Article
    id: str
    blocks: list[Block]
    setting: Setting


class WholeIssue(OfIssue):
    template_name = "issues/issue_whole.html"
    articles = Article.objects.with_texts()

    def get_context_data(self, **kwargs):
        address = self.request.build_absolute_uri(self.request.path)
        return super().get_context_data(permanent_address=address, **kwargs)

    def contents_of(self, articles):
        return [(section, self.leaves_of(run)) for section, run in in_sections(articles)]

    def leaves_of(self, articles: list[Article]) -> list[Leaf]:
        return [self.leaf_of(article, f"a-{article.key}") for article in articles]

    def leaf_of(self, article: Article, id: str) -> Leaf:
        blocks = blocks_of(article.body, prefix=f"{id}-", below=1)
        printed = f"{article.title}{article.body}"
        return Leaf(article, id, blocks, setting_for(self.request.preferences, printed))
