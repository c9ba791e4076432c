"""Citations as files, of one article or of all in a 期."""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views import View

from issues.models import Article, Issue

from ..cite import FORMS, Form, Work
from ..describe.works import work_of
from ..exports import disposition, file_name
from .errors import Missing, gone


class ArticleCitation(View):
    """Three queries."""

    def get(self, request, key, ending):
        form = form_with(ending)
        article = get_object_or_404(Article.objects.for_reading().defer("body"), key=key)
        if article.is_published:
            work = work_of(request, article, with_topics=True)
            return file_of([work], form, name=article.key, title=work.title)
        if target := article.now_part_of:
            there = reverse("reader:article-citation", args=[target.key, ending])
            return HttpResponsePermanentRedirect(there)
        return gone(request, reason=article.state_reason, article=article)


class IssueCitations(View):
    """Four queries, however many articles there are."""

    def get(self, request, periodical, issue, ending):
        form = form_with(ending)
        found = get_object_or_404(
            Issue.objects.select_related("periodical"), periodical__slug=periodical, slug=issue
        )
        articles = Article.objects.for_reading().defer("body").published().filter(issue=found)
        works = [
            work_of(request, article, with_topics=True) for article in articles.in_printed_order()
        ]
        return file_of(works, form, name=f"{periodical}-{issue}", title=str(found))


def form_with(ending: str) -> Form:
    for form in FORMS:
        if form.ending == ending:
            return form
    forms = "、".join(f"cite.{form.ending}（{form.name}）" for form in FORMS)
    raise Missing(gettext("引用没有这种格式。有的是：%(forms)s。") % {"forms": forms})


def file_of(works: list[Work], form: Form, *, name: str, title: str) -> HttpResponse:
    """A file to keep, named in ASCII for old programs and by its title for the others."""
    response = HttpResponse(form.write(works), content_type=f"{form.media_type}; charset=utf-8")
    response["Content-Disposition"] = disposition(file_name(title), form.ending, plain=name)
    response["X-Robots-Tag"] = "noindex"
    return response
