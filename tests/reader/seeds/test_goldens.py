"""What is given out of the five sources, form by form: each file was read by a person."""

import io
import re
import zipfile
from html import unescape
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest

from issues.models import Article, Issue
from reader.text import blocks_of, paragraphs_of

from ..describe.conftest import Head
from .golden import assert_golden, elements, fields, paragraphs, shortened

HERE = "http://testserver"
ATOM = "{http://www.w3.org/2005/Atom}"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
FIELD = re.compile(r'id="cite-([^"]+)"[^>]*>([^<]*)</p>')
METAS = ("description", "citation_", "z:", "prism.", "og:", "article:", "twitter:")

CHOSEN = [
    # 天津日报, whose name and year a cataloguer supplied
    "000-3br9e8k6",  # its title supplied too, no author
    "000-72gsqge4",  # two authors
    # 天津政协, whose year was supplied
    "001-4fn6zkhm",  # no author; kicker, subtitle, taken from another paper
    "001-ae5kessc",  # a body
    "001-bg7tf65k",  # a title with quotation marks, and a subtitle
    "001-pdtv33fs",  # five speakers
    # 重庆日报, of one of two years
    "002-c832m4ws",
    # 天津支部生活, with number, whole number and edition
    "003-2hs34q5n",  # nine authors
    "003-a4bhff72",  # one
    "003-exnnxzmq",  # none, and a subtitle too long to be cited
    # 天津日报 again, of one of two years
    "004-463m6xse",  # a body
    "004-fpy4296m",  # a title supplied, no author
]


@pytest.mark.parametrize("name", CHOSEN)
def test_an_article_is_given_out_as_it_was_read(fetch, name):
    article = Article.objects.for_reading().get(key=name.partition("-")[2])
    address = article.get_absolute_url()
    page = fetch(address)
    head = Head()
    head.feed(page.content.decode())
    assert_golden(
        name,
        {
            "引用": cited(page.content.decode()),
            **{f"cite.{form}": text(fetch, f"{address}cite.{form}") for form in ("bib", "ris")},
            "cite.csl.json": text(fetch, f"{address}cite.csl.json"),
            "head": said_in(head),
            "JSON-LD": "\n".join(fields(node) for node in head.graph["@graph"]),
            "Link": page["Link"].replace(", <", "\n<"),
            "COinS": coins(fetch, article),
            "Atom": shortened(elements(entry(fetch, article))),
            "OAI-PMH": elements(record(fetch, article)),
            "JSON": shortened(fields(fetch(f"{address[:-1]}.json").json())),
            "EPUB": elements(metadata(fetch, address)),
            "txt": paragraphs(text(fetch, f"{address[:-1]}.txt")),
            "md": paragraphs(text(fetch, f"{address[:-1]}.md")),
        },
    )


def test_a_whole_issue_is_given_out_as_it_was_read(fetch, room):
    issue = Issue.objects.get(periodical__slug="chongqingribaosixiangzhoukan")
    address = issue.get_absolute_url()
    with zipfile.ZipFile(io.BytesIO(fetch(f"{address[:-1]}.zip").content)) as archive:
        names = archive.namelist()
        lists = {
            name: archive.read(name).decode("utf-8-sig")
            for name in names
            if name.endswith((".csv", ".json", "参考文献.txt"))
        }
    head = Head()
    head.feed(text(fetch, address))
    assert_golden(
        "002-issue",
        {
            "EPUB": elements(metadata(fetch, address)),
            "ZIP": "\n".join(names),
            **lists,
            "head": said_in(head),
            "JSON-LD": "\n".join(fields(node) for node in head.graph["@graph"]),
            "COinS": "\n\n".join(map(readable, head.spans)),
            "JSON": fields(fetch(f"{address[:-1]}.json").json()),
        },
    )


@pytest.mark.parametrize("name", CHOSEN)
def test_every_form_has_the_whole_text(fetch, name):
    article = Article.objects.get(key=name.partition("-")[2])
    address = article.get_absolute_url()
    blocks = blocks_of(article.body)
    told = fetch(f"{address[:-1]}.json").json()["blocks"]
    assert [block["text"] for block in told] == [block.text for block in blocks]
    feed = unescape(re.sub("<br>|</?p>", "", entry(fetch, article).findtext(f"{ATOM}content")))
    plain = fetch(f"{address[:-1]}.txt").content.decode()
    marked = re.sub(r"\\|^> ", "", fetch(f"{address[:-1]}.md").content.decode(), flags=re.M)
    notes = [article.standfirst, article.author_note, article.source_note]
    parts = [one.text for one in blocks] + [p for note in notes for p in paragraphs_of(note)]
    for form in (feed, plain, marked):
        assert [part for part in parts if squeezed(part) not in squeezed(form)] == []


def text(fetch, address):
    return fetch(address).content.decode()


def squeezed(written):
    return "".join(written.split())


def cited(page):
    """The ten strings of the page; the records for reference managers are files as well."""
    strings = [(id, unescape(said)) for id, said in FIELD.findall(page) if "\n" not in said]
    assert len(strings) == 10
    return "\n".join(f"{id}\n  {said}" for id, said in strings)


def said_in(head):
    metas = [f"{name} = {content}" for name, content in head.all(*METAS)]
    links = [
        " ".join(filter(None, [link["rel"], link.get("type"), link["href"]]))
        for link in head.links
        if not re.search("stylesheet|icon|manifest|search", link["rel"])
    ]
    return "\n".join([f"title = {head.title}", *metas, *links])


def metadata(fetch, address):
    """What a book says of itself."""
    with zipfile.ZipFile(io.BytesIO(fetch(f"{address[:-1]}.epub").content)) as book:
        package = ElementTree.fromstring(book.read("EPUB/package.opf"))
    return package.find("{http://www.idpf.org/2007/opf}metadata")


def coins(fetch, article):
    """That of the article in the contents of its 期."""
    head = Head()
    head.feed(text(fetch, article.issue.get_absolute_url()))
    (span,) = (span for span in head.spans if f"articles%2F{article.key}%2F" in span)
    return readable(span)


def readable(span):
    return "\n".join(f"{name} = {value}" for name, value in parse_qsl(span))


def entry(fetch, article):
    address = f"/search/feed/?q=%E2%80%9C{article.title}%E2%80%9D"
    feed = ElementTree.fromstring(fetch(address).content)
    (own,) = (
        one
        for one in feed.iter(f"{ATOM}entry")
        if one.findtext(f"{ATOM}id").endswith(f"/{article.key}")
    )
    return own


def record(fetch, article):
    asked = {"verb": "GetRecord", "metadataPrefix": "oai_dc"}
    answer = fetch("/oai", **asked, identifier=f"oai:testserver:articles/{article.key}")
    return ElementTree.fromstring(answer.content).find(f".//{OAI}record")
