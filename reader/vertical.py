"""A text that runs from top to bottom: its quotation marks, and its numbers."""

import re
from collections.abc import Iterator, Sequence

from django.utils.html import format_html, format_html_join

Piece = tuple[bool, str]  # whether it is lit, and what it says

APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")
CORNERS = str.maketrans("“”‘’", "「」『』")
# Up to three digits that stand by themselves. 2024, 3.5, 12% and A4 lie on their side, as one.
NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9A-Za-z][.,:/~-])[0-9]{1,3}(?![0-9A-Za-z%‰°]|[.,:/~-][0-9A-Za-z])"
)


def corner_quotes(text: str) -> str:
    """“ ” ‘ ’ as 「」『』; the apostrophe of a Latin word stays."""
    return "’".join(part.translate(CORNERS) for part in APOSTROPHE.split(text))


def upright_numbers(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of a part, with numbers set in the room of one character; a number that a light
    cuts through is left as it is."""
    whole, place = "".join(piece for _, piece in pieces), 0
    for is_hit, piece in pieces:
        parts = _upright(whole, place, place + len(piece))
        yield is_hit, format_html_join("", "{}", ((part,) for part in parts))
        place += len(piece)


def _upright(whole: str, place: int, end: int) -> Iterator[str]:
    for number in NUMBER.finditer(whole, place):
        if number.end() > end:
            break
        yield whole[place : number.start()]
        yield format_html('<span class="tcy">{}</span>', number[0])
        place = number.end()
    yield whole[place:end]
