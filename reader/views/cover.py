"""The cover of a 期 as a picture."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from issues.models import Article, Issue

from ..covers import LEADS, cover_of, drawn
from ..spoken import in_chinese
from ..xmltext import legal


@require_safe
@cache_control(public=True, max_age=3600)
@in_chinese
def cover(request, periodical, issue):
    """Two queries: the 期, and the titles that it opens with."""
    issue = get_object_or_404(
        Issue.objects.select_related("periodical"), periodical__slug=periodical, slug=issue
    )
    leads = Article.objects.leading(issue, LEADS)
    svg = drawn(cover_of(issue, leads), periodical, issue.periodical.is_newspaper)
    return HttpResponse(legal(svg), content_type="image/svg+xml; charset=utf-8")
