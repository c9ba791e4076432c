"""What can be taken along as a file."""

import csv
import io
import json
import re
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from issues.models import Article

HOSTILE = "控制\x0b符 <&]]> “引” 😀 *星* _线_ [链](x) #井 `码` \\ | a~b~"


@pytest.fixture
def article(make_issue, make_article):
    issue = make_issue(edition="上半月", whole_number="1143", slug="2024-9")
    return make_article(
        "推动港产城融合发展",
        body="开头一段。\n\n## 一、总论\n\n# 不是标题\n\n  山际见来烟，\n竹中窥落日。",
        key="whole",
        issue=issue,
        section="理论",
        authors=["蔡玉胜"],
        kicker="理论前沿",
        subtitle="以天津港为例",
        standfirst="编者按：本刊特约撰文。",
        author_note="（作者为研究员）",
        source_note="原载《求是》",
        page="24",
    )


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_an_article_as_plain_text(client, article):
    assert read(client, "/articles/whole.txt") == (
        "理论前沿\n推动港产城融合发展\n以天津港为例\n蔡玉胜\n"
        "天津支部生活 2024年9月 上半月 第9期（总第1143期） · 理论 · 第24页\n\n"
        "编者按：本刊特约撰文。\n\n　　开头一段。\n\n一、总论\n\n　　# 不是标题\n\n"
        "  山际见来烟，\n竹中窥落日。\n\n（作者为研究员）\n\n原载《求是》\n\n"
        "http://testserver/articles/whole/\n"
    )


def test_an_article_as_markdown(client, article):
    assert read(client, "/articles/whole.md") == (
        "理论前沿\n\n# 推动港产城融合发展\n\n**以天津港为例**\n\n蔡玉胜\n\n"
        "天津支部生活 2024年9月 上半月 第9期（总第1143期） · 理论 · 第24页\n\n"
        "> 编者按：本刊特约撰文。\n\n开头一段。\n\n## 一、总论\n\n\\# 不是标题\n\n"
        "\u00a0\u00a0山际见来烟，\\\n竹中窥落日。\n\n（作者为研究员）\n\n原载《求是》\n\n"
        "<http://testserver/articles/whole/>\n"
    )


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("a*b*_c_[d](e)<f>`g`|h|~i~", r"a\*b\*\_c\_\[d\](e)\<f\>\`g\`\|h\|\~i\~"),
        ("&amp; \\ $x$", r"\&amp; \\ \$x\$"),
        ("1. 第一", r"1\. 第一"),
        ("- 一条", r"\- 一条"),
        ("=====", r"\====="),
        ("    四个空格", "\u00a0\u00a0\u00a0\u00a0四个空格"),
    ],
)
def test_nothing_printed_is_taken_for_markup(client, make_article, printed, written):
    make_article("题", body=f"话。\n\n诗，\n{printed}", key="k")
    assert f"\\\n{written}\n" in read(client, "/articles/k.md")


def test_what_no_file_may_hold_is_left_out(client, make_article):
    make_article(HOSTILE, body=HOSTILE, key="k")
    for form in ("txt", "md"):
        text = read(client, f"/articles/k.{form}")
        assert "\x0b" not in text
        assert "😀" in text


def test_a_file_has_its_name_in_chinese_and_in_letters(client, article):
    named = client.get("/articles/whole.txt")["Content-Disposition"]
    assert 'filename="tuidonggangchanchengronghefazhan' in named
    chinese = unquote(re.search(r"filename\*=UTF-8''(\S+)", named)[1])
    assert chinese.startswith("推动港产城融合发展 天津支部生活 2024年9月")
    assert chinese.endswith(".txt")
    assert named.isascii()


def test_a_title_that_is_no_file_name(client, make_article):
    make_article('../a/b\\c:*?"<>|\r\n' + "长" * 200, key="k")
    named = client.get("/articles/k.txt")["Content-Disposition"]
    chinese = unquote(named.partition("UTF-8''")[2])
    assert not set(chinese) & set('/\\:*?"<>|\r\n')
    assert not chinese.startswith(".")
    assert len(chinese.encode()) < 255


def test_files_are_for_readers_and_not_for_indexes(client, article):
    response = client.get("/articles/whole.md")
    assert response["X-Robots-Tag"] == "noindex"
    again = client.get("/articles/whole.md", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    page = read(client, "/articles/whole/")
    for link in re.findall(r'<a [^>]*href="/articles/whole\.[^>]*>', page):
        assert 'rel="nofollow"' in link


@pytest.mark.parametrize(
    "asked", ["/articles/whole.epub", "{issue}.epub", "{issue}.zip", "/search.epub?q=开头"]
)
def test_who_has_a_file_already_costs_no_text_and_no_binding(client, article, monkeypatch, asked):
    address = asked.format(issue=article.issue.get_absolute_url().rstrip("/"))
    etag = client.get(address)["ETag"]
    for maker in ("bind", "issue_archive"):
        monkeypatch.setattr(f"reader.views.export.{maker}", lambda *told: b"made anew")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address, headers={"if-none-match": etag})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
    assert not any('"body"' in query["sql"] for query in queries)
    Article.objects.get(key="whole").save()
    answer = client.get(address, headers={"if-none-match": etag})
    assert (answer.status_code, answer.content) == (200, b"made anew")
    assert answer["ETag"] != etag


