"""A visit to the room in a real browser."""

import pytest

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]


@pytest.fixture
def article(make_issue, make_article):
    issue = make_issue(date="2024-09", number="9")
    return make_article(
        "奋力谱写京津冀区域改革开放新篇章",
        body="开头一段。\n\n## 一、总论\n\n推进京津冀协同发展。",
        issue=issue,
        section="理论",
        authors=["刘艳梅"],
        tags=["京津冀"],
    )


def test_a_reader_walks_to_an_article_and_finds_it_again(page, article):
    page.goto("/")
    page.locator(".on-shelf").click()
    page.wait_for_url(f"**{article.issue.get_absolute_url()}")
    assert "第9期" in page.locator("h1").inner_text()

    page.get_by_role("link", name=article.title).click()
    page.wait_for_url(f"**{article.get_absolute_url()}")
    assert page.locator("h1").inner_text() == article.title
    assert page.locator("article .text p").nth(1).inner_text() == "推进京津冀协同发展。"
    assert page.locator(".text").evaluate("text => getComputedStyle(text).textAlign") == "justify"

    page.get_by_label("查找的文字").fill("協同發展")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    assert "協同發展" in page.locator("h1").inner_text()
    assert page.locator("mark").first.inner_text() == "协同发展"
    page.get_by_role("link", name=article.title).click()
    page.wait_for_url(f"**{article.get_absolute_url()}")


def test_the_permanent_address_can_be_copied(page, article):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="复制").click()
    page.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(article.get_absolute_url())


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_the_window(page, article, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    issue = article.issue
    for place in (
        "/",
        issue.periodical,
        issue,
        article,
        "/authors/",
        "/tags/",
        "/search/?q=京津冀",
    ):
        page.goto(place if isinstance(place, str) else place.get_absolute_url())
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, (place, over)
