"""The years of a periodical: what there is, what is missing, and what nobody knows."""

import re
from datetime import date, timedelta

import pytest

from reader.years import _expected, calendar_of, months_of, rows_of


@pytest.fixture
def put(make_issue):
    """Issues of one periodical, by date and number."""

    def make(*issues):
        pairs = [issue if isinstance(issue, tuple) else (issue, "") for issue in issues]
        return [make_issue(date=date, number=number) for date, number in pairs]

    return make


def shown(row):
    """One sign for each month of a row: how many 期, 缺, · for nothing; a 合刊 over two is ＝＝."""
    signs = []
    for slot in row.slots:
        sign = "缺" if slot.is_missing else str(len(slot.issues)) if slot.issues else "·"
        signs.append(sign if slot.span == 1 else "＝" * slot.span)
    return "".join(signs)


def test_what_a_monthly_lacks_between_its_first_and_last_is_marked(put):
    (row,) = rows_of(put("2024-02", "2024-03", "2024-06", "2024-09"))
    assert shown(row) == "·11缺缺1缺缺1···"


def test_a_quarterly_lacks_only_quarters(put):
    (row,) = rows_of(put("2024-01", "2024-04", "2024-10"))
    assert shown(row) == "1··1··缺··1··"


def test_two_issues_say_nothing_of_what_is_between_them(put):
    (row,) = rows_of(put("2024-01", "2024-04"))
    assert shown(row) == "1··1········"


def test_a_double_issue_stands_over_its_months(put):
    (row,) = rows_of(put("2024-03", "2024-04/2024-05", "2024-06", ("2024-07", "7-8"), "2024-09"))
    assert shown(row) == "··1＝＝1＝＝1···"
    assert row.count == 5


def test_a_double_issue_beside_another_stands_in_both_months(put):
    (row,) = rows_of(put("2024-04/2024-05", ("2024-05", "extra"), "2024-06"))
    assert shown(row) == "···121······"


def test_double_numbers_that_are_no_months_take_one_month(put):
    assert len(months_of(put(("2024-02", "7-8"))[0])) == 1
    assert len(months_of(put(("2024-12", "12-1"))[0])) == 1


def test_what_is_not_dated_to_the_month_stands_apart(put):
    issues = put("2024-01", "2024-XX", "2024", "[2025,2026]", "2024-21", "", "2024?")
    rows = rows_of(issues)
    assert [row.number for row in rows] == [2025, 2024, None]
    assert [len(row.loose) for row in rows] == [1, 4, 1]


def test_whole_years_of_nothing_are_one_line(put):
    later, earlier = rows_of(put("1957-01", "1957-02", "2024-09"))
    assert later.gap == "1958—2023"
    assert shown(later)[:8] == "缺" * 8


def test_the_days_of_a_daily_are_in_their_weeks(put):
    months, loose = calendar_of(2024, put("2024-09-02", "2024-09-03", "2024-09-05", "2024-10", ""))
    assert [month.number for month in months] == [9, 10]
    september = months[0]
    assert september.offset == 6  # the first was a Sunday
    assert [slot.number for slot in september.slots if slot.issues] == [2, 3, 5]
    assert [slot.number for slot in september.slots if slot.is_missing] == [4]
    assert len(months[1].loose) == len(loose) == 1


def test_a_page_says_what_is_missing_and_what_is_not_known(see, put):
    issues = put("2024-02", "2024-03", "2024-05", "2024", "")
    page = see(issues[0].periodical.get_absolute_url())
    for words in ("“缺”指", "月份不详", "年份不详", "日期不详"):
        assert words in page
    assert page.count('class="lack">缺') == 1


def test_a_daily_shows_one_year_at_a_time(see, put, make_issue):
    put(*(f"2023-01-{day:02}" for day in range(1, 31)))
    newest = put("2024-03-05")[0]
    address = newest.periodical.get_absolute_url()
    page = see(address)
    assert newest.get_absolute_url() in page
    assert "2023年1月7日" not in page
    page = see(f"{address}?year=2023")
    assert page.count('aria-label="2023年1月') == 30
    assert re.search(r'year=2023" aria-current="true"', page)
    assert "这一年没有馆藏" in see(f"{address}?year=1999")


def test_dates_that_follow_no_rule_leave_nothing_missing():
    weekly = [date(2024, 1, 1) + timedelta(weeks=n) for n in range(30)]
    weekly[12] += timedelta(days=1)
    assert not list(_expected(day.toordinal() for day in weekly))
    assert list(_expected([1, 3, 7])) == [1, 3, 5, 7]


def test_a_day_that_no_calendar_has_stands_apart(make_issue):
    issue = make_issue(date="2023-02-30")
    months, _ = calendar_of(2023, [issue])
    assert [month.loose for month in months] == [[issue]]
