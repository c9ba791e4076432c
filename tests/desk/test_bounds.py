"""Articles split, merged and drawn anew stay so, and keep what was corrected in them."""

import pytest

from issues.desk import DeskError
from issues.desk.bounds import carry_over, redraw
from issues.desk.join import merge_article
from issues.desk.split import split_article
from issues.importer.realign import realigned
from issues.models import Article
from issues.search import search_articles

from .conftest import COMPANION, TEXT, A, B, C, D

LIGHT, FERRY = "山村的电灯", "渡口的船工"


def bodies() -> dict[str, str]:
    return {a.title: a.body for a in Article.objects.published().order_by("position", "pk")}


def test_an_article_is_split_at_a_paragraph(put, the):
    put()
    other = split_article(the(LIGHT), 2, "老槐树下")
    assert bodies() == {LIGHT: A, "老槐树下": B, FERRY: f"{C}\n\n## 梯田\n\n{D}"}
    assert (other.issue, other.section) == (the(LIGHT).issue, the(LIGHT).section)


def test_a_heading_that_opens_the_second_part_is_its_title(put, the):
    put()
    split_article(the(FERRY), 2)
    assert bodies()["梯田"] == D


def test_a_split_stays_when_the_source_is_imported_again(put, the):
    put()
    other = split_article(the(FERRY), 2)
    before = bodies()
    for _ in range(2):
        (report,) = put()
        assert not report.conflicts
    assert bodies() == before
    assert the("梯田").key == other.key


def test_what_the_source_mends_flows_into_both_parts(put, the):
    put()
    split_article(the(FERRY), 2)
    put(
        TEXT.replace("那一年雨水来得早", "那一年雨水来得很早").replace(
            "仓房修好以后", "仓房修好之后"
        )
    )
    assert "那一年雨水来得很早" in the("梯田").body
    assert "仓房修好之后" in the(FERRY).body


def test_a_split_follows_its_lines_when_others_are_put_in_above(put, the):
    put()
    split_article(the(FERRY), 2)
    put(f"# 邮差上山\n\n文/李小山\n\n{A[:30]}。\n\n{B[:30]}。\n\n" + TEXT)
    assert list(bodies()) == ["邮差上山", LIGHT, FERRY, "梯田"]
    assert bodies()["梯田"] == D


def test_a_correction_by_hand_survives_a_split_and_an_import(put, the):
    put()
    ferry = the(FERRY)
    ferry.body = ferry.body.replace("那一年", "这一年")
    ferry.save()
    split_article(the(FERRY), 2)
    put()
    assert the("梯田").body.startswith("这一年")


def test_the_two_parts_may_be_signed_by_the_same(put, the):
    put()
    other = split_article(the(FERRY), 2, with_authors=True)
    assert [c.author.name for c in other.contributions.all()] == ["王大河"]


@pytest.mark.parametrize(("paragraph", "title"), [(1, "甲"), (9, "甲"), (2, " ")])
def test_a_split_that_leaves_nothing_or_no_title_is_refused(put, the, paragraph, title):
    put()
    with pytest.raises(DeskError, match="请"):
        split_article(the(LIGHT), paragraph, title)
    assert Article.objects.count() == 2


def test_an_article_without_a_source_is_split_by_hand(make_article, the):
    make_article("山村", body="甲。\n\n乙。")
    split_article(the("山村"), 2, "水库")
    assert bodies() == {"山村": "甲。", "水库": "乙。"}


def test_a_split_article_is_found_under_its_own_words(put, the):
    put()
    other = split_article(the(LIGHT), 2, "老槐树下")
    assert search_articles("老槐树") == [other]


def test_an_article_is_merged_into_another(put, the, client):
    put()
    address = the(FERRY).get_absolute_url()
    merge_article(the(FERRY), the(LIGHT))
    assert bodies() == {LIGHT: f"{A}\n\n{B}\n\n## {FERRY}\n\n{C}\n\n## 梯田\n\n{D}"}
    assert [c.author.name for c in the(LIGHT).contributions.all()] == ["陈国华", "王大河"]
    assert client.get(address).url == the(LIGHT).get_absolute_url()


def test_a_merge_stays_and_what_the_source_mends_flows_into_it(put, the):
    put()
    merge_article(the(FERRY), the(LIGHT), with_authors=False)
    for text in (TEXT, TEXT.replace("仓房修好以后", "仓房修好之后")):
        (report,) = put(text)
        assert not report.conflicts
    assert "仓房修好之后" in the(LIGHT).body
    assert the(FERRY).state == Article.State.MERGED


