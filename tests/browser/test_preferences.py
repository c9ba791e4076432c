"""The room as a reader likes it, in a real browser."""

from itertools import product

import pytest

from reader.preferences import COOKIE

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]

LARGEST = "face:hei&size:6&leading:loose&measure:wide&paragraphs:gap"
SMALLEST = "size:1&measure:narrow&align:start"


@pytest.fixture
def article(make_article):
    paragraph = "他说：“推进京津冀协同发展，2024年9月12日起施行。”" * 12
    return make_article(
        "奋力谱写京津冀区域改革开放新篇章 之二",
        body="\n\n".join([paragraph, "## 一、总论", paragraph, "诗一行，\n又一行。", paragraph]),
        authors=["刘艳梅"],
        standfirst="编者按。",
        author_note="（作者为研究员）",
        tags=["京津冀"],
    )


@pytest.fixture
def prefer(page, live_server):
    def put(cookie):
        page.context.add_cookies([{"name": COOKIE, "value": cookie, "url": live_server.url}])

    return put


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def of_text(page, what):
    return page.locator(".text").evaluate(f"text => {what}")


@pytest.mark.parametrize("width", [320, 1280])
def test_however_it_is_set_nothing_is_wider_than_the_window(page, prefer, article, width):
    page.set_viewport_size({"width": width, "height": 640})
    ways = product((LARGEST, SMALLEST), ("across", "down"), ("original", "hant"))
    for sizes, direction, script in ways:
        prefer(f"{sizes}&direction:{direction}&script:{script}&theme:night")
        for address in (article.get_absolute_url(), "/settings/"):
            page.goto(address)
            for summary in page.locator("article summary").all():
                summary.click()
            assert overflow(page) <= 0, (address, sizes, direction, script)


def test_a_text_from_top_to_bottom_scrolls_in_its_own_frame(page, prefer, article):
    page.set_viewport_size({"width": 390, "height": 800})
    prefer("direction:down")
    page.goto(article.get_absolute_url())
    assert of_text(page, "getComputedStyle(text).writingMode") == "vertical-rl"
    assert of_text(page, "text.scrollWidth > text.clientWidth")
    assert of_text(page, "text.clientHeight <= innerHeight")
    assert of_text(page, "text.getBoundingClientRect().right") == 370  # begins at the right edge
    number = page.locator(".tcy", has_text="12").first.bounding_box()
    assert number["height"] <= 19  # of a type of 18
    page.locator(".text").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(300)
    assert of_text(page, "text.scrollLeft < 0")


def test_what_is_lit_and_the_address_of_a_paragraph_come_into_view(page, prefer, article):
    prefer("direction:down&size:5")
    page.set_viewport_size({"width": 390, "height": 800})
    for address, there in (("?q=又一行#hit-1", "#hit-1"), ("#p4", "#p4")):
        page.goto(article.get_absolute_url() + address)
        page.wait_for_timeout(200)
        box = page.locator(there).bounding_box()
        assert 0 <= box["x"] + box["width"] <= 390
        page.goto("about:blank")


def test_a_reader_sets_the_article_beside_it_without_script(browser, live_server, article):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(article.get_absolute_url())
    tools = page.locator(".reading-tools")
    tools.locator("summary").click()
    tools.get_by_label("夜间").check()
    tools.get_by_label("特大").check()
    tools.get_by_role("button", name="保存").click()
    assert page.url.endswith(article.get_absolute_url())
    assert page.locator("html").get_attribute("data-theme") == "night"
    tools.locator("summary").click()
    tools.get_by_role("link", name="繁體").click()
    assert page.locator("h1").inner_text().startswith("奮力譜寫")
    page.get_by_role("link", name="看原文").click()
    assert page.locator("h1").inner_text().startswith("奋力谱写")
    page.get_by_role("button", name="English").click()
    assert page.url.endswith(article.get_absolute_url())
    assert page.locator("html").get_attribute("lang") == "en"
    context.close()


def test_what_is_tried_shows_on_the_sample_before_it_is_kept(browser, live_server, db):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/settings/")
    sample = page.locator(".sample")

    def style(name):
        return sample.evaluate(f"sample => getComputedStyle(sample).{name}")

    assert style("fontSize") == "18px"
    for label in ("最大", "左对齐", "米黄", "竖排"):
        page.get_by_label(label, exact=True).check()
    assert style("fontSize") == "32px"
    assert style("textAlign") == "start"
    assert style("writingMode") == "vertical-rl"
    assert style("color") == "rgb(61, 47, 34)"
    page.get_by_label("中", exact=True).check()
    assert style("fontSize") == "18px"
    assert "叫「精读」" in sample.inner_text()
    assert sample.locator(".tcy:visible").all_inner_texts() == ["12", "13"]
    page.get_by_label("横排", exact=True).check()
    page.get_by_label("繁體", exact=True).check()
    assert "叫“精讀”" in sample.inner_text()
    context.close()


def test_a_chosen_theme_goes_before_the_one_of_the_system(page, prefer, db):
    papers = {
        ("light", ""): "rgb(251, 250, 246)",
        ("dark", ""): "rgb(27, 26, 24)",
        ("dark", "theme:paper"): "rgb(251, 250, 246)",
        ("light", "theme:night"): "rgb(27, 26, 24)",
        ("dark", "theme:sepia"): "rgb(244, 236, 216)",
    }
    for (system, cookie), paper in papers.items():
        page.emulate_media(color_scheme=system)
        prefer(cookie)
        page.goto("/tags/")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
