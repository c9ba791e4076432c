"""The index says what the articles say, whatever was done to them, and goes back with them."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from issues.models import Article, Tag
from issues.search import everything, finding, index, ranked, search, search_articles
from issues.search.holdings import Holdings
from issues.search.index import index_articles, remove_articles, stale_articles
from issues.search.rebuild import articles_missing, is_there, last_number, rebuild, settle
from issues.search.row import SearchRow
from issues.search.tables import TABLES

pytestmark = pytest.mark.django_db


def found(text):
    return [article.title for article in search_articles(text)]


def stale():
    return stale_articles(Article.objects.values_list("pk", flat=True))


def segment_count():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT segid) FROM issues_search_text_idx")
        return cursor.fetchone()[0]


def change_title(article, title):
    Article.objects.filter(pk=article.pk).update(title=title)
    index_articles([article.pk])


def test_a_changed_article_is_found_by_what_it_says_now(make_article):
    article = make_article("旧题", "旧文", authors=["刘刚"])
    Article.objects.update(title="新题", body="新文")
    assert stale() == [article.pk]
    index_articles([article.pk])
    assert found("旧题") == found("旧文") == []
    assert found("新题") == found("新文") == found("刘刚") == ["新题"]
    assert stale() == []


def test_an_article_without_authors_any_more_is_not_found_by_theirs(make_article):
    article = make_article("题", authors=["刘刚"])
    article.contributions.all().delete()
    index_articles([article.pk])
    assert found("刘刚") == []


def test_a_topic_that_the_text_does_not_name_is_found(make_article):
    article = make_article("题", "区域一体化的实践", tags=["区域", "长三角"])
    assert found("长三角") == ["题"]
    article.article_tags.all().delete()
    index_articles([article.pk])
    assert found("长三角") == []
    assert found("区域") == ["题"]


def test_what_is_only_moved_or_given_topics_is_not_written_anew(make_article, make_tag):
    article = make_article("题", "区域一体化的实践")
    row = SearchRow.objects.get(article=article.pk)
    article.article_tags.create(tag=make_tag("区域"))
    index_articles([article.pk])
    now = SearchRow.objects.get(article=article.pk)
    assert now.pk != row.pk
    assert now.number == row.number
    assert everything().on_topic(Tag.objects.get().pk).rows.tolist() == [row.number]


def test_a_removed_article_is_not_found(make_article):
    article = make_article("题")
    remove_articles([article.pk])
    assert found("题") == []
    assert len(everything()) == 0


def test_a_deleted_article_leaves_the_index_in_the_same_moment(make_article):
    make_article("题")
    Article.objects.all().delete()
    assert found("题") == []
    assert not SearchRow.objects.filter(article__isnull=False).exists()


def test_a_withdrawn_article_is_found_by_nobody_until_it_is_back(make_article):
    article = make_article("题")
    for state, expected in [(Article.State.WITHDRAWN, []), (Article.State.PUBLISHED, ["题"])]:
        Article.objects.update(state=state)
        index_articles([article.pk])
        assert found("题") == expected


def test_an_article_indexed_again_and_again_is_written_once(make_article):
    article = make_article("题", "文章")
    before = SearchRow.objects.count()
    for _ in range(3):
        index_articles([article.pk])
    assert SearchRow.objects.count() == before


def test_removing_what_was_never_there_is_nothing():
    remove_articles([404])
    index_articles([])
    index_articles([404])
    assert not SearchRow.objects.exists()


def test_many_articles_cost_few_queries(make_article, django_assert_num_queries):
    pks = [make_article(f"题{n}", authors=["刘刚"]).pk for n in range(20)]
    Article.objects.update(body="新文")
    with django_assert_num_queries(13):
        index_articles(pks)
    with django_assert_num_queries(4):
        index_articles(pks)


def test_the_index_goes_back_with_the_transaction(make_article):
    article = make_article("旧题")
    with pytest.raises(RuntimeError), transaction.atomic():
        change_title(article, "新题")
        assert found("新题") == ["新题"]
        raise RuntimeError
    assert found("新题") == []
    Article.objects.update(title="旧题")
    assert found("旧题") == ["旧题"]


def test_what_is_counted_follows_many_changes(make_article):
    tags = [Tag.objects.create(name=name) for name in ("甲", "乙")]
    articles = [make_article(f"题{n}", "甲乙") for n in range(6)]
    everything()
    for number, article in enumerate(articles):
        article.article_tags.create(tag=tags[number % 2])
        index_articles([article.pk])
        counts = everything().commonest_topics(24)
        assert sum(counts.values()) == number + 1
    assert counts == {tags[0].pk: 3, tags[1].pk: 3}


def test_of_many_authors_and_topics_each_is_counted(make_article, make_author, make_tag):
    names = [f"甲{n}" for n in range(12)]
    article = make_article("题", authors=names, tags=names)
    make_article("别的", authors=names[:1], tags=names[-1:])
    hits = everything()
    assert hits.commonest_authors(24) == {make_author(n).pk: 1 + (n == "甲0") for n in names}
    assert hits.commonest_topics(24) == {make_tag(n).pk: 1 + (n == "甲11") for n in names}
    assert len(hits.by_author(make_author("甲11").pk)) == 1
    assert len(hits.on_topic(make_tag("甲11").pk)) == 2
    article.contributions.filter(order__gt=0).delete()
    index_articles([article.pk])
    assert everything().commonest_authors(24) == {make_author("甲0").pk: 2}


def test_of_many_topics_the_commonest_are_counted_and_of_equals_the_first(make_article, make_tag):
    make_article("一", tags=["甲", "乙", "丙", "丁"])
    make_article("二", tags=["丁", "丙"])
    make_article("三", tags=["丁"])
    counts = everything().commonest_topics(3)
    assert list(counts.items()) == [
        (make_tag("丁").pk, 3),
        (make_tag("丙").pk, 2),
        (make_tag("甲").pk, 1),
    ]


@pytest.mark.django_db(transaction=True)
class TestRebuilding:
    def test_a_rebuilt_index_finds_the_same_in_the_same_order(self, make_article):
        for number in range(5):
            make_article(f"题{number}", "京津冀" * (number + 1))
        before = found("京津冀")
        seen = []
        assert rebuild(seen.append) == sum(seen) == 5
        assert found("京津冀") == before
        assert stale() == []

    def test_it_leaves_behind_what_was_replaced(self, make_article):
        article = make_article("题")
        for number in range(3):
            change_title(article, f"题{number}")
        rebuild()
        assert SearchRow.objects.count() == 1
        assert found("题") == ["题2"]

    def test_what_changes_meanwhile_is_in_it(self, make_article):
        articles = [make_article(f"题{n}") for n in range(3)]

        def meddle(count):
            change_title(articles[0], "改题")
            articles[1].delete()
            make_article("添题")

        rebuild(meddle)
        assert sorted(found("题")) == ["改题", "添题", "题2"]
        assert stale() == []
        assert len(everything()) == 3

    def test_after_much_was_written_it_is_put_together_and_finds_the_same(self, make_article):
        for number in range(40):
            make_article(f"题{number}", "京津冀")
        before, segments = found("京津冀"), segment_count()
        settle(last_number() - 1)
        assert segment_count() == segments  # for a little it is left as it is
        settle(0)
        assert segment_count() < segments
        assert found("京津冀") == before

    def test_one_that_was_stopped_leaves_the_old_index(self, make_article):
        make_article("题")

        def stop(count):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            rebuild(stop)
        assert found("题") == ["题"]
        rebuild()
        assert found("题") == ["题"]

    @pytest.mark.parametrize("table", TABLES)
    def test_a_table_that_was_lost_is_made_again(self, make_article, table):
        make_article("题", "文")
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {table}")
        assert not is_there()
        call_command("rebuild_search")
        assert is_there()
        assert found("题") == ["题"]

    def test_without_the_tables_of_the_room_the_operator_is_told(self, monkeypatch):
        monkeypatch.setattr("issues.management.commands.rebuild_search.has_rows", lambda: False)
        with pytest.raises(CommandError, match="run migrate first"):
            call_command("rebuild_search")


def test_an_index_of_another_form_is_not_taken_for_this_one(make_article):
    article = make_article("题")
    assert articles_missing() == 0
    SearchRow.objects.update(form=1)
    assert articles_missing() == 1
    assert stale() == [article.pk]


def test_a_search_that_the_index_is_swapped_under_is_asked_again(make_article, monkeypatch):
    make_article("题")
    search("题")
    looks = [Holdings(last=1), finding.holdings(), finding.holdings()]
    monkeypatch.setattr(finding, "holdings", lambda: looks.pop(0))
    assert found("题") == ["题"]
    assert looks == []


def test_who_counts_by_what_was_known_is_not_disturbed(make_article):
    article = make_article("题", "文")
    hits = search("文")
    change_title(article, "新题")
    assert len(search("文")) == 1
    assert ranked(hits, 0, 1) == [article.pk]


def test_a_write_that_fails_leaves_the_article_as_it_was(make_article, monkeypatch):
    article = make_article("旧题", "文")
    Article.objects.update(title="新题")
    with monkeypatch.context() as broken, pytest.raises(RuntimeError):
        broken.setattr(index, "add_tokens", fail)
        index_articles([article.pk])
    assert found("文") == ["新题"]
    assert stale() == [article.pk]
    index_articles([article.pk])
    assert found("新题") == ["新题"]


def fail(*args):
    raise RuntimeError
