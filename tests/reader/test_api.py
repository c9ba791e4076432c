"""The room as JSON: the names of a Reading, parts that go on, errors in a sentence."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from issues.models import Article, FormerAddress
from reader.api import cursor


@pytest.fixture
def ask(client):
    def ask(address, status=200, **headers):
        response = client.get(address, **headers)
        assert response.status_code == status, (address, response.content)
        assert response["Content-Type"] == "application/json; charset=utf-8"
        assert response["Access-Control-Allow-Origin"] == "*"
        return response.json()

    return ask


@pytest.fixture
def walk(ask):
    """Every row of a list, from part to part."""

    def walk(address, name, between=lambda: None):
        rows = []
        while address:
            told = ask(address.removeprefix("http://testserver"))
            rows += told[name]
            assert len(rows) < 500, "it goes round in a ring"
            address = told["next"]
            between()
        return rows

    return walk


@pytest.fixture
def article(make_article, make_issue):
    issue = make_issue(slug="2024-09", whole_number="1143")
    return make_article(
        "题", body="## 一\n\n话。", key="abc", issue=issue, section="理论", position=1,
        authors=["刘刚"], tags=["京津冀"], kicker="引题",
    )  # fmt: skip


def test_an_article_has_the_names_of_a_reading(ask, article):
    told = ask("/articles/abc.json")
    author = article.contributions.get().author
    assert told == {
        "key": "abc",
        "url": "http://testserver/articles/abc/",
        "periodical": {
            "slug": "tianjinzhibushenghuo",
            "url": "http://testserver/periodicals/tianjinzhibushenghuo/",
            "title": "天津支部生活",
            "title_supplied": False,
        },
        "issue": {
            "slug": "2024-09",
            "url": "http://testserver/periodicals/tianjinzhibushenghuo/2024-09/",
            "date": "2024-09",
            "date_supplied": False,
            "volume": None,
            "number": "9",
            "whole_number": "1143",
            "edition": None,
        },
        "position": 1,
        "section": "理论",
        "kicker": "引题",
        "title": "题",
        "title_supplied": False,
        "subtitle": None,
        "byline": None,
        "authors": [
            {
                "name": "刘刚",
                "kind": "person",
                "role": "author",
                "affiliation": None,
                "credited_as": None,
                "key": author.key,
                "url": f"http://testserver{author.get_absolute_url()}",
            }
        ],
        "standfirst": None,
        "author_note": None,
        "source_note": None,
        "page": None,
        "tags": ["京津冀"],
        "modified": article.modified.isoformat(timespec="seconds"),
        "blocks": [
            {"kind": "heading", "level": 2, "text": "一"},
            {"kind": "paragraph", "level": None, "text": "话。"},
        ],
    }


def test_every_page_that_has_one_names_its_json(see, client, article):
    author, tag = article.contributions.get().author, article.tags.get()
    rows = [article, article.section, article.issue, article.issue.periodical, author, tag]
    lists = ["/articles/", "/periodicals/", "/authors/", "/tags/"]
    lists.append(f"{article.issue.periodical.get_absolute_url()}sections/")
    for page in [*(row.get_absolute_url() for row in rows), *lists]:
        json = f"{page.rstrip('/')}.json"
        assert f'type="application/json" href="{json}"' in see(page)
        told = client.get(json).content.decode()
        assert "题" in told or "刘刚" in told or "京津冀" in told or "天津支部生活" in told
    assert "search.json?q=%E9%A2%98" in see("/search/?q=题")


def test_lists_hold_what_pages_hold(ask, article):
    assert ask("/periodicals.json")["periodicals"][0]["issue_count"] == 1
    told = ask("/periodicals/tianjinzhibushenghuo.json")
    assert (told["title"], told["issues"][0]["article_count"]) == ("天津支部生活", 1)
    assert ask("/authors.json")["authors"][0]["article_count"] == 1
    assert ask("/tags.json")["tags"][0]["name"] == "京津冀"
    author = article.contributions.get().author
    for address in (
        "/articles.json",
        "/periodicals/tianjinzhibushenghuo/2024-09.json",
        f"/authors/{author.key}.json",
        "/tags/京津冀.json",
        "/periodicals/tianjinzhibushenghuo/sections/理论.json",
    ):
        (row,) = ask(address)["articles"]
        assert row["key"] == "abc"
        assert "blocks" not in row


def test_a_section_says_what_it_is_called_and_where(ask, make_article, article):
    make_article("又一题", issue=article.issue, section="读/写.json")
    told = ask("/periodicals/tianjinzhibushenghuo/sections.json")
    assert told["periodical"]["title"] == "天津支部生活"
    counts = {one["name"]: one["article_count"] for one in told["sections"]}
    assert counts == {"理论": 1, "读/写.json": 1}
    for section in told["sections"]:
        page = section["url"].removeprefix("http://testserver")
        told = ask(f"{page.rstrip('/')}.json")
        assert told["name"] == section["name"]
        assert told["periodical"]["slug"] == "tianjinzhibushenghuo"
        assert len(told["articles"]) == 1
    ask("/periodicals/tianjinzhibushenghuo/sections/没有.json", status=404)
    ask("/periodicals/none/sections.json", status=404)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/articles.json", "articles"),
        ("/periodicals/tianjinzhibushenghuo/2024-09.json", "articles"),
        ("/tags/京津冀.json", "articles"),
        ("/periodicals/tianjinzhibushenghuo/sections.json", "sections"),
        ("/periodicals/tianjinzhibushenghuo/sections/理论.json", "articles"),
        ("/authors.json", "authors"),
        ("/tags.json", "tags"),
        ("/periodicals.json", "periodicals"),
        ("/periodicals/tianjinzhibushenghuo.json", "issues"),
        (f"/search.json?q={quote('话')}&sort=newest", "articles"),
        (f"/search.json?q={quote('话')}", "articles"),
    ],
)
def test_no_part_repeats_or_skips_while_articles_come_in(
    walk, article, make_article, make_issue, monkeypatch, address, name
):
    monkeypatch.setattr(cursor, "AT_ONCE", 2)
    monkeypatch.setattr("reader.api.views.AT_ONCE", 2)

    def add(many=1):
        for _ in range(many):
            number = Article.objects.count()
            made = make_article(
                f"话{number}", body="话。", issue=article.issue, tags=["京津冀", f"题{number}"],
                authors=[f"人{number}"], section="理论",
            )  # fmt: skip
            make_article("别栏", issue=article.issue, section=f"栏{number}")
            make_article("异刊", issue=make_issue(f"刊{number}", date=f"19{number % 90 + 10}"))
            make_issue(date=f"20{number % 90 + 10}")
        return made

    add(5)
    before = walk(address, name)
    assert len(before) >= 5
    seen = walk(address, name, between=lambda: add() if Article.objects.count() < 30 else None)
    urls = [row["url"] for row in seen]
    assert len(urls) == len(set(urls))
    assert {row["url"] for row in before} <= set(urls)


def test_a_search_goes_on_after_what_is_gone(ask, make_article, monkeypatch):
    monkeypatch.setattr("reader.api.views.AT_ONCE", 2)
    made = [make_article("话", key=f"k{number}") for number in range(6)]
    first = ask("/search.json?q=话")
    assert first["count"] == 6
    last = first["articles"][-1]["key"]
    next(article for article in made if article.key == last).delete()
    second = ask(first["next"].removeprefix("http://testserver"))
    assert [row["key"] for row in second["articles"]] == ["k2", "k3"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/articles/none.json", 404),
        ("/authors/none.json", 404),
        ("/tags/无.json", 404),
        ("/periodicals/none.json", 404),
        ("/periodicals/none/none.json", 404),
        ("/articles.json?cursor=junk", 400),
        ("/articles.json?cursor=", 400),
        ("/search.json?q=x&cursor=junk", 400),
        ("/search.json?year=abc", 400),
        ("/search.json?tag=none", 400),
        ("/articles/gone.json", 410),
        ("/articles/buried.json", 410),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(ask, make_article, address, status):
    make_article(key="gone", state="withdrawn", state_reason="作者要求撤下。")
    FormerAddress.objects.create(path="/articles/buried/", reason="误收。")
    told = ask(address, status)
    assert list(told) == ["error"]
    assert told["error"].endswith("。")


def test_a_cursor_is_good_for_its_own_list_alone(ask, make_article, monkeypatch):
    monkeypatch.setattr(cursor, "AT_ONCE", 1)
    make_article(tags=["甲"])
    make_article(tags=["甲"])
    asked = ask("/tags/甲.json")["next"].partition("?")[2]
    ask(f"/articles.json?{asked}", 400)


def test_what_moved_is_followed(client, article, make_article):
    make_article(key="part", state="merged", merged_into=article)
    FormerAddress.objects.create(path="/articles/older/", leads_to="/articles/abc/")
    for old in ("/articles/part.json", "/articles/older.json"):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, "/articles/abc.json")
        assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_topic_named_like_a_file_has_a_page_and_json(ask, see, make_article):
    make_article("甲", tags=["x.json"])
    make_article("乙", tags=["x"])
    assert "甲" in see("/tags/x.json/")
    assert [row["title"] for row in ask("/tags/x.json")["articles"]] == ["乙"]
    assert [row["title"] for row in ask("/tags/x.json.json")["articles"]] == ["甲"]


def test_it_is_open_and_only_for_reading(client, article):
    asked = client.options("/articles.json")
    assert (asked.status_code, asked.content) == (204, b"")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for act in (client.post, client.put, client.delete):
        answer = act("/articles.json")
        assert answer.status_code == 405
        assert answer.json()["error"] == "这里只供读取，请用 GET。"


def test_what_has_not_changed_is_not_sent_again(client, article):
    tag = client.get("/articles.json")["ETag"]
    answer = client.get("/articles.json", HTTP_IF_NONE_MATCH=tag)
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
    Article.objects.update(title="改")
    assert client.get("/articles.json", HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_chinese_is_written_as_it_is(client, article):
    assert "天津支部生活" in client.get("/articles.json").content.decode()


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("/periodicals.json", 1),
        ("/periodicals/tianjinzhibushenghuo.json", 2),
        ("/periodicals/tianjinzhibushenghuo/2024-09.json", 4),
        ("/articles.json", 3),
        ("/articles/abc.json", 3),
        ("/authors.json", 1),
        ("/tags.json", 1),
        ("/tags/京津冀.json", 4),
    ],
)
def test_queries_do_not_grow_with_a_list(
    client, article, make_article, django_assert_num_queries, address, count
):
    for many in (2, 9):
        for number in range(many):
            make_article(
                f"题{number}", body="正文", issue=article.issue, section=f"栏{number}",
                authors=["甲", f"乙{number}"], tags=["京津冀", f"丁{number}"],
            )  # fmt: skip
        with django_assert_num_queries(count):
            client.get(address)


def test_no_list_reads_texts(client, article):
    for address in ("/articles.json", f"/search.json?q={quote('题')}", "/tags/京津冀.json"):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert not [query for query in queries if '"issues_article"."body"' in query["sql"]]


def test_the_page_that_tells_of_it_names_every_field(see, client, article):
    page = see("/api/")
    for name in client.get("/articles/abc.json").json():
        assert name in page, name
