import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import text

from issues.models import Article
from issues.search import find, read_query, search, search_articles

pytestmark = pytest.mark.django_db


def found(text):
    return [article.title for article in search_articles(text)]


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("京津冀", ["京津冀"]),
        ("  京津冀　人工智能\n", ["京津冀", "人工智能"]),
        ('"数字 政府"', ["数字政府"]),
        ("“数字 政府” 建设", ["数字政府", "建设"]),
        ("「數字政府」", ["数字政府"]),
        ("实施“十项行动”计划", ["实施十项行动计划"]),
        ('数字"政府 建设', ["数字政府", "建设"]),
        ("ＡＩ AI ai", ["ai"]),
        ("甲 AND 乙*", ["甲", "and", "乙"]),
        ("甲，乙。", ["甲乙"]),
        ('"', [""]),
        ("", []),
    ],
)
def test_what_is_typed_becomes_terms(typed, runs):
    assert [term.run for term in read_query(typed).terms] == runs


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("“甲乙”", ["甲乙!"]),
        ("甲“乙”丙", ["甲乙丙"]),
        ("甲 -乙", ["甲", "-乙"]),
        ("甲 －“乙 丙”", ["甲", "-乙丙!"]),
        ("甲 —乙", ["甲", "乙"]),
        ("甲 - 乙", ["甲", "乙"]),
        ("-甲", ["甲"]),
        ("标题:甲", ["title:甲"]),
        ("標題： 甲 乙", ["title:甲", "乙"]),
        ("作者：“刘 刚”", ["author:刘刚!"]),
        ("甲 -栏目:理论", ["甲", "-section:理论"]),
        ("刊名:日报", ["periodical:日报"]),
        ("副标题:甲", ["副标题甲"]),
        ("标题:", ["标题"]),
    ],
)
def test_signs_of_a_query_are_read(typed, told):
    def tell(term):
        field = f"{term.field}:" if term.field else ""
        return f"{'-' * term.is_excluded}{field}{term.run}{'!' * term.is_exact}"

    assert [tell(term) for term in read_query(typed).terms] == told


def test_every_term_must_stand_in_the_article(make_article):
    make_article("都有", "京津冀发展人工智能")
    make_article("有一", "京津冀协同发展")
    assert found("京津冀 智能") == ["都有"]


def test_terms_may_stand_in_different_parts_of_the_article(make_article):
    make_article("京津冀协同", "人工智能", authors=["刘刚"])
    assert found("京津冀 人工智能 刘刚") == ["京津冀协同"]


def test_quotation_marks_hold_a_phrase_together(make_article):
    make_article("连", "数字政府")
    make_article("断", "数字与政府")
    assert found("“数字政府”") == ["连"]
    assert sorted(found("数字 政府")) == ["断", "连"]


@pytest.mark.parametrize("typed", ["", " \n　", "\u200b"])
def test_nothing_typed_finds_nothing(make_article, typed):
    make_article("一篇", "甲乙丙")
    assert not search(typed)


class TestNarrowing:
    """What is said in the query itself: where a word is to stand, and which is not to."""

    @pytest.fixture(autouse=True)
    def articles(self, make_article, make_issue):
        paper = make_issue("天津日报", date="2023")
        magazine = make_issue("支部生活", date="2024")
        make_article("乡村振兴", "城市更新", issue=paper, section="理论", authors=["刘刚"])
        make_article("城市更新", "乡村振兴", issue=paper, subtitle="写在年末", section="要闻")
        make_article(
            "刘刚其人", "乡村与城市", issue=magazine, section="理论周刊", authors=["王大河"]
        )

    @pytest.mark.parametrize(
        ("typed", "titles"),
        [
            ("标题:乡村", {"乡村振兴"}),
            ("题名：年末", {"城市更新"}),
            ("乡村 -标题:城市", {"乡村振兴", "刘刚其人"}),
            ("作者:刘刚", {"乡村振兴"}),
            ("作者:刘", {"乡村振兴"}),
            ("刘刚 -作者:刘刚", {"刘刚其人"}),
            ("栏目:理论", {"乡村振兴", "刘刚其人"}),
            ("栏目:理论 刊名:日报", {"乡村振兴"}),
            ("城市 -刊名:日报", {"刘刚其人"}),
            ("城市 -栏目:理论", {"城市更新"}),
            ("乡村 -更新", {"刘刚其人"}),
            ("乡 -更", {"刘刚其人"}),
            ("-更新 -写在", {"刘刚其人"}),
            ("城市 -乡村", set()),
            ("标题:城市 -C++", {"城市更新"}),
            ("刊名:天津 -要闻", {"乡村振兴", "城市更新"}),
        ],
    )
    def test_it_narrows(self, typed, titles):
        assert set(found(typed)) == titles

    def test_what_was_printed_with_such_a_word_before_it_is_found_as_well(self, make_article):
        make_article("一封信", "标题：城市之光，栏目：理论")
        assert set(found("标题：城市")) == {"城市更新", "一封信"}
        assert "一封信" in found("栏目：理论")


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
    assert len(search(typed)) in {0, 1}


