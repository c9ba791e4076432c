"""The files that a reference manager takes."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from . import bibtex, csl, ris
from .work import Work


@dataclass(frozen=True)
class Form:
    ending: str
    name: str
    media_type: str
    write: Callable[[list[Work]], str]


def _csl(works: list[Work]) -> str:
    return json.dumps([csl.item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


FORMS = (
    Form("bib", "BibTeX", "application/x-bibtex", bibtex.entries),
    Form("ris", "RIS", "application/x-research-info-systems", ris.records),
    Form("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", _csl),
)
