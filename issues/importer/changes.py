"""What an import does to one record, as a diff that a person can read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from os.path import commonprefix

SHORT = 60  # characters of a value that stand on the line of its field
CONTEXT = 12  # characters left around what differs in a long paragraph


@dataclass(frozen=True)
class FieldChange:
    """A field as it stands and as it would be. `sign`: ~ changes, = an editor's stays, ! an editor's
    stays though the source changed too."""

    sign: str
    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """A record that is new (+), gone (-) or changed (~)."""

    sign: str
    row: str
    fields: list[FieldChange] = field(default_factory=list)
    reason: str = ""


def as_diff(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        yield f"  {change.sign} {change.row}" + (f"  {change.reason}" if change.reason else "")
        for said in change.fields:
            yield from field_lines(said)


def field_lines(said: FieldChange) -> Iterator[str]:
    """One line for a field that says little; a line for each paragraph that differs for a text."""
    kept = {"=": "  (the editor's stays)", "!": "  (conflict: the editor's stays)"}.get(
        said.sign, ""
    )
    if max(len(said.old), len(said.new)) <= SHORT and "\n" not in said.old + said.new:
        yield f"    {said.sign} {said.name}: {said.old or '—'} → {said.new or '—'}{kept}"
        return
    yield f"    {said.sign} {said.name}:{kept}"
    old, new = paragraphs(said.old), paragraphs(said.new)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "replace" and i2 - i1 == j2 - j1:
            for before, after in zip(old[i1:i2], new[j1:j2], strict=True):
                before, after = shortened(before, after)
                yield f"      - {before}"
                yield f"      + {after}"
        elif tag != "equal":
            yield from (f"      - {part}" for part in old[i1:i2])
            yield from (f"      + {part}" for part in new[j1:j2])


def paragraphs(text: str) -> list[str]:
    return [
        " ".join(list(lines))
        for blank, lines in groupby(text.split("\n"), lambda x: not x.strip())
        if not blank
    ]


def common_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts have in common at the beginning, and then at the end."""
    start = len(commonprefix([old, new]))
    rest = min(len(old), len(new)) - start
    backwards = [text[len(text) - rest :][::-1] for text in (old, new)]
    return start, len(commonprefix(backwards))


def shortened(old: str, new: str) -> tuple[str, str]:
    """Two paragraphs without most of what they have in common before and after."""
    start, end = common_ends(old, new)
    first, last = max(0, start - CONTEXT), max(0, end - CONTEXT)

    def cut(text: str) -> str:
        middle = text[first : len(text) - last]
        return ("…" if first else "") + middle + ("…" if last else "")

    return cut(old), cut(new)
