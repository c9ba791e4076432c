"""What a harvester asks, read strictly."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

PREFIX = "oai_dc"
LISTING = {"from", "until", "set"}
# Of each verb: what it requires, and what it takes besides.
VERBS = {
    "Identify": (set(), set()),
    "ListMetadataFormats": (set(), {"identifier"}),
    "ListSets": (set(), set()),
    "ListIdentifiers": ({"metadataPrefix"}, LISTING),
    "ListRecords": ({"metadataPrefix"}, LISTING),
    "GetRecord": ({"identifier", "metadataPrefix"}, set()),
}
RESUMED = {"ListSets", "ListIdentifiers", "ListRecords"}

NAME = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*")
DAY, SECOND = "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"
FORMS = {DAY: r"\d{4}-\d\d-\d\d", SECOND: r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"}


class OaiError(Exception):
    """One of the eight codes, and a sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True)
class Place:
    """Where a list goes on: after the record of this key that changed at this moment."""

    at: datetime
    key: str


@dataclass(frozen=True)
class Asked:
    verb: str
    said: dict[str, str] = field(default_factory=dict)
    since: datetime | None = None
    before: datetime | None = None
    periodical: str | None = None
    after: Place | None = None
    given: int = 0  # records in the parts before

    @property
    def is_resumed(self) -> bool:
        return self.after is not None

    def token_after(self, place: Place, given: int) -> str:
        """A token for what comes after this place; only this room can make one."""
        state = {
            "verb": self.verb,
            "said": {name: self.said[name] for name in self.said if name in LISTING},
            "after": [place.at.isoformat(), place.key],
            "given": given,
        }
        return _signer().sign_object(state)


def _signer() -> signing.Signer:
    return signing.Signer(salt="oai")


def said_in(request: HttpRequest) -> dict[str, str]:
    """The verb and the arguments, each said once."""
    try:
        sent = request.POST if request.method == "POST" else request.GET
    except (SuspiciousOperation, MultiPartParserError):
        raise OaiError("badArgument", "The request cannot be read.") from None
    verbs = sent.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise OaiError("badVerb", f"Give one verb, and one of {', '.join(VERBS)}.")
    for name, values in sent.lists():
        if len(values) > 1:
            raise OaiError("badArgument", f"The argument {name} is repeated.")
    return sent.dict()


def read(sent: dict[str, str]) -> Asked:
    """What is asked; whatever is not as the protocol has it is an OaiError."""
    said = dict(sent)
    return _read_arguments(said.pop("verb"), said)


def _read_arguments(verb: str, said: dict[str, str]) -> Asked:
    if "resumptionToken" in said and verb in RESUMED:
        if len(said) > 1:
            raise OaiError("badArgument", "A resumptionToken stands alone.")
        return _resumed(verb, said)
    required, optional = VERBS[verb]
    if missing := required - said.keys():
        raise OaiError("badArgument", f"{verb} needs {' and '.join(sorted(missing))}.")
    if unknown := said.keys() - required - optional:
        raise OaiError("badArgument", f"{verb} does not know {', '.join(sorted(unknown))}.")
    return _checked(verb, said)


def _checked(verb: str, said: dict[str, str]) -> Asked:
    for name in ("metadataPrefix", "set"):
        if name in said and not NAME.fullmatch(said[name]):
            raise OaiError("badArgument", f"{name} is not well formed.")
    since, before = _bounds(said.get("from"), said.get("until"))
    if said.get("metadataPrefix", PREFIX) != PREFIX:
        raise OaiError("cannotDisseminateFormat", f"Records are given as {PREFIX} only.")
    return Asked(verb, said, since, before, said.get("set"))


def _resumed(verb: str, said: dict[str, str]) -> Asked:
    try:
        state = _signer().unsign_object(said["resumptionToken"])
    except signing.BadSignature:
        state = {}
    if state.get("verb") != verb:
        raise OaiError("badResumptionToken", "This resumptionToken is none of this list's.")
    since, before = _bounds(state["said"].get("from"), state["said"].get("until"))
    at, key = state["after"]
    place = Place(datetime.fromisoformat(at), key)
    return Asked(
        verb,
        {**state["said"], **said},
        since,
        before,
        state["said"].get("set"),
        place,
        state["given"],
    )


def _bounds(since: str | None, until: str | None) -> tuple[datetime | None, datetime | None]:
    """From when, and before when; `until` is meant to the end of its day or second."""
    start, start_form = _moment("from", since) if since is not None else (None, None)
    end, end_form = _moment("until", until) if until is not None else (None, None)
    if start and end and (start_form != end_form or start > end):
        raise OaiError("badArgument", "from and until must be alike in form, and in order.")
    if end is None:
        return start, None
    try:
        return start, end + timedelta(**{"days" if end_form == DAY else "seconds": 1})
    except OverflowError:
        return start, None


def _moment(name: str, text: str) -> tuple[datetime, str]:
    for form, shape in FORMS.items():
        if re.fullmatch(shape, text, re.ASCII):
            try:
                return datetime.strptime(text, form).replace(tzinfo=UTC), form
            except ValueError:
                break
    raise OaiError("badArgument", f"{name} must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
