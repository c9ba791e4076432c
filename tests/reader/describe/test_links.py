"""Where a page is known to be, and what it leads machines to."""

from dataclasses import replace

import pytest

from reader.describe.addresses import WHOLE_ISSUES, WHOLE_TEXTS, text_files
from reader.describe.coins import coins_of
from reader.describe.works import work_of
from reader.views.export import ArticleFile, IssueFile

HERE = "http://testserver"


@pytest.mark.parametrize(
    ("address", "known_as"),
    [
        ("/", "/"),
        ("/articles/", "/articles/"),
        ("/articles/?page=1", "/articles/"),
        ("/articles/?page=2", "/articles/?page=2"),
        ("/articles/?page=last", "/articles/?page=2"),
        ("/articles/?utm_source=x&page=2", "/articles/"),
        ("/authors/?initial=L", "/authors/"),
        ("/tags/", "/tags/"),
        ("/periodicals/", "/periodicals/"),
        ("/periodicals/tianjinzhibushenghuo/?year=2024", "/periodicals/tianjinzhibushenghuo/"),
        ("/periodicals/tianjinzhibushenghuo/2024-9/", "/periodicals/tianjinzhibushenghuo/2024-9/"),
        ("/articles/piece/?q=文章", "/articles/piece/"),
    ],
)
def test_a_page_is_known_by_one_address(head_of, piece, make_article, address, known_as):
    for _ in range(30):
        make_article(issue=piece.issue)
    assert head_of(address).link("canonical") == [f"{HERE}{known_as}"]


def test_a_search_and_a_missing_page_are_known_by_none(see, head_of, piece):
    assert head_of("/search/?q=文章").link("canonical") == []
    assert 'rel="canonical"' not in see("/nowhere/", status=404)


def test_lists_lead_to_their_pages_before_and_after(head_of, make_article):
    for _ in range(70):
        make_article()
    head = head_of("/articles/?page=2")
    assert head.link("prev") == ["?page=1"]
    assert head.link("next") == ["?page=3"]


def test_an_article_leads_to_its_neighbours_its_issue_and_its_files(head_of, piece, make_article):
    after = make_article(issue=piece.issue, position=10_000)
    head = head_of(piece)
    assert head.link("up") == [piece.issue.get_absolute_url()]
    assert head.link("prev") == []
    assert head.link("next") == [after.get_absolute_url()]
    alternate = {link["type"]: link["href"] for link in head.links if link["rel"] == "alternate"}
    assert alternate["application/x-bibtex"] == "/articles/piece/cite.bib"
    assert alternate["application/x-research-info-systems"] == "/articles/piece/cite.ris"
    assert alternate["application/vnd.citationstyles.csl+json"] == "/articles/piece/cite.csl.json"
    assert alternate["text/plain"] == "/articles/piece.txt"


def test_the_files_that_an_article_names_are_of_the_kind_that_it_says(client, piece):
    assert set(WHOLE_TEXTS) == set(ArticleFile.writers)
    for media_type, address in text_files(piece):
        assert client.get(address)["Content-Type"].partition(";")[0] == media_type


def test_an_issue_leads_to_its_neighbours_its_periodical_and_its_files(head_of, piece, make_issue):
    before = make_issue(periodical=piece.issue.periodical, date="2024-08")
    head = head_of(piece.issue)
    assert head.link("up") == [piece.issue.periodical.get_absolute_url()]
    assert head.link("prev") == [before.get_absolute_url()]
    files = {link["href"] for link in head.links if link["rel"] == "alternate"}
    here = piece.issue.get_absolute_url()
    assert {f"{here}cite.csl.json", f"{here[:-1]}.epub", f"{here[:-1]}.zip"} <= files
    assert set(WHOLE_ISSUES) == set(IssueFile.writers)


def test_signposts_stand_in_the_headers_of_an_article(client, news, settings):
    author = news.contributions.get().author
    links = client.get("/articles/news/")["Link"].split(", ")
    assert links == [
        f'<{HERE}/articles/news/>; rel="cite-as"',
        '<https://schema.org/AboutPage>; rel="type"',
        '<https://schema.org/NewsArticle>; rel="type"',
        f'<{HERE}{author.get_absolute_url()}>; rel="author"',
        f'<{HERE}/articles/news/cite.bib>; rel="describedby"; type="application/x-bibtex"',
        f'<{HERE}/articles/news/cite.ris>; rel="describedby"; '
        'type="application/x-research-info-systems"',
        f'<{HERE}/articles/news/cite.csl.json>; rel="describedby"; '
        'type="application/vnd.citationstyles.csl+json"',
        f'<{HERE}/articles/news.epub>; rel="item"; type="application/epub+zip"',
        f'<{HERE}/articles/news.txt>; rel="item"; type="text/plain"',
        f'<{HERE}/articles/news.md>; rel="item"; type="text/markdown"',
        f'<{HERE}/periodicals/zqb/2000-11-20/>; rel="collection"',
    ]
    settings.TEXTS_LICENSE = "https://example.org/by/4.0/"
    response = client.get("/articles/news/")
    assert response["Link"].endswith('<https://example.org/by/4.0/>; rel="license"')


def test_lists_offer_each_article_and_the_page_of_one_does_not(head_of, piece, news):
    assert len(head_of("/articles/").spans) == 2
    assert len(head_of(piece.issue).spans) == 1
    assert len(head_of("/search/?q=大文章").spans) == 1
    assert head_of(piece).spans == []


def test_spans_say_what_an_article_is_by_kind(rf, piece, news):
    request = rf.get("/")
    assert coins_of(replace(work_of(request, piece), kind="journal")) == (
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&rft.genre=article"
        "&rft.atitle=%E5%81%9A%E5%A5%BD%E5%A4%A7%E6%96%87%E7%AB%A0"
        "&rft.jtitle=%E5%A4%A9%E6%B4%A5%E6%94%AF%E9%83%A8%E7%94%9F%E6%B4%BB"
        "%EF%BC%88%E4%B8%8A%E5%8D%8A%E6%9C%88%EF%BC%89"
        "&rft.date=2024-09&rft.volume=3&rft.issue=9&rft.spage=24&rft.pages=24-25"
        "&rft.issn=0412-0892&rft.au=%E7%99%BD%E9%9B%AA%E6%B4%81&rft.au=%E6%A0%BE%E6%B1%9F"
        "&rft_id=http%3A%2F%2Ftestserver%2Farticles%2Fpiece%2F"
    )
    said = coins_of(work_of(request, piece))
    assert "kev%3Amtx%3Adc&rft.type=magazineArticle&rft.title=" in said
    assert "&rft.date=2024-09&rft.volume=3&rft.issue=9&rft.pages=24-25&rft.issn=0412-0892" in said
    said = coins_of(work_of(request, news))
    assert "kev%3Amtx%3Adc&rft.type=newspaperArticle&rft.title=" in said
    assert "&rft.date=2000-11-20&rft.pages=15&rft.identifier=http" in said
