"""What an article and an issue are known by: names that outlive titles, places and databases."""

import hashlib
import re
from pathlib import Path

from ..chinese.pinyin import slug_of
from ..chinese.text import words_of
from .records import ArticleRecord, IssueRecord

KEY_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # none that is read as another
KEY_LENGTH = 8
OPENING = 40  # characters of the text that, with the name of its source, mint an article's key


def issue_slug(record: IssueRecord, source_name: str) -> str:
    """2024-no9, 2024-01-05; an issue whose text does not say which it is, by its source."""
    if record.slug:
        return record.slug
    date = record.date or ""
    plain = date.replace("-", "").isdecimal()
    if record.number and plain and not record.date_supplied:
        return f"{date[:4]}-no{slug_of(record.number)}"
    if plain and len(date) == 10 and not record.date_supplied:
        return date
    if record.whole_number:
        return f"no{slug_of(record.whole_number)}"
    years = "-".join(dict.fromkeys(re.findall(r"\d{4}", date)))
    return f"{years or 'undated'}-{digest(Path(source_name).stem)[:6]}"


def mint_key(record: ArticleRecord, source_name: str, taken: set[str]) -> str:
    """An article's key: of the companion, else of its source's name and the opening of its text,
    which neither a new title nor a new place changes."""
    if record.key:
        return record.key
    count = 0
    while True:
        key = digest(f"{Path(source_name).stem}\n{opening_of(record)}\n{count or ''}")[:KEY_LENGTH]
        if key not in taken:
            return key
        count += 1


def opening_of(record: ArticleRecord) -> str:
    return opening(record.text)


def opening(text: str) -> str:
    return words_of(text[: OPENING * 3])[:OPENING]


def digest(text: str) -> str:
    """A short name for a text, in letters that are not mistaken for one another."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "big")
    letters = []
    while number and len(letters) < 20:
        number, rest = divmod(number, len(KEY_LETTERS))
        letters.append(KEY_LETTERS[rest])
    return "".join(letters)
