import sqlite3

import pytest
from django.db import connection, transaction

from issues import checks
from issues.models import Article
from issues.search import search_articles
from issues.search.index import index_articles, rebuild, remove_articles

pytestmark = pytest.mark.django_db


def found(text):
    return [article.title for article in search_articles(text)]


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def held_tokens():
    """How many tokens the index holds; the integrity of what it says of them is checked too."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO issues_search(issues_search) VALUES ('integrity-check')")
        cursor.execute("CREATE VIRTUAL TABLE temp.tokens USING fts5vocab(main, issues_search, row)")
        cursor.execute("SELECT coalesce(sum(cnt), 0) FROM temp.tokens")
        count = cursor.fetchone()[0]
        cursor.execute("DROP TABLE temp.tokens")
    return count


def test_a_changed_article_is_found_by_what_it_says_now(make_article):
    article = make_article("旧题", "旧文", authors=["刘刚"])
    Article.objects.update(title="新题", body="新文")
    index_articles([article.pk])
    assert found("旧题") == found("旧文") == []
    assert found("新题") == found("新文") == found("刘刚") == ["新题"]


def test_a_removed_article_leaves_nothing_behind(make_article):
    article = make_article("“题”", "# 文\n\n## 文", byline="刘 刚", author_note="（教授）")
    remove_articles([article.pk])
    assert found("题") == []
    assert rows("issues_searchtext") == held_tokens() == 0


def test_an_article_indexed_again_and_again_is_held_once(make_article):
    article = make_article("题", "文章")
    before = held_tokens()
    for _ in range(3):
        index_articles([article.pk])
    assert (rows("issues_searchtext"), held_tokens()) == (1, before)


def test_an_article_that_is_no_more_leaves_the_index(make_article):
    article = make_article("题")
    pk = article.pk
    article.delete()
    index_articles([pk])
    assert rows("issues_searchtext") == held_tokens() == 0


def test_removing_what_was_never_there_is_nothing():
    remove_articles([404])
    index_articles([])


def test_many_articles_cost_few_queries(make_article, django_assert_num_queries):
    pks = [make_article(f"题{n}", authors=["刘刚"]).pk for n in range(20)]
    Article.objects.update(body="新文")
    with django_assert_num_queries(7):
        index_articles(pks)
    with django_assert_num_queries(3):
        index_articles(pks)


def test_the_index_goes_back_with_the_transaction(make_article):
    article = make_article("旧题")
    with pytest.raises(RuntimeError), transaction.atomic():
        Article.objects.update(title="新题")
        index_articles([article.pk])
        raise RuntimeError
    assert found("旧题") == ["旧题"]
    assert found("新题") == []


def test_a_rebuilt_index_finds_the_same(make_article):
    for number in range(5):
        make_article(f"题{number}", "京津冀")
    before, held = found("京津冀"), held_tokens()
    Article.objects.filter(title="题0").delete()
    seen = []
    assert rebuild(seen.append) == sum(seen) == 4
    assert found("京津冀") == [title for title in before if title != "题0"]
    assert held_tokens() < held


def test_the_operator_is_told_when_fts5_is_missing(monkeypatch):
    class Without(sqlite3.Connection):
        def execute(self, *args):
            raise sqlite3.OperationalError("no such module: fts5")

    assert checks.search_has_what_it_needs(None) == []
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path: connect(path, factory=Without))
    [error] = checks.search_has_what_it_needs(None)
    assert "FTS5" in error.msg


def test_the_operator_is_warned_of_another_database(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    [warning] = checks.search_has_what_it_needs(None)
    assert warning.id == "issues.W001"
