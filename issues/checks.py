"""What is missing on this machine, said to the operator at start-up."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import DatabaseError, connection


@register()
def search_has_what_it_needs(app_configs, **kwargs) -> list[CheckMessage]:
    """The search stands on SQLite's FTS5, and some builds of SQLite leave it out."""
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        return [
            Warning(
                "The search works on SQLite alone; on this database it will fail.",
                hint="Set DATABASE_URL to sqlite:////path/to/db.sqlite3.",
                id="issues.W001",
            )
        ]
    if not has_fts5():
        return [
            Error(
                f"SQLite {sqlite3.sqlite_version} was built without FTS5, which the search needs.",
                hint="Run the room with a Python whose sqlite3 has it, as Debian's does.",
                id="issues.E001",
            )
        ]
    return []


@register()
def search_index_is_whole(app_configs, **kwargs) -> list[CheckMessage]:
    """Nothing is said of a room that is not there yet, or whose tables are older than the code."""
    database = settings.DATABASES["default"]
    is_sqlite = database["ENGINE"] == "django.db.backends.sqlite3"
    if not is_sqlite or not Path(connection.settings_dict["NAME"]).exists():
        return []
    try:
        return list(_of_the_index())
    except DatabaseError:
        return []


def _of_the_index() -> Iterator[CheckMessage]:
    from .models import Article
    from .search import rebuild

    hint = "Run: python manage.py rebuild_search"
    if not rebuild.has_rows():
        return  # migrate comes first, and Django says so itself
    if not rebuild.is_there():
        yield Error("The search index is missing.", hint=hint, id="issues.E002")
        return
    if missing := rebuild.articles_missing():
        message = f"The search index lacks {told(missing)}, or has them in an older form."
        yield Warning(message, hint=hint, id="issues.W002")
    if surplus := rebuild.articles_too_many():
        message = f"The search index has {told(surplus)} too many."
        yield Warning(message, hint=hint, id="issues.W004")
    if (former := rebuild.rows_left_behind()) > max(1000, Article.objects.count()):
        message = f"The search index is more than half of former texts ({former} of them)."
        yield Warning(message, hint=hint, id="issues.W003")


def told(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"


def has_fts5() -> bool:
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        except sqlite3.OperationalError:
            return False
    return True
