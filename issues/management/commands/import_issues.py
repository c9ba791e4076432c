"""Read source texts into the room."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from issues.importer.batch import Failure, find_sources, import_all
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

    def handle(self, *args, paths, dry_run, again, **options):
        try:
            sources = find_sources(paths or [settings.SEEDS_DIR])
        except SourceError as error:
            raise CommandError(str(error)) from None
        reports, failures = [], []
        for outcome in import_all(sources, dry_run=dry_run, again=again):
            if isinstance(outcome, Failure):
                failures.append(outcome)
                self.stderr.write(self.style.ERROR(outcome.message))
            else:
                reports.append(outcome)
                self.stdout.write(line_of(outcome))
                for told, sign in ((outcome.kept, "kept"), (outcome.conflicts, "conflict")):
                    for item in told:
                        self.stdout.write(f"    {sign}: {item}")
        self.stdout.write(summary(reports, failures, dry_run))
        if failures:
            raise CommandError(f"{len(failures)} of {len(sources)} files were not imported.")


def line_of(report: LoadReport) -> str:
    if not report.was_read:
        return f"{report.name}: unchanged"
    counts = f"{report.created} created, {report.changed} changed, {report.unchanged} unchanged"
    if report.removed:
        counts += f", {report.removed} retired"
    noun = "problem" if report.problems == 1 else "problems"
    return f"{report.name}: {report.issue}: {counts}; {report.problems} {noun}"


def summary(reports: list[LoadReport], failures: list[Failure], dry_run: bool) -> str:
    if not failures and not any(report.did_something for report in reports):
        return "Nothing changed."
    created, changed = (sum(getattr(r, name) for r in reports) for name in ("created", "changed"))
    would = "Would have: " if dry_run else ""
    return f"{would}{created} articles created, {changed} changed, from {len(reports)} files."
