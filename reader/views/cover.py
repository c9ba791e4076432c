"""The cover of a 期 as a picture."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from issues.models import Article, Issue

from ..covers import LEADS, cover_of, drawn


@require_safe
@cache_control(public=True, max_age=3600)
def cover(request, periodical, issue):
    """Two queries: the 期, and the titles that it opens with. In Chinese for everybody."""
    issue = get_object_or_404(
        Issue.objects.select_related("periodical"), periodical__slug=periodical, slug=issue
    )
    leads = Article.objects.leading(issue, LEADS)
    with translation.override(settings.LANGUAGE_CODE):
        svg = drawn(cover_of(issue, leads), periodical, issue.periodical.is_newspaper)
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
