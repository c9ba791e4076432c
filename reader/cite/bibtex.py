"""BibTeX: an @article, whose names and title stand in braces so that nobody cuts them or turns
them around. What BibTeX and LaTeX would take for their own is written so that both give it back.
"""

import re

from .work import Name, Role, Work

# Braces as commands, not as \{: BibTeX counts them before LaTeX sees the backslash.
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    **{sign: f"\\{sign}" for sign in "%&#$_"},
}
# Two of these in a row are a dash, or a quotation mark.
PAIRS = re.compile(r"([-'])(?=\1)")
LONGEST_NAME = 24
# Words that every BibTeX style knows and writes in its own way; they stand without braces.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def entries(works: list[Work]) -> str:
    return "\n".join(map(entry, works))


def entry(work: Work) -> str:
    known = ((name, text) for name, text in _fields(work).items() if text)
    lines = (f"  {name} = {text if name == 'month' else f'{{{text}}}'}," for name, text in known)
    return "\n".join([f"@article{{{citation_key(work)},", *lines, "}", ""])


def citation_key(work: Work) -> str:
    """liugang2024-7dey8shd: who, when, and the key of the article, which makes it the only one."""
    who = work.authors[0].sort_key if work.authors else work.shelf
    who = re.sub(r"[^a-z0-9]", "", who.lower())[:LONGEST_NAME]
    moments = work.dating.moments
    return f"{who}{moments[0].year if moments else ''}-{work.key}"


def _fields(work: Work) -> dict[str, str]:
    when = work.dating
    month = when.iso[5:7]
    is_plain = when and not when.is_choice and not when.moments[0].season
    return {
        "author": _names(work.authors),
        "key": work.authors[0].sort_key if work.authors else "",
        "title": f"{{{escaped(work.whole_title())}}}",
        "translator": _names(work.helpers_in(Role.TRANSLATOR)),
        "journal": escaped(work.periodical_title),
        "entrysubtype": "" if work.kind == "journal" else work.kind,
        "year": escaped(when.written(lambda moment: moment.year, either="或")),
        "month": MONTHS[int(month) - 1] if month else "",
        "date": work.date if is_plain else "",
        "volume": escaped(work.volume),
        "number": "" if work.is_of_newspaper else escaped(work.issue_number()),
        "pages": escaped(work.page_range("—")).replace("—", "--"),
        "issn": work.issn,
        "url": work.address,
        "urldate": work.accessed.isoformat() if work.accessed else "",
        "language": "chinese",
        "langid": "chinese",
        "keywords": escaped(", ".join(work.topics)),
    }


def _names(names: tuple[Name, ...]) -> str:
    return " and ".join(f"{{{escaped(name.name)}}}" for name in names)


def escaped(text: str) -> str:
    return PAIRS.sub(r"\1{}", "".join(SPECIAL.get(sign, sign) for sign in text))
