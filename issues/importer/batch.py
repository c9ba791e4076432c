"""Many sources: found, read on all cores unless nothing changed, loaded one after the other."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from django.db import DataError, IntegrityError, reset_queries, transaction

from ..search.rebuild import last_number, settle
from .changes import Change
from .load import LoadReport, is_unchanged, load
from .receive import Received, fingerprint_of, leave_interrupts, receive
from .report import SourceError
from .tagging import weigh_topics

SUFFIXES = {".txt", ".md", ".markdown", ".text"}
WORTH_WORKERS = 8  # sources; for fewer the workers would be longer in coming than at work
AHEAD = 4  # sources read ahead for each worker, so that memory stays flat


@dataclass(frozen=True)
class Failure:
    """A source that was not imported, and the one line that says why."""

    name: str
    message: str


@dataclass(frozen=True)
class TopicsReport:
    """What a dry run would do to the topics of articles."""

    changes: list[Change]


@dataclass(frozen=True)
class Said:
    """What was done once all sources were in, in a line."""

    line: str


Outcome = LoadReport | Failure | TopicsReport | Said


def find_sources(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """(name, path) of each source in files and folders; a folder is searched to its depths. A source
    is named by its path below the folder; two of one name are refused."""
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
    named: dict[str, Path] = {}
    for path, name in found.items():
        if name in named:
            raise SourceError(
                f"{named[name]} and {path} would both be {name}; import the folder above them."
            )
        named[name] = path
    return list(named.items())


def import_all(
    sources: Sequence[tuple[str, Path]],
    dry_run: bool = False,
    again: bool = False,
    replace: bool = False,
    after: Callable[[], Iterable[str]] = tuple,
) -> Iterator[Outcome]:
    """Import each source, in their order. One that fails leaves nothing behind and does not stop
    the others; one whose text, companion and rules are as they were is not even read.

    Each is one transaction. When it is stopped, those that were told of are in whole, and the rest
    are as they were; topics that are then still to be weighed are weighed by the next import.

    `after` is done once all sources are in, and says so in lines. A dry run does all of it, tells
    each change, and takes all of it back.
    """
    if not dry_run:
        before = last_number()
        yield from import_each(sources, again, replace)
        weigh_topics()
        settle(before)
        yield from map(Said, after())
        return
    with transaction.atomic():
        yield from import_each(sources, again, replace, telling=True)
        if changes := weigh_topics(telling=True):
            yield TopicsReport(changes)
        yield from map(Said, after())
        transaction.set_rollback(True)


def import_each(
    sources: Sequence[tuple[str, Path]], again: bool, replace: bool, telling: bool = False
) -> Iterator[Outcome]:
    """The sources themselves; their topics are still to be weighed."""
    present = frozenset(name for name, _ in sources)
    with readers_for(sources) as hand_out:
        for name, received in receive_all(sources, again, hand_out):
            try:
                result = received()
                if not isinstance(result, LoadReport):
                    result = load(result, replace, present, telling)
                    reset_queries()  # with DEBUG on, Django keeps what was written to the database
                yield result
            except SourceError as error:
                yield Failure(name, str(error))
            except (IntegrityError, DataError) as error:
                yield Failure(
                    name, f"{name}: the database refuses it ({error}); nothing is changed."
                )


Read = Callable[[], Received]
HandOut = Callable[[str, Path, str], Read]


@contextmanager
def readers_for(sources: Sequence[tuple[str, Path]]) -> Iterator[HandOut]:
    """A way to have sources read: by other processes where there are many, here where not."""
    count = os.cpu_count() or 1
    if len(sources) < WORTH_WORKERS or count == 1:
        yield lambda *source: partial(receive, *source)
        return
    pool = ProcessPoolExecutor(count, get_context("spawn"), leave_interrupts)
    try:
        yield lambda *source: pool.submit(receive, *source).result
    finally:
        pool.shutdown(cancel_futures=True)


def receive_all(
    sources: Sequence[tuple[str, Path]], again: bool, hand_out: HandOut
) -> Iterator[tuple[str, Callable[[], Received | LoadReport]]]:
    """For each source something to call for its reading; a few are under way ahead of the caller."""
    waiting: deque[tuple[str, Callable[[], Received | LoadReport]]] = deque()
    rest = iter(sources)
    ahead = AHEAD * (os.cpu_count() or 1)
    while True:
        for name, path in islice(rest, ahead - len(waiting)):
            waiting.append((name, order(name, path, again, hand_out)))
        if not waiting:
            return
        yield waiting.popleft()


def order(
    name: str, path: Path, again: bool, hand_out: HandOut
) -> Callable[[], Received | LoadReport]:
    """Have a source read, if it has changed."""
    try:
        fingerprint = fingerprint_of(path)
    except SourceError as error:
        return raising(error)
    if not again and is_unchanged(name, fingerprint):
        return lambda: LoadReport(name, was_read=False)
    return hand_out(name, path, fingerprint)


def raising(error: SourceError) -> Callable[[], Received]:
    def raise_it() -> Received:
        raise error

    return raise_it
