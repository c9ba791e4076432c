"""An article is said to have changed whenever what is said of it has, whoever's change it was."""

from datetime import UTC, datetime

import pytest

from issues.admin.articles import ArticleAdmin
from issues.desk.export import address_table
from issues.desk.people import merge_authors
from issues.desk.restore import address_back
from issues.desk.shelves import merge_sections, move_articles
from issues.desk.subjects import merge_tags
from issues.models import Article, FormerAddress, Section

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def old(make_article):
    """An article in print that nobody has touched for long, and one beside it."""
    made = make_article("题", section="理论", authors=["刘刚", "王明"], tags=["京津冀", "经济"])
    make_article("别的", key="other", section="研讨", issue=made.issue)
    Article.objects.update(modified=LONG_AGO)
    return made


def changed() -> set[str]:
    return set(Article.objects.exclude(modified=LONG_AGO).values_list("title", flat=True))


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        (lambda a: a.section, "name", "新理论"),
        (lambda a: a.contributions.first().author, "name", "刘钢"),
        (lambda a: a.tags.first(), "name", "大北京"),
    ],
)
def test_a_row_that_is_renamed_changes_its_articles(old, row, field, value):
    row = row(old)
    row.save()
    assert changed() == set()
    setattr(row, field, value)
    row.save()
    assert changed() == {"题"}


@pytest.mark.parametrize(
    ("of_issue", "field", "value"),
    [(True, "date", "2024-10"), (True, "number", "10"), (False, "title", "新名"), (False, "slug", "new")],
)  # fmt: skip
def test_a_place_that_is_renamed_changes_all_that_is_in_it(old, of_issue, field, value):
    row = old.issue if of_issue else old.issue.periodical
    row.save()
    assert changed() == set()
    setattr(row, field, value)
    row.save()
    assert changed() == {"题", "别的"}


def test_authors_that_are_merged_change_their_articles(old, make_author):
    merge_authors(make_author("王明"), make_author("张三"))
    assert changed() == {"题"}


def test_topics_that_are_merged_change_their_articles(old, make_tag):
    merge_tags(make_tag("经济"), make_tag("财经"))
    assert changed() == {"题"}


def test_sections_that_are_merged_change_their_articles(old):
    merge_sections(Section.objects.get(name="理论"), Section.objects.get(name="研讨"))
    assert changed() == {"题"}


def test_an_article_that_is_moved_has_changed(old, make_issue):
    move_articles([old], make_issue(date="2024-11"))
    assert changed() == {"题"}


def test_what_is_deleted_at_the_desk_says_when_and_where_it_stood(old, rf):
    from django.contrib.admin import site

    FormerAddress.objects.bury([old.get_absolute_url()], "")
    FormerAddress.objects.update(since=LONG_AGO)
    ArticleAdmin(Article, site).delete_queryset(None, Article.objects.filter(pk=old.pk))
    (gone,) = FormerAddress.objects.of_articles()
    assert gone.key == old.key
    assert gone.periodical == old.issue.periodical
    assert gone.since > LONG_AGO


def test_the_address_of_an_article_that_is_there_is_not_gone(old):
    FormerAddress.objects.create(path=old.get_absolute_url())
    FormerAddress.objects.create(path="/articles/x/fault/")
    FormerAddress.objects.create(path="/authors/x/")
    assert not FormerAddress.objects.of_articles().exists()


def test_where_a_deleted_article_stood_outlives_a_room_built_anew(old):
    stood_in = old.issue.periodical
    FormerAddress.objects.create(path="/articles/gone/", periodical=stood_in)
    told = address_table(FormerAddress.objects.get())
    FormerAddress.objects.all().delete()
    address_back(told)
    assert FormerAddress.objects.get().periodical == stood_in
