"""An article beside the printed lines that it was read from."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from issues.desk.lines import SourceLine, lines_near
from issues.models import Article

from ..text import blocks_of
from .article import OfArticle

AROUND = 3  # lines of the page that are shown above and below the article's own
NAMES = {
    "body": _("正文"),
    "head": _("题名、署名等"),
    "furniture": _("版面杂件，不入正文"),
    "": _("不属本文"),
}


@dataclass(frozen=True)
class Run:
    """Lines that follow each other and are the same part of the page."""

    part: str
    lines: list[SourceLine]

    @property
    def name(self) -> str:
        return NAMES[self.part]

    @property
    def first(self) -> int:
        return self.lines[0].number

    @property
    def last(self) -> int:
        return self.lines[-1].number


class SourcePage(OfArticle):
    template_name = "issues/article_source.html"
    articles = Article.objects.with_sources()

    def get_context_data(self, **kwargs):
        article = self.object
        return super().get_context_data(
            blocks=blocks_of(article.body, prefix="text-"),
            stretches=[runs_of(stretch) for stretch in lines_near(article, AROUND)],
            is_edited=is_edited(article),
            **kwargs,
        )


def runs_of(stretch: Iterable[SourceLine]) -> list[Run]:
    """The lines of a stretch part by part; those that are blank are counted and not shown."""
    printed = (line for line in stretch if line.text.strip())
    return [Run(part, list(lines)) for part, lines in groupby(printed, key=lambda line: line.part)]


def is_edited(article: Article) -> bool:
    """Whether the text is other than the source was last read."""
    return article.imported.get("body", article.body) != article.body
