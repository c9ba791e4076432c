"""Markdown whose # can be trusted: 栏目, and under each its articles, and in these their headings.

What OCR makes of sizes of type cannot. It is told by the 栏目 alone: where each heading of the first
rank stands over one of the next with no text of its own, and there are several of them.
"""

from collections import Counter
from collections.abc import Sequence

from ..chinese.text import words_of
from .contents import Contents, Entry
from .pieces import Kind, Piece

FEWEST_SECTIONS = 3
EMPTY = 0.9  # share of them that stand right over another heading


def read_outline(pieces: Sequence[Piece]) -> Contents:
    """The 栏目 and the titles as a list of contents says them; none where the # say nothing sure."""
    levels = [piece.level for piece in pieces if piece.level]
    top = min(levels, default=0)
    over = [
        after.level
        for piece, after in zip(pieces, pieces[1:], strict=False)
        if piece.level and piece.level == top
    ]
    deeper = Counter(level for level in over if level > top)
    if len(over) < FEWEST_SECTIONS or deeper.total() < EMPTY * len(over):
        return Contents()
    of_titles = deeper.most_common(1)[0][0]
    section, entries, groups = None, [], set()
    for piece in pieces:
        if piece.kind is Kind.HEADING and piece.level == top:
            section = piece.text
            groups.add(words_of(section))
        elif piece.kind is Kind.HEADING and piece.level == of_titles:
            entries.append(Entry(piece.text, section))
    return Contents(tuple(entries), frozenset(groups), outlined=top)
