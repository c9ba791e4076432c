"""Addresses answer for ever: here, at their new place, or with what became of them."""

import pytest

from issues.models import Article, FormerAddress


@pytest.fixture
def make_merged(make_article):
    def make(target=None, **fields):
        return make_article(state=Article.State.MERGED, merged_into=target, **fields)

    return make


def test_a_withdrawn_article_says_what_became_of_it(see, make_article):
    article = make_article(
        "撤下的一篇", body="不再公开的话", state="withdrawn", state_reason="作者要求撤下。"
    )
    page = see(article.get_absolute_url(), status=410)
    assert "撤下的一篇" in page
    assert "作者要求撤下。" in page
    assert "不再公开的话" not in page


def test_a_withdrawn_article_is_in_no_list(see, make_article):
    article = make_article("撤下的一篇", section="理论", authors=["王明"], tags=["京津冀"])
    Article.objects.update(state="withdrawn")
    places = (article.issue, article.section, article.tags.get())
    for there in (*(place.get_absolute_url() for place in places), "/articles/", "/search/?q=撤下"):
        assert "撤下的一篇" not in see(there), there


def test_a_merged_article_leads_to_the_one_it_is_in_now(client, make_article, make_merged):
    whole = make_article("全文")
    part = make_merged(make_merged(whole))
    response = client.get(part.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, whole.get_absolute_url())


def test_articles_merged_in_a_ring_are_gone(client, make_merged):
    first = make_merged()
    second = make_merged(first)
    Article.objects.filter(pk=first.pk).update(merged_into=second)
    assert client.get(second.get_absolute_url()).status_code == 410


def test_a_former_address_leads_on(client, make_article):
    article = make_article()
    FormerAddress.objects.create(path="/articles/old/", leads_to=article.get_absolute_url())
    for asked in ("/articles/old/", "/articles/old"):
        response = client.get(asked)
        assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


@pytest.mark.parametrize("recorded", ["/tags/旧题/", "/tags/%E6%97%A7%E9%A2%98/"])
def test_a_former_address_in_chinese_is_known_in_either_spelling(client, db, recorded):
    FormerAddress.objects.create(path=recorded, leads_to="/tags/")
    assert client.get("/tags/旧题/").status_code == 301


def test_a_former_address_that_leads_nowhere_says_why(see, db):
    FormerAddress.objects.create(path="/2019/a.html", reason="来源有误。")
    assert "来源有误。" in see("/2019/a.html", status=410)


def test_a_former_address_never_hides_a_page_that_is_there(see, make_article):
    article = make_article("还在的一篇")
    FormerAddress.objects.create(path=article.get_absolute_url(), reason="误记")
    assert "还在的一篇" in see(article.get_absolute_url())


def test_a_former_address_that_leads_to_itself_is_not_followed(client, db):
    FormerAddress.objects.create(path="/articles/old/", leads_to="/articles/old")
    assert client.get("/articles/old/").status_code == 404


def test_an_unknown_address_is_answered_in_chinese(see, db):
    assert "没有这一页" in see("/articles/never/", status=404)
