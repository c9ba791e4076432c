"""The pages that a reader's own browser fills in, and what it needs to keep articles."""

import json
import re

import pytest

from reader.views.browser import SHORTCUTS


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/mine/", "只记在您的这个浏览器里"),
        ("/mine/", "要用浏览器的脚本"),
        ("/keys/", "要先打开才起作用"),
        ("/offline/", "没有网络也能读"),
    ],
)
def test_the_shells_say_what_they_are_without_script(see, db, address, says):
    assert says in see(address)


@pytest.mark.parametrize("address", ["/mine/", "/keys/", "/offline/", "/service-worker.js"])
def test_they_ask_nothing_of_the_database_and_set_no_cookie(
    client, db, django_assert_num_queries, address
):
    with django_assert_num_queries(0):
        assert not client.get(address).cookies


def test_every_shortcut_is_listed(see, db):
    page = see("/keys/")
    for key, act in SHORTCUTS:
        assert f"<kbd>{key}</kbd></dt><dd>{act}" in page


def test_every_page_leads_to_mine_and_to_the_keys(see, db):
    page = see("/authors/")
    assert 'href="/mine/"' in page
    assert 'href="/keys/"' in page
    assert 'rel="manifest" href="/manifest.webmanifest"' in page


def test_an_article_says_what_is_to_be_kept_of_it(see, make_article):
    article = make_article('"引号"与<尖括号>', title_supplied=True)
    page = see(article.get_absolute_url())
    assert f'data-key="{article.key}" data-title="〔&quot;引号&quot;与&lt;尖括号&gt;〕"' in page
    assert f'data-issue="{article.issue}"' in page


def test_the_page_of_an_article_sets_no_cookie(client, make_article):
    """The service worker, which keeps it, could not see one."""
    response = client.get(make_article("题", "文。").get_absolute_url())
    assert not response.cookies
    assert "no-store" not in response.get("Cache-Control", "")


def test_the_manifest_is_whole_and_its_icons_are_there(client, db):
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = json.loads(response.content)
    assert manifest["lang"] == "zh-Hans"
    assert (manifest["name"], manifest["start_url"], manifest["scope"]) == ("期刊阅览室", "/", "/")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        answer = client.get(icon["src"])
        png = b"".join(answer.streaming_content)
        answer.close()
        width = int.from_bytes(png[16:20], "big")
        assert icon["sizes"] == f"{width}x{width}"


def test_the_worker_is_a_script_that_is_asked_for_each_time(client, db):
    response = client.get("/service-worker.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    script = response.content.decode()
    assert '"/offline/"' in script
    assert '"^/articles/[^/]+/$"' in script
    assert "{%" not in script


def test_another_edition_of_the_files_makes_another_worker(client, db, monkeypatch):
    def shell():
        script = client.get("/service-worker.js").content.decode()
        return re.search(r'"room-shell-([0-9a-f]{12})"', script)[1]

    before = shell()
    assert shell() == before
    monkeypatch.setattr(
        "django.contrib.staticfiles.storage.staticfiles_storage.manifest_hash", "new", raising=False
    )
    assert shell() != before
