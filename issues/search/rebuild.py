"""Making the index anew, beside the old one, which answers until the new one takes its place."""

from collections.abc import Callable, Iterator
from secrets import randbits

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from ..models import Article
from .index import FORM, add_tokens, entries_of, in_chunks, index_articles, remove_articles, row_of
from .row import SearchRow
from .tables import TABLES, creation_of

ROWS = SearchRow._meta.db_table
BESIDE = "_new"
COLUMNS = [field.column for field in SearchRow._meta.concrete_fields]
ADD_ROW = (
    f"INSERT INTO {ROWS}{BESIDE} ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"
)
# FTS5 writes so many pages at a time when it puts its segments together: a moment's work.
PAGES_AT_ONCE = 2000
# The share of the log that has to be new before the segments are put together.
MUCH = 0.2


def rebuild(progress: Callable[[int], object] | None = None) -> int:
    """How many articles are in the new index. `progress` hears of each 200.

    Readers search on, and editors wait for 200 articles at most. What they change in the meantime
    is brought in when the indexes are swapped. One that was stopped leaves the old index as it was.
    """
    _make_tables()
    last = last_number()
    count = 0
    for some in in_chunks(_every_article()):
        with transaction.atomic():
            count += _put_in(some, count)
        if progress:
            progress(len(some))
    for name in TABLES:
        _put_together(f"{name}{BESIDE}")
    with transaction.atomic():
        changed = SearchRow.objects.filter(pk__gt=last, article__isnull=False)
        changed = list(changed.values_list("article", flat=True))
        _swap()
        index_articles(changed)
        held = SearchRow.objects.filter(article__isnull=False)
        there = Article.objects.values("pk")
        remove_articles(list(held.exclude(article__in=there).values_list("article", flat=True)))
    return count


def last_number() -> int:
    """Of the last entry of the log."""
    return SearchRow.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def settle(since: int) -> None:
    """After much was written, by the log's number before it: put what FTS5 keeps in many segments
    into one, a tenth smaller and quicker to ask. For a little it is not worth it."""
    if last_number() - since > MUCH * SearchRow.objects.count():
        for name in TABLES:
            _put_together(name)


def has_rows() -> bool:
    """Whether `migrate` has made the table that all the others go by."""
    return ROWS in connection.introspection.table_names()


def is_there() -> bool:
    return {*TABLES, ROWS} <= set(connection.introspection.table_names())


def articles_missing() -> int:
    """How many articles the index lacks, or has in an older form."""
    held = SearchRow.objects.filter(article=OuterRef("pk"), form=FORM)
    return Article.objects.filter(~Exists(held)).count()


def articles_too_many() -> int:
    """How many the index has that are there no more."""
    there = Article.objects.filter(pk=OuterRef("article"))
    return SearchRow.objects.filter(~Exists(there), article__gt=0).count()


def rows_left_behind() -> int:
    """How many rows of FTS5's tables are no article's any more."""
    return SearchRow.objects.filter(replaces__gt=0).count()


def _every_article() -> Iterator[int]:
    """In the order of their numbers, asked for piece by piece: nothing stays open meanwhile."""
    last = 0
    while pks := list(
        Article.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:10_000]
    ):
        yield from pks
        last = pks[-1]


def _make_tables() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for name in (*TABLES, ROWS):
            cursor.execute(f"DROP TABLE IF EXISTS {name}{BESIDE}")
        for name in TABLES:
            if name not in connection.introspection.table_names(cursor):
                cursor.execute(creation_of(name))
            cursor.execute(creation_of(name, BESIDE))
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [ROWS])
        (made,) = cursor.fetchone()
        cursor.execute(made.replace(f'"{ROWS}"', f'"{ROWS}{BESIDE}"', 1))


def _put_in(pks: list[int], after: int) -> int:
    entries = list(enumerate(entries_of(pks), after + 1))
    batch = randbits(62)
    rows = [row_of(entry, pk=number, batch=batch) for number, entry in entries]
    with connection.cursor() as cursor:
        cursor.executemany(ADD_ROW, [[getattr(row, name) for name in COLUMNS] for row in rows])
    add_tokens(entries, BESIDE)
    return len(entries)


def _put_together(table: str) -> None:
    """Into one segment, which is smaller and quicker to ask; a little at a time."""
    pages = -PAGES_AT_ONCE  # the first time every segment is to be merged, however few there are
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT total_changes()")
            (before,) = cursor.fetchone()
            cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('merge', {pages})")
            cursor.execute("SELECT total_changes()")
            (after,) = cursor.fetchone()
        if after - before < 2:  # as FTS5's documentation has it: nothing was left to merge
            return
        pages = PAGES_AT_ONCE


def _swap() -> None:
    with connection.cursor() as cursor:
        for name in (*TABLES, ROWS):
            cursor.execute(f"DROP TABLE {name}")
            cursor.execute(f"ALTER TABLE {name}{BESIDE} RENAME TO {name}")
