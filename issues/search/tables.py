"""The tables of FTS5, and asking them."""

from collections.abc import Callable, Sequence

import numpy as np
from django.db import connection

# Nothing but tokens is kept, and their places only where a run is to be found as a phrase. The long
# column stands first and alone: in any other each token would take two bytes more.
TABLES = {
    "issues_search_text": "text, content='', tokenize='ascii'",
    "issues_search_head": "title, deck, headings, byline, initials, content='', tokenize='ascii'",
    "issues_search_character": "characters, content='', detail=none, tokenize='ascii'",
}

Rows = np.ndarray  # numbers of rows, ascending, each once
NO_ROWS = np.zeros(0, "i8")


def creation_of(name: str, suffix: str = "") -> str:
    return f"CREATE VIRTUAL TABLE {name}{suffix} USING fts5({TABLES[name]})"


def empty_tables() -> None:
    with connection.cursor() as cursor:
        for name in TABLES:
            cursor.execute(f"INSERT INTO {name}({name}) VALUES ('delete-all')")


def rows_with(table: str, expression: str) -> Rows:
    """The rows of `issues_search_…` that the expression is true of, ascending.

    They come as one text: to make a tuple of each takes three times as long as to find them.
    """
    name = f"issues_search_{table}"
    found = asked(f"SELECT group_concat(rowid) FROM {name} WHERE {name} MATCH %s", [expression])
    return np.fromstring(found[0][0], "i8", sep=",") if found[0][0] else NO_ROWS


def best_rows(statement: str, expression: str, wanted: int, living: Callable) -> list[tuple]:
    """The first rows of a ranked statement, until as many as are wanted are an article's: those that
    are no more stand in FTS5's tables as well."""
    limit = wanted
    while True:
        found = asked(f"{statement} LIMIT {limit}", [expression])
        rows = np.array(sorted(row for row, *_ in found), "i8")
        alive = set(living(rows).tolist())
        if len(alive) >= wanted or len(found) < limit:
            return [row for row in found if row[0] in alive]
        limit *= 4


def asked(statement: str, values: Sequence = ()) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
