"""RIS: a tag and a text in each line. There is no way to escape anything, and no need but for the
ends of lines, which a Work does not have."""

from .work import Role, Work

TYPES = {"newspaper": "NEWS", "magazine": "MGZN", "journal": "JOUR"}
LINE = "{}  - {}\r\n"


def records(works: list[Work]) -> str:
    return "\r\n".join(map(record, works))


def record(work: Work) -> str:
    lines = [(tag, text) for tag, text in _lines(work) if text]
    kind = [("TY", TYPES[work.kind])]
    return "".join(LINE.format(*line) for line in [*kind, *lines, ("ER", "")])


def _lines(work: Work) -> list[tuple[str, str]]:
    first, last = work.pages
    when = work.dating
    return [
        ("ID", work.key),
        *(("AU", name.name) for name in work.authors),
        *(("A4", name.name) for name in work.helpers_in(Role.TRANSLATOR)),
        ("TI", work.whole_title()),
        ("T2", work.periodical_title),
        ("PY", when.iso[:4]),
        (
            "DA",
            _slashed(when.iso) or _in_words(when.written(lambda moment: moment.year, either="或")),
        ),
        ("VL", work.volume),
        ("IS", "" if work.is_of_newspaper else work.issue_number()),
        ("SP", first),
        ("EP", last),
        ("SN", work.issn),
        *(("KW", topic) for topic in work.topics),
        ("LA", work.language),
        ("UR", work.address),
        ("Y2", _slashed(work.accessed.isoformat()) if work.accessed else ""),
        ("DP", work.room),
    ]


def _in_words(date: str) -> str:
    """///2025或2026: no year, month or day, and what else is to be said."""
    return f"///{date}" if date else ""


def _slashed(iso: str) -> str:
    """2000/11/20/; what is not known leaves its place empty: 2000/11//."""
    return "/".join([*iso.split("-"), "", "", ""][:3]) + "/" if iso else ""
