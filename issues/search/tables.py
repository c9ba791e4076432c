"""The tables of FTS5, and asking them."""

from collections.abc import Sequence

from django.db import connection

# Nothing but tokens is kept, and their places only where a run is to be found as a phrase. The long
# column stands first and alone: in any other each token would take two bytes more.
TABLES = {
    "issues_search_text": "text, content='', tokenize='ascii'",
    "issues_search_head": "title, deck, byline, initials, content='', tokenize='ascii'",
    "issues_search_character": "characters, content='', detail=none, tokenize='ascii'",
}


def creation_of(name: str, suffix: str = "") -> str:
    return f"CREATE VIRTUAL TABLE {name}{suffix} USING fts5({TABLES[name]})"


def empty_tables() -> None:
    with connection.cursor() as cursor:
        for name in TABLES:
            cursor.execute(f"INSERT INTO {name}({name}) VALUES ('delete-all')")


def rows_with(table: str, expression: str) -> list[int]:
    """The rows of `issues_search_…` that the expression is true of, ascending."""
    name = f"issues_search_{table}"
    return [
        row for (row,) in asked(f"SELECT rowid FROM {name} WHERE {name} MATCH %s", [expression])
    ]


def asked(statement: str, values: Sequence = ()) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
