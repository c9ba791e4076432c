"""A room to visit, as small as a test likes it: each fixture is a factory."""

from itertools import count

import pytest

from issues.chinese.pinyin import slug_of
from issues.models import (
    Article,
    ArticleTag,
    Author,
    Contribution,
    Issue,
    Periodical,
    Section,
    Tag,
)
from issues.search.index import index_articles

NUMBERS = count(1)


@pytest.fixture
def make_periodical(db):
    def make(title="天津支部生活", **fields):
        fields = {"slug": slug_of(title), **fields}
        return Periodical.objects.get_or_create(title=title, defaults=fields)[0]

    return make


@pytest.fixture
def make_issue(make_periodical):
    def make(title="天津支部生活", periodical=None, **fields):
        fields = {"date": "2024-09", "number": "9", "slug": f"2024-{next(NUMBERS)}", **fields}
        return Issue.objects.create(periodical=periodical or make_periodical(title), **fields)

    return make


@pytest.fixture
def make_author(db):
    def make(name="刘刚", **fields):
        fields = {"key": f"{slug_of(name, person=True)}-{next(NUMBERS)}", **fields}
        return Author.objects.get_or_create(name=name, defaults=fields)[0]

    return make


@pytest.fixture
def make_tag(db):
    def make(name="京津冀"):
        return Tag.objects.get_or_create(name=name)[0]

    return make


@pytest.fixture
def make_article(make_issue, make_author, make_tag):
    """An article signed by the authors named, under the 栏目 and topics named, and in the index."""

    def make(title="无题", body="", issue=None, section="", authors=(), tags=(), **fields):
        number = next(NUMBERS)
        issue = issue or Issue.objects.first() or make_issue()
        if section:
            places = Section.objects.get_or_create(periodical=issue.periodical, name=section)
            fields["section"] = places[0]
        fields = {"key": f"key{number}", "position": number, **fields}
        article = Article.objects.create(issue=issue, title=title, body=body, **fields)
        for order, name in enumerate(authors):
            Contribution.objects.create(article=article, author=make_author(name), order=order)
        for name in tags:
            ArticleTag.objects.create(article=article, tag=make_tag(name))
        index_articles([article.pk])
        return article

    return make


@pytest.fixture
def see(client):
    """What a reader sees at an address: the page's HTML, after whatever redirects there are."""

    def look(address, status=200):
        response = client.get(str(address), follow=True)
        assert response.status_code == status, address
        return response.content.decode()

    return look
