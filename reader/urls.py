"""Addresses. Each can be shortened from the right and still answers."""

from django.contrib import admin
from django.contrib.staticfiles.storage import staticfiles_storage
from django.shortcuts import redirect
from django.urls import include, path, register_converter

from .converters import MonthConverter, YearConverter
from .machines import for_machines
from .views.archive import Archive, MonthArchive, OnThisDay, Undated, YearArchive
from .views.article import ArticleList, ArticlePage
from .views.browser import keys, manifest, mine, offline, service_worker
from .views.cite import ArticleCitation, IssueCitations
from .views.cover import cover
from .views.export import ArticleFile, FoundFile, IssueFile
from .views.fault import FaultPage, FaultThanks
from .views.index import AuthorList, AuthorPage, TagList, TagPage
from .views.patterns import Patterns
from .views.picture import picture
from .views.preferences import settings_page
from .views.search import Search, suggestions
from .views.shelf import (
    Home,
    IssuePage,
    PeriodicalList,
    PeriodicalPage,
    SectionList,
    SectionPage,
)
from .views.source import SourcePage
from .views.whole import WholeIssue

register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")

# `sections` is therefore no issue's slug.
below_periodical = [
    path("", PeriodicalPage.as_view(), name="periodical"),
    path("sections/", SectionList.as_view(), name="sections"),
    path("sections/<path:section>/", SectionPage.as_view(), name="section"),
    path("<slug:issue>/all/", WholeIssue.as_view(), name="issue-whole"),
    path("<slug:issue>/cite.<str:ending>", IssueCitations.as_view(), name="issue-citations"),
    path("<slug:issue>.<str:form>", IssueFile.as_view(), name="issue-file"),
    path("<slug:issue>/", IssuePage.as_view(), name="issue"),
    path("<slug:issue>/cover.svg", cover, name="cover"),
]

reading_room = [
    *for_machines,
    path("", Home.as_view(), name="home"),
    path("periodicals/", PeriodicalList.as_view(), name="periodicals"),
    path("periodicals/<slug:periodical>/", include(below_periodical)),
    path("archive/", Archive.as_view(), name="archive"),
    path("archive/undated/", Undated.as_view(), name="undated"),
    path("archive/<year:year>/", YearArchive.as_view(), name="archive-year"),
    path("archive/<year:year>/undated/", Undated.as_view(), name="undated"),
    path("archive/<year:year>/<month:month>/", MonthArchive.as_view(), name="archive-month"),
    path("on-this-day/", OnThisDay.as_view(), name="on-this-day"),
    path("articles/", ArticleList.as_view(), name="articles"),
    path("articles/<slug:key>/picture-<slug:digest>.png", picture, name="picture"),
    path("articles/<slug:key>/fault/", FaultPage.as_view(), name="fault"),
    path("articles/<slug:key>/fault/thanks/", FaultThanks.as_view(), name="fault-thanks"),
    path("articles/<slug:key>/source/", SourcePage.as_view(), name="article-source"),
    path(
        "articles/<slug:key>/cite.<str:ending>", ArticleCitation.as_view(), name="article-citation"
    ),
    path("articles/<slug:key>.<str:form>", ArticleFile.as_view(), name="article-file"),
    path("articles/<slug:key>/", ArticlePage.as_view(), name="article"),
    path("authors/", AuthorList.as_view(), name="authors"),
    path("authors/<slug:key>/", AuthorPage.as_view(), name="author"),
    path("tags/", TagList.as_view(), name="tags"),
    path("tags/<str:name>/", TagPage.as_view(), name="tag"),
    path("search.<str:form>", FoundFile.as_view(), name="found-file"),
    path("search/", Search.as_view(), name="search"),
    path("search/suggest/", suggestions, name="suggest"),
    path("settings/", settings_page, name="settings"),
    path("mine/", mine, name="mine"),
    path("patterns/", Patterns.as_view(), name="patterns"),
    path("keys/", keys, name="keys"),
    path("offline/", offline, name="offline"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("service-worker.js", service_worker, name="worker"),
]


def favicon(request):
    """Browsers ask for this name whatever the page says, where a static file is not."""
    return redirect(staticfiles_storage.url("icons/favicon.ico"))


urlpatterns = [
    path("", include((reading_room, "reader"))),
    path("admin/", admin.site.urls),
    path("favicon.ico", favicon),
]

handler404 = "reader.views.errors.not_found"
