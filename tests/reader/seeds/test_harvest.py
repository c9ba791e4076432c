"""The whole room as harvesters take it in: every answer of a shape with the schemas, every article
once."""

from xml.etree import ElementTree

import pytest

from issues.models import Article, FormerAddress, Periodical
from reader.oai import records

from ..oai_shape import faults

OAI = "{http://www.openarchives.org/OAI/2.0/}"
HOST = "read.example.org"
RECORDS = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
ONE = {"verb": "GetRecord", "metadataPrefix": "oai_dc"}
NAME = f"oai:{HOST}:articles/3br9e8k6"


@pytest.fixture
def ask(client, room, settings):
    """The root of an answer, which must be of the right shape."""

    def asked(host=HOST, **said):
        settings.ALLOWED_HOSTS = [host]
        response = client.get("/oai", said, HTTP_HOST=host)
        assert response.status_code == 200
        root = ElementTree.fromstring(response.content)
        assert faults(root) == []
        return root

    return asked


@pytest.mark.parametrize(
    "said",
    [
        {"verb": "Identify"},
        {"verb": "ListMetadataFormats"},
        {"verb": "ListMetadataFormats", "identifier": NAME},
        {"verb": "ListSets"},
        RECORDS,
        {**RECORDS, "set": "tianjinribao", "from": "2026-07-01", "until": "2026-07-01"},
        {**RECORDS, "from": "2026-07-01T08:30:00Z"},
        {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"},
        {**ONE, "identifier": NAME},
    ],
)
def test_every_verb_answers_as_the_schemas_have_it(ask, said):
    assert not list(ask(**said).iter(f"{OAI}error"))


@pytest.mark.parametrize("host", ["localhost", "10.0.0.1"])
def test_a_room_without_a_full_name_answers_as_the_schemas_have_it(ask, host):
    for said in ({"verb": "Identify"}, RECORDS):
        assert not list(ask(host, **said).iter(f"{OAI}error"))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "badVerb"),
        ({"verb": "junk"}, "badVerb"),
        ({"verb": ["Identify", "Identify"]}, "badVerb"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc"}, "badArgument"),
        ({"verb": "GetRecord", "identifier": NAME}, "badArgument"),
        ({**ONE, "identifier": 'invalid"id'}, "idDoesNotExist"),
        ({**ONE, "identifier": NAME, "metadataPrefix": "marc21"}, "cannotDisseminateFormat"),
        ({"verb": "ListMetadataFormats", "identifier": "none"}, "idDoesNotExist"),
        ({"verb": "ListRecords"}, "badArgument"),
        ({**RECORDS, "from": "junk"}, "badArgument"),
        ({**RECORDS, "until": "junk"}, "badArgument"),
        ({**RECORDS, "from": "2026-07-01", "until": "2026-07-01T00:00:00Z"}, "badArgument"),
        ({**RECORDS, "from": "2026-07-02", "until": "2026-07-01"}, "badArgument"),
        ({**RECORDS, "until": "2000-01-01"}, "noRecordsMatch"),
        ({**RECORDS, "set": "none"}, "noRecordsMatch"),
        ({"verb": "ListRecords", "resumptionToken": "junk"}, "badResumptionToken"),
        ({"verb": "ListSets", "resumptionToken": "junk"}, "badResumptionToken"),
    ],
)
def test_every_error_answers_as_the_schemas_have_it(ask, said, code):
    root = ask(**said)
    assert [error.get("code") for error in root.iter(f"{OAI}error")] == [code]
    if code in ("badVerb", "badArgument"):
        assert root.find(f"{OAI}request").attrib == {}


def test_the_whole_room_is_harvested_part_by_part(ask, monkeypatch):
    monkeypatch.setattr(records, "AT_ONCE", 30)
    FormerAddress.objects.bury(["/articles/gone/"], "误收。")
    Article.objects.filter(key="3br9e8k6").update(state="withdrawn")
    found, stamps, said = [], [], RECORDS
    while said:
        root = ask(**said)
        found += [
            (header.findtext(f"{OAI}identifier"), header.get("status"))
            for header in root.iter(f"{OAI}header")
        ]
        token = root.findtext(f".//{OAI}resumptionToken")
        said = token and {"verb": "ListRecords", "resumptionToken": token}
        stamps += [one.text for one in root.iter(f"{OAI}datestamp")]
    assert stamps == sorted(stamps)
    assert ask(verb="Identify").findtext(f".//{OAI}earliestDatestamp") == stamps[0]
    assert len(found) == 73 + 1
    assert len(set(found)) == len(found)
    assert {name for name, status in found if status} == {NAME, f"oai:{HOST}:articles/gone"}
    keys = Article.objects.values_list("key", flat=True)
    assert {name for name, _ in found} >= {f"oai:{HOST}:articles/{key}" for key in keys}


def test_sets_share_out_the_room(ask):
    counted = {
        slug: len(list(ask(**RECORDS, set=slug).iter(f"{OAI}record")))
        for slug in Periodical.objects.values_list("slug", flat=True)
    }
    assert sorted(counted.values()) == [4, 3 + 4, 25, 37]
