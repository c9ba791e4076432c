"""What is in a book, and what its title page says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from issues.chinese.script import LANG
from issues.models import Article, Contribution, Issue, Periodical, Section

from ..dates import Dating
from ..imprint import imprint_of
from ..text import Block, blocks_of

NEVER = datetime(1980, 1, 1, tzinfo=UTC)  # the first day of a ZIP
# https://id.loc.gov/vocabulary/relators.html
RELATORS = {
    Contribution.Role.AUTHOR: "aut",
    Contribution.Role.TRANSLATOR: "trl",
    Contribution.Role.SPEAKER: "spk",
    Contribution.Role.ILLUSTRATOR: "ill",
    Contribution.Role.PHOTOGRAPHER: "pht",
    Contribution.Role.EDITOR: "edt",
}


@dataclass(frozen=True)
class Chapter:
    """An article in a book, with its permanent address."""

    article: Article
    address: str

    @property
    def id(self) -> str:
        return f"article-{self.article.key}"

    @property
    def file(self) -> str:
        return f"{self.id}.xhtml"

    @property
    def imprint(self) -> str:
        return imprint_of(self.article)

    @cached_property
    def blocks(self) -> list[Block]:
        return blocks_of(self.article.body)

    @property
    def lang(self) -> str:
        return self.article.lang

    @property
    def headings(self) -> list[Block]:
        return [block for block in self.blocks if block.is_heading]


@dataclass(frozen=True)
class Book:
    """`path` is what it is of, and stands for it for ever; `address` is the same with the host."""

    title: str
    path: str
    address: str
    contents: list[tuple[str, list[Chapter]]]  # 栏目, "" for none, and what stands under it
    modified: datetime
    periodical: Periodical | None = None
    issue: Issue | None = None
    creators: list[tuple[str, str]] = field(default_factory=list)  # name, relator
    subjects: list[str] = field(default_factory=list)
    subtitle: str = ""
    note: str = ""
    vertical: bool = False

    @cached_property
    def chapters(self) -> list[Chapter]:
        return [chapter for _, chapters in self.contents for chapter in chapters]

    @cached_property
    def languages(self) -> list[str]:
        """Those of what is in it, that of the most first."""
        counted = Counter(chapter.lang for chapter in self.chapters)
        return [lang for lang, _ in counted.most_common()] or [LANG["hans"]]

    @property
    def lang(self) -> str:
        return self.languages[0]

    @property
    def identifier(self) -> str:
        """The same on whatever host the room is, and another for the same in columns."""
        name = f"{self.path}?vertical=1" if self.vertical else self.path
        return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"

    @property
    def modified_display(self) -> str:
        return f"{self.modified:%Y-%m-%dT%H:%M:%SZ}"

    @property
    def date(self) -> str:
        """As precise as the text is; none where it is in doubt, for which a book has no words."""
        date = self.issue.date if self.issue else ""
        return date if date == Dating.of(date).iso else ""

    @property
    def number(self) -> str:
        """Among all of its periodical; that within a year comes again each year."""
        number = self.issue.whole_number if self.issue else ""
        return number if number.isascii() and number.isdecimal() else ""


def book_of_article(article: Article, site: str, vertical: bool = False) -> Book:
    issue = article.issue
    return Book(
        title=article.title_display,
        subtitle=article.subtitle,
        path=article.get_absolute_url(),
        address=site + article.get_absolute_url(),
        contents=[("", _chapters([article], site))],
        modified=modified_of([article]),
        periodical=issue.periodical,
        issue=issue,
        creators=creators_of([article]),
        subjects=[topic.tag.name for topic in article.article_tags.all()],
        vertical=vertical,
    )


def book_of_issue(
    issue: Issue, contents: list[tuple[Section | None, list[Article]]], site: str, vertical=False
) -> Book:
    articles = [article for _, under in contents for article in under]
    return Book(
        title=str(issue),
        path=issue.get_absolute_url(),
        address=site + issue.get_absolute_url(),
        contents=[(section.name if section else "", _chapters(a, site)) for section, a in contents],
        modified=modified_of(articles),
        periodical=issue.periodical,
        issue=issue,
        vertical=vertical,
    )


def book_of_found(
    title: str, path: str, articles: Sequence[Article], count: int, site: str, vertical=False
) -> Book:
    """What a search found, in its order; `count` says how many there were."""
    note = _("找到 %(count)d 篇，都在书中。") % {"count": count}
    if count > len(articles):
        told = {"count": count, "most": len(articles)}
        note = _("找到 %(count)d 篇，书中收前 %(most)d 篇。") % told
    return Book(
        title=title,
        path=path,
        address=site + path,
        contents=[("", _chapters(articles, site))],
        modified=modified_of(articles),
        note=note,
        vertical=vertical,
    )


def _chapters(articles: Iterable[Article], site: str) -> list[Chapter]:
    return [Chapter(article, site + article.get_absolute_url()) for article in articles]


def creators_of(articles: Iterable[Article]) -> list[tuple[str, str]]:
    """(name, relator) of all who signed, each once; of a byline that names nobody, the byline."""
    signed = dict[tuple[str, str], None]()
    for article in articles:
        credits = article.contributions.all()
        signed |= {(str(credit), RELATORS[credit.role]): None for credit in credits}
        if article.byline.strip() and not credits:
            signed[article.byline.strip(), "aut"] = None
    return list(signed)


def modified_of(articles: Iterable[Article]) -> datetime:
    """When anything was changed last that the book says: articles are stamped with all of it."""
    last = max((article.modified for article in articles), default=NEVER)
    return last.astimezone(UTC)
