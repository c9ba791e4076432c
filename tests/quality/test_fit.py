"""No page is wider than its window, however narrow that is or large the type."""

import pytest

pytestmark = pytest.mark.browser

# 320 px is a telephone, 640 px a laptop at 200 %; the type also where only that is made larger.
SIZES = [(320, "100%"), (640, "100%"), (640, "200%"), (1280, "200%")]
LARGEN = "size => { document.documentElement.style.fontSize = size }"
OVER = "document.documentElement.scrollWidth - window.innerWidth"
# What stands out, for the message.
WIDEST = """[...document.querySelectorAll("main *, header *, footer *")]
    .filter(it => it.getBoundingClientRect().right > innerWidth + 1 && it.checkVisibility())
    .slice(0, 3).map(it => it.outerHTML.slice(0, 160))"""


def test_nothing_runs_over(page):
    for width, type_size in SIZES:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(LARGEN, type_size)
        assert page.evaluate(OVER) <= 0, (width, type_size, page.evaluate(WIDEST))
