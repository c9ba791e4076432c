"""The room is whole where no script runs."""

from collections import Counter

import pytest

from .conftest import visit

pytestmark = pytest.mark.browser

# The words that a search led to are stepped through by script, and listed without; what is sent is
# copied by script, and stands in fields without. What needs a script says so where none runs.
SAID = """[...document.querySelectorAll("a[href], h1, h2, h3, p, dt, dd, label, figcaption, td")]
    .filter(it => it.checkVisibility() && !it.closest("[data-lights], .sending, [data-needs-script]"))
    .map(it => ((it.href ?? "") + " " + it.innerText).trim())
    .filter(said => said)"""


@pytest.fixture(scope="module")
def plain_window(chromium, room):
    context = chromium.new_context(base_url=room, locale="zh-CN", java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_no_page_says_less_without_script_than_with_it_but_for_its_buttons(
    page, plain_window, places, kind
):
    if kind == "mine":
        pytest.skip("is filled in by script, out of the reader's own browser")
    visit(plain_window, places, kind)
    # The window's owner may ask what the page itself may not.
    plain, scripted = Counter(plain_window.evaluate(SAID)), Counter(page.evaluate(SAID))
    assert not plain - scripted
    assert not [said for said in scripted - plain if said.startswith("http")]


def test_a_whole_visit_without_script(plain_window):
    plain_window.goto("/")
    plain_window.locator(".shelf a").first.click()
    plain_window.locator(".contents-list a").first.click()
    title = plain_window.locator("h1").inner_text()
    plain_window.get_by_label("查找的文字").fill(title)
    plain_window.get_by_role("button", name="查找").click()
    assert plain_window.locator(".entry-title").first.inner_text() == title
