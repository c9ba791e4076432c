"""Many sources, one after the other: found, read unless nothing changed, and loaded."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .companion import companion_path
from .load import LoadReport, Received, is_unchanged, load
from .report import SourceError
from .source import open_source

SUFFIXES = {".txt", ".md", ".markdown", ".text"}


@dataclass(frozen=True)
class Failure:
    """A source that was not imported, and the one line that says why."""

    path: Path
    message: str


def find_sources(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """(name, path) of each source in files and folders; a folder is searched to its depths."""
    found: dict[Path, str] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p for p in path.rglob("*")
                if p.suffix.lower() in SUFFIXES and p.is_file() and not p.name.startswith(".")
            )  # fmt: skip
            if not inside:
                raise SourceError(f"{path}: holds no texts (*.txt, *.md); give a folder that does.")
            found.update((p, p.relative_to(path).as_posix()) for p in inside)
        elif path.exists():
            found[path] = path.name
        else:
            raise SourceError(f"{path}: is not there; check the path.")
    return [(name, path) for path, name in found.items()]


def import_all(
    sources: Sequence[tuple[str, Path]], dry_run: bool = False, again: bool = False
) -> Iterator[LoadReport | Failure]:
    """Import each source; one that fails leaves nothing behind and does not stop the others."""
    for name, path in sources:
        try:
            yield import_one(name, path, dry_run, again)
        except SourceError as error:
            yield Failure(path, str(error))


def import_one(name: str, path: Path, dry_run: bool = False, again: bool = False) -> LoadReport:
    """Import one source. One whose text, companion and rules are as they were is not even read."""
    fingerprint = fingerprint_of(path)
    if not again and is_unchanged(name, fingerprint):
        return LoadReport(name, was_read=False)
    from . import read

    reading = read(path)
    received = Received(name, open_source(path).text, fingerprint, reading)
    return load(received, dry_run)


def fingerprint_of(path: Path) -> str:
    """One name for all that a reading depends on: the text, its companion, the rules."""
    digest = hashlib.sha256(rules_version().encode())
    for part in (path, companion_path(path)):
        try:
            digest.update(part.read_bytes() if part.exists() else b"")
        except OSError as error:
            raise SourceError(f"{part}: cannot be read ({error.strerror}).") from None
        digest.update(b"\0")
    return digest.hexdigest()


@cache
def rules_version() -> str:
    """The importer's own sources as one name, so that a better importer reads everything anew."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.parent.glob("*/**/*.py")):
        if {"importer", "chinese"} & set(file.parts):
            digest.update(file.read_bytes())
    return digest.hexdigest()
