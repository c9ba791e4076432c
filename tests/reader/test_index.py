"""Authors and topics, and lists in pages."""

import re

import pytest

from issues.models import Contribution


def test_authors_stand_in_the_order_of_their_pinyin(see, make_article):
    make_article(authors=["曾国华", "白雪洁", "Edgar Snow"])
    page = see("/authors/")
    assert page.index("白雪洁") < page.index("Edgar Snow") < page.index("曾国华")


def test_authors_can_be_narrowed_to_a_letter(see, make_article):
    make_article(authors=["曾国华", "白雪洁"])
    page = see("/authors/?initial=Z")
    assert "曾国华" in page
    assert "白雪洁" not in page
    assert '<a href="?initial=B"' in page
    assert '<span aria-disabled="true">C</span>' in page


def test_bodies_stand_apart_from_persons_and_both_are_counted(see, make_article, make_author):
    make_author("市政协研究会", kind="corporate")
    make_article(authors=["曾国华", "白雪洁", "市政协研究会"])
    page = see("/authors/")
    assert page.index("曾国华") < page.index("<h2>团体") < page.index("市政协研究会")
    assert re.findall(r"(个人|团体) <span class=\"count num\">(\d)", page) == [
        ("个人", "2"), ("团体", "1"),
    ]  # fmt: skip
    page = see("/authors/?kind=corporate")
    assert "市政协研究会" in page and "白雪洁" not in page
    assert '<span aria-disabled="true">B</span>' in page
    assert "类别请选个人或团体" in see("/authors/?kind=鬼")


def test_an_author_has_articles_by_year_with_how_each_was_signed(
    see, make_issue, make_article, make_author
):
    for year in (1957, 2024):
        make_article(f"{year}年的一篇", issue=make_issue(date=f"{year}-01"), authors=["王明"])
    first, last = Contribution.objects.order_by("article__issue__sort_date")
    Contribution.objects.filter(pk=first.pk).update(
        role="translator", credited_as="王　明", affiliation="某厂"
    )
    page = see(make_author("王明").get_absolute_url())
    assert page.index("2024年</span>") < page.index("1957年</span>") < page.index("某厂")
    assert "也印作" in page and "译者" in page and "王　明" in page
    Contribution.objects.filter(pk=first.pk).update(role="author", credited_as="王明")
    assert "也印作" not in see(make_author("王明").get_absolute_url())


def test_tags_are_an_index_with_counts(see, make_article):
    make_article(tags=["京津冀", "改革"])
    make_article(tags=["京津冀"], state="withdrawn")
    make_article(tags=["撤下的主题"], state="withdrawn")
    page = see("/tags/")
    assert '<a href="?initial=J">J<span class="count num">1</span></a>' in page
    assert '京津冀</a> <span class="count num">1</span>' in page
    assert "撤下的主题" not in page
    page = see("/tags/?initial=G")
    assert "改革" in page and "京津冀" not in page


@pytest.mark.parametrize("address", ["/authors/", "/tags/"])
def test_a_letter_that_is_none_is_refused_in_words(see, make_article, address):
    make_article(authors=["白雪洁"], tags=["京津冀"])
    assert "首字母请用 A 至 Z" in see(f"{address}?initial=好")


def test_an_author_has_the_articles_of_every_part_once(see, make_article, make_author):
    article = make_article("又写又译的一篇", authors=["王明"])
    Contribution.objects.create(article=article, author=make_author("王明"), role="translator")
    make_article("别人的一篇", authors=["白雪洁"])
    page = see(make_author("王明").get_absolute_url())
    assert page.count(f'href="{article.get_absolute_url()}"') == 1
    assert "别人的一篇" not in page


def test_an_author_whose_articles_are_withdrawn_has_an_empty_page(see, make_article, make_author):
    make_article(authors=["王明"], state="withdrawn")
    assert "现在没有公开的文章" in see(make_author("王明").get_absolute_url())
    assert "王明" not in see("/authors/")


def test_tags_stand_with_the_commonest_first(see, make_article):
    make_article(tags=["京津冀"])
    make_article(tags=["京津冀", "人工智能"])
    page = see("/tags/")
    assert page.index("京津冀") < page.index("人工智能")


def test_a_tag_has_its_articles(see, make_article, make_tag):
    make_article("讲协同的一篇", tags=["京津冀"])
    make_article("别的一篇", tags=["人工智能"])
    page = see(make_tag("京津冀").get_absolute_url())
    assert "讲协同的一篇" in page
    assert "别的一篇" not in page


def test_every_article_is_on_one_page_of_the_list(see, make_article):
    keys = {make_article(position=1).key for _ in range(65)}
    pages = [see(f"/articles/?page={number}") for number in (1, 2, 3)]
    shown = [key for page in pages for key in keys if f"/articles/{key}/" in page]
    assert sorted(shown) == sorted(keys)


@pytest.mark.parametrize("number", ["0", "-1", "4", "9" * 400, "第二页", "1.5", "%00"])
def test_a_page_that_is_not_there_is_a_404_in_chinese(see, make_article, number):
    make_article()
    assert "这个列表没有这一页" in see(f"/articles/?page={number}", status=404)


def test_a_page_keeps_what_the_list_was_narrowed_to(see, make_article, make_issue):
    for _ in range(25):
        make_article("新质生产力", tags=["经济"])
    page = see("/search/?q=生产力&tag=经济")
    assert "q=%E7%94%9F%E4%BA%A7%E5%8A%9B&amp;tag=%E7%BB%8F%E6%B5%8E&amp;page=2" in page


def test_a_topic_with_a_hash_is_known_by_an_address_that_leads_to_it(client, see, make_article):
    make_article("题", tags=["C#"])
    page = see("/tags/C%23/")
    assert '<link rel="canonical" href="http://testserver/tags/C%23/">' in page


def test_what_is_said_to_scripts_differs_by_the_cookie_and_says_so(client, db):
    assert "Cookie" in client.get("/search/suggest/?q=x")["Vary"]
    assert "Cookie" in client.get("/manifest.webmanifest")["Vary"]
