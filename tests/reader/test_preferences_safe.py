"""What the settings page must not do: be sent from elsewhere, lead elsewhere, spoil caches."""

import pytest
from django.test import Client

from reader.preferences import COOKIE


@pytest.fixture
def article(make_article):
    return make_article("题", "一段。")


def send(client, headers=None, **fields):
    return client.post("/settings/", {"theme": "night", **fields}, headers=headers)


@pytest.mark.parametrize(
    "there",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "///elsewhere.example",
        "http://testserver//elsewhere.example/",
        "http:elsewhere.example",
        "javascript:alert(1)",
        "\\\\elsewhere.example",
        "articles/",
        "http://[",
        "/settings/",
        "",
    ],
)
def test_nobody_is_led_out_of_the_room(client, db, there):
    response = send(client, next=there)
    assert (response.status_code, response["Location"]) == (302, "/settings/?done=save")


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example/", "/\\a.b/"])
def test_no_link_of_the_page_leads_out_of_it(client, db, there):
    page = client.get("/settings/", {"done": "save", "next": there}).content.decode()
    assert "已保存。" in page
    assert "返回刚才那一页" not in page
    assert "elsewhere" not in page


def test_a_line_end_in_the_way_back_ends_no_header(client, db):
    response = send(client, next="/tags/\r\nSet-Cookie: a=b")
    assert response.status_code == 302
    assert "\n" not in response["Location"]
    assert "a" not in response.cookies


def test_the_way_back_is_where_the_reader_came_from(client, db):
    came = {"Referer": "http://testserver/tags/?page=1"}
    page = client.get("/settings/", headers=came).content.decode()
    assert '<input type="hidden" name="next" value="/tags/?page=1">' in page
    assert send(client, headers=came)["Location"] == "/tags/?page=1"
    elsewhere = client.get("/settings/", headers={"Referer": "http://elsewhere.example/"})
    assert b"elsewhere" not in elsewhere.content


@pytest.mark.parametrize(
    ("headers", "is_taken"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "http://elsewhere.example"}, False),
        ({"Origin": "null"}, False),
        ({"Referer": "http://testserver/tags/"}, True),
        ({"Referer": "http://elsewhere.example/testserver"}, False),
        ({"Referer": "http://["}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
    ],
)
def test_a_form_from_elsewhere_is_refused(db, headers, is_taken):
    client = Client(enforce_csrf_checks=True)
    response = send(client, headers=headers)
    assert (COOKIE in response.cookies) == is_taken
    assert response.status_code == (302 if is_taken else 403)
    if not is_taken:
        assert "设置只能在本站的页面上更改" in response.content.decode()


def test_looking_changes_nothing(client, db):
    assert client.get("/settings/?theme=night&reset=reset").cookies == {}
    assert client.delete("/settings/").status_code == 405


@pytest.mark.parametrize(
    "address", ["/", "/tags/", "/search/?q=段", "article", "article?script=hant"]
)
def test_readers_without_preferences_share_one_page(client, article, address):
    address = address.replace("article", article.get_absolute_url())
    answers = [
        client.get(address, headers={"Accept-Language": language, "Cookie": cookie})
        for language, cookie in (("zh", ""), ("en", "other=1"), ("", f"{COOKIE}=size:2"))
    ]
    assert len({answer.content for answer in answers}) == 1
    for answer in answers:
        assert answer.cookies == {}
        assert "Cache-Control" not in answer
        assert "Cookie" in answer["Vary"]
        assert b"csrf" not in answer.content


def test_a_page_set_to_a_readers_liking_is_his_own(client, article):
    send(client)
    assert client.get(article.get_absolute_url())["Cache-Control"] == "private"


def test_the_settings_page_is_kept_by_nobody(client, db):
    assert "no-store" in client.get("/settings/")["Cache-Control"]


def test_the_cookie_is_for_the_room_alone(client, db):
    cookie = send(client).cookies[COOKIE]
    assert cookie["samesite"] == "Lax"
    assert cookie["httponly"]
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert cookie["max-age"] > 300 * 24 * 3600
