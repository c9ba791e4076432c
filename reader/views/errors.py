"""Answers other than the page that was asked for."""

from django.http import Http404
from django.shortcuts import render


class Missing(Http404):
    """A 404 whose message is written for the reader."""


def not_found(request, exception):
    message = str(exception) if isinstance(exception, Missing) else ""
    return render(request, "404.html", {"message": message}, status=404)


def gone(request, *, reason="", article=None):
    """410, with a page that says what became of what was here."""
    return render(request, "410.html", {"reason": reason, "article": article}, status=410)
