"""What the schemas of OAI-PMH 2.0 ask of an answer: OAI-PMH.xsd, oai_dc.xsd, oai-identifier.xsd.

They are written out here, for the validators that have them are out of reach: of each element which
children it has, in which order and how many (a regular expression over their names), which
attributes, and of which form its text is. What the protocol asks besides is asked as well: one form
of datestamps, the one that is declared; metadata of whatever is not deleted; a request that says its
verb.
"""

import re
from typing import NamedTuple
from xml.etree import ElementTree

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
DC = "http://purl.org/dc/elements/1.1/"
SCHEMAS = {
    "OAI-PMH": f"{NAMESPACE} {NAMESPACE}OAI-PMH.xsd",
    "oai_dc:dc": f"{NAMESPACE}oai_dc/ {NAMESPACE}oai_dc.xsd",
    "id:oai-identifier": f"{NAMESPACE}oai-identifier {NAMESPACE}oai-identifier.xsd",
}
# No element is without a namespace.
PREFIXES = {
    NAMESPACE: "",
    f"{NAMESPACE}oai_dc/": "oai_dc:",
    f"{NAMESPACE}oai-identifier": "id:",
    DC: "dc:",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi:",
}
VERBS = "Identify|ListMetadataFormats|ListSets|GetRecord|ListIdentifiers|ListRecords"
CODES = (
    "cannotDisseminateFormat|idDoesNotExist|badArgument|badVerb|noMetadataFormats|noRecordsMatch"
    "|badResumptionToken|noSetHierarchy"
)
ELEMENTS_OF_DC = (
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type",
    "format", "identifier", "source", "language", "relation", "coverage", "rights",
)  # fmt: skip

SOME = r"\S(.*\S)?"
DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
SECOND = rf"{DAY}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ"
ADDRESS = r"https?://[^\s<>\"]+"
WORD = r"[A-Za-z0-9\-_.!~*'()]+"
SET = rf"{WORD}(:{WORD})*"
HOST = r"[a-zA-Z][a-zA-Z0-9\-]*(\.[a-zA-Z][a-zA-Z0-9\-]*)+"
OAI_NAME = rf"oai:{HOST}:[a-zA-Z0-9\-_.!~*'();/?:@&=+$,%]+"


class Shape(NamedTuple):
    """`children` is "" of an element that has text and no children."""

    children: str = ""
    text: str = ""
    attributes: dict[str, str] = {}


