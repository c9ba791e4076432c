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
    """A list with each field on a line of its own, for it is read by people too."""
    items = ",\n".join(_on_lines(csl.item(work)) for work in works)
    return f"[\n{items}\n]\n"


def _on_lines(item: dict) -> str:
    fields = (
        f'  "{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in item.items()
    )
    return " {\n" + ",\n".join(fields) + "\n }"


FORMS = (
    Form("bib", "BibTeX", "application/x-bibtex", bibtex.entries),
    Form("ris", "RIS", "application/x-research-info-systems", ris.records),
    Form("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", _csl),
)
