"""Authors: two that are one, one that is two, a person that is a body.

An author who is merged keeps his row, so that his address, and his name in whatever is imported
later, lead to the other; and so that the merge can be undone. A byline remembers to whom it was
entered (`Contribution.entered_as`).
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q

from ..chinese.fold import simplify
from ..chinese.pinyin import slug_of
from ..importer.rows import free_slug
from ..keys import digest
from ..models import Author, Contribution, FormerAddress
from ..search.index import index_articles
from . import DeskError

MOST_SUGGESTED = 50


@transaction.atomic
def merge_authors(gone: Author, into: Author) -> int:
    """Let one author be part of another; in how many bylines he is."""
    into = into.known_as
    if gone == into or gone.known_as == into:
        raise DeskError(f"“{gone}”已经是“{into}”。")
    if into.merged.exists() and into.known_as == gone:
        raise DeskError(f"“{into}”已并入“{gone}”，不能再反过来。")
    check_sign_apart(gone, into)
    gone.merged_into = into
    gone.save()
    return resettle(gone)


@transaction.atomic
def unmerge_author(author: Author) -> int:
    """Let an author stand by himself again; how many bylines are his."""
    if author.merged_into_id is None:
        raise DeskError(f"“{author}”没有并入他人。")
    author.merged_into = None
    author.save()
    return resettle(author)


def check_sign_apart(gone: Author, into: Author) -> None:
    """Two who sign one article together are two."""
    together = Contribution.objects.filter(
        author__in=members_of(into),
        article__contributions__author__in=members_of(gone),
        article__contributions__role=F("role"),
    ).select_related("article")
    if credit := together.first():
        raise DeskError(
            f"{credit.article}由“{gone}”与“{into}”同署，两人不能合并；先改那一篇的署名。"
        )


def resettle(author: Author) -> int:
    """Give the bylines of an author, and of those merged into him, to whomever they belong now."""
    count = 0
    for member in members_of(author):
        known_as = member.known_as
        credits = Contribution.objects.filter(
            Q(entered_as=member) | Q(author=member, entered_as=None)
        )
        # Where both names stand under one article each keeps its own.
        other = Contribution.objects.filter(
            author=known_as, article=OuterRef("article"), role=OuterRef("role")
        )
        credits = credits.exclude(Exists(other.exclude(pk=OuterRef("pk"))))
        articles = list(credits.values_list("article_id", flat=True))
        credits.update(author=known_as, entered_as=None if known_as == member else member)
        index_articles(set(articles))
        count += len(articles)
    return count


def members_of(author: Author) -> list[Author]:
    """The author and all that were merged into him, directly or not."""
    members, waiting = [], [author]
    while waiting:
        member = waiting.pop()
        members.append(member)
        waiting += member.merged.all()
    return members


@transaction.atomic
def leave_name(author: Author, name: str, kind: str) -> None:
    """After a change of name or kind: what is printed under the old name is still his."""
    if author.distinction or Author.objects.filter(name=name, kind=kind, distinction="").exists():
        return
    key = free_slug(f"{author.key[:100]}-{digest(kind + name)[:4]}", Author.objects.all(), "key")
    former = Author.objects.create(name=name, kind=kind, key=key, merged_into=author)
    Contribution.objects.filter(author=author, entered_as=None).update(entered_as=former)


@transaction.atomic
def take_back_name(author: Author) -> None:
    """Before an author takes a name: if it is one that he had, it is no other's any more."""
    had = author.merged.filter(name=author.name, kind=author.kind, distinction=author.distinction)
    for former in had:
        former.merged.update(merged_into=author)
        Contribution.objects.filter(entered_as=former).update(entered_as=None)
        FormerAddress.objects.forward({former.get_absolute_url(): author.get_absolute_url()})
        former.delete()


@transaction.atomic
def mark_as_body(author: Author) -> Author:
    """A person that is a body. If the body of that name is there already, the two are one."""
    if not author.is_person:
        raise DeskError(f"“{author}”已是团体。")
    body = Author.objects.filter(
        name=author.name, kind=Author.Kind.CORPORATE, distinction=author.distinction
    ).first()
    if body is not None:
        merge_authors(author, body)
        return body.known_as
    author.kind = Author.Kind.CORPORATE
    author.sort_key = ""
    author.save()
    leave_name(author, author.name, Author.Kind.PERSON)
    return author


@transaction.atomic
def tell_apart(author: Author, credits: Iterable[Contribution], distinction: str) -> Author:
    """Another author of the same name, told apart by `distinction`, to whom some bylines belong."""
    distinction = distinction.strip()
    credits = list(credits)
    if not distinction:
        raise DeskError("请写明以何区别，如单位或生年。")
    if not credits:
        raise DeskError("请选出属于另一人的署名。")
    if Author.objects.filter(name=author.name, kind=author.kind, distinction=distinction).exists():
        raise DeskError(f"已有“{author.name}（{distinction}）”；请用别的区别，或直接改署名。")
    slug = slug_of(author.name, person=author.is_person)
    key = f"{slug}-{digest(author.kind + author.name + distinction)[:4]}"
    other = Author.objects.create(
        name=author.name, kind=author.kind, distinction=distinction,
        key=free_slug(key, Author.objects.all(), "key"),
    )  # fmt: skip
    for credit in credits:
        credit.author, credit.entered_as = other, None
        credit.save()
    index_articles({credit.article_id for credit in credits})
    return other


@transaction.atomic
def keep_apart(one: Author, other: Author) -> None:
    """Two of much the same name are two; they are suggested no more."""
    one.apart_from.add(other)


def likely_duplicates() -> list[tuple[Author, Author]]:
    """Pairs that may be one author: of the same sound, or the same but for traditional characters.
    The one who signed more comes first. Two queries."""
    authors = Author.objects.filter(merged_into=None, distinction="")
    sounds = (
        authors.order_by()
        .values("sort_key", "kind")
        .annotate(count=Count("pk"))
        .filter(count__gt=1)
    )
    alike = authors.filter(sort_key__in=sounds.values("sort_key")).annotate(
        signed=Count("contributions")
    )
    groups: dict[tuple[str, str], list[Author]] = {}
    for author in alike.prefetch_related("apart_from").order_by("sort_key", "-signed", "pk"):
        groups.setdefault((author.sort_key, author.kind), []).append(author)
    pairs = [
        (first, other)
        for group in groups.values()
        for first in group[:1]
        for other in group[1:]
        if other not in first.apart_from.all()
    ]
    pairs.sort(key=lambda pair: simplify(pair[0].name) != simplify(pair[1].name))
    return pairs[:MOST_SUGGESTED]
