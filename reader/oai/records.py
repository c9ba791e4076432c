"""The records of a list, a part at a time: articles, and what was left of those that are gone."""

from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from operator import itemgetter

from django.db.models import Min, Q, QuerySet, Value
from django.utils import timezone

from issues.models import Article, FormerAddress

from .arguments import Asked, Place

AT_ONCE = 100
PUBLISHED = Article.State.PUBLISHED


@dataclass(frozen=True)
class Record:
    changed: datetime
    key: str
    periodical: str | None  # the slug, which is the set; unknown of some that are deleted
    article: Article | None  # None of what is deleted, and where only headers are asked for
    is_deleted: bool

    @property
    def place(self) -> Place:
        return Place(self.changed, self.key)


def part_of(asked: Asked, whole: bool) -> tuple[list[Record], bool]:
    """The next records of a list, and whether there are more. Two queries; three more for records
    that are `whole`."""
    size = AT_ONCE + 1
    rows = merge(_standing(asked)[:size], _gone(asked)[:size], key=itemgetter(0, 1))
    found = list(islice(rows, size))
    articles = {}
    if whole:
        wanted = [pk for *_, pk, state in found[:AT_ONCE] if state == PUBLISHED]
        articles = Article.objects.for_harvest().in_bulk(wanted)
    return [_record(row, articles) for row in found[:AT_ONCE]], len(found) == size


def record_of(key: str) -> Record | None:
    """Two queries at most, and three for its article."""
    row = _told(Article.objects.filter(key=key)).first()
    row = row or _departed(FormerAddress.objects.of_articles().filter(key=key)).first()
    if row is None:
        return None
    wanted = [row[3]] if row[4] == PUBLISHED else []
    return _record(row, Article.objects.for_harvest().in_bulk(wanted))


def earliest() -> datetime:
    """When the record that changed longest ago did."""
    standing = Article.objects.aggregate(at=Min("modified"))["at"]
    gone = FormerAddress.objects.of_articles().aggregate(at=Min("since"))["at"]
    return min(filter(None, (standing, gone)), default=timezone.now())


def _record(row: tuple, articles: dict[int, Article]) -> Record:
    changed, key, periodical, pk, state = row
    return Record(changed, key, periodical, articles.get(pk), state != PUBLISHED)


def _told(articles: QuerySet) -> QuerySet:
    return articles.values_list("modified", "key", "issue__periodical__slug", "pk", "state")


def _departed(addresses: QuerySet) -> QuerySet:
    return addresses.values_list("since", "key", "periodical__slug", "pk", Value("deleted"))


def _standing(asked: Asked) -> QuerySet:
    rows = _between(Article.objects.order_by("modified", "key"), asked, "modified")
    if asked.periodical is not None:
        rows = rows.filter(issue__periodical__slug=asked.periodical)
    return _told(rows)


def _gone(asked: Asked) -> QuerySet:
    rows = _between(FormerAddress.objects.of_articles().order_by("since", "key"), asked, "since")
    if asked.periodical is not None:
        rows = rows.filter(periodical__slug=asked.periodical)
    return _departed(rows)


def _between(rows: QuerySet, asked: Asked, changed: str) -> QuerySet:
    if asked.since:
        rows = rows.filter(**{f"{changed}__gte": asked.since})
    if asked.before:
        rows = rows.filter(**{f"{changed}__lt": asked.before})
    if asked.after:
        at, key = asked.after.at, asked.after.key
        later = Q(**{f"{changed}__gt": at}) | Q(**{changed: at, "key__gt": key})
        rows = rows.filter(later, **{f"{changed}__gte": at})  # the last lets an index be used
    return rows
