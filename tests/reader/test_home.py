"""The home page, and the article of the day."""

from datetime import date

from issues.models import Article
from reader.daily import OPENING, SIZES, place_of
from reader.opening import opening_of
from reader.text import blocks_of


def test_home_has_of_each_periodical_what_came_in_last(see, make_issue):
    for month in range(1, 9):
        make_issue("新刊", date=f"2024-0{month}", number=str(month))
    make_issue("旧刊", date="1957-01", number="1")
    page = see("/")
    assert page.index("《旧刊》1957年1月") < page.index("《新刊》2024年8月")
    assert page.count("cover.svg") == 2
    for number in range(9):
        make_issue(f"刊{number}")
    assert see("/").count("cover.svg") == 6


def test_home_has_a_place_for_where_one_was_and_ways_to_the_archive(see, make_issue):
    make_issue()
    page = see("/")
    assert '<section id="left-off"' in page
    assert 'href="/archive/"' in page and 'href="/on-this-day/"' in page


def test_home_has_one_article_for_the_day_with_its_opening(see, make_article):
    make_article("太短的一篇", body="话。" * 10)
    make_article("太长的一篇", body="话。" * 2000)
    make_article("撤下的一篇", body="话。" * 500, state="withdrawn")
    page = see("/")
    assert "今日一篇" not in page
    make_article("正好的一篇", body="## 小题\n\n" + "开头的一句话。" * 150)
    page = see("/")
    assert "正好的一篇" in page and "开头的一句话。" in page and "由日期选定" in page
    assert "小题" not in page


def test_the_article_of_the_day_is_the_next_by_its_key_and_goes_round(make_article):
    for key in ("bbb", "mmm", "yyy"):
        make_article(key, body="话" * 900, key=key)

    def chosen(place):
        return Article.objects.of_the_day(place, SIZES).key

    assert [chosen(place) for place in ("a", "bbb", "c", "mmmm", "z")] == [
        "bbb", "bbb", "mmm", "yyy", "bbb",
    ]  # fmt: skip


def test_days_stand_for_places_that_are_spread():
    places = {place_of(date(2026, month, 1)) for month in range(1, 13)}
    assert len(places) == 12
    assert len({place[0] for place in places}) > 4
    assert place_of(date(2026, 1, 1)) == place_of(date(2026, 1, 1))


def test_an_opening_ends_with_a_sentence():
    body = "一句十个字的话在这里。" * 40
    opening = opening_of(blocks_of(body), OPENING)
    assert len(opening) <= 160 and opening.endswith("。")
    assert opening_of(blocks_of("没有句号" * 100), OPENING).endswith("…")
