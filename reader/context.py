"""What every page knows."""

from django.conf import settings


def room(request):
    return {"site_name": settings.SITE_NAME}
