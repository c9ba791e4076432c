"""What came out when, across periodicals; and a day of any year."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest


def test_the_archive_counts_the_issues_of_each_year(see, make_issue):
    for date in ("1957-01", "1958-02", "1958", "[2025,2026]", ""):
        make_issue(f"刊{date}", date=date)
    page = see("/archive/")
    assert re.findall(r'>(\d{4})</a> <span class="count num">(\d+) 期', page) == [
        ("2025", "1"), ("1958", "2"), ("1957", "1"),
    ]  # fmt: skip
    assert "年份不详" in page
    assert "刊" in see("/archive/undated/")


def test_a_year_has_its_months_and_periodicals(see, make_issue):
    make_issue("甲刊", date="1957-01")
    make_issue("乙刊", date="1957-01-13")
    make_issue("乙刊", date="1957-21")
    make_issue("丙刊", date="1960")
    page = see("/archive/1957/")
    assert 'href="/archive/1957/01/" aria-label="1957年1月，2 期"' in page
    assert "/archive/1957/02/" not in page
    assert 'href="/archive/1957/undated/"' in page
    assert "甲刊" in page and "乙刊" in page and "丙刊" not in page
    assert 'rel="next" href="/archive/1960/"' in page
    assert "1957年春" in see("/archive/1957/undated/")


def test_a_month_has_its_issues_by_their_days_with_what_they_open_with(
    see, make_issue, make_article
):
    make_article("开卷第一篇", issue=make_issue("甲刊", date="1957-01-13"))
    make_article("撤下的", issue=make_issue("乙刊", date="1957-01"), state="withdrawn")
    page = see("/archive/1957/01/")
    assert page.index("只知道月份") < page.index("乙刊") < page.index("13日") < page.index("甲刊")
    assert "开卷第一篇" in page
    assert "撤下的" not in page


@pytest.mark.parametrize(
    "address",
    ["/archive/1999/", "/archive/2024/08/", "/archive/2024/13/", "/archive/99/", "/archive/0000/"],
)
def test_a_time_of_nothing_is_a_404(see, make_issue, address):
    make_issue(date="2024-09")
    see(address, status=404)


def test_every_address_of_the_archive_can_be_shortened(see, make_issue):
    make_issue(date="2024-09")
    for address in ("/archive/2024/09/", "/archive/2024/undated/", "/archive/2024/", "/archive/"):
        see(address)


def test_a_day_has_what_came_out_on_it_in_any_year(see, make_issue):
    make_issue("当天刊", date="1957-09-13")
    make_issue("当月刊", date="1960-09")
    for number, date in enumerate(
        ("1957-09-14", "1957-08", "1957-09-13?", "2024", "[1957-09-13,1958]")
    ):
        make_issue(f"别刊{number}", date=date)
    page = see("/on-this-day/?date=09-13")
    assert page.index("当天刊") < page.index("这个月") < page.index("当月刊")
    assert "别刊" not in page
    assert 'rel="next" href="?date=09-14"' in page


def test_today_is_by_the_clock_of_the_room(see, make_issue, monkeypatch):
    make_issue("当天刊", date="1957-09-14")
    late = datetime(2026, 9, 13, 18, 30, tzinfo=ZoneInfo("UTC"))  # the 14th in Shanghai
    monkeypatch.setattr("django.utils.timezone.now", lambda: late)
    page = see("/on-this-day/")
    assert "历史上的今天" in page
    assert "当天刊" in page


@pytest.mark.parametrize("date", ["13-45", "九月", "0913", "02-30", "%00", "9-9-9"])
def test_a_day_that_is_none_is_refused_in_words(see, make_issue, date):
    make_issue(date="1957-09-13")
    page = see(f"/on-this-day/?date={date}", status=404)
    assert "<h1>没有这一天</h1>" in page
    assert "日期请写月和日，如 09-13" in page
    assert "北京时间" not in page


def test_a_day_of_nothing_says_so(see, make_issue):
    make_issue(date="1957-09-13")
    assert "没有这一天出版" in see("/on-this-day/?date=02-29")
