"""Authors and topics, and lists in pages."""

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
