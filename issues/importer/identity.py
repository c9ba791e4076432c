"""What an article and an issue are known by: names that outlive titles, places and databases."""

import re
from pathlib import PurePosixPath

from ..chinese.pinyin import slug_of
from ..chinese.text import words_of
from ..keys import KEY_LENGTH, digest
from .records import ArticleRecord, IssueRecord

OPENING = 40  # characters of a text that mint its key


def issue_slug(record: IssueRecord, source_name: str) -> str:
    """2024-01-05, 2024-no9, 2024-no9-shangbanyue; an issue whose text does not say which it is, by
    its source."""
    if record.slug:
        return record.slug
    date = record.date or ""
    plain = date.replace("-", "").isdecimal() and not record.date_supplied
    edition = [slug_of(record.edition)] if record.edition else []
    if plain and len(date) == 10:
        return "-".join([date, *edition])
    if record.number and plain:
        return "-".join([date[:4], f"no{slug_of(record.number)}", *edition])
    if record.whole_number:
        return "-".join([f"no{slug_of(record.whole_number)}", *edition])
    years = "-".join(dict.fromkeys(re.findall(r"\d{4}", date)))
    source = str(PurePosixPath(source_name).with_suffix(""))
    return "-".join([years or "undated", *edition, digest(source)[:6]])


def possible_keys(record: ArticleRecord, source_name: str) -> list[str]:
    """The keys that an article may have, the first that is free being its own: that of the
    companion; else of the opening of its text, which neither a new title nor a new place, file or
    database changes; where another text opens so, of the whole text; and then of its source."""
    if record.key:
        return [record.key]
    bases = (
        opening_of(record),
        words_of(record.text),
        f"{source_name}\n{record.text}",
        f"{source_name}\n{record.position}\n{record.text}",
    )
    return [digest(basis)[:KEY_LENGTH] for basis in bases]


def opening_of(record: ArticleRecord) -> str:
    return opening_of_text(record.text)


def opening_of_text(text: str) -> str:
    return words_of(text[: OPENING * 3])[:OPENING]
