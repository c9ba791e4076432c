"""One source taken in: its reading, and what its articles could be about. Knows of no database, so
that it can be done in other processes."""

import hashlib
import signal
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..topics import Term, terms_of
from . import read_text
from .companion import Companion, companion_path, parse_companion, read_companion
from .records import Reading
from .report import SourceError
from .source import SourceText, open_source


@dataclass(frozen=True)
class Received:
    """A reading with the text it was made from, the terms of each article, and the fingerprint of
    all that made it."""

    name: str
    text: str
    companion: str
    fingerprint: str
    reading: Reading
    terms: tuple[list[Term], ...]
    by_bounds: bool = False  # read by what editors drew, and not to be read again for that


def receive(name: str, path: Path, fingerprint: str) -> Received:
    source = open_source(path)
    companion = read_companion(path)
    reading = read_text(source, parse_companion(path, companion, source.line_count))
    return Received(name, source.text, companion, fingerprint, reading, terms_in(reading))


def receive_again(
    source: SourceText, companion: str, fingerprint: str, bounds: Companion | None
) -> Received:
    """A source that came in before, read with the bounds that editors drew. Its path is its name."""
    said = parse_companion(Path(source.path), companion, source.line_count)
    reading = read_text(source, said, bounds)
    return Received(
        source.path, source.text, companion, fingerprint, reading, terms_in(reading), by_bounds=True
    )


def terms_in(reading: Reading) -> tuple[list[Term], ...]:
    return tuple(
        terms_of("" if a.title_supplied else a.title or "", a.headings, a.text)
        for a in reading.articles
    )


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
    stacks = Path(__file__).parent.parent
    digest = hashlib.sha256()
    files = [*(stacks / "importer").rglob("*.py"), *(stacks / "chinese").rglob("*.*")]
    for file in sorted([*files, stacks / "topics.py"]):
        if file.suffix in (".py", ".txt"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def leave_interrupts() -> None:
    """Ctrl-C is for the process that loads; the workers are told by it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
