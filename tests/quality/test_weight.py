"""What a page weighs on its way to the reader, compressed, from the browser's own log."""

import gzip
import re
from collections import Counter

import pytest

pytestmark = pytest.mark.browser

KB = 1024
TEXT = re.compile(r'<div class="text">.*?</article>', re.S)


@pytest.fixture
def weigh(chromium, room, places):
    """Bytes over the wire for the first page of a visit, by kind of file, without headers."""

    def load(kind):
        page = chromium.new_page(base_url=room, locale="zh-CN")
        weights = log_weights(page)
        page.goto(places[kind], wait_until="networkidle")
        html = page.content()
        page.close()
        return weights, html

    return load


def log_weights(page) -> Counter:
    kinds, weights = {}, Counter()

    def received(it):
        kinds[it["requestId"]] = it["type"]
        weights[it["type"]] -= it["response"]["encodedDataLength"]

    def finished(it):
        weights[kinds[it["requestId"]]] += it["encodedDataLength"]

    network = page.context.new_cdp_session(page)
    network.on("Network.responseReceived", received)
    network.on("Network.loadingFinished", finished)
    network.send("Network.enable")
    return weights


@pytest.mark.parametrize("which", ["article", "long-article", "lit-article"])
def test_an_article_weighs_little_more_than_its_text(weigh, which, figures):
    weights, html = weigh(which)
    assert TEXT.search(html)
    without_text = len(gzip.compress(TEXT.sub("", html).encode()))
    figures(f"bytes, {which}", f"{dict(weights)}, HTML without its text {without_text}")
    assert without_text <= 14 * KB
    assert weights["Stylesheet"] <= 12 * KB
    assert weights["Script"] <= 8 * KB


def test_the_first_page_of_a_visit_is_light(weigh, figures):
    weights, _ = weigh("home")
    figures("bytes, home", f"{dict(weights)}, in all {weights.total()}")
    assert weights["Document"]
    assert weights.total() <= 60 * KB, weights
