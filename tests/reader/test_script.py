"""Simplified and traditional characters, by machine and for display alone."""

import re

import pytest

from issues.chinese.script import script_of
from reader.preferences import Preferences
from reader.typesetting import AS_PRINTED, changed, setting_for


@pytest.fixture
def simplified(make_article):
    return make_article(
        "头发与发展",
        "皇后之后。\n\n## 干部的话\n\n理发之后，联系群众。",
        subtitle="几里路",
        standfirst="编者说：发现。",
        author_note="（作者为干部）",
        authors=["刘刚"],
    )


@pytest.fixture
def traditional(make_article):
    return make_article("頭髮與發展", "聯繫群眾，發展經濟。")


def article_of(page):
    return page.split("<article")[1].split("</article>")[0]


def text_of(page):
    return re.sub("<[^>]*>", "", article_of(page))


def test_every_part_of_an_article_is_shown_in_the_other_characters(see, simplified):
    page = see(f"{simplified.get_absolute_url()}?script=hant")
    for part in (
        "頭髮與發展",
        "皇后之後。",
        "幹部的話",
        "聯繫群眾。",
        "幾里路",
        "編者說：發現。",
        "（作者為幹部）",
        "劉剛",
    ):
        assert part in text_of(page), part
    assert article_of(page).startswith(' class="article" lang="zh-Hant"')
    assert '<html lang="zh-Hans">' in page


def test_a_machine_is_named_and_the_printed_text_one_step_away(see, simplified):
    address = simplified.get_absolute_url()
    page = see(f"{address}?script=hant")
    assert f'机器转换为繁体，可能有误。<a href="{address}" rel="nofollow">看原文</a>' in page
    assert "机器转换" not in see(address)


def test_the_address_of_the_article_stays_the_plain_one(see, simplified):
    page = see(f"{simplified.get_absolute_url()}?script=hant")
    plain = f"http://testserver{simplified.get_absolute_url()}"
    assert f'<link rel="canonical" href="{plain}">' in page


def test_what_is_stored_stays(see, simplified):
    see(f"{simplified.get_absolute_url()}?script=hant")
    simplified.refresh_from_db()
    assert simplified.title == "头发与发展"


def test_traditional_text_is_simplified(see, traditional):
    page = see(f"{traditional.get_absolute_url()}?script=hans")
    assert "联系群众，发展经济。" in page
    assert "机器转换为简体" in page
    assert '<article class="article" lang="zh-Hans"' in page


def test_an_article_says_in_which_characters_it_is_printed(simplified, traditional):
    assert (simplified.lang, traditional.lang) == ("zh-Hans", "zh-Hant")
    traditional.title, traditional.body = "头发与发展", "联系群众，发展经济。"
    traditional.save()
    traditional.refresh_from_db()
    assert traditional.lang == "zh-Hans"


def test_what_the_room_says_within_a_text_is_not_in_the_characters_of_the_text(see, traditional):
    page = article_of(see(traditional.get_absolute_url()))
    assert page.startswith(' class="article" lang="zh-Hant"')
    assert '<p class="length" lang="zh-Hans">' in page
    assert '<p class="printed-in" lang="zh-Hans">' in page
    assert '<div class="citation" lang="zh-Hant">' in page
    converted = article_of(see(f"{traditional.get_absolute_url()}?script=hans"))
    assert '<p class="length">' in converted
    assert '<div class="citation" lang="zh-Hant">' in converted


def test_a_converted_byline_is_not_said_to_be_as_printed(see, client, simplified):
    client.cookies["reading"] = "language:en&script:hant"
    page = article_of(see(simplified.get_absolute_url()))
    assert page.startswith(' class="article" lang="zh-Hant"')
    assert '<ul class="byline">' in page


def test_a_list_says_in_which_characters_a_title_is(see, traditional, simplified):
    page = see("/articles/")
    assert '<h2 class="entry-title" lang="zh-Hant">' in page
    assert '<h2 class="entry-title">' in page


