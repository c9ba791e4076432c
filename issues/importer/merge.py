"""Three values of one field: as last imported, as imported now, as it stands in the database.

What an editor changed stays changed; what nobody touched follows the source; where both changed,
the editor's stays and the conflict is reported. Nothing here knows of the database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

EMPTY = ("", None, False, [], {})


@dataclass
class Merge:
    """The outcome for one row: what to write, what an editor keeps, and where the two disagree."""

    changes: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


# A place among others: that these have moved contradicts nothing that an editor said of it.
RELATIVE = {"position"}


def merge_fields(base: Mapping[str, Any], now: Mapping[str, Any], new: Mapping[str, Any]) -> Merge:
    """Merge each field of `new`. A field that was never imported is an editor's if it holds
    anything."""
    merge = Merge()
    for name, value in new.items():
        standing = now[name]
        if standing == value:
            continue
        untouched = standing == base[name] if name in base else standing in EMPTY
        if untouched:
            merge.changes[name] = value
        elif name in base and base[name] == value or name in RELATIVE:
            merge.kept.append(name)
        else:
            merge.conflicts.append(name)
    return merge


def merge_sets(base: Iterable[str], now: Iterable[str], new: Iterable[str]) -> set[str]:
    """What a set should hold: what stands, without what the source gave up, with what it gained.
    What an editor took away is not given again, and what he added stays."""
    base, now, new = set(base), set(now), set(new)
    return (now - (base - new)) | (new - base)
