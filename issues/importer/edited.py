"""What editors changed, as `export_companions` writes it into a companion: [[edited]], one for each
article, by its key. A room built anew reads it and stands as the editors left it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .records import Span

TEXTS = {
    "opens", "title", "kicker", "subtitle", "byline", "standfirst", "author_note", "source_note", "page",
    "section", "issue", "state", "state_reason", "merged_into", "body",
}  # fmt: skip
TRUTHS = {"title_supplied", "reviewed"}
LISTS = {"fixes", "credits", "topics", "topics_added", "topics_removed", "passed"}
BOUNDS = ("body", "headings", "starts", "joins", "aside", "head")


@dataclass(frozen=True)
class EditedEntry:
    """What an editor made of the article of this key; `bounds` are spans of lines, if he drew any.
    `opens` are the first words of an article whose key its text would not mint any more."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
    bounds: dict[str, tuple[Span, ...] | None] | None = None
    opens: str = ""


def read_edited(
    table: dict, fault: Callable[[str, str], Exception], spans: Callable[[dict, str], tuple]
) -> EditedEntry:
    """One entry; `fault` says what is wrong with it and the mend, `spans` reads lines of the source."""
    wanted = [(TEXTS | {"key"}, str, "put it in quotes"), (TRUTHS, bool, "use true or false")]
    wanted += [({"position"}, int, "give a number"), (LISTS, list, "write it as […]")]
    known = {"bounds"}.union(*(names for names, _, _ in wanted))
    for name, value in table.items():
        if name not in known:
            raise fault(f"has the unknown key {name!r}", f"use one of {', '.join(sorted(known))}")
        for names, kind, mend in wanted:
            if name in names and not isinstance(value, kind):
                raise fault(f"gives {name} as {value!r}", mend)
    if not table.get("key"):
        raise fault("has an edited article without its key", "give the key of its address")
    for fix in table.get("fixes", []):
        if not isinstance(fix, dict) or not {"was", "now"} == fix.keys():
            raise fault(f"has the fix {fix!r}", "write { was = …, now = … }")
    bounds = table.get("bounds")
    if bounds is not None:
        if not isinstance(bounds, dict) or not bounds.keys() <= set(BOUNDS) or "body" not in bounds:
            raise fault(f"has the bounds {bounds!r}", "write { body = [[first, last]], … }")
        bounds = {name: spans(bounds, name) if name in bounds else None for name in BOUNDS}
    values = {
        name: value for name, value in table.items() if name not in ("key", "bounds", "opens")
    }
    return EditedEntry(table["key"], values, bounds, table.get("opens", ""))
