"""Rows that a load finds or makes: authors and their credits, and names that are not yet taken."""

from collections.abc import Iterable, Sequence
from typing import Any

from ..chinese.pinyin import slug_of
from ..keys import digest
from ..models import Article, Author, Contribution
from .records import ArticleRecord

# [name, kind, role, printed as, affiliation, what an editor tells the author apart by]: see
# Article.said_credits. A machine tells nobody apart.
Credit = list


def credits_of(record: ArticleRecord) -> list[Credit]:
    unique = {(a.name[:120], a.kind, a.role): a for a in record.authors}
    return [
        [name, kind, role, name, (author.affiliation or "")[:300], ""]
        for (name, kind, role), author in unique.items()
    ]


class Authors:
    """Authors by name and kind, looked up once for all the credits of a source, made where there
    are none. Of several who share a name, the one whom no editor has told apart; and for one whom an
    editor merged into another, that other."""

    def __init__(self, credits: Iterable[Sequence[Credit]]) -> None:
        names = {credit[0] for some in credits for credit in some}
        plain = Author.objects.filter(name__in=names, distinction="").select_related("merged_into")
        self.known = {(author.name, author.kind): author for author in plain}

    def named(self, name: str, kind: str) -> Author:
        if (name, kind) not in self.known:
            person = kind == Author.Kind.PERSON
            key = f"{slug_of(name, person=person)}-{digest(kind + name)[:4]}"
            self.known[name, kind] = Author.objects.create(
                name=name, kind=kind, key=free_slug(key, Author.objects.all(), "key")
            )
        return self.known[name, kind]

    def told_apart(self, name: str, kind: str, distinction: str) -> Author | None:
        """The author whom an editor told apart, if one was."""
        told = Author.objects.filter(name=name, kind=kind, distinction=distinction)
        return told.first() if distinction else None

    def write(self, signed: Iterable[tuple[Article, Sequence[Credit]]]) -> None:
        """Contributions for articles that have none."""
        contributions = []
        for article, credits in signed:
            named = [
                (self.told_apart(c[0], c[1], c[5]) or self.named(c[0], c[1]), c) for c in credits
            ]
            given = {(who.pk, c[2]) for who, c in named if who.merged_into_id is None}
            for order, (entered, credit) in enumerate(named, 1):
                _, _, role, credited_as, affiliation, _ = credit
                author = entered.known_as
                if author != entered and (author.pk, role) in given:
                    author = entered  # two names of one author under one article
                given.add((author.pk, role))
                contributions.append(
                    Contribution(
                        article=article, author=author, order=order, role=role,
                        entered_as=entered if author != entered else None,
                        credited_as=credited_as, affiliation=affiliation,
                    )
                )  # fmt: skip
        Contribution.objects.bulk_create(contributions)


def free_slug(slug: str, rows: Any, name: str = "slug") -> str:
    """The slug, or the first of slug-2, slug-3 … that no row has."""
    tried, count = slug, 1
    while rows.filter(**{name: tried}).exists():
        count += 1
        tried = f"{slug}-{count}"
    return tried
