"""The first five topics of an article are what a librarian would file it under."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import lists, text

from issues.chinese.segment import stop_words
from issues.topics import MOST_TAGS, Collection, Term, tags_for, tags_of, terms_of

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "cases").glob("00*.json"))


@cache
def articles():
    """(title, headings, body) of each article of the five sources, by hand-made line numbers."""
    return [
        article for case in CASES for article in articles_of(json.loads(case.read_text("utf-8")))
    ]


def articles_of(catalogue):
    lines = (ROOT / "seeds" / catalogue["seed"]).read_text("utf-8").split("\n")
    for article in catalogue["articles"]:
        whole = [[article["body_start_line"], article["body_end_line"]]]
        ranges = article.get("body_ranges") or whole
        body = ["".join("".join(lines[first - 1 : last]).split()) for first, last in ranges]
        yield article["title"] or "", article["subheadings"], "\n\n".join(body)


@cache
def collection():
    return Collection.of(terms_of(*article) for article in articles())


def topics(article):
    return [name for name, _ in tags_for(*article, collection())]


def named(opening):
    return next(article for article in articles() if article[0].startswith(opening))


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("深化京津冀协同", {"京津冀", "人工智能产业", "科技创新"}),
        ("推进党建引领基层治理行动", {"党建引领", "基层治理", "基层党组织", "矛盾纠纷"}),
        ("不断做强做优做大我国数字经济", {"数字经济", "数字技术", "新型基础设施", "互联网"}),
        ("加快智慧养老服务体系", {"老年人", "智慧养老", "养老机构", "养老服务"}),
        ("纵深推进“全域一体”智慧停车", {"智慧停车", "停车场", "泊位"}),
        ("构建数字化“固废”", {"无废城市", "固体废物", "循环经济"}),
        ("“互联网+政协协商”", {"政协协商", "网络议政"}),
        ("以数字技术赋能", {"数字技术", "数字人才", "数字文化"}),
        ("党员干部增强党性", {"增强党性", "党性修养", "党员干部"}),
        ("因地制宜发展新质生产力", {"新质生产力", "东丽区", "低空经济"}),
        ("进一步推进新型工业化", {"新型工业化", "节能减排", "供给侧结构性改革"}),
        ("激发数据要素活力", {"数据要素市场", "产权制度", "收益分配"}),
        ("实行社会主义改造", {"社会主义改造", "公私合营", "资本主义工商业", "手工业"}),
        ("人民解放军解放天津", {"解放天津", "人民解放军", "平津战役"}),
        ("推动京津冀协同发展", {"京津冀协同发展", "雄安新区"}),
        ("全面推动现代服务业", {"现代服务业", "先进制造业", "现代化产业体系"}),
    ],
)
def test_an_article_is_filed_under_its_subject(opening, expected):
    assert expected <= set(topics(named(opening))[:5])


def test_no_article_is_filed_under_an_empty_word():
    names = {name for article in articles() for name in topics(article)}
    assert not names & stop_words()
    assert not [
        name
        for name in names
        if re.search(r"\d{3}|[0-9一二三四五六七八九十]+[年月日个项是要]$", name)
    ]


def test_no_article_is_without_topics():
    assert all(2 <= len(topics(article)) <= MOST_TAGS for article in articles())


def test_a_leader_whom_an_article_cites_is_no_topic_of_it():
    titles = [title for title, *_ in articles() if "习近平" in topics((title, *_))]
    assert all("习近平" in title for title in titles)


def test_a_person_is_a_topic_where_the_article_is_about_the_person():
    body = "竺可桢研究物候。竺可桢记日记。竺可桢办大学。"
    assert "竺可桢" in topics(("竺可桢的日记", [], body))
    assert "竺可桢" not in topics(("物候学的日记", [], body))


def test_words_that_stand_together_again_and_again_are_one_topic():
    body = "稻田养鱼不打农药。" * 2 + "海洋牧场养护渔业资源，海洋牧场投放鱼礁。" * 3
    names = topics(("海洋牧场", [], body))
    assert "海洋牧场" in names
    assert not {"海洋", "牧场"} & set(names)


def test_a_term_within_another_is_the_same_topic():
    terms = [Term("智慧停车", 1.0, 12.0), Term("停车", 0.9, 12.0), Term("泊位", 0.8, 12.0)]
    assert [name for name, _ in tags_of(terms, Collection())] == ["智慧停车", "泊位"]


def test_a_collection_is_kept_from_one_import_to_the_next():
    kept = Collection.from_json(collection().to_json())
    assert kept.texts == len(articles())
    assert kept.frequency("中国式现代化") == collection().frequency("中国式现代化") > 1
    assert Collection.from_json("") == Collection()


def test_traditional_texts_get_the_same_topics():
    assert topics(("新質生產力", [], "發展新質生產力。" * 3)) == ["新质生产力"]


def test_what_every_text_says_is_no_topic_of_one():
    text = [Term("天津", 1.0, 8.0), Term("渔业", 1.0, 8.0)]
    others = [[Term("天津", 1.0, 8.0)]] * 500
    [first, second] = tags_of(text, Collection.of([text, *others]))
    assert (first[0], second[0]) == ("渔业", "天津")
    assert first[1] > 10 * second[1]


def test_a_collection_counts_texts_and_not_words():
    assert Collection.of([terms_of("", [], "渔业兴旺，渔业丰收。")]).frequency("渔业") == 1


def test_topics_do_not_hang_on_the_order_in_which_the_room_was_filled():
    backwards = Collection.of(terms_of(*article) for article in reversed(articles()))
    article = articles()[0]
    assert tags_for(*article, backwards) == tags_for(*article, collection())


@given(text(max_size=60), lists(text(max_size=20), max_size=3), text(max_size=300))
def test_any_text_has_topics_that_can_be_kept(title, headings, body):
    for name, weight in tags_for(title, headings, body, Collection()):
        assert 0 < len(name) <= 60
        assert weight > 0
