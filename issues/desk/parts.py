"""The byline and the topics of an article, kept with its history and put back with it."""

from django.db import transaction
from django.utils import timezone

from ..importer.rows import Authors
from ..models import Article, ArticleTag, Contribution, Tag
from ..models.history import AS_IMPORTED, History

HISTORY = History()


def parts_of(article: Article) -> tuple[list, list[str]]:
    """The byline and the topics as they are kept with a version."""
    return Article(pk=article.pk).said_credits(), topics_of(article)


def note_parts(article: Article, before: tuple[list, list[str]] | None = None) -> None:
    """After a byline or topics were changed: a version that has them, after one that has what was
    `before`, if the article had none."""
    newest, now = article.history.first(), parts_of(article)
    if before is not None and before != now and newest is None:
        newest = add_version(article, before, "+", AS_IMPORTED)
    if newest is not None and (newest.credits, newest.topics) != now:
        add_version(article, now, "~", getattr(article, "_change_reason", None))


def add_version(article: Article, parts: tuple, sign: str, reason: str | None):
    record = article.history.model(
        **{f.attname: getattr(article, f.attname) for f in article.history.model.tracked_fields},
        history_date=article.created if sign == "+" else timezone.now(),
        history_type=sign,
        history_change_reason=reason,
        history_user=None if sign == "+" else HISTORY.get_history_user(article),
        credits=parts[0],
        topics=parts[1],
    )
    record.save()
    return record


def topics_of(article: Article) -> list[str]:
    given = ArticleTag.objects.filter(article=article).select_related("tag")
    return sorted(row.tag.name for row in given)


@transaction.atomic
def restore_parts(article: Article, version) -> None:
    """The byline and the topics as they were."""
    if Article(pk=article.pk).said_credits() != version.credits:
        Contribution.objects.filter(article=article).delete()
        Authors([version.credits]).write([(article, version.credits)])
    standing = {row.tag.name: row for row in article.article_tags.select_related("tag")}
    for name in standing.keys() - set(version.topics):
        standing[name].delete()
    for name in sorted(set(version.topics) - standing.keys()):
        tag = Tag.objects.get_or_create(name=name)[0].known_as
        ArticleTag.objects.get_or_create(article=article, tag=tag)
    note_parts(article)


def take_credits(gone: Article, into: Article) -> None:
    """Those who signed the one sign the other too."""
    held = {(c.author_id, c.role) for c in into.contributions.all()}
    order = into.contributions.count()
    for credit in gone.contributions.all():
        if (credit.author_id, credit.role) not in held:
            order += 1
            Contribution.objects.create(
                article=into, author=credit.author, entered_as=credit.entered_as, order=order,
                role=credit.role, credited_as=credit.credited_as, affiliation=credit.affiliation,
            )  # fmt: skip
