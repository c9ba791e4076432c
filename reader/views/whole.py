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
    address: str
    blocks: list[Block]
    setting: Setting


class WholeIssue(OfIssue):
    template_name = "issues/issue_whole.html"
    articles = Article.objects.with_texts()

    def get_context_data(self, **kwargs):
        address = self.request.build_absolute_uri(self.request.path)
        context = super().get_context_data(permanent_address=address, **kwargs)
        return {**context, "setting": self.setting_of_all(context["contents"])}

    def contents_of(self, articles):
        return [(section, self.leaves_of(run)) for section, run in in_sections(articles)]

    def leaves_of(self, articles: list[Article]) -> list[Leaf]:
        return [self.leaf_of(article, f"a-{article.key}") for article in articles]

    def leaf_of(self, article: Article, id: str) -> Leaf:
        return Leaf(
            article,
            id,
            self.request.build_absolute_uri(article.get_absolute_url()),
            blocks_of(article.body, prefix=f"{id}-", below=1),
            self.setting_of(article.script),
        )

    def setting_of(self, script: str) -> Setting:
        asked = self.request.GET.get("script", "")
        return setting_for(self.request.preferences, script, asked)

    def setting_of_all(self, contents) -> Setting:
        """What the page says of its texts: that they are converted, where one of them is."""
        settings = [leaf.setting for _, leaves in contents for leaf in leaves]
        converted = (setting for setting in settings if setting.is_converted)
        return next(converted, self.setting_of("hans"))
