#!/usr/bin/env python
"""Commands of the room. At a terminal the room is in development unless DEBUG says otherwise."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reader.settings")
    # Served for real it starts from reader/wsgi.py, which does not set this.
    os.environ.setdefault("DEBUG", "on")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here: run `make run`, or activate .venv first.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
