"""Rows that a load finds or makes: authors and their credits, and names that are not yet taken."""

from collections.abc import Sequence
from typing import Any

from ..chinese.pinyin import slug_of
from ..models import Article, Author, Contribution
from .identity import digest
from .records import ArticleRecord

# [name, kind, role, printed as, affiliation, what an editor tells the author apart by], as JSON
# keeps it. A machine tells nobody apart.
Credit = list


def credits_of(record: ArticleRecord) -> list[Credit]:
    unique = {(a.name[:120], a.kind, a.role): a for a in record.authors}
    return [
        [name, kind, role, name, (author.affiliation or "")[:300], ""]
        for (name, kind, role), author in unique.items()
    ]


def read_credits(article: Article) -> list[Credit]:
    return [
        [c.author.name, c.author.kind, c.role, c.credited_as, c.affiliation, c.author.distinction]
        for c in article.contributions.all()
    ]


def write_credits(article: Article, credits: Sequence[Credit]) -> None:
    """The contributions of an article as the source has them."""
    article.contributions.all().delete()
    Contribution.objects.bulk_create(
        Contribution(
            article=article,
            author=author_named(name, kind),
            order=order,
            role=role,
            credited_as=credited_as,
            affiliation=affiliation,
        )
        for order, (name, kind, role, credited_as, affiliation, _) in enumerate(credits, 1)
    )


def author_named(name: str, kind: str) -> Author:
    author = Author.objects.filter(name=name, kind=kind, distinction="").first()
    if author is None:
        person = kind == Author.Kind.PERSON
        key = f"{slug_of(name, person=person)}-{digest(kind + name)[:4]}"
        author = Author.objects.create(
            name=name, kind=kind, key=free_slug(key, Author.objects.all(), "key")
        )
    return author


def free_slug(slug: str, rows: Any, name: str = "slug") -> str:
    """The slug, or the first of slug-2, slug-3 … that no row has."""
    tried, count = slug, 1
    while rows.filter(**{name: tried}).exists():
        count += 1
        tried = f"{slug}-{count}"
    return tried