@pytest.mark.parametrize("typed", [sign for sign in SIGNS if len(sign) < 20 and sign.isprintable()])
def test_every_sign_is_found_where_it_was_printed(make_article, typed):
    make_article("有", f"前{typed}后")
    make_article("无", "丙丁")
    assert found(typed) == ["有"]


@given(text())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_can_be_typed_is_an_error(db, typed):
    assert len(search(typed)) == 0


def test_a_long_run_is_found(make_article):
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 1500)))
    make_article("长", text)
    assert found(text[100:1400]) == ["长"]


def test_a_run_that_stands_nowhere_is_cut_into_words(make_article):
    make_article("都有", "人工智能在京津冀")
    make_article("有一", "京津冀协同发展")
    assert found("京津冀的人工智能") == ["都有"]
    query = search("京津冀的人工智能").query
    assert query.is_cut
    assert [term.run for term in query.terms] == ["京津冀", "人工智能"]


def test_a_run_that_stands_somewhere_is_not_cut(make_article):
    make_article("连", "京津冀人工智能")
    make_article("断", "人工智能在京津冀")
    assert found("京津冀人工智能") == ["连"]
    assert not search("京津冀人工智能").query.is_cut


def test_what_is_exact_is_not_cut(make_article):
    make_article("断", "人工智能在京津冀")
    assert found("“京津冀人工智能”") == []
    assert found("“京津冀” 人工智能") == ["断"]


def test_a_word_that_cannot_be_cut_is_left_as_it_is(make_article):
    make_article("一篇", "甲")
    assert not search("人工智能").query.is_cut


def test_withdrawn_and_merged_articles_are_not_found(make_article):
    make_article("公开", "京津冀")
    make_article("撤下", "京津冀", state=Article.State.WITHDRAWN)
    make_article("并入", "京津冀", state=Article.State.MERGED)
    assert found("京津冀") == ["公开"]


def test_editors_find_what_is_withdrawn(make_article):
    make_article("撤下", "京津冀", state=Article.State.WITHDRAWN)
    assert len(find(read_query("京津冀"), hidden=True)) == 1


def test_what_is_excluded_is_never_what_is_found(make_article):
    """Not even where nothing else is found, or by the words of what was typed."""
    make_article("一篇", "乡村振兴，数字经济，天津")
    assert found("数字经济 -天津") == []
    assert found("数字经济乡村振兴 -天津") == []


def test_signs_count_in_what_is_excluded(make_article):
    make_article("甲", "编程用 C++")
    make_article("乙", "编程用 C 语言，占5年")
    assert found("编程 -C++") == ["乙"]
    assert found("编程 -用C++") == ["乙"]
    assert found("编程 -，") == ["甲"]


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("数字的治理", "“数字的治理”"),
        ("gpt-4 模型", "“gpt-4模型”"),
        ("编程语言 -乙 作者:刘刚", "“编程语言” -乙 作者:刘刚"),
        ("“数字 政府” 建设", "“数字 政府建设”"),
    ],
)
def test_the_exact_form_is_what_was_typed(make_article, typed, exact):
    make_article("题", "数字，治理，政府，编程，语言，gpt-4，模型，建设", authors=["刘刚"])
    assert search(typed).query.exact == exact


def test_more_terms_than_can_be_asked_are_cut_off(make_article, django_assert_max_num_queries):
    with django_assert_max_num_queries(400):
        assert search(" ".join(f"标题:字{n}" for n in range(200))).query.is_short
