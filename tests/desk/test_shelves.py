"""栏目 that are one, articles in another 期, a 期 in another order; and another import after it."""

import pytest

from issues.desk import DeskError
from issues.desk.shelves import increasing, merge_sections, move_articles, put_in_section, reorder
from issues.models import Article, Section

from .conftest import COMPANION, TEXT, A, B

LIGHT, FERRY = "山村的电灯", "渡口的船工"
SECTIONED = COMPANION + (
    '[[article]]\nat = 5\nsection = "山里"\n[[article]]\nat = 13\nsection = "水边"\n'
)


def section(name) -> Section:
    return Section.objects.get(name=name)


def test_a_merged_section_is_the_other_now_and_after_an_import(put, the, client):
    put(companion=SECTIONED)
    address = section("水边").get_absolute_url()
    merge_sections(section("水边"), section("山里"))
    assert the(FERRY).section.name == "山里"
    (report,) = put(companion=SECTIONED)
    assert (report.changed, report.conflicts) == (0, [])
    assert list(Section.objects.values_list("name", flat=True)) == ["山里"]
    assert client.get(address).url == section("山里").get_absolute_url()


def test_sections_of_two_periodicals_are_not_merged(make_article, make_issue):
    make_article("一", issue=make_issue("山村月刊"), section="山里")
    make_article("二", issue=make_issue("渔村月刊"), section="水边")
    with pytest.raises(DeskError, match="不是同一种刊物"):
        merge_sections(section("水边"), section("山里"))


def test_an_article_that_was_moved_stays_where_it_was_put(put, the, make_issue):
    put()
    issue = make_issue("渔村月刊")
    move_articles([the(FERRY)], issue)
    (report,) = put(TEXT.replace("那一年雨水", "这一年雨水"))
    assert not report.conflicts
    assert the(FERRY).issue == issue
    assert "这一年雨水" in the(FERRY).body


def test_an_article_brings_its_section_along(put, the, make_issue):
    put(companion=SECTIONED)
    move_articles([the(FERRY)], make_issue("渔村月刊"))
    moved = the(FERRY).section
    assert (moved.name, moved.periodical.title) == ("水边", "渔村月刊")


def test_to_move_an_article_where_it_is_says_so(put, the):
    put()
    with pytest.raises(DeskError, match="已经在"):
        move_articles([the(FERRY)], the(FERRY).issue)


def test_an_article_from_elsewhere_takes_no_place_of_another_source(put, the):
    put()
    put(TEXT.replace("山村", "渔村").replace("渡口", "桥头"), name="b.txt",
        companion=COMPANION.replace("山村", "渔村"))  # fmt: skip
    move_articles([the("桥头的船工")], the(LIGHT).issue)
    put()
    assert the("桥头的船工").issue == the(LIGHT).issue


def test_a_section_of_another_periodical_is_refused(put, the, make_issue):
    put(companion=SECTIONED)
    other = Section.objects.create(periodical=make_issue("渔村月刊").periodical, name="水边")
    with pytest.raises(DeskError, match="不属于"):
        put_in_section([the(LIGHT)], other)


def test_an_order_that_an_editor_gave_stays(put, the):
    put()
    assert reorder(the(LIGHT).issue, [the(FERRY), the(LIGHT)]) == 2
    put()
    ordered = Article.objects.in_printed_order()
    assert [a.title for a in ordered] == [FERRY, LIGHT]


def test_places_grow():
    assert increasing([1, 1, 3, 3, 9]) == [1, 2, 3, 4, 9]


def test_an_order_that_an_editor_gave_is_no_conflict_when_the_source_gains_an_article(put, the):
    put()
    reorder(the(LIGHT).issue, [the(FERRY), the(LIGHT)])
    (report,) = put(f"# 邮差上山\n\n文/赵一鸣\n\n{A[:40]}。\n\n{B[:40]}。\n\n" + TEXT)
    assert not report.conflicts
    assert not the(FERRY).problems
