"""The picture of an article, for where its address is pasted."""

from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from issues.models import Article

from ..pictures import digest_of, face, picture_of, share_image_address
from .errors import gone

FOR_EVER = "public, max-age=31536000, immutable"


def picture(request, key, digest):
    """The address is that of one state of the title; an earlier one leads to what is now."""
    articles = Article.objects.for_harvest().select_related("merged_into")
    article = get_object_or_404(articles, key=key)
    if not article.is_published:
        if target := article.now_part_of:
            return HttpResponsePermanentRedirect(share_image_address(target))
        return gone(request, reason=article.state_reason, article=article)
    if face() is None or digest != digest_of(article):
        return HttpResponseRedirect(share_image_address(article))
    try:
        drawn = picture_of(article).read_bytes()
    except FileNotFoundError:  # another title was drawn meanwhile, and took its place
        return HttpResponseRedirect(request.path)
    response = HttpResponse(drawn, content_type="image/png")
    response["Cache-Control"] = FOR_EVER
    return response
