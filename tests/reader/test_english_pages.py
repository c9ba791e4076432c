"""Every page in English: all that the room says is English, and all that is Chinese was printed.

What is printed in this room is written with a few characters, which no sentence of the room can do
without others. So Chinese with any other character is something that nobody translated.
"""

import re

import pytest
from django.conf import settings

from issues.models import Article, FormerAddress, Issue, Source

from .spoken import HAN, Listener
from .test_every_page import crawl

PRINTED = set("甲乙丙丁戊己庚辛壬癸子寅卯辰巳午申酉戌亥")
# Chinese on purpose: what the room is called, its other language, examples of what may be typed,
# what programs and citations say to everybody; and a sample of type.
CHINESE_TO_ALL = (
    settings.SITE_NAME,
    "中文",
    *("京津冀 人工智能", "“数字政府建设”", "数字政府 -智慧城市"),
    *("标题:乡村", "作者:刘刚", "栏目:理论", "刊名:日报"),
    *("这里没有这篇文章。", "京津冀", "经济"),
    *("[日期不详]", "或", "，译.", ", 译."),
)
SAMPLE = re.compile(r'<div class="\w+ \w+" lang="zh-.*?</div>', re.S)
BODY = "甲乙丙丁。\n\n## 戊己\n\n庚辛，壬癸。\n\n## 子寅\n\n卯辰，\n巳午。"


@pytest.fixture
def english(client):
    client.cookies["reading"] = "language:en"
    return client


@pytest.fixture
def room(make_periodical, make_issue, make_article):
    """One of every kind of thing, every field filled in, and lists long enough for a second page."""
    weekly = make_periodical("甲乙丙丁", kind="newspaper", publisher="庚辛", issn="0412-0892")
    monthly = make_periodical("戊己庚辛", cn="12-1001/D")
    printed = make_issue(periodical=weekly, date="2024-09-03", volume="3", whole_number="1143")
    supplied = {"date_supplied": True, "date_reason": "壬癸。", "periodical_supplied": True}
    issues = [
        printed,
        make_issue(periodical=monthly, date="2024?", number="壬癸", edition="子寅", **supplied),
        make_issue(periodical=monthly, date="[2022,2023]", number="7-8", date_supplied=True),
        make_issue(periodical=monthly, date="", number=""),
        *(make_issue(periodical=monthly, date=f"2021-{month:02}") for month in (1, 2, 3, 6)),
        make_issue(periodical=monthly, date="2019-04/2019-05", number="4-5"),
        make_issue(periodical=monthly, date="2020-22", number="12"),
    ]
    text = Source.objects.create(name="甲乙.txt", sha256="0" * 64, text=BODY, lines=11)
    article = make_article("甲子", BODY, printed, "申酉", ["甲乙", "丙丁", "甲丙"], ["戊己"])
    for field in ("kicker", "subtitle", "standfirst", "author_note", "source_note", "page"):
        setattr(article, field, "甲")
    article.title_supplied, article.source, article.spans = True, text, [[1, 1], [3, 3]]
    article.save()
    for credit, role in zip(article.contributions.all(), ("author", "translator"), strict=False):
        credit.role, credit.affiliation, credit.credited_as = role, "戌亥", "甲己"
        credit.save()
    for number in range(31):
        issue = issues[number % len(issues)]
        make_article(f"甲寅{number}", BODY, issue, "申酉", ["甲乙"], ["戊己", "庚辛"])
    make_article("乙卯", state="withdrawn", key="gone")
    FormerAddress.objects.create(path="/old/", reason="丁卯")
    return article


def unsaid(page):
    """What is said in Chinese and is neither marked as such nor printed."""
    for lang, words in Listener(SAMPLE.sub("", page)).spoken:
        for one in CHINESE_TO_ALL:
            words = words.replace(one, "")
        chinese = HAN.findall(words)
        if chinese and not (lang != "en" and PRINTED.issuperset(chinese)):
            yield words.strip()


