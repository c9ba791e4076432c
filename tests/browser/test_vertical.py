"""A text from top to bottom, in its frame: it fits the window, and is moved as a page is moved."""

import pytest

from reader.preferences import COOKIE

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]

WINDOWS = [(390, 844), (390, 600), (1280, 720), (844, 390)]


@pytest.fixture
def article(make_article):
    paragraph = "他说：“推进协同发展，12月施行。”" * 12
    return make_article("题", "\n\n".join([paragraph] * 30))


@pytest.fixture
def down(page, live_server, article):
    page.context.add_cookies([{"name": COOKIE, "value": "direction:down", "url": live_server.url}])

    def open_article(address="", window=(1280, 720)):
        page.set_viewport_size({"width": window[0], "height": window[1]})
        page.emulate_media(reduced_motion="reduce")
        page.goto(article.get_absolute_url() + address)
        return page.locator(".text")

    return open_article


def scrolled(text):
    return text.evaluate("it => -it.scrollLeft")


def length(text):
    return text.evaluate("it => it.scrollWidth - it.clientWidth")


@pytest.mark.parametrize("window", WINDOWS)
def test_the_frame_is_lower_than_the_window_and_a_line_holds_whole_characters(down, window):
    text = down(window=window)
    assert text.bounding_box()["height"] <= window[1] - 96
    paragraph = text.locator("p").first.bounding_box()
    assert paragraph["height"] % 18 == 0
    lines = text.evaluate("it => it.clientWidth") / line(text)
    assert lines == pytest.approx(round(lines), abs=0.05)


def line(text):
    return text.evaluate("it => parseFloat(getComputedStyle(it).lineHeight)")


def test_the_wheel_brings_the_frame_into_the_window_then_turns_it_and_then_leaves_it(page, down):
    text = down()
    text.hover(position={"x": 200, "y": 100})
    page.mouse.wheel(0, 100)
    page.wait_for_timeout(300)
    assert scrolled(text) == 0
    assert page.evaluate("scrollY") > 0
    text.evaluate("it => it.scrollIntoView({ block: 'center' })")
    text.hover()
    there = page.evaluate("scrollY")
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert (scrolled(text), page.evaluate("scrollY")) == (300, there)
    page.mouse.wheel(0, -200)
    page.wait_for_timeout(300)
    assert (scrolled(text), page.evaluate("scrollY")) == (100, there)
    text.evaluate("it => it.scrollTo(-it.scrollWidth, 0)")
    page.mouse.wheel(0, 100)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") > there


def test_the_keys_that_move_a_page_move_the_text_until_it_ends(page, down):
    text = down()
    text.focus()
    there = page.evaluate("scrollY")
    page_of_text = text.evaluate("it => it.clientWidth") - line(text)
    for key, expected in (
        ("Space", page_of_text),
        ("PageDown", 2 * page_of_text),
        ("Shift+Space", page_of_text),
        ("PageUp", 0),
        ("End", length(text)),
        ("Home", 0),
    ):
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        assert scrolled(text) == pytest.approx(expected, abs=1), key
        assert page.evaluate("scrollY") == there, key
    page.keyboard.press("End")
    page.keyboard.press("PageDown")
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") > there


def test_a_key_pressed_on_a_link_within_is_not_taken(page, down):
    text = down()
    text.locator(".pilcrow").first.focus()
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    assert scrolled(text) == 0


def test_the_shortcut_steps_from_paragraph_to_paragraph_within_the_frame(page, down):
    text = down()
    page.evaluate("room.set('keys', 'on')")
    page.reload()
    page.wait_for_timeout(200)
    for _ in range(8):
        page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert page.evaluate("document.activeElement.id") == "p8"
    assert scrolled(text) > 0


def test_without_script_it_is_moved_by_its_own_bar(browser, live_server, article):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": COOKIE, "value": "direction:down", "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{article.get_absolute_url()}#p20")
    text = page.get_by_role("region", name="正文")
    assert scrolled(text) > 0
    assert text.evaluate("it => getComputedStyle(it).overflowX") == "auto"
    context.close()
