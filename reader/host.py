"""The room's own name on the network."""

import re

from django.conf import settings
from django.http import HttpRequest

# A name with a dot in it that is no number, as the OAI identifier format wants it.
FULL_NAME = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+", re.IGNORECASE)


def host_of(request: HttpRequest) -> str:
    """The name that stands in identifiers: the first full one that the room allows, so that it is
    the same by whatever name a visitor came; on a laptop the one that was asked for."""
    names = (host.removeprefix(".") for host in settings.ALLOWED_HOSTS)
    asked = re.sub(r":\d+$", "", request.get_host())
    return next(filter(FULL_NAME.fullmatch, names), asked)


def named_for_good(request: HttpRequest, path: str) -> str:
    """What feeds call a thing for ever (RFC 4151), by whatever address the room is visited."""
    return f"tag:{host_of(request)},2026:{path}"
