"""What each verb answers: its element of the answer, or an OaiError."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from issues.models import Periodical

from ..host import FULL_NAME, host_of
from .answer import DC, OAI, OAI_DC, OAI_IDENTIFIER, Xml, located, spelled
from .arguments import PREFIX, Asked, OaiError
from .dublin import elements_of
from .records import Record, earliest, part_of, record_of


@dataclass(frozen=True)
class Repository:
    """The room as harvesters see it."""

    host: str
    absolute: Callable[[str], str]

    @classmethod
    def of(cls, request: HttpRequest) -> "Repository":
        return cls(host_of(request), request.build_absolute_uri)

    @property
    def base_url(self) -> str:
        return self.absolute(reverse("reader:oai"))

    @property
    def opening(self) -> str:
        return f"oai:{self.host}:"

    @property
    def webmaster(self) -> str:
        """The schema wants a dot in it, also on a laptop."""
        return f"webmaster@{self.host}{'' if '.' in self.host else '.localdomain'}"

    def identifier(self, key: str) -> str:
        return f"{self.opening}articles/{key}"

    def record(self, identifier: str) -> Record:
        key = identifier.removeprefix(f"{self.opening}articles/")
        # A NUL is no key's, and not every database takes it.
        found = record_of(key) if key != identifier and "\0" not in key else None
        if found is None:
            raise OaiError("idDoesNotExist", "There is no record of this identifier here.")
        return found


def identify(room: Repository, asked: Asked, xml: Xml) -> None:
    xml.element("repositoryName", settings.SITE_NAME)
    xml.element("baseURL", room.base_url)
    xml.element("protocolVersion", "2.0")
    xml.element("adminEmail", settings.ADMIN_EMAIL or room.webmaster)
    xml.element("earliestDatestamp", spelled(earliest()))
    xml.element("deletedRecord", "persistent")
    xml.element("granularity", "YYYY-MM-DDThh:mm:ssZ")
    if FULL_NAME.fullmatch(room.host):  # the form of identifiers knows no others
        with xml.inside("description"):
            describe_identifiers(room, xml)


def describe_identifiers(room: Repository, xml: Xml) -> None:
    schema = located(OAI_IDENTIFIER, f"{OAI_IDENTIFIER}.xsd")
    with xml.inside("oai-identifier", {"xmlns": OAI_IDENTIFIER, **schema}):
        xml.element("scheme", "oai")
        xml.element("repositoryIdentifier", room.host)
        xml.element("delimiter", ":")
        xml.element("sampleIdentifier", room.identifier("abc123"))


def list_formats(room: Repository, asked: Asked, xml: Xml) -> None:
    if identifier := asked.said.get("identifier"):
        room.record(identifier)
    with xml.inside("metadataFormat"):
        xml.element("metadataPrefix", PREFIX)
        xml.element("schema", f"{OAI}oai_dc.xsd")
        xml.element("metadataNamespace", OAI_DC)


def list_sets(room: Repository, asked: Asked, xml: Xml) -> None:
    periodicals = list(Periodical.objects.order_by("slug"))
    if not periodicals:
        raise OaiError("noSetHierarchy", "There are no periodicals here yet, and so no sets.")
    for periodical in periodicals:
        with xml.inside("set"):
            xml.element("setSpec", periodical.slug)
            xml.element("setName", periodical.title)


def list_records(room: Repository, asked: Asked, xml: Xml, whole: bool = True) -> None:
    records, is_more = part_of(asked, whole)
    if not records and not asked.is_resumed:
        raise OaiError("noRecordsMatch", "No record is of this set and time.")
    for record in records:
        write = write_record if whole else write_header
        write(room, record, xml)
    if is_more:
        given = asked.given + len(records)
        token = asked.token_after(records[-1].place, given)
        xml.element("resumptionToken", token, {"cursor": str(asked.given)})
    elif asked.is_resumed:
        xml.element("resumptionToken", "", {"cursor": str(asked.given)})


def list_identifiers(room: Repository, asked: Asked, xml: Xml) -> None:
    list_records(room, asked, xml, whole=False)


def get_record(room: Repository, asked: Asked, xml: Xml) -> None:
    write_record(room, room.record(asked.said["identifier"]), xml)


def write_header(room: Repository, record: Record, xml: Xml) -> None:
    with xml.inside("header", {"status": "deleted"} if record.is_deleted else None):
        xml.element("identifier", room.identifier(record.key))
        xml.element("datestamp", spelled(record.changed))
        if record.periodical:
            xml.element("setSpec", record.periodical)


def write_record(room: Repository, record: Record, xml: Xml) -> None:
    with xml.inside("record"):
        write_header(room, record, xml)
        if record.article:
            with xml.inside("metadata"):
                write_dublin(room, record, xml)


def write_dublin(room: Repository, record: Record, xml: Xml) -> None:
    names = {"xmlns:oai_dc": OAI_DC, "xmlns:dc": DC, **located(OAI_DC, f"{OAI}oai_dc.xsd")}
    with xml.inside("oai_dc:dc", names):
        for name, text in elements_of(record.article, room.absolute):
            if text:
                xml.element(f"dc:{name}", text)


ANSWERS = {
    "Identify": identify,
    "ListMetadataFormats": list_formats,
    "ListSets": list_sets,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
    "GetRecord": get_record,
}
