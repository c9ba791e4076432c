"""A text that runs from top to bottom."""

import re

import pytest

from reader.vertical import corner_quotes, upright_numbers


@pytest.fixture
def article(make_article):
    return make_article(
        "“双减”第12年", "他说：“读‘书’第12期。”\n\n诗，\n又3行。", author_note="第45页"
    )


@pytest.fixture
def down(client, see):
    def look(address):
        client.post("/settings/", {"direction": "down"})
        return see(address)

    return look


def text_of(page):
    return page.split('<div class="text"')[1].split("</article>")[0]


def test_numbers_stand_upright_and_quotes_are_corners(down, article):
    text = text_of(down(article.get_absolute_url()))
    assert '他说：「读『书』第<span class="tcy">12</span>期。」' in text
    assert '诗，<br>又<span class="tcy">3</span>行。' in text
    assert '第<span class="tcy">45</span>页' in text


def test_the_title_stays_across_and_as_printed(down, article):
    page = down(article.get_absolute_url()).replace("<wbr>", "")
    assert '<span class="half-title">“双减”第12年</span>' in page


def test_across_nothing_of_it_is_done(see, article):
    page = see(article.get_absolute_url())
    assert "他说：“读‘书’第12期。”" in page
    assert "tcy" not in page


def test_the_text_can_be_reached_and_moved_by_the_keyboard(down, see, article):
    assert text_of(see(article.get_absolute_url())).startswith(">")
    assert text_of(down(article.get_absolute_url())).startswith(' tabindex="0"')


def test_lights_and_paragraph_ids_stay(down, article):
    page = down(f"{article.get_absolute_url()}?q=第12期")
    assert '<mark id="hit-1">第<span class="tcy">12</span>期</mark>' in page
    assert {"p1", "p2"} <= set(re.findall('id="(p[0-9]+)"', page))


def test_it_goes_with_other_characters(down, article):
    text = text_of(down(f"{article.get_absolute_url()}?script=hant"))
    assert '他說：「讀『書』第<span class="tcy">12</span>期。」' in text


def test_an_apostrophe_is_no_quotation_mark():
    assert corner_quotes("‘It’s’") == "『It’s』"


def set_upright(text):
    ((_, shown),) = upright_numbers([(False, text)])
    return re.findall('<span class="tcy">(.*?)</span>', shown)


@pytest.mark.parametrize(
    ("text", "upright"),
    [
        ("5月12日", ["5", "12"]),
        ("120周年", ["120"]),
        ("2024年", []),
        ("3.5倍", []),
        ("12%", []),
        ("1,200人", []),
        ("A4纸", []),
        ("COVID-19", []),
        ("10:30", []),
        ("第12、13期", ["12", "13"]),
        ("到2024年12月", ["12"]),
        ("完成12.", ["12"]),
    ],
)
def test_up_to_three_digits_stand_upright(text, upright):
    assert set_upright(text) == upright


def test_a_number_that_a_light_cuts_is_left():
    pieces = list(upright_numbers([(False, "第1"), (True, "2"), (False, "期34")]))
    assert pieces == [(False, "第1"), (True, "2"), (False, '期<span class="tcy">34</span>')]


def test_all_is_escaped():
    ((_, shown),) = upright_numbers([(False, "<b>12</b>")])
    assert shown == '&lt;b&gt;<span class="tcy">12</span>&lt;/b&gt;'
