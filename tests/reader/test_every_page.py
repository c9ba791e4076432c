"""What holds for every page of the room."""

import re
from html import unescape

import pytest

from issues.models import FormerAddress

LINKS = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')
FILES = re.compile(r'(?:src|<link\b[^>]*href)="(/static/[^"]*)"')
# What machines read and no browser runs: a block of data, and the name of a vocabulary.
FOR_MACHINES = re.compile(
    r'<script type="application/ld\+json">[^<]*</script>|<link rel="schema\.[a-z]+"[^>]*>'
)
TO_TAKE_ALONG = re.compile(r"\.[a-z]+(\?|$)")  # tests/reader/test_exports.py
IDS = re.compile(r'\bid="([^"]*)"')


@pytest.fixture
def room(make_issue, make_article):
    """One of every kind of thing, and lists long enough for a second page."""
    first = make_issue(date="2023-05", edition="上半月")
    issue = make_issue(
        date="2024?", date_supplied=True, date_reason="文中有据。", periodical_supplied=True
    )
    make_issue("天津日报", date="[2025,2026]")
    for number in range(35):
        make_article(
            f"新质生产力 之{number}",
            body="生产力。\n\n## 一\n\n话。\n\n## 二\n\n诗，\n诗。",
            issue=issue if number else first,
            section="理论/研讨" if number % 2 else "",
            authors=["刘刚", f"作者{number}"][: number % 3],
            tags=["经济?#", f"主题{number}"],
            page=str(number),
        )
    make_article("撤下的", state="withdrawn")
    FormerAddress.objects.create(path="/old/", reason="撤下")


def crawl(client, passed_by=TO_TAKE_ALONG):
    """Every page that links lead to from the home page, address → HTML."""
    pages, files, waiting = {}, set(), ["/"]
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code == 200, address
        if not response["Content-Type"].startswith("text/html"):
            files.add(address)
            continue
        pages[address] = response.content.decode()
        for link in map(unescape, LINKS.findall(pages[address])):
            there = link.partition("#")[0]
            there = address.partition("?")[0] + there if there.startswith("?") else there
            if there.startswith("/admin/") or there in pages or there in files or not there:
                continue
            if passed_by.search(there):
                continue
            assert there.startswith("/"), f"{address} leads out to {there}"
            if there not in waiting:
                waiting.append(there)
    return pages


def test_every_link_answers_and_every_page_is_sound(client, room):
    pages = crawl(client)
    assert pages.keys() >= {"/articles/?page=2", "/authors/?initial=L", "/tags/", "/search/"}
    for address, page in pages.items():
        assert page.count("<h1") == 1, address
        assert page.count("<main") == 1, address
        assert '<html lang="zh-Hans">' in page, address
        page = FOR_MACHINES.sub("", page)
        assert len(IDS.findall(page)) == len(set(IDS.findall(page))), address
        assert not re.search(
            r"<style|\sstyle=|\son[a-z]+=|javascript:|https?://(?!testserver)", page
        )
        assert not re.search(r"<script(?![^>]*\bsrc=)", page), address
        for anchor in re.findall(r'href="#([^"]+)"', page):
            assert f'id="{anchor}"' in page, (address, anchor)
    for file in {file for page in pages.values() for file in FILES.findall(page)}:
        assert_is_file(client.get(file))


def assert_is_file(response):
    assert response.status_code == 200
    assert b"".join(response.streaming_content)
    response.close()


@pytest.mark.parametrize("address", ["/", "/nowhere/", "/old/", "/admin/login/", "/articles"])
def test_every_answer_carries_the_policy(client, room, address):
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]


def test_the_favicon_answers_where_browsers_ask(client, db):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert_is_file(client.get(response["Location"]))


@pytest.mark.parametrize("address", ["/periodicals", "/search?q=x", "/authors", "/tags"])
def test_a_missing_last_slash_is_put_on(client, db, address):
    response = client.get(address)
    assert response.status_code == 301
    assert response["Location"].partition("?")[0].endswith("/")


def test_trouble_in_the_room_is_told_in_chinese(client, db, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("reader.views.shelf.Home.get_context_data", None)
    response = client.get("/")
    assert response.status_code == 500
    assert "出了一点差错" in response.content.decode()
