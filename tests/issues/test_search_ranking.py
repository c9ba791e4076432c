"""What comes first is what a reader would have put first."""

import pytest

from issues.search import everything, ranked, ranking, search, search_articles

pytestmark = pytest.mark.django_db

FILLER = "各地区各部门认真落实。" * 5


def found(text):
    return [article.title for article in search_articles(text)]


def test_title_comes_before_byline_and_heading_and_these_before_the_text(make_article):
    make_article("文", f"{FILLER}刘刚刘刚刘刚{FILLER}")
    make_article("署名", FILLER * 2, byline="刘刚")
    make_article("记刘刚", FILLER * 9)
    make_article("小标题", f"{FILLER}\n\n## 再访刘刚\n\n{FILLER}")
    titles = found("刘刚")
    assert titles[0] == "记刘刚"
    assert set(titles[1:3]) == {"署名", "小标题"}
    assert titles[3] == "文"


def test_one_run_comes_before_words_that_stand_apart(make_article):
    make_article("散", f"人工智能{FILLER}京津冀京津冀京津冀")
    make_article("连", f"{FILLER}京津冀人工智能{FILLER}")
    assert found("京津冀 人工智能") == ["连", "散"]


def test_words_apart_in_the_title_come_before_one_run_in_the_text(make_article):
    make_article("文", "京津冀人工智能")
    make_article("人工智能与京津冀", FILLER)
    assert found("京津冀 人工智能") == ["人工智能与京津冀", "文"]


def test_the_short_and_dense_comes_before_the_long_and_thin(make_article):
    make_article("长", FILLER + "乡村振兴" + FILLER * 5)
    make_article("密", FILLER + "乡村振兴" * 3)
    make_article("短", FILLER + "乡村振兴")
    assert found("乡村振兴") == ["密", "短", "长"]


def test_equals_come_by_date_the_newest_first(make_article, make_issue):
    for title, date in {"甲": "1978-05", "乙": "2024-09", "丙": "", "丁": "2001"}.items():
        make_article(title, "同文", issue=make_issue(date=date))
    assert found("同文") == ["乙", "丁", "甲", "丙"]


def test_equals_of_one_date_keep_their_order_from_page_to_page(make_article):
    keys = sorted(make_article("同题", "同文").key for _ in range(6))
    hits = search("同文")
    by_number = {article.pk: article.key for article in search_articles("同文")}
    pages = [ranked(hits, start, start + 2) for start in (0, 2, 4)]
    assert [by_number[number] for page in pages for number in page] == keys


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_by_date(make_article, make_issue, order):
    titles = ["1978-05", "2001", "2024-09"]
    for date in ("2001", "1978-05", "2024-09"):
        make_article(date, "同文" * len(date), issue=make_issue(date=date))
    articles = {article.pk: article.title for article in search_articles("同文")}
    shown = [articles[number] for number in ranked(everything(), 0, 9, order)]
    assert shown == (titles if order == "oldest" else titles[::-1])


def test_of_many_hits_each_is_on_one_page(make_article, monkeypatch):
    """More hits than are weighed at once: first those with the word above their text."""
    monkeypatch.setattr(ranking, "MANY", 5)
    for number in range(8):
        make_article(f"题{number}", "乡村" * (number + 1))
        make_article(f"乡村之{number}", "文")
    hits = search("乡村")
    pages = [ranked(hits, start, start + 3) for start in range(0, 16, 3)]
    numbers = [number for page in pages for number in page]
    assert len(numbers) == len(set(numbers)) == 16
    titles = {article.pk: article.title for article in search_articles("乡村")}
    shown = [titles[number] for number in numbers]
    assert all(title.startswith("乡村之") for title in shown[:8])
    assert shown[8] == "题7"


def test_it_is_asked_in_a_handful_of_queries(make_article, django_assert_num_queries):
    for number in range(4):
        make_article(f"京津冀{number}", "人工智能")
    search("京津冀 人工智能")
    with django_assert_num_queries(7):
        ranked(search("京津冀 人工智能"), 0, 20)
