"""Read one source without a database, and print the Reading."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from issues.importer import read
from issues.importer.microscope import describe, describe_marks, marks_of
from issues.importer.proposal import propose
from issues.importer.report import SourceError


class Command(BaseCommand):
    help = "Read a source text without a database and print what was understood of it."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument(
            "--json",
            action="store_const",
            const="json",
            dest="shape",
            help="print the JSON of the Reading",
        )
        shape.add_argument(
            "--show-marks",
            action="store_const",
            const="marks",
            dest="shape",
            help="print each line with its mark and the rule that gave it, companion left aside",
        )
        shape.add_argument(
            "--propose",
            action="store_const",
            const="proposal",
            dest="shape",
            help="print a companion file to start from, made without the one that there may be",
        )
        parser.add_argument(
            "--no-companion", action="store_true", help="leave the companion file aside"
        )

    def handle(self, *args, path, shape, no_companion, **options):
        try:
            self.stdout.write(shown(path, shape, with_companion=not no_companion))
        except SourceError as error:
            raise CommandError(str(error)) from None


def shown(path: Path, shape: str | None, with_companion: bool) -> str:
    if shape == "marks":
        return describe_marks(marks_of(path))
    if shape == "proposal":
        return propose(read(path, with_companion=False)).rstrip("\n")
    reading = read(path, with_companion)
    if shape == "json":
        return json.dumps(reading.to_json(), ensure_ascii=False, indent=1)
    return describe(reading)