SHAPES = {
    "OAI-PMH": Shape(f"responseDate request ((error )+|({VERBS}) )"),
    "responseDate": Shape(text=SECOND),
    "request": Shape(
        text=ADDRESS,
        attributes={
            "verb": VERBS,
            "identifier": r"\S+",
            "metadataPrefix": WORD,
            "from": f"{DAY}|{SECOND}",
            "until": f"{DAY}|{SECOND}",
            "set": SET,
            "resumptionToken": SOME,
        },
    ),  # fmt: skip
    "error": Shape(text=SOME, attributes={"code": CODES}),
    "Identify": Shape(
        "repositoryName baseURL protocolVersion (adminEmail )+earliestDatestamp deletedRecord "
        "granularity (compression )*(description )*"
    ),
    "repositoryName": Shape(text=SOME),
    "baseURL": Shape(text=ADDRESS),
    "protocolVersion": Shape(text=r"2\.0"),
    "adminEmail": Shape(text=r"\S+@(\S+\.)+\S+"),
    "earliestDatestamp": Shape(text=SECOND),
    "deletedRecord": Shape(text="no|persistent|transient"),
    "granularity": Shape(text="YYYY-MM-DDThh:mm:ssZ"),
    "description": Shape("id:oai-identifier "),
    "id:oai-identifier": Shape(
        "id:scheme id:repositoryIdentifier id:delimiter id:sampleIdentifier "
    ),
    "id:scheme": Shape(text="oai"),
    "id:repositoryIdentifier": Shape(text=HOST),
    "id:delimiter": Shape(text=":"),
    "id:sampleIdentifier": Shape(text=OAI_NAME),
    "ListMetadataFormats": Shape("(metadataFormat )+"),
    "metadataFormat": Shape("metadataPrefix schema metadataNamespace "),
    "metadataPrefix": Shape(text=WORD),
    "schema": Shape(text=re.escape(f"{NAMESPACE}oai_dc.xsd")),
    "metadataNamespace": Shape(text=re.escape(f"{NAMESPACE}oai_dc/")),
    "ListSets": Shape("(set )+(resumptionToken )?"),
    "set": Shape("setSpec setName (setDescription )*"),
    "setSpec": Shape(text=SET),
    "setName": Shape(text=SOME),
    "GetRecord": Shape("record "),
    "ListRecords": Shape("(record )+(resumptionToken )?"),
    "ListIdentifiers": Shape("(header )+(resumptionToken )?"),
    "record": Shape("header (metadata )?(about )*"),
    "header": Shape("identifier datestamp (setSpec )*", attributes={"status": "deleted"}),
    "identifier": Shape(text=r"\S+:\S+"),
    "datestamp": Shape(text=SECOND),
    "metadata": Shape("oai_dc:dc "),
    "resumptionToken": Shape(
        text=rf"({SOME})?",
        attributes={
            "cursor": r"\d+",
            "completeListSize": r"[1-9]\d*",
            "expirationDate": SECOND,
        },
    ),
    "oai_dc:dc": Shape(f"((dc:({'|'.join(ELEMENTS_OF_DC)})) )*"),
    **{f"dc:{name}": Shape(text=SOME) for name in ELEMENTS_OF_DC},
}
REQUIRED = {"error": {"code"}}


def faults(element: ElementTree.Element) -> list[str]:
    """What is not as the schemas have it, in it and below."""
    name = named(element.tag)
    if name not in SHAPES:
        return [f"{name} is in no schema"]
    found = [*_attributes(name, element), *_content(name, element)]
    found += PROTOCOL[name](element) if name in PROTOCOL else []
    return found + [fault for child in element for fault in faults(child)]


def named(tag: str) -> str:
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    return f"{PREFIXES.get(namespace, f'{{{namespace}}}')}{name}"


def _answers_what_was_asked(root: ElementTree.Element) -> list[str]:
    asked, answer = root.find(f"{{{NAMESPACE}}}request"), named(root[-1].tag)
    is_right = answer == "error" or asked is not None and asked.get("verb") == answer
    return [] if is_right else [f"{answer} is not what was asked"]


def _has_metadata_unless_deleted(record: ElementTree.Element) -> list[str]:
    is_deleted = record[0].get("status") == "deleted"
    has_metadata = record.find(f"{{{NAMESPACE}}}metadata") is not None
    return ["what is deleted has no metadata, and all else has"] * (is_deleted == has_metadata)


PROTOCOL = {"OAI-PMH": _answers_what_was_asked, "record": _has_metadata_unless_deleted}


def _attributes(name: str, element: ElementTree.Element) -> list[str]:
    said = {named(key).removeprefix("{}"): value for key, value in element.items()}
    found = []
    if said.pop("xsi:schemaLocation", None) != SCHEMAS.get(name):
        found.append(f"{name} names another schema")
    found += [f"{name} needs {one}" for one in REQUIRED.get(name, set()) - said.keys()]
    for key, value in said.items():
        form = SHAPES[name].attributes.get(key)
        if form is None or not re.fullmatch(form, value, re.S):
            found.append(f"{name} has {key}={value!r}")
    return found


def _content(name: str, element: ElementTree.Element) -> list[str]:
    shape, text = SHAPES[name], element.text or ""
    if not shape.children:
        fits = not len(element) and re.fullmatch(shape.text, text, re.S)
        return [] if fits else [f"{name} says {text!r}"]
    children = "".join(f"{named(child.tag)} " for child in element)
    loose = text.strip() or any((child.tail or "").strip() for child in element)
    fits = re.fullmatch(shape.children, children) and not loose
    return [] if fits else [f"{name} has inside {children!r} {text!r}"]
