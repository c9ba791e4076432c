"""Topics: two that are one, one under a better name, one that is none, one that is right."""

from collections.abc import Iterable

from django.db import transaction

from ..models import ArticleTag, Tag
from ..search.index import index_articles
from . import DeskError


@transaction.atomic
def merge_tags(gone: Tag, into: Tag) -> int:
    """Let one topic be another, now and in what is imported later; on how many articles it was."""
    into = into.known_as
    if gone.known_as == into:
        raise DeskError(f"“{gone}”已经是“{into}”。")
    if into.is_stopped:
        raise DeskError(f"“{into}”已停用，不能并入。")
    given = list(ArticleTag.objects.filter(tag=gone))
    has = set(
        ArticleTag.objects.filter(
            tag=into, article__in=[row.article_id for row in given]
        ).values_list("article_id", flat=True)
    )
    for row in given:
        if row.article_id in has:
            row.delete()
        else:
            row.tag = into
            row.save()
    gone.merged_into = into
    gone.save()
    index_articles(row.article_id for row in given)
    return len(given)


@transaction.atomic
def leave_tag_name(tag: Tag, name: str) -> None:
    """After a change of name: what the machine finds under the old one is this topic."""
    if not Tag.objects.filter(name=name).exists():
        Tag.objects.create(name=name, merged_into=tag)


@transaction.atomic
def take_back_tag_name(tag: Tag) -> None:
    """Before a topic takes a name: if it is one that it had, it is no other's any more."""
    for former in tag.merged.filter(name=tag.name):
        former.merged.update(merged_into=tag)
        former.delete()


@transaction.atomic
def stop_tags(tags: Iterable[Tag]) -> int:
    """Take topics from all articles, for good; from how many."""
    tags = list(tags)
    for tag in tags:
        tag.standing = Tag.Standing.STOPPED
        tag.save()
    articles = articles_with(tags)
    count, _ = ArticleTag.objects.filter(tag__in=tags).delete()
    index_articles(articles)
    return count


def articles_with(tags: Iterable[Tag]) -> list[int]:
    """The numbers of the articles that have any of these topics."""
    given = ArticleTag.objects.filter(tag__in=list(tags)).order_by()
    return list(given.values_list("article_id", flat=True).distinct())


@transaction.atomic
def accept_tags(tags: Iterable[Tag]) -> int:
    """Let topics stand: the machine takes them away no more. One that was stopped may be given
    again."""
    count = 0
    for tag in tags:
        tag.standing = Tag.Standing.ACCEPTED
        tag.save()
        count += 1
    return count
