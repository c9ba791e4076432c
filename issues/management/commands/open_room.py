"""Bring the room up to date and serve it on this machine: what `make run` does."""

import socket

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from issues.search.rebuild import articles_missing, is_there


class Command(BaseCommand):
    help = "Migrate, import seeds/, say where the room is, and serve it in development mode."

    requires_system_checks = ()  # runserver makes them, once the room is up to date

    def add_arguments(self, parser):
        parser.add_argument("--port", default="8000")

    def handle(self, *args, port, **options):
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise CommandError(f"PORT={port} is no port: give a number from 1 to 65535.")
        if is_taken(int(port)):
            raise CommandError(f"Port {port} is in use: try make run PORT={int(port) + 1}")
        call_command("migrate", verbosity=0)
        if not is_there() or articles_missing():
            call_command("rebuild_search")
        try:
            call_command("import_issues", settings.SEEDS_DIR)
        except CommandError as error:
            self.stderr.write(self.style.ERROR(str(error)))
        self.stdout.write("")
        self.stdout.write(self.style.SUCCESS(f"The room is open: http://127.0.0.1:{port}/"))
        if get_user_model().objects.filter(is_staff=True).exists():
            self.stdout.write(f"Editors enter at http://127.0.0.1:{port}/admin/")
        else:
            self.stdout.write(
                "To make an editor's account: .venv/bin/python manage.py createsuperuser, "
                f"then http://127.0.0.1:{port}/admin/"
            )
        self.stdout.write("Stop with Ctrl-C.\n")
        self.stdout.flush()
        call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)


def is_taken(port: int) -> bool:
    """Whether something on this machine listens there already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
