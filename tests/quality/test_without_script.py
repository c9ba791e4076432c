"""The room is whole where no script runs."""

import pytest

from .conftest import visit

pytestmark = pytest.mark.browser

# The words that a search led to are stepped through by script, and listed without.
SAID = """[...document.querySelectorAll("a[href], h1, h2, h3, p, dt, dd, label, figcaption, td")]
    .filter(it => it.checkVisibility() && !it.closest("[data-lights]"))
    .map(it => (it.href ?? "") + " " + it.innerText)"""


@pytest.fixture(scope="module")
def plain_window(chromium, room):
    context = chromium.new_context(base_url=room, locale="zh-CN", java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_every_page_says_the_same_without_script(page, plain_window, places, kind):
    visit(plain_window, places, kind)
    # The window's owner may ask what the page itself may not.
    assert plain_window.evaluate(SAID) == page.evaluate(SAID)


def test_a_whole_visit_without_script(plain_window):
    plain_window.goto("/")
    plain_window.locator(".bay a").nth(1).click()
    plain_window.locator(".contents-list a").first.click()
    title = plain_window.locator("h1").inner_text()
    plain_window.get_by_label("查找的文字").fill(title)
    plain_window.get_by_role("button", name="查找").click()
    assert plain_window.locator(".entry-title").first.inner_text() == title
