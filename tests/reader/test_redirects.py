"""Old and shortened addresses send their readers on once."""

import pytest
from django.test import Client

from issues.models import Article, FormerAddress


@pytest.fixture
def whole(make_article):
    return make_article("全文", key="whole", authors=["王明"], tags=["京津冀"])


@pytest.fixture
def merged(make_article, whole):
    """Merged into what was merged into the whole."""
    fields = {"state": Article.State.MERGED}
    second = make_article(key="second", merged_into=whole, **fields)
    return make_article(key="first", merged_into=second, **fields)


def assert_sent_once(client, asked, there):
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, there), asked
    assert client.get(there).status_code == 200


@pytest.mark.parametrize("asked", ["/articles/first/", "/articles/first", "/articles/second"])
def test_an_article_merged_and_merged_again_without_its_slash(client, merged, asked):
    assert_sent_once(client, asked, "/articles/whole/")


@pytest.mark.parametrize("form", ["epub", "txt", "md", "epub?vertical=1"])
def test_the_files_of_a_merged_article(client, merged, form):
    assert_sent_once(client, f"/articles/first.{form}", f"/articles/whole.{form}")


def test_a_former_address_of_what_was_merged_since(client, merged):
    FormerAddress.objects.create(path="/2019/a/", leads_to="/articles/first/")
    assert_sent_once(client, "/2019/a", "/articles/whole/")


def test_former_addresses_that_lead_to_each_other_in_a_row(client, whole):
    FormerAddress.objects.create(path="/a/", leads_to="/b/")
    FormerAddress.objects.create(path="/b/", leads_to="/旧/c/")
    FormerAddress.objects.create(path="/旧/c/", leads_to="/articles/whole")
    for asked in ("/a/", "/a", "/旧/c", "/%E6%97%A7/c/", "/%e6%97%a7/c"):
        assert_sent_once(client, asked, "/articles/whole/")


def test_former_addresses_in_a_ring_are_gone(client, db):
    FormerAddress.objects.create(path="/a/", leads_to="/b/")
    FormerAddress.objects.create(path="/b/", leads_to="/a/")
    response = client.get("/a/")
    assert response.status_code == 410
    assert "互相指来指去" in response.content.decode()


def test_a_periodical_and_a_former_issue_without_their_slashes(client, whole):
    page = whole.issue.get_absolute_url()
    assert_sent_once(client, page.rstrip("/"), page)
    former = whole.issue.periodical.get_absolute_url() + "old"
    FormerAddress.objects.create(path=f"{former}/", leads_to=page)
    assert_sent_once(client, former, page)
    assert_sent_once(client, f"{former}.epub", f"{page.rstrip('/')}.epub")


def test_an_author_merged_and_merged_again(client, whole, make_author):
    there = whole.contributions.get().author
    second = make_author("王明二", key="second", merged_into=there)
    make_author("王明三", key="third", merged_into=second)
    for asked in ("/authors/third/", "/authors/third", "/authors/second"):
        assert_sent_once(client, asked, there.get_absolute_url())


@pytest.mark.parametrize("asked", ["/tags/京津/", "/tags/京津", "/tags/%E4%BA%AC%E6%B4%A5"])
def test_a_topic_merged_and_merged_again(client, whole, make_tag, asked):
    there = whole.tags.get()
    second, third = make_tag("京津二"), make_tag("京津")
    second.merged_into, third.merged_into = there, second
    second.save()
    third.save()
    assert_sent_once(client, asked, there.get_absolute_url())


def test_a_query_is_kept_where_a_slash_alone_is_missing(client, whole):
    assert_sent_once(client, "/articles/whole?q=a%26b", "/articles/whole/?q=a%26b")


def test_what_was_withdrawn_is_said_after_one_step(client, whole):
    Article.objects.update(state="withdrawn")
    response = client.get("/articles/whole", follow=True)
    assert [status for _, status in response.redirect_chain] == [301]
    assert response.status_code == 410


def test_nobody_is_led_out_of_the_room_and_back(client, db):
    FormerAddress.objects.create(path="/a/", leads_to="https://example.org/a/")
    assert client.get("/a")["Location"] == "https://example.org/a/"


def test_the_editors_are_known_on_the_way(admin_client):
    response = admin_client.get("/admin")
    assert (response.status_code, response["Location"]) == (301, "/admin/")


@pytest.mark.parametrize("asked", ["/articles/first/", "/articles/first", "/articles/whole?q=a"])
def test_tls_is_no_further_step(merged, settings, asked):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    plain, behind_tls = Client(), Client(headers={"x-forwarded-proto": "https"})
    response = plain.get(asked)
    assert response.status_code == 301
    there = response["Location"].removeprefix("https://testserver")
    assert there == f"/articles/whole/{'?q=a' if '?' in asked else ''}"
    assert behind_tls.get(there).status_code == 200
    assert plain.get("/")["Location"] == "https://testserver/"
    assert plain.post("/settings/")["Location"] == "https://testserver/settings/"
