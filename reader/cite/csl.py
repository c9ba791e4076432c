"""CSL-JSON, which Zotero, pandoc and citeproc read. Names are literal: nobody turns them around."""

from ..dates import Dating, Moment
from .work import Name, Role, Work

TYPES = {
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "journal": "article-journal",
}
# CSL counts the seasons from 1, EDTF from 21.
FIRST_SEASON = 20


def item(work: Work) -> dict:
    fields = {
        "id": work.key,
        "type": TYPES[work.kind],
        "title": work.whole_title(),
        "author": _names(work.authors),
        "translator": _names(work.helpers_in(Role.TRANSLATOR)),
        "editor": _names(work.helpers_in(Role.EDITOR)),
        "illustrator": _names(work.helpers_in(Role.ILLUSTRATOR)),
        "container-title": work.periodical_title,
        "volume": work.volume,
        "issue": "" if work.is_of_newspaper else work.issue_number(),
        "page": work.page_range(),
        "section": work.section,
        "issued": _issued(work.dating),
        "ISSN": work.issn,
        "URL": work.address,
        "accessed": {"date-parts": [_parts(work.accessed.isoformat())]} if work.accessed else {},
        "language": work.language,
        "keyword": ", ".join(work.topics),
        "source": work.room,
    }
    return {name: value for name, value in fields.items() if value}


def _names(names: tuple[Name, ...]) -> list[dict]:
    return [{"literal": name.name} for name in names]


def _issued(when: Dating) -> dict:
    """As precise as it is known; one of several can only be said in words."""
    if when.is_choice:
        return {"literal": when.written(_in_words, either="或")}
    if not when:
        return {}
    issued = {"date-parts": [_parts(moment.iso) for moment in when.moments]}
    if when.moments[0].season:
        issued["season"] = int(when.moments[0].month) - FIRST_SEASON
    if when.is_doubtful:
        issued["circa"] = True
    return issued


def _in_words(moment: Moment) -> str:
    return moment.iso + moment.season


def _parts(iso: str) -> list[int]:
    return [int(part) for part in iso.split("-")]
