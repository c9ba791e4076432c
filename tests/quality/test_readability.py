"""The reader views of browsers find each article, whole and by its own name."""

import pytest

from .room import articles_longer_than

pytestmark = pytest.mark.browser

READ = """async address => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const texts = selector => [...page.querySelectorAll(selector)].map(it => it.textContent);
    const printed = {
        title: texts("article h1")[0],
        names: texts("article .byline [rel=author]"),
        lines: texts("article .text :is(p, h2, h3, h4)"),
    };
    return { printed, offered: isProbablyReaderable(page), read: new Readability(page).parse() };
}"""


def squeeze(text):
    return "".join((text or "").split())


@pytest.fixture(scope="module")
def readings(tool, window, folder):
    """Address → what is printed and what was read, of all articles but the shortest."""
    window.goto("/")
    for script in ("Readability.js", "Readability-readerable.js"):
        window.evaluate(tool(f"@mozilla/readability/{script}").read_text())
    return {
        address: window.evaluate(READ, address) for address in articles_longer_than(folder, 600)
    }


def test_every_article_is_offered_and_read_whole(readings):
    for address, found in readings.items():
        assert found["offered"], address
        text = squeeze(found["read"]["textContent"])
        assert [line for line in found["printed"]["lines"] if squeeze(line) not in text] == []


def test_every_title_is_found(readings):
    for address, found in readings.items():
        assert squeeze(found["read"]["title"]) == squeeze(found["printed"]["title"]), address


def test_every_byline_is_found(readings):
    for address, found in readings.items():
        read = found["read"]["byline"] or ""
        assert [name for name in found["printed"]["names"] if name not in read] == [], address