@pytest.mark.parametrize("asked", ["hant", "original", "no", ""])
def test_text_in_the_wanted_characters_is_left_and_nothing_said(see, traditional, asked):
    page = see(f"{traditional.get_absolute_url()}?script={asked}")
    assert "聯繫群眾，發展經濟。" in page
    assert "机器转换" not in page
    assert '<article class="article" lang="zh-Hant"' in page


def test_an_unknown_script_in_the_address_is_ignored(client, see, simplified):
    client.post("/settings/", {"script": "hant"})
    assert "聯繫群眾" in see(f"{simplified.get_absolute_url()}?script=klingon")


def test_by_the_preference_every_article_is_converted_and_the_printed_one_stays_near(
    client, see, simplified
):
    client.post("/settings/", {"script": "hant"})
    page = see(simplified.get_absolute_url())
    assert "皇后之後。" in page
    printed = re.search('<a href="([^"]*)" rel="nofollow">看原文', page)[1]
    assert printed == f"{simplified.get_absolute_url()}?script=original"
    assert "皇后之后。" in see(printed)


def test_the_switch_says_where_it_stands_and_keeps_what_is_lit(see, simplified):
    page = see(f"{simplified.get_absolute_url()}?q=群众&script=hant")
    links = re.findall(
        '<a class="choice" href="([^"]*)" rel="nofollow"( aria-current="true")?>', page
    )
    path = f"{simplified.get_absolute_url()}?q=%E7%BE%A4%E4%BC%97"
    assert links == [
        (path, ""),
        (f"{path}&amp;script=hans", ""),
        (f"{path}&amp;script=hant", ' aria-current="true"'),
    ]


@pytest.mark.parametrize("query", ["头发", "頭髮"])
def test_what_was_searched_is_lit_in_either_characters(see, simplified, query):
    page = see(f"{simplified.get_absolute_url()}?q={query}&script=hant")
    assert re.findall("<mark[^>]*>(.*?)</mark>", page) == ["頭髮"]


def test_a_light_does_not_part_a_word_in_converting(see, simplified):
    page = see(f"{simplified.get_absolute_url()}?q=发之后&script=hant")
    assert '理<mark id="hit-1">髮之後</mark>' in page


def test_the_outline_is_converted_and_leaves_the_lights_to_the_text(see, make_article):
    article = make_article("题", "## 干部\n\n话。\n\n## 干部\n\n话。")
    page = see(f"{article.get_absolute_url()}?script=hant&q=干部")
    assert page.count("幹部") == 4
    assert len(re.findall("<mark[^>]*>幹部</mark>", page)) == 2


def test_converted_text_is_escaped(see, make_article):
    article = make_article("<i>后</i>", "<b>头发</b>")
    page = see(f"{article.get_absolute_url()}?script=hant")
    assert "&lt;b&gt;頭髮&lt;/b&gt;" in page
    assert "<b>" not in page


def test_a_text_tells_its_script_by_most_of_its_characters():
    assert script_of("简体的话，引一句古書。") == "hans"
    assert script_of("繁體的話，寫一個「发」字。") == "hant"
    assert script_of("") == script_of("English, 123") == "hans"


def test_a_part_is_cut_where_it_was_or_changed_piece_by_piece():
    pieces = [(False, "理"), (True, "发"), (False, "店")]
    assert changed(pieces, str.upper) == pieces
    assert changed(pieces, lambda text: f"{text}!") == [
        (False, "理!"),
        (True, "发!"),
        (False, "店!"),
    ]


def test_a_setting_shows_a_text_outside_a_template_too():
    setting = setting_for(Preferences(script="hant"), "hans")
    assert setting.shown("头发<b>") == "頭髮&lt;b&gt;"
    assert AS_PRINTED.shown("头发<b>") == "头发&lt;b&gt;"
