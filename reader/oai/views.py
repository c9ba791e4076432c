"""The one address that harvesters ask."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .answer import OAI, Xml, located, spelled
from .arguments import Asked, OaiError, read, said_in
from .verbs import ANSWERS, Repository

# Errors after which it cannot be said what was asked.
UNREAD = {"badVerb", "badArgument"}
HARVESTS = {"ListRecords", "ListIdentifiers"}
RETRY_AFTER = "60"  # seconds
logger = logging.getLogger(__name__)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """Errors go out with status 200, as the protocol has it; who comes while an import writes for
    longer than anybody can wait is told to come again."""
    try:
        now = quiet_moment() if is_harvest(request) else timezone.now()
    except OperationalError as error:
        if "locked" not in str(error):
            raise
        logger.warning("OAI-PMH: a harvester was told to come again, %s", error)
        return HttpResponse(status=503, headers={"Retry-After": RETRY_AFTER})
    return HttpResponse(answered(request, now), content_type="text/xml; charset=utf-8")


def is_harvest(request: HttpRequest) -> bool:
    """Whether it asks for a list, to go on from the time of the answer later."""
    return request.POST.get("verb", request.GET.get("verb")) in HARVESTS


def quiet_moment() -> datetime:
    """Now, while nobody writes: whatever is stamped earlier can be read, and whatever is not yet
    written will be stamped later, so that a harvest from this moment on misses nothing. SQLite has
    one writer at a time, and the room's transactions begin by being it."""
    with transaction.atomic(savepoint=False):
        return timezone.now()


def answered(request: HttpRequest, now: datetime) -> str:
    room, said = Repository.of(request), {}
    try:
        said = said_in(request)
        return answer(room, said, now, lambda xml: tell(room, read(said), xml))
    except OaiError as error:
        said = {} if error.code in UNREAD else said
        told = (str(error), {"code": error.code})
        return answer(room, said, now, lambda xml: xml.element("error", *told))


def answer(
    room: Repository, said: dict[str, str], now: datetime, fill: Callable[[Xml], None]
) -> str:
    xml = Xml()
    with xml.inside("OAI-PMH", {"xmlns": OAI, **located(OAI, f"{OAI}OAI-PMH.xsd")}):
        xml.element("responseDate", spelled(now))
        xml.element("request", room.base_url, said)
        fill(xml)
    return xml.text()


def tell(room: Repository, asked: Asked, xml: Xml) -> None:
    with xml.inside(asked.verb):
        ANSWERS[asked.verb](room, asked, xml)
