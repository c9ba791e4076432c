"""A newspaper, a magazine and a journal are told apart wherever there is a word for each."""

import json

import pytest

WORDS = {
    "newspaper": ("NewsArticle", "Newspaper", "NEWS", "article-newspaper", "newspaper", "N/OL"),
    "magazine": ("Article", "Periodical", "MGZN", "article-magazine", "magazine", "J/OL"),
    "journal": ("ScholarlyArticle", "Periodical", "JOUR", "article-journal", None, "J/OL"),
}


@pytest.mark.parametrize("kind", WORDS)
def test_each_kind_has_its_words(client, head_of, see, piece, kind):
    periodical = piece.issue.periodical
    periodical.kind = kind
    periodical.save()
    article, whole, ris, csl, subtype, mark = WORDS[kind]
    head = head_of(piece)
    assert head.node(article)["isPartOf"]
    assert head.node(whole)["name"] == "天津支部生活"
    said = dict(head.metas)
    assert ("citation_journal_title" in said) == (kind == "journal")
    assert ("z:itemType" in said) == (kind != "journal")
    response = client.get(piece.get_absolute_url())
    assert f'<https://schema.org/{article}>; rel="type"' in response["Link"]
    assert f"[{mark}]" in response.content.decode()
    assert f"TY  - {ris}" in client.get("/articles/piece/cite.ris").content.decode()
    (item,) = json.loads(client.get("/articles/piece/cite.csl.json").content)
    assert item["type"] == csl
    entry = client.get("/articles/piece/cite.bib").content.decode()
    assert ("entrysubtype" in entry) == bool(subtype)
    assert client.get(f"{periodical.get_absolute_url().rstrip('/')}.json").json()["kind"] == kind
    assert periodical.get_kind_display() in see(periodical.get_absolute_url())
