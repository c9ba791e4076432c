"""A harvester of somebody else's making takes in the whole room, while it changes."""

import pytest
from django.db import connection
from django.test import Client

from issues.models import Article, FormerAddress
from reader.oai import records

sickle = pytest.importorskip("sickle")


class Answer:
    """What the room says, as the client's own library would hand it over."""

    encoding, headers = "utf-8", {}

    def __init__(self, response):
        self.status_code, self.content = response.status_code, response.content
        self.text = response.content.decode()

    def raise_for_status(self):
        assert self.status_code == 200


@pytest.fixture
def harvester(db, monkeypatch):
    """A client that asks the room without a network. `between` is called before each request."""
    between = []

    def get(address, params=None, **rest):
        for act in between:
            act()
        return Answer(Client().get(address.removeprefix("http://testserver"), params))

    monkeypatch.setattr("sickle.app.requests.get", get)
    client = sickle.Sickle("http://testserver/oai")
    client.between = between
    return client


def told(record) -> tuple[str, str, bool]:
    header = getattr(record, "header", record)
    return header.identifier, header.datestamp, record.deleted


def test_every_article_is_harvested_once(harvester, make_article, monkeypatch):
    monkeypatch.setattr(records, "AT_ONCE", 3)
    keys = {make_article(f"题{number}").key for number in range(10)}
    for harvest in (harvester.ListRecords, harvester.ListIdentifiers):
        found = [told(record)[0] for record in harvest(metadataPrefix="oai_dc")]
        assert len(found) == 10
        assert set(found) == {f"oai:testserver:articles/{key}" for key in keys}
    assert harvester.Identify().deletedRecord == "persistent"
    assert [one.setSpec for one in harvester.ListSets()] == ["tianjinzhibushenghuo"]
    record = harvester.GetRecord(identifier=found[0], metadataPrefix="oai_dc")
    assert record.metadata["language"] == ["zh-Hans"]


def test_articles_that_changed_at_one_moment_are_all_harvested(
    harvester, make_article, monkeypatch
):
    monkeypatch.setattr(records, "AT_ONCE", 2)
    for number in range(7):
        make_article(f"题{number}")
    Article.objects.all().touch()
    assert len(list(harvester.ListIdentifiers(metadataPrefix="oai_dc"))) == 7


def test_a_full_last_part_ends_the_list(client, make_article, monkeypatch):
    monkeypatch.setattr(records, "AT_ONCE", 2)
    make_article()
    make_article()
    answer = client.get("/oai", {"verb": "ListRecords", "metadataPrefix": "oai_dc"})
    assert "resumptionToken" not in answer.content.decode()


def test_a_list_that_goes_on_says_where_it_stands(harvester, make_article, monkeypatch):
    monkeypatch.setattr(records, "AT_ONCE", 2)
    for number in range(5):
        make_article(f"题{number}")
    parts = sickle.Sickle("http://testserver/oai", iterator=sickle.iterator.OAIResponseIterator)
    answers = [part.raw for part in parts.ListRecords(metadataPrefix="oai_dc")]
    assert [f'cursor="{at}"' in text for at, text in zip((0, 2, 4), answers, strict=True)] == [
        True
    ] * 3
    assert answers[-1].count("<resumptionToken") == answers[-1].count(
        '<resumptionToken cursor="4"/>'
    )


def test_nothing_is_lost_or_told_twice_while_the_room_changes(harvester, make_article, monkeypatch):
    """Between the parts an article comes in, one goes for good, and one is touched."""
    monkeypatch.setattr(records, "AT_ONCE", 2)
    for number in range(8):
        make_article(f"题{number}", key=f"k{number}")

    def change():
        turn = Article.objects.count()
        if turn > 12:
            return
        make_article("新来的", key=f"new{turn}")
        make_article("又来的", key=f"newer{turn}")
        going = Article.objects.filter(key__startswith="k").order_by("-pk").first()
        if going:
            FormerAddress.objects.bury([going.get_absolute_url()], "")
            going.delete()
        Article.objects.filter(key="k0").touch()

    harvester.between.append(change)
    seen = [told(record) for record in harvester.ListRecords(metadataPrefix="oai_dc")]
    held = {identifier: deleted for identifier, _, deleted in seen}
    room = {
        f"oai:testserver:articles/{key}": False
        for key in Article.objects.values_list("key", flat=True)
    }
    gone = {f"oai:testserver:articles/{a.key}": True for a in FormerAddress.objects.of_articles()}
    assert gone
    assert held == room | gone
    unchanged = [one[0] for one in seen if "/new" in one[0]]
    assert len(unchanged) == len(set(unchanged))


@pytest.mark.parametrize("verb", ["ListIdentifiers", "ListSets"])
def test_a_token_is_good_for_its_own_list_alone(client, make_article, monkeypatch, verb):
    monkeypatch.setattr(records, "AT_ONCE", 1)
    make_article()
    make_article()
    text = client.get("/oai", {"verb": "ListRecords", "metadataPrefix": "oai_dc"}).content.decode()
    token = text.partition('cursor="0">')[2].partition("<")[0]
    for said in (
        {"verb": verb, "resumptionToken": token},
        {"verb": "ListRecords", "resumptionToken": f"{token}x"},
    ):
        assert "badResumptionToken" in client.get("/oai", said).content.decode()
    said = {"verb": "ListRecords", "resumptionToken": token}
    assert "<record>" in client.get("/oai", said).content.decode()


def test_queries_do_not_grow_with_a_part(client, make_article, django_assert_num_queries):
    for many in (2, 9):
        for number in range(many):
            make_article(f"题{number}", authors=["甲", f"乙{number}"], tags=["丙"])
        for verb, count in (("ListRecords", 5), ("ListIdentifiers", 2)):
            with django_assert_num_queries(count):
                client.get("/oai", {"verb": verb, "metadataPrefix": "oai_dc"})


@pytest.mark.django_db(transaction=True)
def test_nobody_harvests_between_a_stamp_and_its_being_there_to_read(client, make_article):
    make_article()
    importer = connection.copy()
    with importer.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        answer = client.get("/oai", {"verb": "ListRecords", "metadataPrefix": "oai_dc"})
        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert client.get("/oai", {"verb": "Identify"}).status_code == 200
        cursor.execute("COMMIT")
    importer.close()
    answer = client.get("/oai", {"verb": "ListRecords", "metadataPrefix": "oai_dc"})
    assert answer.status_code == 200
