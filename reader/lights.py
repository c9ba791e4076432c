"""The words of a search lit in the article that it found."""

from collections import deque
from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from issues.search import Query, highlight, readings

from .typesetting import AS_PRINTED, Piece, Setting

MOST_LISTED = 40


class Lights:
    """Lights the parts of an article one after the other, and numbers each place to go to.

    `texts` are lists of parts that follow each other in one text, such as the paragraphs of a body:
    what runs from one into the next is lit in both.
    """

    def __init__(self, text: str, query: Query, texts: Iterable[Sequence[str]]) -> None:
        self.text, self.query = text, query
        self.count = 0
        self.lit: dict[str, deque[list[Piece]]] = {}
        for parts in texts:
            for part, pieces in zip(parts, in_parts(parts, query), strict=True):
                self.lit.setdefault(part, deque()).append(pieces)

        self.any = any(hit for lit in self.lit.values() for pieces in lit for hit, _ in pieces)

    def on(self, part: str, setting: Setting = AS_PRINTED) -> SafeString:
        """The part with its lights, as it is set; of equal parts the first first."""
        lit = self.lit.get(part)
        pieces = setting.pieces(lit.popleft() if lit else [(False, part)])
        return format_html_join("", "{}", ((self._piece(*piece),) for piece in pieces))

    def _piece(self, is_hit: bool, piece: str) -> str:
        if not is_hit:
            return piece
        self.count += 1
        return format_html('<mark id="hit-{}">{}</mark>', self.count, piece)

    @property
    def listed(self) -> range:
        """The numbers of the places, as many as a list has room for."""
        return range(1, min(self.count, MOST_LISTED) + 1)


def in_parts(parts: Sequence[str], query: Query) -> list[list[Piece]]:
    """The pieces of each part, lit as one text."""
    whole = "\n".join(parts)
    pieces, place, result = highlight(whole, query), 0, []
    ends = [0]
    for _, piece in pieces:
        ends.append(ends[-1] + len(piece))
    for part in parts:
        last = place + len(part)
        cut = (
            (is_hit, whole[max(start, place) : min(end, last)])
            for (is_hit, _), start, end in zip(pieces, ends, ends[1:], strict=False)
        )
        result.append([piece for piece in cut if piece[1]])
        place = last + 1
    return result


def lights_for(text: str, texts: Sequence[Sequence[str]]) -> Lights | None:
    """Lights for what was typed, read in the first way in which any of the texts has it."""
    for query in readings(text):
        lights = Lights(text, query, texts)
        if lights.any:
            return lights
    return None
