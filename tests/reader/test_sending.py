"""Sending a page to others, without JavaScript and with it."""

import re

import pytest
import segno

from reader.templatetags.sending import in_title_marks, qr


@pytest.fixture
def article(make_issue, make_article):
    issue = make_issue(slug="2024-9")
    return make_article("读《求是》", issue=issue, key="whole", body="话。")


def test_an_article_is_sent_with_its_title_and_where_it_stands(see, article):
    page = see("/articles/whole/")
    words = "《读〈求是〉》，天津支部生活 2024年9月 第9期 http://testserver/articles/whole/"
    assert f'data-words="{words}" hidden' in page
    assert 'data-address="http://testserver/articles/whole/" hidden' in page


def test_a_supplied_title_keeps_its_own_brackets(make_article):
    assert in_title_marks(make_article("题", title_supplied=True)) == "〔题〕"


def test_the_code_is_of_the_permanent_address(see, article):
    for address in ("/articles/whole/?q=话", article.issue.get_absolute_url()):
        page = see(address)
        permanent = "http://testserver" + address.partition("?")[0]
        assert qr(permanent) in page
        assert page.count('class="qr-code"') == 1
    plain = segno.make("http://testserver/articles/whole/", error="m", micro=False)
    side = plain.symbol_size(border=4)[0]
    assert f'viewBox="0 0 {side} {side}"' in see("/articles/whole/")


def test_an_issue_has_its_address_to_copy_in_lines_that_end_at_its_strokes(see, article):
    page = see(article.issue.get_absolute_url())
    address = "http://testserver/<wbr>periodicals/<wbr>tianjinzhibushenghuo/<wbr>2024-9/"
    assert f'id="permanent-address">{address}</p>' in page


def test_what_may_be_taken_along_is_listed(see, article):
    def files(address):
        return re.findall(r'href="([^"]*\.(?:epub|txt|md|zip)[^"]*)" rel="nofollow"', see(address))

    assert files("/articles/whole/") == [
        f"/articles/whole.{form}" for form in ("epub", "epub?vertical=1", "txt", "md")
    ]
    issue = article.issue.get_absolute_url().rstrip("/")
    in_head, below = ("epub", "zip"), ("epub", "epub?vertical=1", "zip")
    assert files(f"{issue}/") == [f"{issue}.{form}" for form in (*in_head, *below)]
    assert files("/search/?q=话&tag=&page=1") == [
        "/search.epub?q=%E8%AF%9D&amp;tag=",
        "/search.epub?q=%E8%AF%9D&amp;tag=&amp;vertical=1",
    ]


def test_every_file_that_is_offered_is_there(client, see, article):
    for page in ("/articles/whole/", article.issue.get_absolute_url(), "/search/?q=话"):
        for file in re.findall(r'href="([^"]*)" rel="nofollow"', see(page)):
            if ".epub" in file or file.endswith((".txt", ".md", ".zip")):
                assert client.get(file.replace("&amp;", "&")).status_code == 200, file


def test_a_search_says_when_a_book_holds_less_than_was_found(see, article, monkeypatch):
    assert "带走找到的全部文章：" in see("/search/?q=话")
    monkeypatch.setattr("reader.templatetags.sending.MOST_FOUND", 0)
    assert "带走其中前 0 篇：" in see("/search/?q=话")
