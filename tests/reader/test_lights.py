"""An article that a search led to, with the words lit."""

import re

import pytest


@pytest.fixture
def article(make_article):
    return make_article(
        "京津冀之路",
        "推进京津冀协同。\n\n## 话京津冀\n\n别的。",
        authors=["刘刚"],
        subtitle="说京津",
    )


def lit(page):
    return re.findall(r'<mark id="hit-(\d+)">(.*?)</mark>', page)


def test_a_hit_leads_to_the_article_with_its_words_lit(see, article):
    address = re.search(r'<h2 class="entry-title"><a href="([^"]*)"', see("/search/?q=京津冀"))[1]
    assert address == f"/articles/{article.key}/?q=%E4%BA%AC%E6%B4%A5%E5%86%80#hit-1"
    page = see(address.partition("#")[0])
    assert lit(page) == [("1", "京津冀"), ("2", "京津冀"), ("3", "京津冀")]


def test_each_place_can_be_gone_to_and_the_light_put_out(see, article):
    page = see(f"/articles/{article.key}/?q=京津冀")
    bar = page.split('<nav class="lights"')[1].split("</nav>")[0]
    assert re.findall(r'href="#hit-(\d)"', bar) == ["1", "2", "3"]
    assert f'<a href="/articles/{article.key}/" data-put-out>取消标记</a>' in bar


def test_without_a_search_nothing_is_lit(see, article):
    page = see(f"/articles/{article.key}/")
    assert "<mark" not in page
    assert "取消标记" not in page


def test_what_was_searched_by_its_words_is_lit_by_its_words(see, article):
    assert ("2", "协同") in lit(see(f"/articles/{article.key}/?q=协同之路"))


def test_an_author_is_lit_in_the_byline(see, article):
    assert lit(see(f"/articles/{article.key}/?q=作者:刘刚")) == [("1", "刘刚")]


def test_what_the_article_does_not_say_lights_nothing(see, article):
    assert "取消标记" not in see(f"/articles/{article.key}/?q=没有的话")


@pytest.mark.parametrize(
    ("printed", "lit_parts"),
    [
        ({"title": "数字政府 建设之路"}, ["政府", "建设"]),
        ({"body": "说到政府\n\n建设的路"}, ["政府", "建设"]),
        ({"body": "说到政府\n建设的路"}, ["政府", "建设"]),
        ({"author_note": "作者研究政府建设"}, ["政府建设"]),
        ({"source_note": "《政府建设》2023年"}, ["政府建设"]),
        ({"standfirst": "编者按：政府\n\n建设"}, ["政府", "建设"]),
    ],
)
def test_a_run_is_lit_wherever_it_stands_and_from_part_into_part(
    see, make_article, printed, lit_parts
):
    article = make_article(**printed)
    page = see(f"/articles/{article.key}/?q=政府建设")
    assert [text for _, text in lit(page)] == lit_parts


def test_an_affiliation_is_lit(see, make_article):
    article = make_article(authors=["刘刚"])
    article.contributions.update(affiliation="南开大学")
    assert lit(see(f"/articles/{article.key}/?q=南开")) == [("1", "南开")]


def test_equal_paragraphs_are_lit_each_by_itself(see, make_article):
    article = make_article(body="京津冀\n\n京津冀")
    assert len(lit(see(f"/articles/{article.key}/?q=京津冀"))) == 2


def test_the_text_around_a_light_is_escaped(see, make_article):
    article = make_article("题", "a<b>京津冀</b>")
    page = see(f"/articles/{article.key}/?q=京津冀")
    assert 'a&lt;b&gt;<mark id="hit-1">京津冀</mark>&lt;/b&gt;' in page


def test_the_address_for_search_engines_has_no_search_in_it(see, article):
    page = see(f"/articles/{article.key}/?q=京津冀")
    assert f'<link rel="canonical" href="http://testserver/articles/{article.key}/">' in page
