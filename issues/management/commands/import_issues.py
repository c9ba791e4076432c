"""Read source texts into the room."""

import sys
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from tqdm import tqdm

from issues.desk.restore import restore
from issues.importer.batch import Failure, Outcome, Said, TopicsReport, find_sources, import_all
from issues.importer.changes import as_diff
from issues.importer.load import LoadReport
from issues.importer.report import SourceError


class Command(BaseCommand):
    help = (
        "Import source texts (files or folders; by default seeds/). What an editor changed stays. "
        "Importing twice changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="*", type=Path, help="files or folders of texts")
        parser.add_argument(
            "--dry-run", action="store_true", help="report what would change, write nothing"
        )
        parser.add_argument(
            "--again", action="store_true", help="read also the sources that have not changed"
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="let a file take the place of an altogether different one of its name",
        )

    def handle(self, *args, paths, dry_run, again, replace, **options):
        paths = paths or [settings.SEEDS_DIR]
        try:
            sources = find_sources(paths)
        except SourceError as error:
            raise CommandError(str(error)) from None
        reports: list[LoadReport] = []
        failures: list[Failure] = []
        # In a room that is built anew, what editors changed in the one before is put back.
        after = partial(restore, [path for path in paths if path.is_dir()])
        outcomes = import_all(sources, dry_run, again, replace, after)
        try:
            for outcome in self.watched(outcomes, len(sources)):
                self.tell(outcome)
                if isinstance(outcome, Failure):
                    failures.append(outcome)
                elif isinstance(outcome, LoadReport):
                    reports.append(outcome)
        except KeyboardInterrupt:
            done = len(reports) + len(failures)
            self.stdout.write(
                f"Stopped: {done} of {len(sources)} files are in; the rest are as they were."
            )
            sys.exit(130)
        except SourceError as error:
            raise CommandError(str(error)) from None
        except OperationalError as error:
            raise CommandError(
                f"The database cannot be used ({error}): bring it up to date with manage.py migrate, "
                "or wait until nothing else writes to it; then import again."
            ) from None
        self.stdout.write(summary(reports, dry_run))
        if failures:
            raise CommandError(f"{len(failures)} of {len(sources)} files were not imported.")

    def watched(self, outcomes, count):
        """The outcomes, with a bar on a terminal that shows how far they are."""
        is_terminal = getattr(self.stderr, "isatty", lambda: False)()
        return tqdm(outcomes, total=count, unit="file", leave=False, disable=not is_terminal)

    def tell(self, outcome: Outcome) -> None:
        if isinstance(outcome, Failure):
            self.stderr.write(self.style.ERROR(outcome.message))
            return
        if isinstance(outcome, Said):
            self.stdout.write(outcome.line)
            return
        if isinstance(outcome, TopicsReport):
            self.stdout.write("\n".join(["topics:", *as_diff(outcome.changes)]))
            return
        lines = [line_of(outcome)]
        lines += as_diff(outcome.changes)
        if not outcome.changes:
            lines += [f"    kept: {item}" for item in outcome.kept]
            lines += [f"    conflict: {item}" for item in outcome.conflicts]
        with tqdm.external_write_mode():
            self.stdout.write("\n".join(lines))


def line_of(report: LoadReport) -> str:
    if not report.was_read:
        return f"{report.name}: unchanged"
    counts = f"{report.created} created, {report.changed} changed, {report.unchanged} unchanged"
    if report.removed:
        counts += f", {report.removed} retired"
    noun = "problem" if report.problems == 1 else "problems"
    return f"{report.name}: {report.issue}: {counts}; {report.problems} {noun}"


def summary(reports: list[LoadReport], dry_run: bool) -> str:
    if not any(report.did_something for report in reports):
        return "Nothing changed."
    created, changed, removed = (
        sum(getattr(report, name) for report in reports)
        for name in ("created", "changed", "removed")
    )
    would = "Would have: " if dry_run else ""
    retired = f", {removed} retired" if removed else ""
    return (
        f"{would}{created} articles created, {changed} changed{retired}, from {len(reports)} files."
    )
