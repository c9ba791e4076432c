"""Sending an article on, in a real browser."""

import pytest

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]


@pytest.fixture
def article(make_issue, make_article):
    return make_article("新篇章", body="开头一段。", issue=make_issue())


def test_the_title_is_copied_with_the_address(page, article, live_server):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="复制题名和网址").click()
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"《新篇章》，{article.issue} {live_server.url}{article.get_absolute_url()}"


def test_the_systems_sheet_is_offered_where_there_is_one(page, article, live_server):
    page.goto(article.get_absolute_url())
    send = page.get_by_role("button", name="发给别人")
    page.add_init_script("navigator.share = async (what) => { window.sent = what; }")
    page.goto(article.get_absolute_url())
    send.click()
    assert page.evaluate("window.sent.url") == f"{live_server.url}{article.get_absolute_url()}"


def test_nothing_that_needs_a_script_shows_without_one(browser, article, live_server):
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(live_server.url + article.get_absolute_url())
    assert plain.locator("#send button:visible").count() == 0
    plain.get_by_text("扫码在手机上读").click()
    assert plain.locator(".qr-code").is_visible()
    plain.locator("#downloads summary").click()
    with plain.expect_download() as started:
        plain.get_by_role("link", name="纯文本").click()
    assert started.value.suggested_filename.startswith("新篇章 天津支部生活")
    plain.context.close()
