"""Keeping the index: put articles in, take them out, make it anew.

The index holds tokens alone and cannot say what it holds, and FTS5 needs exactly that to take
something out. So the searchable texts stand beside it in a plain table, `issues_searchtext`.
Everything runs in the caller's transaction. State plays no part: a withdrawn article stays in the
index, and no search shows it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import connection, transaction
from django.db.models import Prefetch

from ..models import Article, Contribution
from .tokens import searchable_text, tokens, visible

AT_ONCE = 200
SAYING = (
    "title", "byline", "kicker", "subtitle", "standfirst", "body", "author_note", "source_note"
)  # fmt: skip
READ = (
    "SELECT article_id, title, byline, body FROM issues_searchtext WHERE article_id IN ({places})"
)
ADD = "INSERT INTO issues_search(rowid, title, byline, body) VALUES (%s, %s, %s, %s)"
TAKE_OUT = (
    "INSERT INTO issues_search(issues_search, rowid, title, byline, body)"
    " VALUES ('delete', %s, %s, %s, %s)"
)
KEEP = "INSERT INTO issues_searchtext(article_id, title, byline, body) VALUES (%s, %s, %s, %s)"
FORGET = "DELETE FROM issues_searchtext WHERE article_id IN ({places})"
EMPTY = (
    "INSERT INTO issues_search(issues_search) VALUES ('delete-all')",
    "DELETE FROM issues_searchtext",
)

Row = tuple[int, str, str, str]


def index_articles(pks: Iterable[int]) -> None:
    """Bring the index up to date with these articles; call it once for many.

    Call it whenever what an article says has changed: its own fields, or who contributed to it.
    Three reads and up to four writes for each 200; what has not changed is left alone.
    """
    for some in _in_chunks(pks):
        wanted = {row[0]: row for row in _rows(some)}
        held = {row[0]: row for row in _held(some)}
        if stale := [row for pk, row in held.items() if row != wanted.get(pk)]:
            _take_out(stale)
        if fresh := [row for pk, row in wanted.items() if row != held.get(pk)]:
            _put_in(fresh)


def remove_articles(pks: Iterable[int]) -> None:
    for some in _in_chunks(pks):
        _take_out(_held(some))


@transaction.atomic
def rebuild(progress: Callable[[int], object] | None = None) -> int:
    """Make the whole index anew; how many articles are in it. `progress` hears of each chunk."""
    with connection.cursor() as cursor:
        for statement in EMPTY:
            cursor.execute(statement)
    count = 0
    for some in _in_chunks(Article.objects.order_by("pk").values_list("pk", flat=True).iterator()):
        _put_in(list(_rows(some)))
        count += len(some)
        if progress:
            progress(len(some))
    return count


def _rows(pks: list[int]) -> Iterator[Row]:
    """What each article says, ready to be compared with a query; a column holds several lines."""
    credits = Prefetch("contributions", Contribution.objects.select_related("author"))
    for article in Article.objects.filter(pk__in=pks).only(*SAYING).prefetch_related(credits):
        byline = [article.byline, article.kicker, article.subtitle]
        for credit in article.contributions.all():
            byline += [credit.author.name, credit.credited_as, credit.affiliation]
        notes = [article.standfirst, article.author_note, article.source_note]
        yield (
            article.pk,
            searchable_text(article.title),
            _column(byline),
            _column([visible(article.body), *notes]),
        )


def _column(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, dict.fromkeys(map(searchable_text, texts))))


def _held(pks: list[int]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(READ.format(places=_places(pks)), pks)
        return cursor.fetchall()


def _put_in(rows: list[Row]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(KEEP, rows)
        cursor.executemany(ADD, [_in_tokens(row) for row in rows])


def _take_out(rows: list[Row]) -> None:
    pks = [row[0] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(TAKE_OUT, [_in_tokens(row) for row in rows])
        cursor.execute(FORGET.format(places=_places(pks)), pks)


def _in_tokens(row: Row) -> Row:
    pk, *columns = row
    return (pk, *map(tokens, columns))


def _places(pks: list[int]) -> str:
    return ", ".join(["%s"] * len(pks))


def _in_chunks(pks: Iterable[int]) -> Iterator[list[int]]:
    remaining = iter(pks)
    while some := list(islice(remaining, AT_ONCE)):
        yield some
