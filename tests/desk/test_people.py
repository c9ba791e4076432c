"""Two authors that are one, one that is two, a person that is a body; and all of it undone."""

import pytest

from issues.desk import DeskError
from issues.desk.people import (
    keep_apart,
    leave_name,
    likely_duplicates,
    mark_as_body,
    merge_authors,
    tell_apart,
    unmerge_author,
)
from issues.models import Article, Author, Contribution
from issues.search import search_articles

from .conftest import TEXT

LIGHT, FERRY = "山村的电灯", "渡口的船工"


def author(name, **fields) -> Author:
    return Author.objects.get(name=name, **fields)


def signed(title) -> list[str]:
    return [c.author.name for c in Article.objects.get(title=title).contributions.all()]


def test_bylines_of_a_merged_author_are_the_others_and_say_what_was_printed(put):
    put()
    merge_authors(author("王大河"), author("陈国华"))
    assert signed(FERRY) == ["陈国华"]
    assert Contribution.objects.get(article__title=FERRY).credited_as == "王大河"


def test_a_merge_stays_when_the_source_is_imported_again(put):
    put()
    merge_authors(author("王大河"), author("陈国华"))
    (report,) = put()
    assert (report.changed, report.kept, report.conflicts) == (0, [], [])
    assert signed(FERRY) == ["陈国华"]


def test_what_is_imported_later_under_the_old_name_is_of_the_author(put):
    put()
    merge_authors(author("王大河"), author("陈国华"))
    put(TEXT.replace(FERRY, "桥头").replace("渡口", "桥头").replace("梯田", "山田"), name="b.txt",
        companion='[periodical]\ntitle = "渔村月刊"\n')  # fmt: skip
    assert signed("桥头") == ["陈国华"]


def test_a_new_affiliation_in_the_source_flows_into_a_merged_byline(put):
    put()
    merge_authors(author("王大河"), author("陈国华"))
    put(TEXT.replace("文/王大河", "文/本刊记者 王大河"))
    credit = Contribution.objects.get(article__title=FERRY)
    assert (credit.author.name, credit.affiliation) == ("陈国华", "本刊记者")


def test_a_merge_can_be_undone(put):
    put()
    merge_authors(author("王大河"), author("陈国华"))
    unmerge_author(author("王大河"))
    assert (signed(LIGHT), signed(FERRY)) == (["陈国华"], ["王大河"])


def test_merges_upon_merges_are_undone_one_by_one(put, make_author):
    put()
    third = make_author("陈国桦")
    merge_authors(author("王大河"), author("陈国华"))
    merge_authors(author("陈国华"), third)
    assert signed(FERRY) == ["陈国桦"]
    unmerge_author(author("陈国华"))
    assert (signed(LIGHT), signed(FERRY)) == (["陈国华"], ["陈国华"])
    unmerge_author(author("王大河"))
    assert signed(FERRY) == ["王大河"]


def test_the_address_of_a_merged_author_leads_to_the_other(put, client):
    put()
    gone, into = author("王大河"), author("陈国华")
    merge_authors(gone, into)
    answer = client.get(gone.get_absolute_url())
    assert (answer.status_code, answer.url) == (301, into.get_absolute_url())


def test_a_merged_author_is_in_no_list(put, client):
    put()
    merge_authors(author("王大河"), author("陈国华"))
    assert "王大河" not in client.get("/authors/").content.decode()


def test_an_article_is_found_under_the_name_of_the_author_and_the_name_printed(put):
    put()
    merge_authors(author("王大河"), author("陈国华"))
    found = Article.objects.get(title=FERRY)
    assert found in search_articles("作者:陈国华") and found in search_articles("作者:王大河")


def test_two_who_sign_one_article_are_not_merged(make_article):
    make_article("山村", authors=["陈国华", "王大河"])
    with pytest.raises(DeskError, match="同署"):
        merge_authors(author("王大河"), author("陈国华"))


def test_an_author_is_not_merged_into_himself_nor_in_a_ring(make_author):
    one, other = make_author("陈国华"), make_author("王大河")
    with pytest.raises(DeskError, match="已经是"):
        merge_authors(one, one)
    merge_authors(one, other)
    with pytest.raises(DeskError, match="已经是"):
        merge_authors(other, one)
    with pytest.raises(DeskError, match="没有并入"):
        unmerge_author(other)


def test_one_of_two_with_the_same_name_is_told_apart_and_stays_so(put):
    put(TEXT.replace("王大河", "陈国华"))
    credit = Contribution.objects.get(article__title=FERRY)
    other = tell_apart(author("陈国华"), [credit], "船工")
    (report,) = put(TEXT.replace("王大河", "陈国华"))
    assert not report.conflicts
    assert Contribution.objects.get(article__title=FERRY).author == other
    assert Contribution.objects.get(article__title=LIGHT).author == author("陈国华", distinction="")


@pytest.mark.parametrize(("distinction", "chosen"), [(" ", 1), ("船工", 0)])
def test_to_tell_apart_takes_a_distinction_and_a_byline(put, distinction, chosen):
    put()
    with pytest.raises(DeskError, match="请"):
        tell_apart(author("陈国华"), Contribution.objects.all()[:chosen], distinction)


def test_a_person_that_is_a_body_stays_one(put):
    put()
    mark_as_body(author("王大河"))
    (report,) = put()
    assert (report.kept, report.conflicts) == ([], [])
    assert Contribution.objects.get(article__title=FERRY).author.kind == "corporate"


def test_a_person_that_is_a_body_known_already_is_that_body(put, make_author):
    put()
    body = make_author("王大河（团体）")
    Author.objects.filter(pk=body.pk).update(name="王大河", kind="corporate")
    mark_as_body(author("王大河", kind="person"))
    assert Contribution.objects.get(article__title=FERRY).author == body


def test_a_new_name_keeps_what_is_printed_under_the_old(put):
    put()
    ferryman = author("王大河")
    ferryman.name = "王大和"
    ferryman.save()
    leave_name(ferryman, "王大河", "person")
    (report,) = put()
    assert (report.changed, report.kept, report.conflicts) == (0, [], [])
    assert signed(FERRY) == ["王大和"]


def test_names_of_one_sound_are_suggested_until_they_are_kept_apart(make_article):
    make_article("一", authors=["陈国华"])
    make_article("二", authors=["陈国桦"])
    make_article("三", authors=["王大河"])
    ((one, other),) = likely_duplicates()
    assert {one.name, other.name} == {"陈国华", "陈国桦"}
    keep_apart(one, other)
    assert likely_duplicates() == []


@pytest.mark.parametrize("byline", ["文/王大河 陈国华", "文/陈国华 王大河"])
def test_two_names_of_one_author_under_one_article_are_both_kept(put, make_author, byline):
    put()
    merge_authors(author("王大河"), author("陈国华"))
    put(TEXT.replace("文/王大河", byline))
    credits = Contribution.objects.filter(article__title=FERRY)
    assert {c.credited_as for c in credits} == {"王大河", "陈国华"}
    merge_authors(author("陈国华"), make_author("丁一"))
    assert {c.credited_as for c in credits.all()} == {"王大河", "陈国华"}
