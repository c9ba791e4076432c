"""Rows that a load finds or makes: authors and their credits, and names that are not yet taken."""

from collections.abc import Sequence
from typing import Any

from ..chinese.pinyin import slug_of
from ..models import Article, Author, Contribution
from .identity import digest
from .records import ArticleRecord

Credit = list  # [name, kind, role, credited_as, affiliation], as JSON keeps it


def credits_of(record: ArticleRecord) -> list[Credit]:
    return [
        [a.name[:120], a.kind, a.role, a.name[:120], (a.affiliation or "")[:300]]
        for a in record.authors
    ]


def read_credits(article: Article) -> list[Credit]:
    return [
        [c.author.name, c.author.kind, c.role, c.credited_as, c.affiliation]
        for c in article.contributions.select_related("author")
    ]


def write_credits(article: Article, credits: Sequence[Credit]) -> None:
    """The contributions of an article as the source has them. An author of the same name who was
    told apart by an editor is left alone: a machine credits the plain name."""
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
        for order, (name, kind, role, credited_as, affiliation) in enumerate(credits, 1)
    )


def author_named(name: str, kind: str) -> Author:
    author = Author.objects.filter(name=name, kind=kind, distinction="").first()
    if author is None:
        person = kind == Author.Kind.PERSON
        key = f"{slug_of(name, person=person)}-{digest(kind + name)[:4]}"
        author = Author.objects.create(name=name, kind=kind, key=free_key(key))
    return author


def free_key(key: str) -> str:
    return free_slug(key, Author.objects.all(), "key")


def free_slug(slug: str, rows: Any, name: str = "slug") -> str:
    """The slug, or the first of slug-2, slug-3 … that no row has."""
    tried, count = slug, 1
    while rows.filter(**{name: tried}).exists():
        count += 1
        tried = f"{slug}-{count}"
    return tried


def find_imported(model: Any, name: str, value: str) -> Any:
    """The row that was imported with this value, whatever an editor has made of it since; failing
    that the row that has it now."""
    row = model.objects.filter(**{f"imported__{name}": value}).first()
    if row is None and name in {f.name for f in model._meta.fields}:
        row = model.objects.filter(**{name: value}).first()
    return row
