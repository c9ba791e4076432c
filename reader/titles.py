"""Titles and headings: their lines end between words, which a browser cannot tell in Chinese."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from .linebreak import word_ends
from .vertical import Piece

LINE_END = SafeString("<wbr>")


def parted_between_words(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of a title, with a sign for the browser wherever a line may end."""
    whole, place = "".join(piece for _, piece in pieces), 0
    ends = word_ends(whole)
    for is_hit, piece in pieces:
        end = place + len(piece)
        cuts = [place, *(cut for cut in ends if place < cut < end), end]
        yield is_hit, format_html_join(LINE_END, "{}", ((whole[a:b],) for a, b in pairwise(cuts)))
        if end in ends:
            yield False, LINE_END
        place = end
