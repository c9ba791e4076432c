"""What is suggested to a reader who has typed so much."""

import pytest

from issues.models import Article
from issues.search.index import index_articles


@pytest.fixture
def suggested(client, make_issue, make_article):
    issue = make_issue("天津日报", date="2023")
    make_article("京津冀之路", authors=["刘刚"], tags=["京津冀"], issue=issue)
    make_article("“數字”中国 建设之路", authors=["曾国藩"], issue=issue)

    def ask(typed):
        return [
            (kind, text) for kind, text, _ in client.get("/search/suggest/", {"q": typed}).json()
        ]

    return ask


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("京津", [("主题", "京津冀"), ("文章", "京津冀之路")]),
        ("津冀", [("主题", "京津冀"), ("文章", "京津冀之路")]),
        ("jjj", [("主题", "京津冀"), ("文章", "京津冀之路")]),
        ("JJJZ", [("文章", "京津冀之路")]),
        ("数字", [("文章", "“數字”中国 建设之路")]),
        ("jszl", [("文章", "“數字”中国 建设之路")]),
        ("tjrb", [("刊物", "天津日报")]),
        ("日報", [("刊物", "天津日报")]),
        ("刘", [("作者", "刘刚")]),
        ("liug", [("作者", "刘刚")]),
        ("zgf", [("作者", "曾国藩")]),
        ("曾", [("作者", "曾国藩")]),
        ("j", []),
        ("", []),
        ("。", []),
        ("没有", []),
    ],
)
def test_by_characters_and_by_first_letters(suggested, typed, expected):
    assert suggested(typed) == expected


def test_each_leads_to_its_page(client, suggested):
    for _, _, address in client.get("/search/suggest/", {"q": "京津"}).json():
        assert client.get(address).status_code == 200


def test_what_is_withdrawn_is_not_suggested(suggested):
    article = Article.objects.get(title="京津冀之路")
    article.state = Article.State.WITHDRAWN
    article.save()
    index_articles([article.pk])
    assert suggested("京津") == []


def test_of_many_a_few_are_suggested(suggested, make_article, make_author):
    for number in range(30):
        make_article(f"京津冀之{number}", authors=[f"京津{number}"], tags=[f"京津冀{number}"])
    assert len(suggested("京津")) == 11


@pytest.mark.parametrize("typed", ["京津", "jjj"])
def test_it_costs_a_handful_of_queries(client, suggested, django_assert_num_queries, typed):
    suggested(typed)
    with django_assert_num_queries(6):
        suggested(typed)