def assert_says_all_in_english(pages):
    found = {words: address for address, page in pages.items() for words in unsaid(page)}
    assert not found


def test_every_page_says_all_in_english_and_marks_what_was_printed(english, room):
    pages = crawl(english)
    assert len(pages) > 100
    assert all('<html lang="en">' in page for page in pages.values())
    assert_says_all_in_english(pages)


def test_the_tests_hear_what_nobody_translated(client, room):
    assert [*unsaid(client.get("/").content.decode())]


@pytest.mark.parametrize(
    "address",
    [
        *("/nowhere/", "/old/", "/articles/gone/", "/articles/?page=99", "/archive/1900/"),
        *(
            "/search/?q=甲子&year=x",
            "/search/?q=甲子&tag=戊",
            "/search/?q=甲子&section=申酉&year=1900",
        ),
        *(
            "/search/?q=甲子癸亥",
            "/search/?q=癸癸癸癸",
            "/search/?year=1900",
            "/search/?q=" + "甲" * 500,
        ),
        *(
            "/search/?q=甲子+甲寅1",
            "/search/?q=甲乙丙丁戊己",
            "/search/?q=甲子…乙",
            "/search/?q=x&issue=x",
        ),
        *("/authors/?initial=1", "/authors/?kind=x", "/tags/?initial=1", "/tags/?initial=X"),
        *("/on-this-day/?date=x", "/on-this-day/?date=9-3", "/on-this-day/?date=2-29"),
        *("/periodicals/jiayibingding/?year=x", "/periodicals/jiayibingding/?year=1900"),
        *("/settings/?next=/", "/search/?q=甲寅&sort=oldest&since=2020&until=2024"),
    ],
)
def test_what_goes_wrong_is_told_in_english(english, room, address):
    assert_says_all_in_english({address: english.get(address, follow=True).content.decode()})


def test_refused_forms_are_told_in_english(english, room):
    fault = f"{room.get_absolute_url()}fault/"
    forms = [
        (fault, {"message": "", "paragraph": "x"}),
        (fault, {"message": "x" * 1001, "paragraph": "0"}),
        (fault, {"message": "x", "paragraph": "9"}),
        *[(fault, {"message": "x"})] * 11,
        ("/settings/", {"size": "x"}),
    ]
    for address, fields in forms:
        answer = english.post(address, fields)
        assert_says_all_in_english({str(fields): answer.content.decode()})


def test_one_thing_is_not_said_as_several(english, make_article, make_issue):
    make_article("甲", issue=make_issue(date="2024-09"), authors=["乙"], tags=["丙"])
    for address in ("/", "/articles/", "/authors/", "/tags/", "/search/?q=甲", "/archive/2024/"):
        page = english.get(address).content.decode()
        for several in ("articles", "issues", "periodicals", "authors", "topics"):
            assert f'<span class="num">1</span> {several}' not in page, address
            assert f"1 {several}" not in page, address


def test_a_thousand_is_grouped_in_english_alone(client, english, make_article, monkeypatch):
    make_article("甲")
    monkeypatch.setattr(Article.objects, "count_published", lambda: 12345, raising=False)
    assert '<span class="num">12,345 articles</span>' in english.get("/").content.decode()
    client.cookies.clear()
    assert '<span class="num">12345 篇</span>' in client.get("/").content.decode()


def test_files_and_covers_are_the_same_for_everybody(client, room):
    issue = Issue.objects.get(date="2024-09-03")
    addresses = [
        f"{issue.get_absolute_url()}cover.svg",
        "/feed/",
        "/opensearch.xml",
        f"{room.get_absolute_url().rstrip('/')}.txt",
        f"{room.get_absolute_url().rstrip('/')}.json",
        f"{room.get_absolute_url()}cite.bib",
    ]
    chinese = [client.get(address).content for address in addresses]
    assert "2024年9月3日" in chinese[0].decode()
    client.cookies["reading"] = "language:en"
    assert [client.get(address).content for address in addresses] == chinese
