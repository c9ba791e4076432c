"""What a reader's own browser keeps, and what it needs for that.

The room learns nothing of it: these pages are the same for everybody and are filled in by script.
"""

from hashlib import sha256

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import JsonResponse
from django.shortcuts import render
from django.template import loader
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WORKER = "service-worker.js"
OFFLINE_PAGE = "issues/offline.html"

# What may be pressed where shortcuts are on; static/js/keys.js does it.
SHORTCUTS = (
    ("j", _("下一段")),
    ("k", _("上一段")),
    ("n", _("本期下一篇")),
    ("p", _("本期上一篇")),
    ("u", _("回到本期目次")),
    ("s", _("收藏这一篇，或取消")),
    ("/", _("查找")),
    ("h", _("首页")),
    ("?", _("打开这张表")),
    ("Esc", _("合上这张表")),
)


def mine(request):
    return render(request, "issues/mine.html")


def keys(request):
    return render(request, "issues/keys.html", {"shortcuts": SHORTCUTS})


def offline(request):
    return render(request, OFFLINE_PAGE)


def manifest(request):
    """By this a browser can put the room among the reader's own programs."""
    content = {
        "id": reverse("reader:home"),
        "name": gettext(settings.SITE_NAME),
        "short_name": gettext(settings.SITE_NAME),
        "description": gettext("按期翻阅报刊，或查一个词。"),
        "lang": request.preferences.lang,
        "start_url": reverse("reader:home"),
        "scope": reverse("reader:home"),
        "display": "minimal-ui",
        "theme_color": "#fbfaf6",
        "background_color": "#fbfaf6",
        "icons": [
            icon("icon-192.png", "192x192"),
            icon("icon-512.png", "512x512"),
            icon("icon-maskable-512.png", "512x512", purpose="maskable"),
        ],
    }
    return JsonResponse(
        content,
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


def icon(name: str, sizes: str, purpose: str = "any") -> dict[str, str]:
    source = staticfiles_storage.url(f"icons/{name}")
    return {"src": source, "sizes": sizes, "type": "image/png", "purpose": purpose}


def service_worker(request):
    """Asked for at each visit, so that a new one takes over without delay."""
    context = {"edition": edition(request), "static_url": settings.STATIC_URL}
    response = render(request, WORKER, context, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


def edition(request) -> str:
    """Another one whenever the offline page, as this reader has it, a file that it may use, or the
    worker is another."""
    files = getattr(staticfiles_storage, "manifest_hash", "")
    page = loader.render_to_string(OFFLINE_PAGE, request=request)
    worker = loader.get_template(WORKER).template.source
    return sha256("\n".join([files, page, worker]).encode()).hexdigest()[:12]
