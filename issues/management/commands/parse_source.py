"""Read one source without a database, and print the Reading."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from issues.importer import read
from issues.importer.microscope import describe
from issues.importer.report import SourceError


class Command(BaseCommand):
    help = "Read a source text without a database and print what was understood of it."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument(
            "--json", action="store_true", dest="as_json", help="print the JSON of the Reading"
        )
        parser.add_argument(
            "--no-companion", action="store_true", help="leave the companion file aside"
        )

    def handle(self, *args, path, as_json, no_companion, **options):
        try:
            reading = read(path, with_companion=not no_companion)
        except SourceError as error:
            raise CommandError(str(error)) from None
        if as_json:
            self.stdout.write(json.dumps(reading.to_json(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(describe(reading))
