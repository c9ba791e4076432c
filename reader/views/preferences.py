"""The page on which a reader sets the room to his liking, and what the forms on it and elsewhere
send."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from issues.chinese.script import script_of

from ..preferences import CHOICES, COOKIE, KEPT_FOR, Preferences, Refused
from ..typesetting import Setting, setting_for

# What the buttons of the settings page do, and what it says then.
DONE = {"save": _("已保存。"), "reset": _("已恢复原样。")}
SAMPLE = (
    "书有两种读法：一种逐字逐句，叫“精读”；一种观其大意，叫“略读”。报刊多半是略读的，偶有一篇，却值得"
    "从头再看一遍。",
    "本馆所藏，按刊、按年、按期排列：第12期之后是第13期，缺的一期，也留着它的位置。",
)


class Proof(NamedTuple):
    """The sample in one script and one direction, which make another text of it; all others are
    dress. The stylesheet shows the proof that is being tried."""

    classes: str
    setting: Setting


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request):
    """A token against forged forms would be a cookie for every reader of every article, and would
    make each page another for each of them: no shared cache could keep any. So the form has none,
    and is asked where it comes from instead. What a forgery could do is to change a reader's type.
    """
    if request.method != "POST":
        return form_page(request)
    if not is_from_here(request):
        return form_page(request, gettext("设置只能在本站的页面上更改，请在这里重选。"), status=403)
    try:
        wanted = Preferences() if "reset" in request.POST else asked_for(request)
    except Refused as refused:
        return form_page(request, str(refused), status=400)
    return keep(wanted, HttpResponseRedirect(next_page(request)))


def next_page(request) -> str:
    """A form beside a text leads back to it, where what was chosen is seen; the one of the settings
    page leads to that page, which says what was done and still knows the way back."""
    back = way_back(request)
    done = next((act for act in DONE if act in request.POST), "")
    if back and not done:
        return back
    said = {"done": done or "save"} | ({"next": back} if back else {})
    return f"{reverse('reader:settings')}?{urlencode(said)}"


def asked_for(request) -> Preferences:
    return request.preferences.changed(request.POST.dict())


def form_page(request, refusal="", status=200):
    context = {
        "refusal": refusal,
        "done": DONE.get(request.GET.get("done")),
        "way_back": way_back(request),
        "sample": SAMPLE,
        "proofs": proofs(),
    }
    return render(request, "issues/settings.html", context, status=status)


def proofs() -> Iterator[Proof]:
    printed = script_of(SAMPLE[0])
    for script, direction in product(("original", "hant"), CHOICES["direction"]):
        wanted = Preferences(script=script, direction=direction)
        yield Proof(f"{script} {direction}", setting_for(wanted, printed).of_text)


def keep(preferences: Preferences, response):
    """The answer, with the preferences in the reader's cookie; without any, with no cookie."""
    if said := preferences.written():
        response.set_cookie(
            COOKIE,
            said,
            max_age=KEPT_FOR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def is_from_here(request) -> bool:
    """Whether a page of this room sent the form, by the first of three headers that speaks of it.

    Browsers that send none of them are let through: the oldest, and those behind a proxy that
    takes headers away. No page can keep a browser of today from sending Origin.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    return not origin or host_of(origin) == request.get_host()


def host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def way_back(request) -> str:
    """The path to where the reader came from, in this room and no other, or "": as the form says
    it, or the address, or the browser."""
    said = request.POST.get("next") or request.GET.get("next")
    asked = said or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(asked, {request.get_host()}):
        return ""
    parts = urlsplit(asked)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    is_path = path.startswith("/") and url_has_allowed_host_and_scheme(path, None)
    return path if is_path and parts.path != request.path else ""
