"""A whole 期 on one page."""

import re

import pytest


@pytest.fixture
def issue(make_issue, make_article):
    issue = make_issue(date="2024-09", slug="2024-09")
    make_article(
        "第一篇",
        "话。\n\n## 小标题\n\n话。",
        issue=issue,
        section="理论",
        key="one",
        authors=["甲"],
    )
    make_article("第二篇", "话。", issue=issue, key="two", author_note="（作者单位）", page="12")
    make_article("撤下的", "不再公开的话", issue=issue, state="withdrawn")
    return issue


@pytest.fixture
def page(see, issue):
    return see(f"{issue.get_absolute_url()}all/")


def test_every_article_is_there_in_printed_order(page):
    articles = page.split("<article")[1:]
    assert [re.search(r'<h2 id="a-(\w+)-title">', text)[1] for text in articles] == ["one", "two"]
    assert "（作者单位）" in articles[1]
    assert "第12页" in articles[1]
    assert "甲" in articles[0]
    assert "不再公开的话" not in page


def test_its_contents_lead_to_its_articles_on_the_page(page):
    contents = page.split('<nav class="contents')[1].split("</nav>")[0]
    assert re.findall(r'href="#(a-\w+)">(\w+)<', contents) == [
        ("a-one", "第一篇"),
        ("a-two", "第二篇"),
    ]


def test_each_article_has_its_own_address_and_a_way_back_to_the_contents(page):
    for key, article in zip(("one", "two"), page.split("<article")[1:], strict=True):
        foot = article.split('<p class="leaf-foot">')[1].split("</p>")[0]
        assert f'href="/articles/{key}/">http://testserver/articles/{key}/</a>' in foot
        assert '<a class="to-top" href="#contents">' in foot


def test_it_is_set_as_its_reader_likes_and_in_the_script_asked_for(client, see, issue):
    whole = f"{issue.get_absolute_url()}all/"
    page = see(f"{whole}?script=hant")
    tools = page.split('<details class="reading-tools"')[1].split("</details>")[0]
    assert f'<input type="hidden" name="next" value="{whole}?script=hant">' in tools
    assert "話。" in page
    assert f'机器转换为繁体，可能有误。<a href="{whole}" rel="nofollow">看原文</a>' in page
    assert "机器转换为" not in see(whole)
    client.post("/settings/", {"direction": "down"})
    page = see(whole)
    assert 'class="text" tabindex="0" role="group" aria-labelledby="a-one-title"' in page


def test_one_article_in_other_characters_makes_the_whole_a_converted_one(
    client, see, issue, make_article
):
    make_article("歷年報紙與雜誌", "這裡說的話。", issue, key="hant")
    client.cookies["reading"] = "script:hans"
    whole = f"{issue.get_absolute_url()}all/"
    page = see(whole)
    assert "历年报纸与杂志" in page.replace("<wbr>", "")
    assert "机器转换为简体" in page


def test_no_two_blocks_have_one_id_and_headings_stand_below_the_title(page):
    assert '<p id="a-one-p1">话。</p>' in page
    assert '<p id="a-two-p1">话。</p>' in page
    assert '<h3 id="a-one-s1">小标题</h3>' in page
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_it_is_its_own_canonical_page_and_the_contents_lead_to_it(see, issue, page):
    whole = f"{issue.get_absolute_url()}all/"
    assert f'<link rel="canonical" href="http://testserver{whole}">' in page
    assert page.count('rel="canonical"') == 1
    assert f'href="{whole}"' in see(issue.get_absolute_url())


def test_it_leads_to_the_whole_issues_before_and_after(see, issue, make_issue):
    make_issue(date="2024-08", slug="2024-08")
    make_issue(date="2024-10", slug="2024-10")
    page = see(f"{issue.get_absolute_url()}all/")
    for slug in ("2024-08", "2024-10"):
        assert f'href="/periodicals/tianjinzhibushenghuo/{slug}/all/"' in page


def test_an_issue_without_articles_says_so_and_is_not_offered(see, make_issue):
    issue = make_issue()
    assert "还没有文章" in see(f"{issue.get_absolute_url()}all/")
    assert "/all/" not in see(issue.get_absolute_url())


def test_an_issue_that_is_not_there_is_missing(see, issue):
    see("/periodicals/tianjinzhibushenghuo/2000-01/all/", status=404)


def test_all_may_be_the_name_of_an_issue(see, make_issue, make_article):
    make_article("篇", issue=make_issue(slug="all"))
    assert "<article" in see("/periodicals/tianjinzhibushenghuo/all/all/")
