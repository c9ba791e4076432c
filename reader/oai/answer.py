"""The XML of an answer."""

from datetime import UTC, datetime
from io import StringIO

from django.utils.xmlutils import SimplerXMLGenerator

from ..xmltext import legal
from .arguments import SECOND

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = f"{OAI}oai_dc/"
OAI_IDENTIFIER = f"{OAI}oai-identifier"
DC = "http://purl.org/dc/elements/1.1/"
XSI = {"xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"}


def spelled(moment: datetime) -> str:
    """In UTC, to the second."""
    return moment.astimezone(UTC).strftime(SECOND)


def located(namespace: str, schema: str) -> dict[str, str]:
    return {**XSI, "xsi:schemaLocation": f"{namespace} {schema}"}


class Inside:
    """An element, for as long as what is in it is written."""

    def __init__(self, xml: "Xml", name: str, attributes: dict[str, str]) -> None:
        self.xml, self.name, self.attributes = xml, name, attributes

    def __enter__(self) -> None:
        self.xml.startElement(self.name, self.attributes)

    def __exit__(self, *error) -> None:
        self.xml.endElement(self.name)


class Xml(SimplerXMLGenerator):
    """Writes elements, whatever characters a text may hold."""

    def __init__(self) -> None:
        self.written = StringIO()
        super().__init__(self.written, "utf-8", short_empty_elements=True)
        self.startDocument()

    def inside(self, name: str, attributes: dict[str, str] | None = None) -> Inside:
        said = {key: legal(value) for key, value in (attributes or {}).items()}
        return Inside(self, name, said)

    def element(self, name: str, text: str = "", attributes: dict[str, str] | None = None) -> None:
        with self.inside(name, attributes):
            if text:
                self.characters(legal(text))

    def text(self) -> str:
        return self.written.getvalue()
