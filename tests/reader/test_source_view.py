"""An article beside the lines that it was read from."""

import re

import pytest

from issues.models import Article, Source

LINES = (
    "页眉\n上一篇的话。\n\n题\n刘刚\n第一行<b>\n\n页眉\n第二行。\n" + "别篇\n" * 20 + "（作者）\n"
)


@pytest.fixture
def source(db):
    return Source.objects.create(
        name="a.txt",
        sha256="0123456789abcdef" * 4,
        lines=30,
        text=LINES,
        furniture=[{"kind": "running_head", "span": [n, n], "text": "页眉"} for n in (1, 8)],
    )


@pytest.fixture
def article(make_article, source):
    return make_article(
        "题",
        "第一行<b>第二行。",
        source=source,
        spans=[[6, 7], [9, 9]],
        heading_spans=[[4, 5], [30, 30]],
    )


@pytest.fixture
def page(see, article):
    return see(f"{article.get_absolute_url()}source/")


def runs(page):
    """(part, name and lines, [(number, text)]) of each run of lines."""
    found = re.findall(r'<div class="run run-(\w+)">(.*?)</div>', page, re.S)
    return [
        (
            part,
            re.sub(r"<[^>]*>", "", re.search(r'"run-name">(.*?)</p>', run)[1]),
            re.findall(r'<li id="line-(\d+)" value="\1">(.*?)</li>', run),
        )
        for part, run in found
    ]


def test_lines_stand_under_the_names_of_their_parts(page):
    assert runs(page)[:5] == [
        ("furniture", "版面杂件，不入正文 1", [("1", "页眉")]),
        ("other", "不属本文 2", [("2", "上一篇的话。")]),
        ("head", "题名、署名等 4–5", [("4", "题"), ("5", "刘刚")]),
        ("body", "正文 6", [("6", "第一行&lt;b&gt;")]),
        ("furniture", "版面杂件，不入正文 8", [("8", "页眉")]),
    ]


def test_what_is_far_from_the_article_is_left_out(page):
    numbers = [int(number) for _, _, lines in runs(page) for number, _ in lines]
    assert numbers == [1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 27, 28, 29, 30]
    assert page.count("lines-apart") == 1


def test_it_says_which_source_and_how_the_text_was_made(page, see, article):
    assert "a.txt" in page
    assert ">0123456789ab<" in page
    assert "由程序读出，编辑还没有校对" in page
    assert '<meta name="robots" content="noindex">' in page
    Article.objects.update(reviewed=True, imported={"body": "别的"})
    page = see(f"{article.get_absolute_url()}source/")
    assert "编辑已经校对" in page
    assert "经编辑改动" in page


def test_the_article_leads_to_it(see, article):
    assert f'href="{article.get_absolute_url()}source/"' in see(article.get_absolute_url())


def test_an_article_that_an_editor_made_says_so(see, make_article):
    page = see(f"{make_article().get_absolute_url()}source/")
    assert "由编辑直接录入，没有来源文本" in page
    assert "source-lines" not in page


def test_an_article_without_lines_says_so(see, make_article, source):
    page = see(f"{make_article(source=source).get_absolute_url()}source/")
    assert "找不到这一篇的确切的行" in page


def test_a_withdrawn_article_is_gone_with_its_lines(see, article):
    Article.objects.update(state="withdrawn", state_reason="作者要求撤下。")
    page = see(f"{article.get_absolute_url()}source/", status=410)
    assert "作者要求撤下。" in page
    assert "第一行" not in page


def test_a_merged_article_leads_to_the_lines_of_the_other(client, article, make_article):
    part = make_article(state="merged", merged_into=article)
    response = client.get(f"{part.get_absolute_url()}source/")
    assert response.status_code == 301
    assert response["Location"] == f"{article.get_absolute_url()}source/"


def test_the_lines_of_a_neighbour_that_was_withdrawn_are_not_shown(
    see, article, make_article, source
):
    make_article("撤下的", source=source, spans=[[2, 2]], state="withdrawn")
    page = see(f"{article.get_absolute_url()}source/")
    assert "上一篇的话" not in page
    assert "第二行。" in page
