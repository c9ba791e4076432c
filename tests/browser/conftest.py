"""A real browser, where there is one."""

import os
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        # Playwright runs a loop in this thread, though the test itself is not asynchronous.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


# What Playwright says itself, where a worker is kept from being registered.
NO_WORKER = "Service Worker registration blocked by Playwright"


@pytest.fixture
def page(browser, live_server):
    """A page that fails the test when anything on it is refused, missing or from elsewhere.

    Without the service worker, which would still ask when the test is over; see test_offline.
    """
    troubles = []
    page = browser.new_page(base_url=live_server.url, locale="zh-CN", service_workers="block")
    page.on("console", lambda message: message.text == NO_WORKER or troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith(live_server.url) or troubles.append(f"asked for {request.url}")
        ),
    )
    yield page
    page.close()
    assert troubles == []