def test_what_stands_before_an_article_is_merged_before_it(put, the):
    put()
    merge_article(the(LIGHT), the(FERRY))
    before = bodies()
    assert before == {FERRY: f"## {LIGHT}\n\n{A}\n\n{B}\n\n{C}\n\n## 梯田\n\n{D}"}
    put()
    assert bodies() == before


def test_a_title_that_is_left_out_of_a_merge_is_not_missed(put, the):
    put()
    merge_article(the(FERRY), the(LIGHT), keep_title=False)
    put()
    assert FERRY not in the(LIGHT).body
    assert not the(LIGHT).source.problems


def test_a_merge_into_itself_or_of_what_is_gone_is_refused(put, the):
    put()
    with pytest.raises(DeskError, match="自身"):
        merge_article(the(LIGHT), the(LIGHT))
    merge_article(the(FERRY), the(LIGHT))
    with pytest.raises(DeskError, match="已并入他篇"):
        merge_article(the(FERRY), the(LIGHT))


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if words in line)


def test_bounds_are_drawn_by_lines_and_the_neighbour_gives_way(put, the):
    put()
    last, ferry = line_of(TEXT, B), line_of(TEXT, C)
    redraw(the(FERRY), [(last, last), (ferry, ferry + 4)])
    assert bodies() == {LIGHT: A, FERRY: f"{B}\n\n{C}\n\n## 梯田\n\n{D}"}
    put()
    assert bodies()[LIGHT] == A


def test_bounds_keep_what_was_corrected_in_paragraphs_that_stay(put, the):
    put()
    light = the(LIGHT)
    light.body = light.body.replace("渔人收网", "渔人撒网")
    light.save()
    first = line_of(TEXT, A)
    redraw(the(LIGHT), [(first, first)])
    assert the(LIGHT).body == A.replace("渔人收网", "渔人撒网")


@pytest.mark.parametrize(
    ("body", "says"), [([], "请写明"), ([(3, 99)], "没有第 3 至 99 行"), ([(2, 2)], "没有正文")]
)
def test_bounds_that_hold_no_text_are_refused(put, the, body, says):
    put()
    with pytest.raises(DeskError, match=says):
        redraw(the(LIGHT), body)
    assert the(LIGHT).drawn is None


def test_lines_that_an_editor_gave_to_another_are_refused(put, the):
    put()
    split_article(the(LIGHT), 2, "老槐树下")
    with pytest.raises(DeskError, match="老槐树下"):
        redraw(the(FERRY), [(line_of(TEXT, B), line_of(TEXT, D))])


def test_a_companion_and_an_editor_may_both_speak_of_an_article(put, the):
    put(companion=COMPANION + f'[[article]]\nat = {line_of(TEXT, C)}\ntitle = "渡口"\n')
    split_article(the("渡口"), 2)
    put(companion=COMPANION + f'[[article]]\nat = {line_of(TEXT, C)}\ntitle = "老渡口"\n')
    assert list(bodies()) == [LIGHT, "老渡口", "梯田"]


def test_spans_follow_their_lines():
    old, new = list("abcdef"), list("xabcydefz")
    assert realigned([(1, 3), (4, 6)], old, new) == [(2, 4), (6, 8)]
    assert realigned([(2, 3)], old, list("adef")) == []
    assert realigned([(3, 4)], old, new) == [(4, 6)]


def test_corrections_are_carried_over_to_the_paragraphs_that_are_still_there():
    assert carry_over("甲\n\n乙\n\n丙", "甲\n\n乙改\n\n丙", "乙\n\n丙\n\n丁") == "乙改\n\n丙\n\n丁"


def test_an_article_corrected_in_its_first_words_is_the_same_article(put, the):
    put()
    key = the(LIGHT).key
    light = the(LIGHT)
    light.title = "电灯"
    light.save()
    (report,) = put(TEXT.replace("河边的芦苇", "河岸的芦苇"))
    assert (report.created, report.removed) == (0, 0)
    assert the("电灯").key == key and "河岸的芦苇" in the("电灯").body


def test_bounds_are_put_in_order_and_headings_must_stand_within_them(put, the):
    put()
    with pytest.raises(DeskError, match="第 99 行不在正文的行里"):
        redraw(the(LIGHT), [(5, 7)], [(99, 99)])
    redraw(the(LIGHT), [(5, 6), (6, 7)])
    assert the(LIGHT).drawn["body"] == [[5, 7]]
