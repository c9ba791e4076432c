"""How each row is told in JSON. Unknown is None, never ""."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from issues.models import Article, Author, Contribution, Issue, Periodical, Section, Tag

from ..text import Block, blocks_of

Told = dict[str, Any]


@dataclass(frozen=True)
class Shapes:
    """`absolute` makes a whole address of a path."""

    absolute: Callable[[str], str]

    def url(self, row) -> str:
        return self.absolute(row.get_absolute_url())

    def periodical(self, row: Periodical) -> Told:
        return {
            "slug": row.slug,
            "url": self.url(row),
            "title": row.title,
            "title_supplied": not row.is_named_in_print,
            "kind": row.kind,
            "issn": row.issn or None,
            "cn": row.cn or None,
            "publisher": row.publisher or None,
            "issue_count": row.issue_count,
        }

    def section(self, row: Section) -> Told:
        return {"name": row.name, "url": self.url(row)}

    def counted_section(self, row: Section) -> Told:
        return {**self.section(row), "article_count": row.article_count}

    def issue(self, row: Issue) -> Told:
        return {
            "slug": row.slug,
            "url": self.url(row),
            "date": row.date or None,
            "date_supplied": row.date_supplied,
            "volume": row.volume or None,
            "number": row.number or None,
            "whole_number": row.whole_number or None,
            "edition": row.edition or None,
        }

    def counted_issue(self, row: Issue) -> Told:
        return {**self.issue(row), "article_count": row.article_count}

    def place(self, row: Issue) -> Told:
        """The periodical of an issue, as this issue names it."""
        return {
            "slug": row.periodical.slug,
            "url": self.url(row.periodical),
            "title": row.periodical.title,
            "title_supplied": row.periodical_supplied,
        }

    def article(self, row: Article) -> Told:
        """All but the text."""
        return {
            "key": row.key,
            "url": self.url(row),
            "periodical": self.place(row.issue),
            "issue": self.issue(row.issue),
            "position": row.position,
            "section": row.section.name if row.section else None,
            "kicker": row.kicker or None,
            "title": row.title,
            "title_supplied": row.title_supplied,
            "subtitle": row.subtitle or None,
            "byline": row.byline or None,
            "authors": [self.credit(credit) for credit in row.contributions.all()],
            "standfirst": row.standfirst or None,
            "author_note": row.author_note or None,
            "source_note": row.source_note or None,
            "page": row.page or None,
            "tags": [topic.tag.name for topic in row.article_tags.all()],
            "modified": row.modified.isoformat(timespec="seconds"),
        }

    def whole_article(self, row: Article) -> Told:
        return {**self.article(row), "blocks": [block(one) for one in blocks_of(row.body)]}

    def credit(self, row: Contribution) -> Told:
        return {
            "name": row.author.name,
            "kind": row.author.kind,
            "role": row.role,
            "affiliation": row.affiliation or None,
            "credited_as": row.credited_as if str(row) != row.author.name else None,
            "key": row.author.key,
            "url": self.url(row.author),
        }

    def author(self, row: Author) -> Told:
        return {
            "key": row.key,
            "url": self.url(row),
            "name": row.name,
            "distinction": row.distinction or None,
            "kind": row.kind,
        }

    def counted_author(self, row: Author) -> Told:
        return {**self.author(row), "article_count": row.article_count}

    def tag(self, row: Tag) -> Told:
        return {"name": row.name, "url": self.url(row)}

    def counted_tag(self, row: Tag) -> Told:
        return {**self.tag(row), "article_count": row.article_count}


def block(one: Block) -> Told:
    """A heading has a level from 2 down; a paragraph has none."""
    kind = "heading" if one.is_heading else "paragraph"
    return {"kind": kind, "level": one.level or None, "text": one.text}
