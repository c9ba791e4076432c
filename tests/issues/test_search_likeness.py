"""More like this."""

import pytest

from issues.models import Article
from issues.search import more_like
from issues.search.index import index_articles

pytestmark = pytest.mark.django_db

FILLER = "各地区各部门认真落实。" * 5


def titles(article, *topics):
    return [other.title for other in more_like(article, topics)]


def test_what_speaks_most_of_the_same_comes_first_and_what_does_not_is_left_out(make_article):
    article = make_article("绿电", "绿电交易与碳市场")
    make_article("碳市场的未来", f"{FILLER}绿电交易，碳市场，碳市场。")
    make_article("一瞥", f"{FILLER * 3}碳市场。")
    make_article("别的", FILLER)
    assert titles(article, "碳市场", "绿电交易") == ["碳市场的未来"]


def test_an_article_is_not_like_itself_and_one_that_is_withdrawn_is_not_offered(make_article):
    article = make_article("绿电", "碳市场")
    make_article("撤下", "碳市场", state=Article.State.WITHDRAWN)
    assert titles(article, "碳市场") == []


def test_it_leads_out_of_the_issue_in_hand(make_article, make_issue):
    issue = make_issue(date="2023")
    article = make_article("绿电", "碳市场", issue=issue)
    for number in range(4):
        make_article(f"同期{number}", "碳市场", issue=issue)
    make_article("他期", "碳市场", issue=make_issue(date="2024"))
    found = titles(article, "碳市场")
    assert "他期" in found
    assert len(found) == 3


def test_what_every_text_says_makes_none_like_another(make_article):
    article = make_article("甲", f"发展{FILLER}碳市场")
    for number in range(30):
        make_article(f"乙{number}", f"发展{FILLER}")
    like = make_article("丙", f"{FILLER}碳市场")
    index_articles([like.pk])
    assert titles(article, "发展", "碳市场") == ["丙"]


@pytest.mark.parametrize("topics", [[], ["碳"], ["没有的话"]])
def test_without_topics_that_tell_there_is_nothing_to_offer(make_article, topics):
    assert titles(make_article("甲", "碳市场"), *topics) == []


def test_it_costs_the_same_whatever_is_found(make_article, django_assert_num_queries):
    article = make_article("甲", "碳市场")
    for count in (2, 6):
        for number in range(count):
            make_article(f"乙{number}", "碳市场")
        more_like(article, ["碳市场"])
        with django_assert_num_queries(7):
            more_like(article, ["碳市场"])
