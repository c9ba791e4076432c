"""What can be taken along as a file: the address of a page, with the suffix of a form in place of
its last slash.

Which articles are in it, and when each changed, is asked first; their texts are read, and a book is
bound, only if that is not what the asker has.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from issues.models import Article, FormerAddress, Issue
from issues.search import ranked

from ..asked import Asked
from ..epub import bind, book_of_article, book_of_found, book_of_issue
from ..etags import etag_of
from ..exports import disposition, file_name, issue_archive, markdown, plain_text
from ..spoken import in_chinese
from .errors import gone
from .shelf import in_sections

FORMS = {
    "epub": ("EPUB", "application/epub+zip"),
    "txt": (gettext_lazy("纯文本"), "text/plain; charset=utf-8"),
    "md": ("Markdown", "text/markdown; charset=utf-8"),
    "zip": (gettext_lazy("全部文字（ZIP）"), "application/zip"),
}
MOST_FOUND = 200
# Goes up when files are made otherwise of the same content, so that nobody keeps the old ones.
MADE_AS = 2


class FileOf(View):
    """A file of one thing; `writers` say how each form of it is written."""

    writers: dict[str, Callable] = {}

    def get(self, request, form, **kwargs):
        if form not in self.writers:
            return no_such_form(request, self.page_address(), self.writers)
        return self.file(request, form)

    @in_chinese
    def file(self, request, form):
        try:
            return answered(request, states_of(self.published()), lambda: self.answer(form))
        except (Article.DoesNotExist, Issue.DoesNotExist):
            return moved_or_missing(request, self.page_address(), form)

    def site(self) -> str:
        return self.request.build_absolute_uri("/").rstrip("/")

    def is_vertical(self) -> bool:
        return self.request.GET.get("vertical") == "1"


class ArticleFile(FileOf):
    def page_address(self):
        return reverse("reader:article", args=[self.kwargs["key"]])

    def published(self):
        return Article.objects.published().filter(key=self.kwargs["key"])

    def answer(self, form):
        article = Article.objects.for_reading().get(key=self.kwargs["key"])
        if article.is_published:
            name = file_name(f"{article.title} {article.issue}")
            return as_file(self.writers[form](self, article), name, form)
        if target := article.now_part_of:
            there = file_address(target.get_absolute_url(), form, self.request.GET)
            return HttpResponsePermanentRedirect(there)
        return gone(self.request, reason=article.state_reason, article=article)

    def epub(self, article):
        return bind(book_of_article(article, self.site(), self.is_vertical()))

    def text(self, article):
        return plain_text(article, self.site() + article.get_absolute_url())

    def markdown(self, article):
        return markdown(article, self.site() + article.get_absolute_url())

    writers = {"epub": epub, "txt": text, "md": markdown}


class IssueFile(FileOf):
    def page_address(self):
        return reverse("reader:issue", args=[self.kwargs["periodical"], self.kwargs["issue"]])

    def published(self):
        slugs = {"issue__periodical__slug": self.kwargs["periodical"]}
        slugs["issue__slug"] = self.kwargs["issue"]
        return Article.objects.published().filter(**slugs).in_printed_order()

    def answer(self, form):
        issue = Issue.objects.select_related("periodical").get(
            periodical__slug=self.kwargs["periodical"], slug=self.kwargs["issue"]
        )
        contents = in_sections(list(self.published().for_reading()))
        book = book_of_issue(issue, contents, self.site(), self.is_vertical())
        return as_file(self.writers[form](self, issue, book), file_name(str(issue)), form)

    def epub(self, issue, book):
        return bind(book)

    def zip(self, issue, book):
        return issue_archive(issue, book)

    writers = {"epub": epub, "zip": zip}


class FoundFile(View):
    """What a search found, as one book. A search that has nothing to show shows that on its page."""

    def get(self, request, form):
        page = reverse("reader:search")
        if form != "epub":
            return no_such_form(request, page, ["epub"])
        return self.file(request, form, page)

    @in_chinese
    def file(self, request, form, page):
        asked = Asked(request.GET)
        if not asked.left:
            return HttpResponseRedirect(f"{page}?{urlencode(asked.state, doseq=True)}")
        found = ranked(asked.left, 0, MOST_FOUND, asked.order)
        states = states_of(Article.objects.published().filter(pk__in=found))
        told = (found, len(asked.left), states)
        return answered(request, told, lambda: self.answer(asked, found, form))

    def answer(self, asked, found, form):
        title = _("查找：%(text)s") % {"text": asked.text} if asked.text else _("查找所得")
        site = self.request.build_absolute_uri("/").rstrip("/")
        path = f"{reverse('reader:search')}?{urlencode(of_a_file(asked))}"
        vertical = self.request.GET.get("vertical") == "1"
        known = Article.objects.published().for_reading().in_bulk(found)
        articles = [known[number] for number in found if number in known]
        book = book_of_found(title, path, articles, len(asked.left), site, vertical)
        return as_file(bind(book), file_name(title), form)


def of_a_file(asked: Asked) -> list[tuple[str, str]]:
    """The state of a search, without what a file is not turned by."""
    names = ("q", "sort", *asked.filter.filters)
    return [(name, asked.state[name]) for name in names if asked.state.get(name)]


def file_address(page: str, form: str, asked=None) -> str:
    """/articles/k2/ in the form epub is /articles/k2.epub."""
    query = f"?{urlencode(asked, doseq=True)}" if asked else ""
    return f"{page.rstrip('/')}.{form}{query}"


def form_name(form: str) -> str:
    return str(FORMS[form][0])


def states_of(articles) -> list[tuple]:
    """Which articles they are, in their order, and when each changed; one query, without texts."""
    return list(articles.values_list("key", "modified"))


def answered(request, states, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer made of articles in these states; nothing is made that the asker has already."""
    if not states:
        return make()
    etag = etag_of(request, MADE_AS, states)
    answer = get_conditional_response(request, etag=etag) or make()
    if answer.status_code in (200, 304):
        answer["ETag"] = etag
    return answer


def as_file(content: bytes | str, name: str, form: str) -> HttpResponse:
    """A file under its name."""
    response = HttpResponse(content, content_type=FORMS[form][1])
    response["Content-Disposition"] = disposition(name, form)
    response["X-Robots-Tag"] = "noindex"
    return response


def no_such_form(request, page: str, forms) -> HttpResponse:
    there = [(form_name(form), file_address(page, form, request.GET)) for form in forms]
    return render(request, "issues/no_such_form.html", {"forms": there, "page": page}, status=404)


def moved_or_missing(request, page: str, form: str) -> HttpResponse:
    """A file goes where its page went."""
    former = FormerAddress.objects.at(page)
    if former is None:
        return get_object_or_404(Article.objects.none())
    if former.leads_to:
        return HttpResponsePermanentRedirect(file_address(former.leads_to, form, request.GET))
    return gone(request, reason=former.reason)
