"""What all answers in JSON have in common: open to pages of any site, conditional, errors in Chinese."""

from hashlib import blake2b

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.generic import View

from ..found import Gone, Moved, look_for_former
from ..views.errors import Missing
from .cursor import BadCursor
from .shapes import Shapes, Told

OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag",
    "Access-Control-Max-Age": "86400",
}


class Refused(ValueError):
    """What is asked makes no sense; the message says why."""


def said(told: Told, status: int = 200) -> JsonResponse:
    answer = JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = "application/json; charset=utf-8"
    return answer


def error(status: int, sentence: str) -> JsonResponse:
    return said({"error": sentence}, status)


class Answer(View):
    """`tell` is what is asked, told in JSON."""

    http_method_names = ["get", "head", "options"]

    def tell(self, request, **names: str) -> Told:
        raise NotImplementedError

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.shapes = Shapes(request.build_absolute_uri)

    def dispatch(self, request, **names: str) -> HttpResponse:
        answer = self.answer(request, **names)
        for name, value in OPEN.items():
            answer[name] = value
        return answer

    def answer(self, request, **names: str) -> HttpResponse:
        try:
            try:
                return super().dispatch(request, **names)
            except Http404:
                look_for_former(f"{request.path.removesuffix('.json')}/")
                raise
        except Moved as moved:
            return HttpResponsePermanentRedirect(f"{moved.address.rstrip('/')}.json")
        except Gone as withdrawn:
            return error(410, str(withdrawn))
        except Missing as missing:
            return error(404, str(missing))
        except BadCursor:
            return error(400, _("这个 cursor 不是这里给出的，请从第一页读起。"))
        except Refused as refused:
            return error(400, str(refused))

    def get(self, request, **names: str) -> HttpResponse:
        answer = said(self.tell(request, **names))
        etag = f'"{blake2b(answer.content, digest_size=12).hexdigest()}"'
        answer = get_conditional_response(request, etag=etag, response=answer)
        answer["ETag"] = etag
        return answer

    def options(self, request, **names: str) -> HttpResponse:
        return HttpResponse(status=204, headers={"Allow": OPEN["Access-Control-Allow-Methods"]})

    def http_method_not_allowed(self, request, **names: str) -> HttpResponse:
        answer = error(405, _("这里只供读取，请用 GET。"))
        answer["Allow"] = OPEN["Access-Control-Allow-Methods"]
        return answer
