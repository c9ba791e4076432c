"""What is done to every request and answer, whatever page it is for."""

from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _

from issues.models import FormerAddress

from .preferences import AS_EVERYBODY, COOKIE, Preferences
from .views.errors import gone

# Nothing inline and nothing from another host. The admin's widgets draw small images from data:.
CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
# What is not the same in every language of the room.
IN_A_LANGUAGE = (
    "text/html",
    "application/json",
    "application/manifest+json",
    "application/x-suggestions+json",
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class ContentPolicy:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class ReaderPreferences:
    """`request.preferences`, from the reader's cookie, and the language of the page by them alone.

    Never by Accept-Language: readers without the cookie all get the same page, which shared caches
    may keep. A page set to a reader's liking is his own. The desk speaks Chinese to everybody.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        request.preferences = Preferences.read(request.COOKIES.get(COOKIE, ""))
        with translation.override(request.preferences.language):
            response = self.get_response(request)
        if response.get("Content-Type", "").startswith(IN_A_LANGUAGE):
            patch_vary_headers(response, ["Cookie"])
            if request.preferences != AS_EVERYBODY:
                patch_cache_control(response, private=True)
        return response


class OneStepToTls:
    """Who is led to TLS is led to where the address leads there, in the same step."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_moved(response) and request.method in ("GET", "HEAD") and not request.is_secure():
            there = response["Location"]
            if there == f"https://{request.get_host()}{request.get_full_path()}":
                within = self.get_response(request_for(request, there))
                if is_moved(within):
                    response["Location"] = urljoin(there, within["Location"])
        return response


class OneRedirect:
    """However often what is asked for has moved, its reader is sent on once: a missing last slash, a
    former address and a merge make one 301 and not three.

    What the address leads to is asked for within, so that a redirect costs as much as its page.
    """

    MOST = 8

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        first = response = self.get_response(request)
        seen = {request.path}
        while is_moved(response) and request.method in ("GET", "HEAD"):
            there = response["Location"]
            path = unquote(urlsplit(there).path)
            if path in seen or len(seen) > self.MOST:
                return gone(request, reason=_("这里的几个旧网址互相指来指去，没有一个有内容。"))
            seen.add(path)
            first["Location"] = there
            if not is_here(request, there):
                break
            response = self.get_response(request_for(request, there))
        return first


def is_moved(response) -> bool:
    return response.status_code == 301 and response.has_header("Location")


def is_here(request, address: str) -> bool:
    return urlsplit(address).netloc in ("", request.get_host())


def request_for(request: WSGIRequest, address: str) -> WSGIRequest:
    """The request that a reader would send who followed to this address."""
    parts = urlsplit(address)
    # WSGI has paths as bytes in the guise of Latin-1.
    path = unquote(parts.path).encode().decode("latin-1")
    asked = {"PATH_INFO": path, "QUERY_STRING": parts.query, "SCRIPT_NAME": ""}
    if parts.scheme == "https" and settings.SECURE_PROXY_SSL_HEADER:
        asked.update([settings.SECURE_PROXY_SSL_HEADER])
    within = WSGIRequest({**request.environ, **asked})
    for name in ("session", "preferences"):
        if hasattr(request, name):
            setattr(within, name, getattr(request, name))
    return within


class FormerAddresses:
    """Where nothing answers any more, say where it went (301) or what became of it (410).

    One query, and only for an address that would be a 404.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        former = FormerAddress.objects.at(request.path)
        if former is None:
            return response
        if former.leads_to:
            return HttpResponsePermanentRedirect(former.leads_to)
        return gone(request, reason=former.reason)
