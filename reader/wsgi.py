"""What a WSGI server such as gunicorn starts."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reader.settings")

application = get_wsgi_application()

from issues.chinese import segment  # noqa: E402  once Django is set up, as the application is

# The dictionary takes a second to come: not when the first reader waits for it.
Thread(target=segment.load, daemon=True).start()
