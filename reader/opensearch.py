"""What browsers and crawlers ask of any site: how it is searched, and where they may go."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from issues.search import suggest

from .spoken import in_chinese

DESCRIPTION = "application/opensearchdescription+xml; charset=utf-8"


@require_safe
@in_chinese
def opensearch(request: HttpRequest) -> HttpResponse:
    room = request.build_absolute_uri("/").removesuffix("/")
    return render(request, "opensearch.xml", {"room": room}, content_type=DESCRIPTION)


@require_safe
def completions(request: HttpRequest) -> JsonResponse:
    """What may be meant by what is typed so far, as a browser's own search box takes it."""
    typed = request.GET.get("q", "")
    found = suggest(typed)
    told = [
        typed,
        [one.text for one in found],
        [one.kind for one in found],
        [request.build_absolute_uri(one.leads_to.get_absolute_url()) for one in found],
    ]
    return JsonResponse(
        told,
        safe=False,
        json_dumps_params={"ensure_ascii": False},
        content_type="application/x-suggestions+json; charset=utf-8",
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    room = request.build_absolute_uri("/").removesuffix("/")
    return render(request, "robots.txt", {"room": room}, content_type="text/plain; charset=utf-8")
