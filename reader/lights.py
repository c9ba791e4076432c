"""The words of a search lit in the article that it found."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from issues.search import Query, highlight, readings

MOST_LISTED = 40


class Lights:
    """Lights the parts of an article one after the other, and numbers each place to go to."""

    def __init__(self, text: str, query: Query) -> None:
        self.text, self.query = text, query
        self.count = 0

    def on(self, part: str) -> SafeString:
        pieces = highlight(part, self.query)
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


def lights_for(text: str, parts: Iterable[str]) -> Lights | None:
    """Lights for what was typed, read in the first way in which any part has it."""
    whole = "\n".join(filter(None, parts))
    for query in readings(text):
        if any(is_hit for is_hit, _ in highlight(whole, query)):
            return Lights(text, query)
    return None
