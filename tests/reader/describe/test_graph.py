"""JSON-LD: each part leads to the whole it is of, and no text gets out of the element."""

import re

import pytest

from .conftest import Head

HERE = "http://testserver"
HOSTILE = "</script><script>alert(1)</script>&\u2028<!--"


def ids(node):
    """(every @id said of a node, every @id referred to)."""
    said, referred = set(), set()
    if isinstance(node, dict):
        if set(node) == {"@id"}:
            referred.add(node["@id"])
        elif "@id" in node:
            said.add(node["@id"])
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for part in inner:
        more_said, more_referred = ids(part)
        said, referred = said | more_said, referred | more_referred
    return said, referred


@pytest.mark.parametrize("place", ["article", "issue", "periodical"])
def test_every_reference_leads_to_a_node_of_the_page(head_of, piece, place):
    places = {"article": piece, "issue": piece.issue, "periodical": piece.issue.periodical}
    head = head_of(places[place])
    said, referred = ids(head.graph)
    assert head.graph["@context"] == "https://schema.org"
    assert referred <= said
    assert all(id.startswith(f"{HERE}/") for id in said)


def test_an_article_is_part_of_its_issue_volume_and_periodical(head_of, piece):
    head = head_of(piece)
    article, issue = head.node("Article"), head.node("PublicationIssue")
    volume, periodical = head.node("PublicationVolume"), head.node("Periodical")
    assert article["isPartOf"]["@id"] == issue["@id"] == f"{HERE}{piece.issue.get_absolute_url()}"
    assert issue["isPartOf"]["@id"] == volume["@id"]
    assert volume["isPartOf"]["@id"] == periodical["@id"]
    assert [author["name"] for author in article["author"]] == ["白雪洁", "栾江"]
    assert (article["headline"], article["pagination"]) == ("做好大文章", "24-25")
    assert (issue["issueNumber"], volume["volumeNumber"]) == ("9", "3")
    assert periodical["publisher"]["name"] == "支部生活社"


def test_a_newspaper_without_volumes_holds_its_issues_itself(head_of, news):
    head = head_of(news)
    assert head.node("NewsArticle")["isPartOf"]["@id"] == head.node("PublicationIssue")["@id"]
    assert head.node("PublicationIssue")["isPartOf"]["@id"] == head.node("Newspaper")["@id"]
    assert "PublicationVolume" not in str(head.graph)


def test_the_trail_leads_down_to_the_page(head_of, piece):
    trail = head_of(piece).node("BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in trail] == [
        "刊物",
        "天津支部生活",
        "2024年9月 上半月 第3卷第9期（总第1143期）",
        "做好大文章",
    ]
    assert [step["position"] for step in trail] == [1, 2, 3, 4]
    assert trail[-1]["item"] == f"{HERE}/articles/piece/"


def test_a_translator_is_no_author(head_of, news):
    news.contributions.update(role="translator")
    node = head_of(news).node("NewsArticle")
    assert [person["name"] for person in node["translator"]] == ["丁文详"]
    assert "author" not in node


def test_issues_and_periodicals_name_their_parts(head_of, piece):
    (part,) = head_of(piece.issue).node("PublicationIssue")["hasPart"]
    assert (part["@id"], part["headline"]) == (f"{HERE}/articles/piece/", "做好大文章")
    (part,) = head_of(piece.issue.periodical).node("Periodical")["hasPart"]
    assert part["@id"] == f"{HERE}{piece.issue.get_absolute_url()}"


def test_no_text_gets_out_of_its_element(see, make_article, make_issue):
    issue = make_issue("刊" + HOSTILE, edition=HOSTILE)
    article = make_article(
        HOSTILE,
        body=HOSTILE * 9,
        issue=issue,
        subtitle=HOSTILE,
        authors=[HOSTILE],
        tags=["x" + HOSTILE],
    )
    for place in (article, issue, issue.periodical):
        page = see(place.get_absolute_url())
        assert "<script>alert" not in page
        (block,) = re.findall(r'ld\+json">(.*?)</script>', page, re.S)
        assert not re.search("[<>&\u2028]", block)
        head = Head()
        head.feed(page)
        assert HOSTILE in str(head.graph).replace("\\u2028", "\u2028")
