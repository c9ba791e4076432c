"""What machines are told of every article of the five sources, read back and followed."""

import json

import bibtexparser
import pytest
import rispy

from issues.models import Article, Issue

from ..describe.conftest import Head

HERE = "http://testserver"


@pytest.fixture
def issues(room):
    return Issue.objects.select_related("periodical")


def test_bibtex_of_every_issue_is_read_back(fetch, issues):
    keys = []
    for issue in issues:
        file = fetch(f"{issue.get_absolute_url()}cite.bib").content.decode()
        library = bibtexparser.parse_string(file)
        assert not library.failed_blocks
        keys += [entry.key for entry in library.entries]
        assert {entry.entry_type for entry in library.entries} == {"article"}
    assert len(keys) == len(set(keys)) == 73
    assert all(key.isascii() for key in keys)


def test_ris_and_csl_of_every_issue_say_the_same(fetch, issues):
    kinds = {"NEWS": "article-newspaper", "MGZN": "article-magazine"}
    for issue in issues:
        file = fetch(f"{issue.get_absolute_url()}cite.ris").content
        assert file.count(b"\n") == file.count(b"\r\n")
        records = rispy.loads(file.decode())
        items = fetch(f"{issue.get_absolute_url()}cite.csl.json").json()
        assert [told(one) for one in records] == [
            (
                item["id"],
                item["type"],
                item["title"],
                [name["literal"] for name in item.get("author", [])],
                item["container-title"],
                item["URL"],
            )
            for item in items
        ]
        assert {kinds[one["type_of_reference"]] for one in records} == {items[0]["type"]}


def told(record):
    kind = {"NEWS": "article-newspaper", "MGZN": "article-magazine"}[record["type_of_reference"]]
    return (
        record["id"],
        kind,
        record["title"],
        record.get("authors", []),
        record["secondary_title"],
        record["urls"][0],
    )


def test_the_graph_leads_from_every_article_up_to_its_periodical(fetch, room):
    seen = set()
    for article in Article.objects.select_related("issue__periodical"):
        graph = graph_of(fetch, article.get_absolute_url())
        things = {node["@id"]: node for node in graph if "@id" in node}
        own = things[f"{HERE}{article.get_absolute_url()}"]
        assert own["headline"] == own["name"] == article.title_display
        up, there = [], own
        while there:
            up.append(there["@type"])
            there = things[there["isPartOf"]["@id"]] if "isPartOf" in there else None
        is_news = article.issue.periodical.is_newspaper
        assert up == [
            "NewsArticle" if is_news else "Article",
            "PublicationIssue",
            "Newspaper" if is_news else "Periodical",
        ]
        assert own["pagination" if article.page else "mainEntityOfPage"]
        seen |= set(things) | {one["url"] for one in own.get("author", [])}
        seen |= {step["item"] for step in trail(graph)}
    for address in seen:
        fetch(address.removeprefix(HERE))


def test_the_graph_of_an_issue_has_all_its_articles(fetch, issues):
    for issue in issues:
        graph = graph_of(fetch, issue.get_absolute_url())
        (own,) = (node for node in graph if node["@type"] == "PublicationIssue")
        articles = issue.articles.in_printed_order()
        there = [f"{HERE}{article.get_absolute_url()}" for article in articles]
        assert [part["@id"] for part in own["hasPart"]] == there


def graph_of(fetch, address):
    head = Head()
    head.feed(fetch(address).content.decode())
    json.dumps(head.graph)
    assert head.graph["@context"] == "https://schema.org"
    return head.graph["@graph"]


def trail(graph):
    (node,) = (node for node in graph if node["@type"] == "BreadcrumbList")
    steps = node["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    return steps
