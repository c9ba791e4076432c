"""What every page knows."""

from django.conf import settings

from .preferences import AS_EVERYBODY


def room(request):
    return {
        "site_name": settings.SITE_NAME,
        "preferences": getattr(request, "preferences", AS_EVERYBODY),
    }
