"""What holds the answers of OAI-PMH to their schemas finds what is not as these have it."""

from xml.etree import ElementTree

import pytest

from .oai_shape import faults

DELETED = '<header status="deleted"><identifier>oai:a.org:b</identifier>'


@pytest.fixture
def answer(client, make_article, settings):
    """Of all that an answer can be, as the room writes it."""
    settings.ALLOWED_HOSTS = ["a.org"]
    make_article("题", key="b")

    def written(verb):
        said = {"verb": verb} | ({"metadataPrefix": "oai_dc"} if verb == "ListRecords" else {})
        return client.get("/oai", said, HTTP_HOST="a.org").content.decode()

    return written


@pytest.mark.parametrize("verb", ["Identify", "ListRecords", "ListMetadataFormats", "ListSets"])
def test_the_room_is_right(answer, verb):
    assert faults(ElementTree.fromstring(answer(verb))) == []


@pytest.mark.parametrize(
    ("verb", "right", "wrong"),
    [
        ("Identify", ' verb="Identify"', ""),
        ("Identify", ' verb="Identify"', ' verb="ListSets"'),
        ("Identify", "responseDate>", "date>"),
        ("Identify", "<protocolVersion>2.0</protocolVersion>", ""),
        ("Identify", "ssZ</granularity>", "</granularity>"),
        ("Identify", ' xmlns="http://www.openarchives.org/OAI/2.0/oai-identifier"', ""),
        ("Identify", "<scheme>oai</scheme>", ""),
        ("Identify", 'OAI/2.0/"', 'OAI/1.1/"'),
        ("Identify", "<sampleIdentifier>oai:a.org", "<sampleIdentifier>oai:a"),
        ("ListRecords", "<metadata>", '<metadata xmlns="">'),
        ("ListRecords", "<header><identifier>oai:a.org:articles/b</identifier>", DELETED),
        ("ListRecords", "Z</datestamp>", "</datestamp>"),
        ("ListRecords", "<datestamp>20", "<datestamp>20-20"),
        ("ListRecords", "<setSpec>", "<setSpec>天"),
        ("ListRecords", "dc:title>", "dc:headline>"),
        ("ListRecords", "oai_dc.xsd", "dc.xsd"),
        ("ListRecords", ' xmlns:dc="http://purl.org/dc/elements/1.1/"', ' xmlns:dc="urn:dc"'),
        ("ListMetadataFormats", "<schema>http://www.openarchives.org", "<schema>http://a.org"),
        ("ListSets", "<setName>天津支部生活</setName>", ""),
    ],
)
def test_an_answer_with_a_fault_is_found_out(answer, verb, right, wrong):
    text = answer(verb)
    spoilt = text.replace(right, wrong)
    assert spoilt != text
    assert faults(ElementTree.fromstring(spoilt))
