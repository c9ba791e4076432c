"""What a WSGI server such as gunicorn starts."""

import gc
import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reader.settings")

application = get_wsgi_application()

from issues.chinese import segment  # noqa: E402  once Django is set up, as the application is


def warm_up() -> None:
    """The dictionary takes a second to come: not when the first reader waits for it. Its half million
    words stay, and the collector need not walk over them again and again: a twentieth of all
    requests took twice as long for that."""
    segment.load()
    gc.freeze()


Thread(target=warm_up, daemon=True).start()
