"""However much a page shows, it asks the database as often."""

import re

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from issues.models import ArticleTag, Author, Tag
from issues.search.holdings import holdings

PAGES = {
    "/": 9,
    "/periodicals/": 2,
    "/periodicals/tianjinzhibushenghuo/": 4,
    "/periodicals/tianjinzhibushenghuo/2024-09/": 6,
    "/periodicals/tianjinzhibushenghuo/2024-09/all/": 6,
    "/periodicals/tianjinzhibushenghuo/?year=2024": 4,
    "/periodicals/tianjinzhibushenghuo/2024-09/cover.svg": 2,
    "/periodicals/tianjinzhibushenghuo/2024-09/cite.bib": 4,
    "/periodicals/tianjinzhibushenghuo/sections/": 3,
    "/periodicals/tianjinzhibushenghuo/sections/理论/": 5,
    "/articles/": 3,
    "/articles/first/": 12,
    "/articles/first/source/": 3,
    "/articles/first/cite.ris": 3,
    "/authors/": 3,
    "/authors/first/": 5,
    "/tags/": 5,
    "/authors/?kind=person": 3,
    "/tags/经济/": 4,
    "/tags/?initial=J": 3,
    "/archive/": 1,
    "/archive/2024/": 4,
    "/archive/2024/09/": 3,
    "/archive/undated/": 3,
    "/on-this-day/?date=09-13": 4,
    "/api/": 0,
    "/search/?q=生产力": 13,
    "/search/?tag=经济": 9,
    "/settings/": 0,
    "/patterns/": 16,
    "/articles/first/?script=hant": 12,
    "/articles/first.md": 4,
    "/articles/first.epub": 4,
    "/periodicals/tianjinzhibushenghuo/2024-09.epub": 5,
    "/periodicals/tianjinzhibushenghuo/2024-09.zip": 5,
    "/search.epub?q=生产力": 11,
}


@pytest.fixture
def fill(make_issue, make_article, make_author):
    """Put so many issues and articles into the room, beside the first of each."""
    make_author("甲", key="first")
    issue = make_issue(slug="2024-09")

    def put(count):
        for number in range(count):
            make_article(
                f"新质生产力之{number}",
                body="生产力。\n\n## 题\n\n话。",
                key=f"key-{count}-{number}" if number else f"first{'' if count == 2 else count}",
                issue=issue,
                section="理论" if number % 2 else f"栏目{number}",
                authors=["甲", f"作者{number}"],
                tags=["经济", f"主题{number}"],
            )
            make_issue(f"刊物{number}", date=f"20{number:02}")
            make_issue(date=f"19{number:02}")
            make_issue(f"刊物{number}", date=f"20{number:02}-09-13")
            make_issue(f"刊物{number}", date="")

    return put


@pytest.mark.parametrize("address", PAGES)
def test_queries_do_not_grow_with_the_page(client, fill, django_assert_num_queries, address):
    for count in (2, 12):
        fill(count)
        holdings()  # what is new is read once, by whoever comes first
        with django_assert_num_queries(PAGES[address]):
            assert client.get(address).status_code == 200


def test_a_search_reads_the_texts_of_its_page_alone(client, fill):
    fill(13)
    fill(12)
    with CaptureQueriesContext(connection) as queries:
        assert "找到" in client.get("/search/?q=生产力").content.decode()
    (reading,) = [query["sql"] for query in queries if '"issues_article"."body"' in query["sql"]]
    assert len(re.search(r" IN \(([^)]*)\)", reading)[1].split(",")) == 20


def plan_of(queryset):
    with connection.cursor() as cursor:
        sql, given = queryset.query.sql_with_params()
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", given)
        return " / ".join(row[3] for row in cursor.fetchall())


def test_topics_and_authors_are_counted_without_a_look_at_an_article(db):
    topics = ArticleTag.objects.seen().order_by().values_list("tag").annotate(n=Count("pk"))
    for plan in (plan_of(topics), plan_of(Author.objects.in_use()), plan_of(Tag.objects.in_use())):
        assert "COVERING INDEX articles_of_" in plan
        assert "issues_article USING INDEX article_hidden" in plan
