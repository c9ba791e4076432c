"""The metas of an article by kind. What they say was read through by a person."""

import pytest

from reader.describe.metas import metas_of
from reader.describe.works import work_of
from reader.pictures import share_image_address

CITED = ("citation_", "z:", "prism.")
SHARED = ("og:", "article:", "twitter:")
HERE = "http://testserver"


def test_a_newspaper_is_never_taken_for_a_journal(head_of, news):
    head = head_of(news)
    assert head.title == "数字革命与竞争国际化 - 中国青年报"
    assert head.all(*CITED) == [
        ("citation_title", "数字革命与竞争国际化"),
        ("citation_author", "丁文详"),
        ("citation_publication_date", "2000-11-20"),
        ("citation_firstpage", "15"),
        ("citation_language", "zh-CN"),
        ("citation_keywords", "经济"),
        ("citation_fulltext_html_url", f"{HERE}/articles/news/"),
        ("z:itemType", "newspaperArticle"),
        ("prism.publicationName", "中国青年报"),
        ("prism.publicationDate", "2000-11-20"),
    ]
    assert head.link("schema.prism") == ["http://prismstandard.org/namespaces/1.2/basic/"]


def test_a_magazine_has_its_numbers_and_each_author_alone(head_of, piece):
    head = head_of(piece)
    assert head.title == "做好大文章 - 天津支部生活"
    assert head.all(*CITED) == [
        ("citation_title", "做好大文章"),
        ("citation_author", "白雪洁"),
        ("citation_author", "栾江"),
        ("citation_publication_date", "2024-09"),
        ("citation_issn", "0412-0892"),
        ("citation_volume", "3"),
        ("citation_issue", "9"),
        ("citation_firstpage", "24"),
        ("citation_lastpage", "25"),
        ("citation_language", "zh-CN"),
        ("citation_keywords", "经济; 金融"),
        ("citation_fulltext_html_url", f"{HERE}/articles/piece/"),
        ("z:itemType", "magazineArticle"),
        ("prism.publicationName", "天津支部生活（上半月）"),
        ("prism.publicationDate", "2024-09"),
        ("prism.volume", "3"),
        ("prism.number", "9"),
    ]


def test_a_journal_is_named_as_one(rf, piece):
    piece.issue.periodical.kind = "journal"
    request = rf.get("/")
    metas = metas_of(request, piece, work_of(request, piece), "")
    said = {meta.name: meta.content for meta in metas}
    assert said["citation_journal_title"] == "天津支部生活（上半月）"
    assert "z:itemType" not in said


def test_what_is_shared_says_what_it_is(head_of, news):
    author = news.contributions.get().author
    opening = "数字革命正在改变世界。" * 4 + "竞争没有国界。"
    head = head_of(news)
    assert head.all(*SHARED) == [
        ("twitter:card", "summary_large_image"),
        ("og:type", "article"),
        ("og:title", "数字革命与竞争国际化"),
        ("og:url", f"{HERE}/articles/news/"),
        ("og:description", opening),
        ("og:site_name", "期刊阅览室"),
        ("og:locale", "zh_CN"),
        ("og:image", f"{HERE}{share_image_address(news)}"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "数字革命与竞争国际化，中国青年报 2000年11月20日"),
        ("article:published_time", "2000-11-20"),
        ("article:section", "理论"),
        ("article:author", f"{HERE}{author.get_absolute_url()}"),
        ("article:tag", "经济"),
    ]
    assert head.all("description") == [("description", opening)]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2024-09", "2024-09"),
        ("2024", "2024"),
        ("2023?", "2023"),
        ("2023-04/2023-05", "2023"),
        ("2024-21", "2024"),
        ("[2022,2023]", None),
        ("", None),
    ],
)
def test_no_date_is_padded(head_of, news, date, said):
    news.issue.date = date
    news.issue.save()
    head = head_of(news)
    assert dict(head.metas).get("citation_publication_date") == said
    assert head.node("NewsArticle").get("datePublished") == said
    assert head.node("PublicationIssue").get("datePublished") == said
    assert "article:published_time" not in dict(head.metas)


def test_a_day_in_doubt_is_no_time_of_publication(head_of, news):
    news.issue.date = "2000-11-20?"
    news.issue.save()
    assert "article:published_time" not in dict(head_of(news).metas)


def test_what_a_cataloguer_supplied_is_told_as_such(head_of, news):
    news.issue.periodical_supplied = news.title_supplied = True
    news.issue.save()
    news.save()
    said = dict(head_of(news).metas)
    assert said["citation_title"] == "[数字革命与竞争国际化]"
    assert said["prism.publicationName"] == "[中国青年报]"
    assert said["og:title"] == "〔数字革命与竞争国际化〕"
