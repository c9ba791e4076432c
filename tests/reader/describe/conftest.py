"""The head of a page, taken apart."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest


@dataclass
class Head(HTMLParser):
    """What a page says before its body; and of the whole page the spans for machines."""

    metas: list = field(default_factory=list)
    links: list = field(default_factory=list)
    spans: list = field(default_factory=list)
    graph: dict = field(default_factory=dict)
    title: str = ""

    def __post_init__(self):
        super().__init__()
        self.inside = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.inside = tag
        if tag == "meta" and "content" in attributes:
            name = attributes.get("name") or attributes.get("property")
            self.metas.append((name, attributes["content"]))
        elif tag == "link":
            self.links.append(attributes)
        elif attributes.get("class") == "Z3988":
            self.spans.append(attributes["title"])
        elif tag == "script" and attributes.get("type") == "application/ld+json":
            self.inside = "graph"

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside == "graph":
            self.graph = json.loads(data)
        elif self.inside == "title":
            self.title += data

    def all(self, *prefixes):
        return [pair for pair in self.metas if (pair[0] or "").startswith(prefixes)]

    def link(self, rel):
        return [link["href"] for link in self.links if link["rel"] == rel]

    def node(self, kind):
        (node,) = (node for node in self.graph["@graph"] if node["@type"] == kind)
        return node


@pytest.fixture
def head_of(see):
    def look(there):
        head = Head()
        head.feed(see(there if isinstance(there, str) else there.get_absolute_url()))
        return head

    return look


@pytest.fixture
def news(make_periodical, make_issue, make_article):
    """An article of a newspaper, known to the day."""
    paper = make_periodical("中国青年报", slug="zqb", kind="newspaper", cn="11-0061")
    issue = make_issue(periodical=paper, date="2000-11-20", number="", slug="2000-11-20")
    return make_article(
        "数字革命与竞争国际化",
        body="数字革命正在改变世界。" * 4 + "竞争没有国界。",
        issue=issue,
        key="news",
        page="15",
        section="理论",
        authors=["丁文详"],
        tags=["经济"],
    )


@pytest.fixture
def piece(make_periodical, make_issue, make_article):
    """An article of a magazine, known to the month."""
    magazine = make_periodical("天津支部生活", issn="0412-0892", publisher="支部生活社")
    issue = make_issue(
        periodical=magazine, edition="上半月", volume="3", whole_number="1143", slug="2024-9"
    )
    return make_article(
        "做好大文章",
        issue=issue,
        key="piece",
        page="24-25",
        authors=["白雪洁", "栾江"],
        tags=["经济", "金融"],
    )
