"""The one address that harvesters ask."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .answer import OAI, Xml, located, spelled
from .arguments import Asked, OaiError, read, said_in
from .verbs import ANSWERS, Repository

# Errors after which it cannot be said what was asked.
UNREAD = {"badVerb", "badArgument"}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """Errors go out with status 200, as the protocol has it."""
    room, said = Repository.of(request), {}
    try:
        said = said_in(request)
        written = answer(room, said, lambda xml: tell(room, read(said), xml))
    except OaiError as error:
        said = {} if error.code in UNREAD else said
        told = (str(error), {"code": error.code})
        written = answer(room, said, lambda xml: xml.element("error", *told))
    return HttpResponse(written, content_type="text/xml; charset=utf-8")


def answer(room: Repository, said: dict[str, str], fill: Callable[[Xml], None]) -> str:
    xml = Xml()
    with xml.inside("OAI-PMH", {"xmlns": OAI, **located(OAI, f"{OAI}OAI-PMH.xsd")}):
        xml.element("responseDate", spelled(timezone.now()))
        xml.element("request", room.base_url, said)
        fill(xml)
    return xml.text()


def tell(room: Repository, asked: Asked, xml: Xml) -> None:
    with xml.inside(asked.verb):
        ANSWERS[asked.verb](room, asked, xml)
