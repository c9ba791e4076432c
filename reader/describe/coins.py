"""COinS: in lists, an article that Zotero offers among others.

Only in lists: on the page of one article it would go before the metas, which say more.
"""

from urllib.parse import urlencode

from ..cite import Work
from .works import ITEM_TYPES

BOOK_OF = "info:ofi/fmt:kev:mtx:"
BODY = "rft.aucorp"


def coins_of(work: Work) -> str:
    """The title of a span of class Z3988."""
    fields = _of_journal(work) if work.kind == "journal" else _of_press(work)
    known = [(name, value) for name, value in fields if value]
    return urlencode([("ctx_ver", "Z39.88-2004"), *known])


def _of_journal(work: Work) -> list[tuple[str, str]]:
    return [
        ("rft_val_fmt", f"{BOOK_OF}journal"),
        ("rft.genre", "article"),
        ("rft.atitle", work.whole_title()),
        ("rft.jtitle", work.periodical_title),
        ("rft.date", work.dating.iso),
        ("rft.volume", work.volume),
        ("rft.issue", work.issue_number()),
        ("rft.spage", work.pages[0]),
        ("rft.pages", work.page_range()),
        ("rft.issn", work.issn),
        *(
            (BODY if author.kind == "corporate" else "rft.au", author.name)
            for author in work.authors
        ),
        ("rft_id", work.address),
    ]


def _of_press(work: Work) -> list[tuple[str, str]]:
    """Of newspapers and magazines, for which OpenURL has no form; Zotero takes its own types in this
    one, and numbers as well."""
    return [
        ("rft_val_fmt", f"{BOOK_OF}dc"),
        ("rft.type", ITEM_TYPES[work.kind]),
        ("rft.title", work.whole_title()),
        ("rft.source", work.periodical_title),
        *(("rft.creator", author.name) for author in work.authors),
        ("rft.date", work.dating.iso),
        ("rft.volume", work.volume),
        ("rft.issue", "" if work.is_of_newspaper else work.issue_number()),
        ("rft.pages", work.page_range()),
        ("rft.issn", work.issn),
        ("rft.identifier", work.address),
        ("rft.language", work.language),
    ]
