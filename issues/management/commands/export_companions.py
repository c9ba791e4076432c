"""Write what editors changed beside the sources, so that it can be kept under version control."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from issues.desk.export import export_room


class Command(BaseCommand):
    help = (
        "Write what editors changed into the companions of the sources in a folder (by default "
        "seeds/) and into room.toml beside them. A room built anew from the folder equals this one."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.SEEDS_DIR)

    def handle(self, *args, folder, **options):
        if not folder.is_dir():
            raise CommandError(f"{folder}: is no folder; give the one that holds the sources.")
        try:
            written = export_room(folder)
        except OSError as error:
            raise CommandError(f"{error.filename}: cannot be written ({error.strerror}).") from None
        for path in written:
            self.stdout.write(f"{path}: written")
        if not written:
            self.stdout.write("Nothing changed.")
