import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import text

from issues.models import Article, Tag
from issues.search import read_query, search_articles, understand
from issues.search.query import _holding

pytestmark = pytest.mark.django_db


def found(text):
    return [article.title for article in search_articles(text)]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("京津冀", ["京津冀"]),
        ("  京津冀　人工智能\n", ["京津冀", "人工智能"]),
        ('"数字 政府"', ["数字政府"]),
        ("“数字 政府” 建设", ["数字政府", "建设"]),
        ("「數字政府」", ["数字政府"]),
        ("实施“十项行动”计划", ["实施十项行动计划"]),
        ('数字"政府 建设', ["数字政府", "建设"]),
        ("ＡＩ AI ai", ["ai"]),
        ("甲 AND 乙*", ["甲", "and", "乙*"]),
        ('"', []),
        ("", []),
    ],
)
def test_what_is_typed_becomes_terms(typed, terms):
    assert list(read_query(typed).terms) == terms


def test_every_term_must_stand_in_the_article(make_article):
    make_article("都有", "京津冀发展人工智能")
    make_article("有一", "京津冀协同发展")
    assert found("京津冀 智能") == ["都有"]


def test_terms_may_stand_in_different_parts_of_the_article(make_article):
    make_article("京津冀协同", "人工智能", authors=["刘刚"])
    assert found("京津冀 人工智能 刘刚") == ["京津冀协同"]


def test_quotation_marks_hold_a_phrase_together(make_article):
    make_article("连", "数字政府")
    make_article("断", "数字，政府")
    assert found("“数字政府”") == ["连"]
    assert sorted(found("数字 政府")) == ["断", "连"]


@pytest.mark.parametrize("typed", ["", " \n　", "\u200b"])
def test_nothing_typed_finds_nothing_and_asks_nothing(django_assert_num_queries, typed):
    with django_assert_num_queries(0):
        assert not search_articles(typed)


SIGNS = [
    *"\"'()*-^:{+\\%_;&|。、《😀",
    *['""', "--", "AND", "OR NOT", "NEAR", "NEAR(甲 乙)", "title:甲"],
    *["甲*", "-甲", '"甲', '甲"乙', "^甲"],
    *["' OR 1=1 --", "👨\u200d👩\u200d👧", "甲\x00乙", "\ud800", '"' * 10_000, "甲" * 10_000],
    *["甲 乙" * 5_000, "".join(map(chr, range(0x4E00, 0x7510)))],
    " ".join(map(chr, range(0x4E00, 0x7510))),
]  # fmt: skip


@pytest.mark.parametrize("typed", SIGNS, ids=range(len(SIGNS)))
def test_no_sign_is_an_error(make_article, typed):
    make_article("一篇", "甲乙丙")
    assert search_articles(typed).count() in {0, 1}


@pytest.mark.parametrize("typed", [sign for sign in SIGNS if len(sign) < 20 and sign.isprintable()])
def test_every_sign_stands_for_itself(make_article, typed):
    make_article("有", f"前{typed}后")
    make_article("无", "丙丁")
    assert found(typed) == ["有"]


@given(text())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_can_be_typed_is_an_error(db, typed):
    assert search_articles(typed).count() == 0


def test_a_long_run_is_found(make_article):
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 1500)))
    make_article("长", text)
    assert found(text[100:1400]) == ["长"]


def test_a_run_that_stands_nowhere_is_cut_into_words(make_article):
    make_article("都有", "人工智能在京津冀")
    make_article("有一", "京津冀协同发展")
    assert found("京津冀的人工智能") == ["都有"]
    query = understand("京津冀的人工智能")
    assert query.is_cut
    assert query.terms == ("京津冀", "人工智能")


def test_a_run_that_stands_somewhere_is_not_cut(make_article):
    make_article("连", "京津冀人工智能")
    make_article("断", "人工智能在京津冀")
    assert found("京津冀人工智能") == ["连"]
    assert not understand("京津冀人工智能").is_cut


def test_a_word_that_cannot_be_cut_is_left_as_it_is(make_article):
    make_article("一篇", "甲")
    assert not understand("人工智能").is_cut


def test_withdrawn_and_merged_articles_are_not_found(make_article):
    make_article("公开", "京津冀")
    make_article("撤下", "京津冀", state=Article.State.WITHDRAWN)
    make_article("并入", "京津冀", state=Article.State.MERGED)
    assert found("京津冀") == ["公开"]


def test_a_hit_in_the_title_comes_before_one_in_the_byline_and_one_in_the_text(make_article):
    filler = "各地区各部门认真落实。" * 5
    make_article("文", f"{filler}刘刚{filler}")
    make_article("署名", filler * 2, byline="刘刚")
    make_article("记刘刚", filler * 2)
    for _ in range(7):
        make_article("别的", filler * 2)
    assert found("刘刚") == ["记刘刚", "署名", "文"]


def test_equal_hits_keep_their_order_from_page_to_page(make_article):
    keys = [make_article("同题", "同文").key for _ in range(6)]
    search = search_articles("同文")
    pages = [article.key for start in (0, 2, 4) for article in search[start : start + 2]]
    assert pages == keys[::-1]


def test_an_answer_is_narrowed_counted_and_joined_like_any_other(
    make_issue, make_article, django_assert_num_queries
):
    old, new = make_issue(date="1978-05"), make_issue(date="2024-09")
    for issue in (old, old, new):
        make_article("京津冀", issue=issue)
    tag = Tag.objects.create(name="区域协同")
    Article.objects.first().article_tags.create(tag=tag)
    search = search_articles("京津冀")
    with django_assert_num_queries(5):
        assert search.count() == 3
        assert search.filter(issue__year=1978).count() == 2
        assert search.filter(tags=tag).count() == 1
        assert Tag.objects.filter(articles__in=search).get() == tag
        assert set(search.order_by().values_list("issue__year", flat=True)) == {1978, 2024}


def test_the_texts_stay_in_the_database_until_asked_for(make_article):
    make_article("一篇", "京津冀")
    assert "body" in search_articles("京津冀").get().get_deferred_fields()


@pytest.mark.parametrize("narrowed", [{}, {"issue": 1}, {"tags": 1}, {"issue__year": 2024}])
def test_the_index_is_asked_once_and_first(narrowed):
    """SQLite left to itself asks it once for each article: seconds instead of milliseconds."""
    counted = _holding(read_query("京津冀")).filter(**narrowed).order_by().values("pk")
    assert "issues_search VIRTUAL TABLE" in counted.explain().splitlines()[0]
