"""The byline and the topics of an article, kept with its history and put back with it."""

from django.db import transaction

from ..importer.rows import Authors
from ..models import Article, ArticleTag, Contribution, Tag


def note_parts(article: Article) -> None:
    """After a byline or topics were changed: the newest version of the article has them."""
    newest = article.history.first()
    credits, topics = Article(pk=article.pk).said_credits(), topics_of(article)
    if newest is None or (newest.credits, newest.topics) == (credits, topics):
        return
    newest.credits, newest.topics = credits, topics
    newest.save(update_fields=["credits", "topics"])


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
