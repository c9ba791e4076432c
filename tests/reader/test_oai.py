"""OAI-PMH 2.0, as the validators ask it: six verbs, eight errors, nothing else."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from issues.models import Article, FormerAddress, Issue

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
CODES = {
    "badArgument", "badResumptionToken", "badVerb", "cannotDisseminateFormat", "idDoesNotExist",
    "noMetadataFormats", "noRecordsMatch", "noSetHierarchy",
}  # fmt: skip
LIST = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
GET = {"verb": "GetRecord", "metadataPrefix": "oai_dc"}


@pytest.fixture
def ask(client):
    """The root of what the room answers, and its <request>."""

    def asked(by="get", **said):
        response = getattr(client, by)("/oai", said)
        assert response.status_code == 200
        assert response["Content-Type"] == "text/xml; charset=utf-8"
        return ElementTree.fromstring(response.content)

    return asked


def code_of(root) -> str:
    (error,) = root.iter(f"{OAI}error")
    assert error.text
    return error.get("code")


def texts(root, name) -> list[str]:
    return [one.text for one in root.iter(name)]


@pytest.fixture
def article(make_article):
    made = make_article(
        "题", key="abc", authors=["刘刚", "王明"], tags=["京津冀"], page="12", standfirst="编者按。"
    )
    periodical = made.issue.periodical
    periodical.publisher, periodical.issn = "杂志社", "0412-0892"
    periodical.save()
    return made


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "badVerb"),
        ({"verb": "junk"}, "badVerb"),
        ({"verb": ["Identify", "Identify"]}, "badVerb"),
        ({"verb": "Identify", "x": "1"}, "badArgument"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc"}, "badArgument"),
        ({"verb": "GetRecord", "identifier": "oai:testserver:articles/abc"}, "badArgument"),
        ({**GET, "identifier": 'invalid"id'}, "idDoesNotExist"),
        ({**GET, "identifier": "oai:testserver:articles/none"}, "idDoesNotExist"),
        ({**GET, "identifier": "a\0b"}, "idDoesNotExist"),
        ({**GET, "metadataPrefix": "marc", "identifier": "oai:testserver:articles/abc"}, "cannotDisseminateFormat"),
        ({"verb": "ListMetadataFormats", "identifier": "junk"}, "idDoesNotExist"),
        ({"verb": "ListSets", "resumptionToken": "junk"}, "badResumptionToken"),
        ({"verb": "ListRecords"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "marc"}, "cannotDisseminateFormat"),
        ({"verb": "ListRecords", "resumptionToken": "junk"}, "badResumptionToken"),
        ({"verb": "ListRecords", "resumptionToken": ""}, "badResumptionToken"),
        ({**LIST, "resumptionToken": "junk"}, "badArgument"),
        ({**LIST, "metadataPrefix": ["oai_dc", "oai_dc"]}, "badArgument"),
        ({**LIST, "from": "junk"}, "badArgument"),
        ({**LIST, "until": "junk"}, "badArgument"),
        ({**LIST, "from": "2024-02-30"}, "badArgument"),
        ({**LIST, "from": "2024-1-1"}, "badArgument"),
        ({**LIST, "from": "２０２４-01-01"}, "badArgument"),
        ({**LIST, "from": "2024-01-01", "until": "2024-01-02T00:00:00Z"}, "badArgument"),
        ({**LIST, "from": "2024-01-02", "until": "2024-01-01"}, "badArgument"),
        ({**LIST, "until": "1900-01-01"}, "noRecordsMatch"),
        ({**LIST, "from": "9999-12-31"}, "noRecordsMatch"),
        ({**LIST, "set": "none"}, "noRecordsMatch"),
        ({**LIST, "set": ""}, "badArgument"),
        ({**LIST, "set": "天津"}, "badArgument"),
    ],
)  # fmt: skip
def test_each_error_has_its_code(ask, article, said, code):
    for by in ("get", "post"):
        root = ask(by, **said)
        assert code_of(root) == code
        request = root.find(f"{OAI}request")
        assert request.text == "http://testserver/oai"
        assert bool(request.attrib) == (code not in {"badVerb", "badArgument"})


def test_the_room_says_what_it_is(ask, article):
    Article.objects.update(modified=datetime(2024, 9, 1, 1, 2, 3, 999999, UTC))
    root = ask(verb="Identify")
    assert texts(root, f"{OAI}baseURL") == ["http://testserver/oai"]
    assert texts(root, f"{OAI}protocolVersion") == ["2.0"]
    assert texts(root, f"{OAI}adminEmail") == ["webmaster@testserver.localdomain"]
    assert texts(root, f"{OAI}earliestDatestamp") == ["2024-09-01T01:02:03Z"]
    assert texts(root, f"{OAI}deletedRecord") == ["persistent"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", root.find(f"{OAI}responseDate").text)


@override_settings(ALLOWED_HOSTS=["*", ".read.example.org"], ADMIN_EMAIL="we@example.org")
def test_identifiers_are_the_same_by_whatever_name_the_room_is_visited(client, article):
    answer = client.get("/oai", {"verb": "Identify"}, HTTP_HOST="10.0.0.1:8000").content.decode()
    assert "<baseURL>http://10.0.0.1:8000/oai</baseURL>" in answer
    assert "<adminEmail>we@example.org</adminEmail>" in answer
    assert "<repositoryIdentifier>read.example.org</repositoryIdentifier>" in answer
    said = {**GET, "identifier": "oai:read.example.org:articles/abc"}
    assert "<dc:title>" in client.get("/oai", said, HTTP_HOST="10.0.0.1:8000").content.decode()


def test_a_record_tells_what_is_known_and_no_more(ask, article):
    root = ask(**GET, identifier="oai:testserver:articles/abc")
    told = [(one.tag.removeprefix(DC), one.text) for one in root.iter() if one.tag.startswith(DC)]
    issue = article.issue
    assert told == [
        ("title", "题"), ("creator", "刘刚"), ("creator", "王明"), ("subject", "京津冀"),
        ("description", "编者按。"), ("publisher", "杂志社"), ("date", "2024-09"), ("type", "Text"),
        ("format", "text/html"), ("identifier", "http://testserver/articles/abc/"),
        ("identifier", "刘刚，王明. 题[J]. 天津支部生活，2024（9）：12."),
        ("source", "天津支部生活, 2024(9): 12"), ("source", "ISSN 0412-0892"), ("language", "zh-Hans"),
        ("relation", f"http://testserver{issue.get_absolute_url()}"),
    ]  # fmt: skip
    assert texts(root, f"{OAI}setSpec") == ["tianjinzhibushenghuo"]


@override_settings(TEXTS_LICENSE="https://creativecommons.org/licenses/by/4.0/")
def test_a_record_says_who_did_what_and_what_is_supplied(ask, article):
    article.contributions.filter(author__name="王明").update(role="translator")
    Issue.objects.update(
        date="2023", number="", whole_number="1143", date_supplied=True, periodical_supplied=True
    )
    root = ask(**GET, identifier="oai:testserver:articles/abc")
    assert texts(root, f"{DC}creator") == ["刘刚"]
    assert texts(root, f"{DC}contributor") == ["王明"]
    assert texts(root, f"{DC}source")[0] == "[天津支部生活], [2023](总1143): 12"
    assert texts(root, f"{DC}rights") == ["https://creativecommons.org/licenses/by/4.0/"]


def test_sets_are_the_periodicals(ask, db, make_issue):
    assert code_of(ask(verb="ListSets")) == "noSetHierarchy"
    make_issue()
    assert texts(ask(verb="ListSets"), f"{OAI}setSpec") == ["tianjinzhibushenghuo"]


@pytest.mark.parametrize("state", ["withdrawn", "merged", "deleted"])
def test_what_is_gone_is_said_to_be_deleted(ask, article, make_article, state):
    whole = make_article("全文", key="whole")
    if state == "deleted":
        FormerAddress.objects.bury([article.get_absolute_url()], "误收。")
        article.delete()
    else:
        article.state, article.merged_into = state, whole if state == "merged" else None
        article.save()
    for said in (
        LIST,
        {**LIST, "set": "tianjinzhibushenghuo"},
        {**LIST, "verb": "ListIdentifiers"},
    ):
        headers = list(ask(**said).iter(f"{OAI}header"))
        gone = [one for one in headers if one.get("status") == "deleted"]
        assert [texts(one, f"{OAI}identifier") for one in gone] == [["oai:testserver:articles/abc"]]
        assert len(headers) == 2
    root = ask(**GET, identifier="oai:testserver:articles/abc")
    assert root.find(f".//{OAI}header").get("status") == "deleted"
    assert root.find(f".//{OAI}metadata") is None
    assert texts(root, f"{OAI}setSpec") == ["tianjinzhibushenghuo"]


def test_from_and_until_count_whole_seconds_and_days(ask, article):
    Article.objects.update(modified=datetime(2024, 9, 1, 12, 0, 0, 500000, UTC))
    for inside in (
        {"from": "2024-09-01T12:00:00Z"}, {"until": "2024-09-01T12:00:00Z"}, {"until": "2024-09-01"},
        {"from": "2024-09-01", "until": "2024-09-01"}, {"until": "9999-12-31"},
    ):  # fmt: skip
        assert len(list(ask(**LIST, **inside).iter(f"{OAI}record"))) == 1, inside
    for outside in ({"from": "2024-09-01T12:00:01Z"}, {"until": "2024-09-01T11:59:59Z"}):
        assert code_of(ask(**LIST, **outside)) == "noRecordsMatch"


def test_control_characters_do_not_break_the_xml(ask, article):
    Article.objects.update(title="题\x0b\x1f\ufffe<&>目")
    (title,) = texts(ask(**LIST), f"{DC}title")
    assert title == "题 <&>目"


WORDS = st.text(max_size=12) | st.sampled_from(
    [*CODES, "Identify", "oai_dc", "2024-01-01", "tianjin"]
)
NAMES = st.sampled_from(
    ["verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken", "x\x01"]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(NAMES, WORDS | st.lists(WORDS, max_size=2)),
    st.sampled_from(["get", "post"]),
    st.sampled_from([None, "Identify", "ListRecords", "GetRecord", "ListSets"]),
)
def test_whatever_is_asked_is_answered(ask, article, said, by, verb):
    root = ask(by, **{**said, **({"verb": verb} if verb else {})})
    codes = [error.get("code") for error in root.iter(f"{OAI}error")]
    assert set(codes) <= CODES
    assert codes or root[-1].tag.removeprefix(OAI) == (verb or "Identify")