def test_a_file_is_another_where_its_address_or_what_is_in_it_is(client, article, make_article):
    there = article.issue.get_absolute_url().rstrip("/")
    addresses = [f"{there}.epub", f"{there}.zip", f"{there}.epub?vertical=1"]
    etags = {client.get(address)["ETag"] for address in addresses}
    etags.add(client.get(addresses[0], headers={"host": "127.0.0.1"})["ETag"])
    make_article("又一篇", issue=article.issue)
    etags.add(client.get(addresses[0])["ETag"])
    assert len(etags) == 5


def test_what_was_found_is_another_book_when_more_is_found(
    client, article, make_article, monkeypatch
):
    monkeypatch.setattr("reader.views.export.MOST_FOUND", 1)
    address = "/search.epub?q=开头&sort=oldest"
    before = client.get(address)["ETag"]
    make_article("又一篇", "开头也是这样。", article.issue)
    assert client.get(address)["ETag"] != before


@pytest.fixture
def opened(client, article, make_article):
    make_article("=HYPERLINK(1)", key="second", issue=article.issue, authors=["王明", "李华"])
    address = article.issue.get_absolute_url().rstrip("/")
    return ZipFile(io.BytesIO(client.get(f"{address}.zip").content))


def test_an_issue_as_an_archive(opened):
    folder = "天津支部生活 2024年9月 上半月 第9期（总第1143期）/"
    assert opened.namelist() == [
        f"{folder}目次.csv",
        f"{folder}contents.json",
        f"{folder}参考文献.txt",
        f"{folder}001 推动港产城融合发展.txt",
        f"{folder}002 =HYPERLINK(1).txt",
    ]
    assert opened.testzip() is None
    assert "开头一段。" in opened.read(f"{folder}001 推动港产城融合发展.txt").decode()
    assert "蔡玉胜" in opened.read(f"{folder}参考文献.txt").decode()


def test_the_contents_open_in_a_spreadsheet(opened):
    sheet = opened.read(opened.namelist()[0])
    assert sheet.startswith(b"\xef\xbb\xbf")
    head, first, second = csv.reader(io.StringIO(sheet.decode("utf-8-sig")))
    assert len(head) == len(first) == len(second)
    assert first[:4] == ["1", "理论", "理论前沿", "推动港产城融合发展"]
    assert second[3] == "'=HYPERLINK(1)"


def test_the_contents_are_read_by_programs(opened):
    told = json.loads(opened.read(opened.namelist()[1]))
    assert told["issue"]["date"] == "2024-09"
    assert told["issue"]["volume"] is None
    first, second = told["articles"]
    assert first["address"] == "http://testserver/articles/whole/"
    assert [author["name"] for author in second["authors"]] == ["王明", "李华"]


@pytest.mark.parametrize("address", ["/articles/whole.docx", "/articles/whole.tar.gz"])
def test_a_form_that_there_is_not_is_answered_with_those_there_are(see, article, address):
    page = see(address, status=404)
    assert "没有这种格式" in page
    for form in ("epub", "txt", "md"):
        assert f'href="/articles/whole.{form}"' in page


def test_what_forms_there_are_is_said_in_the_language_of_the_reader(client, article):
    client.cookies["reading"] = "language:en"
    page = client.get("/articles/whole.docx").content.decode()
    assert '<html lang="en"' in page
    assert "没有这种格式" not in page


def test_an_issue_and_a_search_say_their_forms_too(see, article):
    there = article.issue.get_absolute_url().rstrip("/")
    assert f'href="{there}.zip"' in see(f"{there}.pdf", status=404)
    assert 'href="/search.epub?q=%E8%AF%9D"' in see("/search.pdf?q=话", status=404)


def test_what_was_withdrawn_is_gone_in_every_form(client, see, article):
    Article.objects.update(state="withdrawn", state_reason="作者要求撤下。")
    for form in ("epub", "txt", "md"):
        page = see(f"/articles/whole.{form}", status=410)
        assert "作者要求撤下。" in page
        assert "开头一段" not in page
    there = article.issue.get_absolute_url().rstrip("/")
    kept = ZipFile(io.BytesIO(client.get(f"{there}.zip").content))
    assert not any("推动" in name for name in kept.namelist())


@pytest.mark.parametrize("address", ["/articles/never.epub", "/periodicals/a/b.epub"])
def test_what_never_was_is_missing_in_every_form(see, db, address):
    assert "没有这一页" in see(address, status=404)


def test_files_cost_as_many_queries_whatever_is_in_them(client, article, make_article):
    there = article.issue.get_absolute_url().rstrip("/")
    addresses = ("/articles/whole.txt", "/articles/whole.epub", f"{there}.zip", f"{there}.epub")
    counts = [queries_of(client, address) for address in addresses]
    for number in range(12):
        make_article(
            f"题{number}", issue=article.issue, section=f"栏{number}", authors=[f"甲{number}"]
        )
    assert [queries_of(client, address) for address in addresses] == counts
    assert max(counts) <= 7


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
