"""What is missing on this machine, said to the operator at start-up."""

import sqlite3
from contextlib import closing

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register


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


def has_fts5() -> bool:
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        except sqlite3.OperationalError:
            return False
    return True
