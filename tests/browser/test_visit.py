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
    page.wait_for_url(f"**{article.get_absolute_url()}?q=**")


def test_the_words_of_a_search_are_lit_stepped_through_and_put_out(page, make_article):
    filler = "各地区各部门认真落实。" * 60
    article = make_article("题", "\n\n".join([filler, "京津冀一。", filler, "京津冀二。", filler]))
    page.goto(f"{article.get_absolute_url()}?q=京津冀#hit-1")
    first, second = page.locator("mark").all()
    bar = page.get_by_label("文中找到的词")
    assert "1 / 2" in bar.inner_text()
    assert is_in_view(first)
    bar.get_by_role("button", name="下一处").click()
    page.wait_for_timeout(600)
    assert "2 / 2" in bar.inner_text()
    assert is_in_view(second)
    assert not is_in_view(first)
    bar.get_by_role("button", name="下一处").click()
    assert "1 / 2" in bar.inner_text()
    bar.get_by_role("link", name="取消标记").click()
    assert page.locator("mark").count() == 0
    assert page.url.endswith(article.get_absolute_url())


def is_in_view(mark):
    return mark.evaluate(
        "m => (b => b.top >= 0 && b.bottom <= innerHeight)(m.getBoundingClientRect())"
    )


def test_without_script_the_places_are_a_list_and_the_light_goes_out(browser, live_server, article):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{article.get_absolute_url()}?q=京津冀")
    page.get_by_text("各处").click()
    page.get_by_role("link", name="第 2 处").click()
    assert page.url.endswith("#hit-2")
    page.get_by_role("link", name="取消标记").click()
    assert page.locator("mark").count() == 0
    context.close()


def test_suggestions_are_chosen_with_the_keyboard(page, article):
    page.goto("/search/")
    field = page.get_by_role("combobox")
    field.fill("jj")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert options.count() == 0
    field.fill("jjj")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tags/**")


def test_a_suggestion_that_is_not_wanted_is_no_hindrance(page, article):
    page.goto("/search/")
    page.get_by_role("combobox").fill("京津冀")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=**")
    assert "找到" in page.get_by_role("status").first.inner_text()


def test_the_permanent_address_can_be_copied(page, article):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="复制网址").click()
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
        "/archive/",
        "/archive/2024/",
        "/archive/2024/09/",
        "/on-this-day/",
        "/search/?q=京津冀",
    ):
        page.goto(place if isinstance(place, str) else place.get_absolute_url())
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, (place, over)
