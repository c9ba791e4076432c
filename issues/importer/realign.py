"""Spans of lines that follow their text, when lines are put in or taken out elsewhere."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from .records import Span


def realigned(spans: Iterable[Span], old: Sequence[str], new: Sequence[str]) -> list[Span]:
    """Spans of the lines of `old` as spans of `new`: lines put in between stay between, and a span
    whose lines are all gone is gone."""
    now = places_of_lines(old, new)
    result = []
    for first, last in spans:
        kept = [now[number] for number in range(first, last + 1) if number in now]
        if kept:
            result.append((min(kept), max(kept)))
    return result


def places_of_lines(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For each line of `old`, from 1, where it is in `new`; a line that was rewritten is where the
    lines in its stead are."""
    now: dict[int, int] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag not in ("equal", "replace"):
            continue
        for i in range(i1, i2):
            share = (i - i1) * (j2 - j1) // (i2 - i1)
            now[i + 1] = j1 + (j2 - j1 - 1 if tag == "replace" and i == i2 - 1 else share) + 1
    return now
