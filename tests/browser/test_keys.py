"""Shortcuts of one letter: off until wanted, and never in the way of typing."""

import re

import pytest

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]


@pytest.fixture
def articles(make_article, make_issue):
    issue = make_issue()
    text = "\n\n".join("各地区各部门认真落实。" * 30 for _ in range(9))
    return [make_article(f"第{n}篇", text, issue=issue) for n in range(2)]


@pytest.fixture
def switched_on(page, live_server):
    page.goto("/keys/")
    page.get_by_label("打开快捷键").check()
    return page


def test_no_letter_does_anything_until_it_is_wanted(page, articles):
    page.goto(articles[0].get_absolute_url())
    for key in "jnush/?":
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url.endswith(articles[0].get_absolute_url())
    assert page.evaluate("scrollY") == 0
    assert page.locator("dialog").count() == 0
    assert page.evaluate("document.activeElement === document.body")


def test_the_link_opens_the_table_and_the_switch_is_kept(page, articles):
    page.goto(articles[0].get_absolute_url())
    page.get_by_role("link", name="键盘").click()
    dialog = page.get_by_role("dialog", name="键盘")
    assert "本期下一篇" in dialog.inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("?")  # to have seen the table is not to want it
    assert dialog.is_hidden()
    page.get_by_role("link", name="键盘").click()
    dialog.get_by_label("打开快捷键").check()
    page.keyboard.press("n")  # the dialog is open
    page.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert page.url.endswith(articles[0].get_absolute_url())
    page.keyboard.press("?")
    dialog.wait_for()
    assert dialog.get_by_label("打开快捷键").is_checked()
    dialog.get_by_role("button", name="合上").click()
    page.keyboard.press("n")
    page.wait_for_url(f"**{articles[1].get_absolute_url()}")


def arrive(page, address):
    """The page is there, and the shortcuts, which are fetched after it, as well."""
    page.wait_for_url(address)
    page.wait_for_load_state("networkidle")


def test_letters_step_through_paragraphs_articles_and_rooms(switched_on, articles):
    page = switched_on
    first, second = (f"**{article.get_absolute_url()}" for article in articles)
    page.emulate_media(reduced_motion="reduce")
    page.goto(articles[0].get_absolute_url())
    arrive(page, first)
    focused = "document.activeElement.id"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate(focused) == "p2"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") < 100
    page.keyboard.press("k")
    assert page.evaluate(focused) == "p1"
    page.keyboard.press("s")
    assert page.get_by_role("button", name="收藏").get_attribute("aria-pressed") == "true"
    page.keyboard.press("n")
    arrive(page, second)
    page.keyboard.press("p")
    arrive(page, first)
    page.keyboard.press("u")
    arrive(page, f"**{articles[0].issue.get_absolute_url()}")
    page.keyboard.press("h")
    arrive(page, re.compile(r"://[^/]+/$"))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_letters_that_are_typed_or_belong_to_the_browser_are_left_alone(switched_on, articles):
    page = switched_on
    page.goto(articles[0].get_absolute_url())
    arrive(page, f"**{articles[0].get_absolute_url()}")
    page.get_by_label("查找的文字").focus()
    page.keyboard.type("nsh?")
    assert page.get_by_label("查找的文字").input_value() == "nsh?"
    page.locator("body").click(position={"x": 2, "y": 200})
    page.keyboard.press("Alt+n")
    page.keyboard.press("Control+j")
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'n', isComposing: true, bubbles: true}))"
    )
    page.wait_for_timeout(200)
    assert page.url.endswith(articles[0].get_absolute_url())


def test_without_script_the_link_leads_to_the_table(browser, live_server, articles):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(articles[0].get_absolute_url())
    page.get_by_role("link", name="键盘").click()
    assert page.locator("dt").count() == 10
    assert page.get_by_label("打开快捷键").is_hidden()
    assert page.get_by_text("快捷键不起作用").is_visible()
    context.close()
