"""What was opened can be read again without a network, and nothing else is kept."""

import time

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage

from reader.views.article import ArticlePage

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]

KEPT = """async () => {
  const cache = await caches.open("room-articles-1");
  return (await cache.keys()).map(({ url }) => url.slice(location.origin.length));
}"""


@pytest.fixture
def article(make_article):
    return make_article("山村的电灯", "开头一段。\n\n电灯亮了。", authors=["刘刚"], section="理论")


@pytest.fixture
def page(browser, live_server):
    """As everywhere, but with the service worker. That an answer was 410 is no trouble."""
    troubles = []
    context = browser.new_context(base_url=live_server.url, locale="zh-CN")
    page = context.new_page()
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    context.on(
        "request",
        lambda asked: asked.url.startswith(live_server.url) or troubles.append(asked.url),
    )
    yield page
    context.close()
    assert [trouble for trouble in troubles if "410 (Gone)" not in trouble] == []


def pages_kept(page):
    return [path for path in page.evaluate(KEPT) if not path.startswith("/static/")]


def until(said):
    """Waits for what the worker does in its own time."""
    for _ in range(60):
        if said():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come to pass")


def lose_network(page):
    """Without what the browser keeps of its own accord, too."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.context.set_offline(True)


@pytest.fixture
def open_article(page, article):
    def open_article(tail=""):
        page.goto(article.get_absolute_url() + tail)
        until(lambda: pages_kept(page) == [article.get_absolute_url()])
        return article

    return open_article


@pytest.fixture
def settled(page):
    """The worker is there before the visit begins."""
    page.goto("/keys/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(lambda: page.evaluate("Boolean(navigator.serviceWorker.controller)"))


def test_an_opened_article_can_be_read_without_a_network(page, open_article):
    article = open_article()
    lose_network(page)
    page.reload()
    assert page.locator("h1").inner_text() == article.title
    assert page.locator("#p2").inner_text() == "电灯亮了。"
    assert page.locator(".text").evaluate("text => getComputedStyle(text).textAlign") == "justify"
    assert page.get_by_role("button", name="收藏").is_visible()


def test_a_page_that_came_past_the_worker_is_kept_all_the_same(page, settled, open_article):
    article = open_article()
    page.evaluate("caches.delete('room-articles-1')")
    page.evaluate(
        "navigator.serviceWorker.ready.then((it) => it.active.postMessage('here')).then(() => true)"
    )
    until(lambda: pages_kept(page) == [article.get_absolute_url()])


def test_any_other_page_says_that_there_is_no_network_and_lists_what_there_is(
    page, open_article, make_article
):
    never_opened = make_article("没打开过的", "文。")
    article = open_article()
    lose_network(page)
    for address in ("/authors/", never_opened.get_absolute_url()):
        page.goto(address)
        assert page.get_by_text("现在连不上本馆").is_visible()
        assert page.locator(".foot").evaluate("it => getComputedStyle(it).fontSize") == "14px"
    assert page.locator("[data-kept] .printed-in").inner_text() == str(article.issue)
    page.get_by_role("link", name=article.title).click()
    assert page.locator("#p2").inner_text() == "电灯亮了。"


def test_with_a_network_the_offline_page_does_not_complain(page, open_article):
    open_article()
    page.goto("/offline/")
    page.get_by_role("link", name="山村的电灯").wait_for()
    assert page.get_by_text("现在连不上本馆").is_hidden()


def test_nothing_but_articles_is_kept(page, settled, article, open_article):
    places = ("/", "/articles/", "/authors/", "/search/?q=电灯", "/admin/login/", "/mine/")
    for address in (*places, f"{article.get_absolute_url()}fault/"):
        page.goto(address)
    page.wait_for_timeout(300)
    assert page.evaluate(KEPT) == []
    open_article()


def test_an_article_lit_for_a_search_is_kept_plain(page, settled, open_article):
    article = open_article("?q=电灯")
    assert page.locator("mark").count()
    lose_network(page)
    page.goto(f"{article.get_absolute_url()}?q=电灯")
    assert page.locator("#p2").inner_text() == "电灯亮了。"
    assert page.locator("mark").count() == 0


def test_what_is_withdrawn_is_not_kept_any_longer(page, settled, open_article):
    article = open_article()
    article.state = article.State.WITHDRAWN
    article.save()
    page.reload()
    until(lambda: pages_kept(page) == [])


def test_the_newest_text_is_shown_and_kept(page, settled, open_article):
    article = open_article()
    article.body = "改过的。"
    article.save()
    page.reload()
    assert page.locator("#p1").inner_text() == "改过的。"
    until(lambda: "改过的。" in page.evaluate("p => caches.match(p).then(r => r.text())", page.url))


def test_a_network_that_takes_too_long_is_not_waited_for(page, settled, open_article, monkeypatch):
    article = open_article()
    answer = ArticlePage.get
    monkeypatch.setattr(
        ArticlePage, "get", lambda *args, **kwargs: time.sleep(7) or answer(*args, **kwargs)
    )
    begun = time.monotonic()
    page.goto(article.get_absolute_url())
    assert page.locator("#p2").inner_text() == "电灯亮了。"
    assert 3 < time.monotonic() - begun < 6.5
    time.sleep(4)  # the answer is still to come


def test_who_wants_no_history_has_nothing_kept(page, settled, article):
    page.goto("/mine/")
    page.get_by_label("记下我读到哪里").uncheck()
    page.get_by_text("从现在起不再记").wait_for()
    page.goto(article.get_absolute_url())
    page.wait_for_timeout(400)
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize("button", ["全部清除", "清空最近读过", "移除：山村的电灯"])
def test_clearing_on_mine_lets_the_articles_go(page, settled, open_article, button):
    open_article()
    page.goto("/mine/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name=button).last.click()
    until(lambda: pages_kept(page) == [])


def test_a_new_edition_replaces_the_worker_and_keeps_the_articles(
    page, settled, open_article, monkeypatch
):
    article = open_article()
    (old,) = shells(page)
    monkeypatch.setattr(staticfiles_storage, "manifest_hash", "new", raising=False)
    page.evaluate("navigator.serviceWorker.ready.then((it) => it.update()).then(() => true)")
    until(lambda: len(shells(page)) == 1 and shells(page) != [old])
    lose_network(page)
    page.reload()
    assert page.locator("h1").inner_text() == article.title
    assert page.locator(".text").evaluate("text => getComputedStyle(text).textAlign") == "justify"


def shells(page):
    return page.evaluate(
        "caches.keys().then(names => names.filter(name => name.startsWith('room-shell-')))"
    )


def test_a_kept_page_has_its_files_though_the_room_has_them_no_more(page, settled):
    gone = "/static/css/reading.0123456789ab.css"
    page.evaluate(
        """async (file) => (await caches.open("room-articles-1")).put(file, new Response("kept"))""",
        gone,
    )
    assert page.evaluate("file => fetch(file).then(it => it.text())", gone) == "kept"


def test_the_oldest_pages_go_and_with_them_the_files_that_they_alone_used(page, settled, article):
    page.evaluate(
        """async () => {
          const cache = await caches.open("room-articles-1");
          const headers = { "Content-Type": "text/html" };
          for (let number = 0; number < 200; number += 1) {
            const file = `/static/css/${number}.0123456789ab.css`;
            await cache.put(file, new Response(""));
            await cache.put(`/articles/old${number}/`, new Response(`<link href="${file}">`, { headers }));
          }
        }"""
    )
    page.goto(article.get_absolute_url())
    until(lambda: len(pages_kept(page)) == 180)
    until(lambda: "/static/css/20.0123456789ab.css" not in page.evaluate(KEPT))
    kept = page.evaluate(KEPT)
    assert kept[-1] == article.get_absolute_url()
    assert "/articles/old21/" in kept
    assert "/static/css/21.0123456789ab.css" in kept
    assert any(file.startswith("/static/css/reading") for file in kept)
