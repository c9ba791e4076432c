"""An article as a work to cite, with its address in this room."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from issues.models import Article

from ..cite import Work
from .addresses import absolute

# What Zotero calls an article of these; one of a journal it knows by other signs.
ITEM_TYPES = {"newspaper": "newspaperArticle", "magazine": "magazineArticle"}


def work_of(request: HttpRequest, article: Article, with_topics: bool = False) -> Work:
    """No query, if what Work.of asks for was fetched, and the topics where they are wanted."""
    topics = [topic.tag.name for topic in article.article_tags.all()] if with_topics else []
    return Work.of(
        article,
        address=absolute(request, article),
        accessed=timezone.localdate(),
        room=settings.SITE_NAME,
        topics=topics,
    )
