"""Whatever a reader can see can be found by typing it."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from issues.chinese.fold import fold
from issues.models import Article
from issues.search import read_query, search, search_articles
from issues.search.index import index_articles

pytestmark = pytest.mark.django_db

BODY = """全会提出，加快发展新质生产力，推动京津冀协同发展走深走实。

## 一、做强人工智能产业

上海市人民政府与天津市人民政府签订协议，“十项行动”见成效 -同比“互联网 + 政协协商”。OpenAI 发布 GPT-4 模型，同比增长3.5%。"""


def found(text):
    return [article.title for article in search_articles(text)]


@pytest.mark.parametrize(
    "typed",
    [
        "京津冀",
        "人工智能",
        "新质生产力",
        "市人民政府",
        "京",
        "冀",
        "。",
        "3.5%",
        "%",
        "新質生產力",
        "ＯＰＥＮＡＩ",
        "openai",
        "gpt-4",
        "GPT－４ 模型",
        "京津冀 协同\n发展",
        "互联网 + 政协协商",
        "互联网+政协",
        "“十项行动”",
        "十项行动",
        "政府签订协议，“十项",
        "走深走实。\n\n一、做强",
        "“",
        "政府签订协议十项",
        "同比增长35",
        "增长3，5%",
        "GPT-4，模型",
        "ＧＰＴ４",
    ],
)
def test_a_run_from_the_body(make_article, typed):
    make_article("有", BODY)
    make_article("无", "另一篇文章")
    assert found(typed) == ["有"]


@pytest.mark.parametrize(
    ("typed", "printed", "other"),
    [
        ("3.5%", "增长3.5%。", "共35人"),
        ("C++", "用 C++ 编写", "丙等 C 级"),
        ("C#", "C# 语言", "C 语言"),
        ("1+3+4", "构建“1+3+4”体系", "1、3、4 号"),
        ("GPT-4", "GPT-4 模型", "GPT4 模型"),
    ],
)
def test_signs_after_letters_and_digits_are_told_apart(make_article, typed, printed, other):
    make_article("有", printed)
    make_article("另", other)
    assert found(typed) == ["有"]


def test_punctuation_after_a_letter_is_no_sign(make_article):
    make_article("甲", "国内GDP、增长")
    make_article("乙", "国内GDP增长，又有VIP，另外")
    assert sorted(found("国内GDP，增长")) == ["乙", "甲"]


def test_a_topic_with_a_sign_is_found_by_it(make_article):
    make_article("有", "用 C 语言", tags=["C++"])
    make_article("另", "用 C++ 语言")
    assert sorted(found("C++")) == ["另", "有"]


def test_a_hash_that_was_printed_is_found(make_article):
    make_article("有", "# 号打头\n\n## 小标题")
    make_article("无", "## 小标题")
    assert found("#") == ["有"]


def test_signs_that_nobody_printed_are_left_out(make_article):
    make_article("有", "共35人")
    assert found("3.5") == ["有"]


@pytest.mark.parametrize(
    ("field", "printed", "typed"),
    [
        ("kicker", "学思践悟二十大", "践悟"),
        ("subtitle", "写在建党百年之际", "百年之"),
        ("byline", "刘 刚", "刘刚"),
        ("standfirst", "编者按：本刊开设专栏", "开设专栏"),
        ("author_note", "（作者为南开大学教授）", "南开大学"),
        ("source_note", "《求是》2023年第9期", "第9期"),
    ],
)
def test_a_run_from_any_other_part(make_article, field, printed, typed):
    make_article("有", **{field: printed})
    assert found(typed) == ["有"]


def test_a_topic(make_article):
    make_article("有", tags=["區域協同"])
    assert found("区域协同") == found("域协") == ["有"]


def test_an_author_by_name_and_by_affiliation(make_article):
    article = make_article("有", authors=["刘刚"])
    article.contributions.update(affiliation="中国新一代人工智能发展战略研究院")
    index_articles([article.pk])
    assert found("刘刚") == found("战略研究院") == ["有"]


def test_a_run_does_not_reach_from_one_part_into_another(make_article):
    make_article("上海", body="市长", byline="天津", subtitle="海市蜃楼")
    across = ["“海市长”", "“津上”", "“上海市”", "“津海”"]
    assert [found(run) for run in across] == [[], [], [], []]


def test_line_ends_and_wide_spaces_in_the_text_do_not_part_a_run(make_article):
    make_article("有", "京津\n冀协\u3000同发\u200b展")
    assert found("京津冀协同发展") == ["有"]


def test_traditional_text_is_found_in_simplified_characters(make_article):
    make_article("有", "發展新質生產力，臺灣與內地")
    assert found("发展新质生产力") == found("台湾与内地") == ["有"]


ALPHABET = st.sampled_from(
    "京津冀協协同的发發展，。“”『』\n 　ＡaB2２-—\"'*()·é\u0301%_\\^:😀\U00020000"
)
TEXTS = st.text(ALPHABET, min_size=1, max_size=60) | st.text(min_size=1, max_size=40)
FOLDINGS = [
    str,
    lambda text: text.translate({code: code - 32 for code in range(ord("a"), ord("z") + 1)}),
    lambda text: text.replace("协", "協").replace("发", "發"),
    lambda text: text.replace("協", "协").replace("發", "发"),
    lambda text: text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
    lambda text: " ".join(text),
    lambda text: f"  {text}\n",
]


@given(st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_run_of_any_text_however_it_is_typed(make_article, data):
    title, body = data.draw(TEXTS), data.draw(TEXTS)
    article = Article.objects.first() or make_article()
    Article.objects.update(title=title, body=body)
    index_articles([article.pk])
    text = data.draw(st.sampled_from([title, re.sub(r"^#+ |^\\(?=#)", "", body, flags=re.M)]))
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    run = text[start : data.draw(st.integers(start + 1, start + 20))]
    typed = data.draw(st.sampled_from(FOLDINGS))(run)
    assume(not any(term.is_excluded for term in read_query(typed).terms))  # 甲 -乙
    shows_nothing = not fold(run).strip()
    assert bool(search(typed)) is not shows_nothing, typed
