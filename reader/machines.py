"""Addresses that programs read. They stand before those of pages, and hide none.

`feed` is no 期's slug. A page has a slash at its end and its JSON has none, so that of the topic
“x.json” the page is /tags/x.json/, its JSON /tags/x.json.json, and /tags/x.json that of the topic x.
So it is of 栏目.
"""

from django.urls import path
from django.views.generic import TemplateView

from . import feeds
from .api import views as api
from .oai.views import oai
from .opensearch import completions, opensearch, robots
from .sitemaps import sitemap, sitemap_index

FEEDS = [
    path("feed/", feeds.NewArticles.as_view(), name="feed"),
    path(
        "periodicals/<slug:periodical>/feed/", feeds.OfPeriodical.as_view(), name="periodical-feed"
    ),
    path(
        "periodicals/<slug:periodical>/sections/<path:section>/feed/",
        feeds.OfSection.as_view(),
        name="section-feed",
    ),
    path("authors/<slug:key>/feed/", feeds.OfAuthor.as_view(), name="author-feed"),
    path("tags/<str:name>/feed/", feeds.OfTag.as_view(), name="tag-feed"),
    path("search/feed/", feeds.OfSearch.as_view(), name="search-feed"),
]

JSON = [
    path("api/", TemplateView.as_view(template_name="issues/api.html"), name="api"),
    path("periodicals.json", api.Periodicals.as_view(), name="periodicals-json"),
    path("periodicals/<slug:periodical>.json", api.OnePeriodical.as_view(), name="periodical-json"),
    path(
        "periodicals/<slug:periodical>/sections.json", api.Sections.as_view(), name="sections-json"
    ),
    path(
        "periodicals/<slug:periodical>/sections/<path:section>.json",
        api.OneSection.as_view(),
        name="section-json",
    ),
    path(
        "periodicals/<slug:periodical>/<slug:issue>.json", api.OneIssue.as_view(), name="issue-json"
    ),
    path("articles.json", api.Articles.as_view(), name="articles-json"),
    path("articles/<slug:key>.json", api.OneArticle.as_view(), name="article-json"),
    path("authors.json", api.Authors.as_view(), name="authors-json"),
    path("authors/<slug:key>.json", api.OneAuthor.as_view(), name="author-json"),
    path("tags.json", api.Tags.as_view(), name="tags-json"),
    path("tags/<str:name>.json", api.OneTag.as_view(), name="tag-json"),
    path("search.json", api.Found.as_view(), name="search-json"),
]

for_machines = [
    *FEEDS,
    *JSON,
    path("oai", oai, name="oai"),
    path("sitemap.xml", sitemap_index, name="sitemaps"),
    path("sitemap-<slug:name>-<int:part>.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("search/completions/", completions, name="completions"),
]
