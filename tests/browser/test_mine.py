"""Where one left off, what one has read and saved: kept in the browser alone."""

import json

import pytest

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]


@pytest.fixture
def article(make_article):
    filler = "各地区各部门认真落实。" * 40
    return make_article("长文<b>", "\n\n".join(f"第{n}。{filler}" for n in range(1, 21)))


@pytest.fixture
def read_to(page):
    def read_to(article, paragraph):
        page.goto(article.get_absolute_url())
        page.evaluate(f"document.getElementById('p{paragraph}').scrollIntoView()")
        page.wait_for_timeout(600)

    return read_to


def kept(page, name):
    return json.loads(page.evaluate(f"localStorage.getItem('room.1.{name}')"))


def test_on_coming_back_the_reader_is_offered_to_go_on(page, article, read_to):
    read_to(article, 7)
    page.goto("/mine/")
    page.goto(article.get_absolute_url())
    offer = page.get_by_role("region", name="上次读到")
    assert "（第 7 段）" in offer.inner_text()
    assert page.evaluate("scrollY") == 0
    offer.get_by_role("link").click()
    assert page.url.endswith("#p7")
    assert offer.is_hidden()


def test_looking_at_the_beginning_again_loses_no_place(page, article, read_to):
    read_to(article, 7)
    read_to(article, 2)
    assert kept(page, "read")[0]["paragraph"] == 7
    page.get_by_role("button", name="不必").click()
    page.evaluate("document.getElementById('p3').scrollIntoView()")
    page.wait_for_timeout(600)
    assert kept(page, "read")[0]["paragraph"] == 3


def test_no_offer_is_made_to_who_comes_for_a_place_or_has_read_it_all(page, article, read_to):
    read_to(article, 7)
    offer = page.get_by_role("region", name="上次读到")
    for tail in ("#p2", "?q=各地区"):
        page.goto("/mine/")
        page.goto(article.get_absolute_url() + tail)
        page.wait_for_timeout(600)
        assert offer.is_hidden(), tail
        assert kept(page, "read")[0]["paragraph"] == 7
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(600)
    page.goto(article.get_absolute_url())
    assert offer.is_hidden()
    page.goto("/mine/")
    assert "读完了" in page.get_by_role("region", name="最近读过").inner_text()


def test_the_front_page_offers_the_last_article_that_is_not_finished(
    page, article, make_article, read_to
):
    short = make_article("短文", "一段。")
    page.goto("/")
    assert page.locator("#left-off").is_hidden()
    read_to(article, 7)
    page.goto(short.get_absolute_url())
    page.goto("/")
    section = page.locator("#left-off")
    assert "长文<b>" in section.inner_text()
    assert "第 7 段" in section.inner_text()
    section.get_by_role("link", name="长文").click()
    page.wait_for_url(f"**{article.get_absolute_url()}#p7")


def test_an_article_is_saved_listed_and_cleared(page, article):
    page.goto(article.get_absolute_url())
    save = page.get_by_role("button", name="收藏")
    assert save.get_attribute("aria-pressed") == "false"
    save.click()
    assert save.get_attribute("aria-pressed") == "true"
    assert save.inner_text().endswith("已收藏")
    page.goto("/mine/")
    saved = page.get_by_role("region", name="收藏")
    assert "长文<b>" in saved.inner_text()
    assert str(article.issue) in saved.inner_text()
    saved.get_by_role("button", name="移除：长文").click()
    assert page.get_by_role("status").inner_text() == "已移除。"
    assert "还没有收藏" in saved.inner_text()
    assert "长文" in page.get_by_role("region", name="最近读过").inner_text()
    page.goto(article.get_absolute_url())
    assert save.get_attribute("aria-pressed") == "false"


def test_each_list_and_everything_can_be_cleared(page, article, read_to):
    read_to(article, 7)
    page.get_by_role("button", name="收藏").click()
    page.goto("/mine/")
    page.get_by_role("button", name="清空上次读到").click()
    assert "没有读了一半的文章" in page.get_by_role("region", name="上次读到").inner_text()
    page.get_by_role("button", name="清空最近读过").click()
    assert page.get_by_role("status").inner_text() == "已清空。"
    assert kept(page, "read") == []
    assert len(kept(page, "saved")) == 1
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="全部清除").click()
    page.get_by_text("已全部清除").wait_for()
    assert kept(page, "saved") == []


def test_who_wants_no_history_has_none_but_can_save(page, article, read_to):
    page.goto("/mine/")
    page.get_by_label("记下我读到哪里").uncheck()
    page.get_by_text("从现在起不再记").wait_for()
    read_to(article, 7)
    page.get_by_role("button", name="收藏").click()
    assert page.evaluate("localStorage.getItem('room.1.read')") is None
    assert len(kept(page, "saved")) == 1
    page.goto("/mine/")
    assert not page.get_by_label("记下我读到哪里").is_checked()


@pytest.mark.parametrize(
    "rubbish",
    ["{", "7", '"x"', "null", '[null, 7, {"key": 1}, {"key": "a", "path": "//evil.example/"}]'],
)
def test_what_cannot_be_read_is_as_if_it_were_not_there(page, article, rubbish):
    page.goto("/mine/")
    page.evaluate(
        "it => ['read', 'saved', 'keys', 'rate', 'history']"
        ".forEach(name => localStorage.setItem(`room.1.${name}`, it))",
        rubbish,
    )
    for address in ("/", "/mine/", article.get_absolute_url(), "/mine/"):
        page.goto(address)
    assert "evil" not in page.content()
    assert "长文" in page.get_by_role("region", name="最近读过").inner_text()


def test_a_browser_that_keeps_nothing_breaks_nothing(page, article):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('off'); }})"
    )
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="收藏").click()
    assert page.get_by_role("button", name="收藏").get_attribute("aria-pressed") == "false"
    assert page.get_by_text("浏览器存不下了").is_visible()
    for address in ("/", "/mine/", "/keys/"):
        page.goto(address)


def test_without_script_mine_says_that_it_needs_it(browser, live_server, article):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/mine/")
    assert page.get_by_text("要用浏览器的脚本").is_visible()
    assert page.get_by_text("全部清除").is_hidden()
    page.goto(article.get_absolute_url())
    assert page.get_by_role("button", name="收藏").count() == 0
    context.close()


def test_a_text_from_top_to_bottom_is_read_as_far_as_it_was_scrolled(page, article, live_server):
    cookie = {"name": "reading", "value": "direction:down", "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(article.get_absolute_url())
    page.locator(".text").scroll_into_view_if_needed()
    page.wait_for_timeout(600)
    assert not kept(page, "read")[0].get("done")
    page.locator(".text").evaluate("text => text.scrollTo(-text.scrollWidth, 0)")
    page.wait_for_timeout(600)
    assert kept(page, "read")[0]["done"]
