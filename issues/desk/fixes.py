"""Corrections of a text as what was and what is now, short enough to be read in a diff."""

from difflib import SequenceMatcher

from ..importer.changes import common_ends
from .bounds import paragraphs_of

STEP = 6  # characters of context that are tried at a time


def fixes_between(old: str, new: str) -> list[dict[str, str]] | None:
    """What to put for what, one after the other, to make the new text of the old; None where the
    texts are too far apart for that to be told."""
    before, after = paragraphs_of(old), paragraphs_of(new)
    if "\n\n".join(before) != old or "\n\n".join(after) != new:
        return None
    fixes, text = [], old
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < 0.5 and len(before) > 2:
        return None
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        whole = ["\n\n".join(after[:j1] + before[i1:]), "\n\n".join(after[:j2] + before[i2:])]
        fix = shortest(*whole)
        if fix is None or whole[0] != text:
            return None
        fixes.append(fix)
        text = whole[1]
    return fixes if text == new else None


def shortest(old: str, new: str) -> dict[str, str] | None:
    """The least of a text, standing there once, that with something in its place makes the other."""
    start, end = common_ends(old, new)
    while True:
        was, now = old[start : len(old) - end], new[start : len(new) - end]
        if was and old.count(was) == 1:
            return {"was": was, "now": now}
        if not start and not end:
            return None
        start, end = max(0, start - STEP), max(0, end - STEP)


def fixed(text: str, fixes: list[dict[str, str]]) -> str:
    """A text with its fixes, as far as what they mend is still there."""
    for fix in fixes:
        if text.count(fix["was"]) == 1:
            text = text.replace(fix["was"], fix["now"])
    return text
