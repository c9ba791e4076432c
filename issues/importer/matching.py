"""Heads to the bodies they belong to.

A title and its byline may stand before, after, inside or far away from their text; two may stand in
a row, and one be missing. So heads are matched with bodies as a whole, by what they say and where
they stand, for the greatest sum, and not greedily in the order of the file.
"""

import re
from collections.abc import Sequence

from ..chinese.fold import in_simplified
from .assignment import best_pairs
from .body import Body
from .cohesion import Vocabularies
from .ground import Ground, Place
from .headings import Head
from .pieces import Kind

# Worth of the evidence that a head and a body are one; measured on the sources and the specimens.
WORDS = 2.0  # all the words of the title are said in the text
WORTH_OF_PLACE = {
    Place.RIGHT_BEFORE: 1.0,
    Place.IN_A_ROW_BEFORE: 0.3,  # before the text, but with another head between
    Place.INSIDE_FIRST_PAGE: 0.8,
    Place.INSIDE: 0.2,
    Place.RIGHT_AFTER: 0.4,
}
SAME_COUNT = 0.4  # the note on the authors speaks of as many as the byline names
ENOUGH = 0.95  # less than this, and the text stays without a title
LEAST_SHARE = (ENOUGH - SAME_COUNT) / WORDS  # of a title's words, that a text far from it must say
FARTHEST_BYLINE = 6  # lines between a byline that stands alone and the text that it signs


def match_heads(
    heads: Sequence[Head], bodies: Sequence[Body]
) -> tuple[list[list[Head]], list[Head]]:
    """For each body its heads, the one with the title first; and the heads that fit none.

    First the heads that hold a title, all at once for the greatest sum; then bylines that stand by
    themselves go to the nearest text that has none.
    """
    ground = Ground(bodies)
    titled = [head for head in heads if head.title]
    chosen: list[list[Head]] = [[] for _ in bodies]
    spare: list[Head] = []
    for head, j in zip(titled, best_pairs(worths(titled, bodies, ground)), strict=True):
        (spare if j is None else chosen[j]).append(head)
    bare = [head for head in heads if not head.title]
    for head, inside in zip(bare, ground.overlapping(bare), strict=True):
        j = nearest_unsigned(head, inside, ground, chosen)
        (spare if j is None else chosen[j]).append(head)
    return chosen, spare


def worths(heads: Sequence[Head], bodies: Sequence[Body], ground: Ground) -> list[dict[int, float]]:
    """For each head the bodies that enough speaks for, and how much."""
    texts = (body.text for body in bodies)
    vocabularies = Vocabularies(texts, [head.title or "" for head in heads])
    counts = [note_count(body) for body in bodies]
    found = []
    for head, inside in zip(heads, ground.overlapping(heads), strict=True):
        places = ground.places(head, inside)
        near = {*places, *ground.around(head)}
        shares = vocabularies.shares(head.title or "", near, LEAST_SHARE)
        worth = {
            j: WORDS * share + (WORTH_OF_PLACE[places[j]] if j in places else 0)
            + worth_of_count(head, counts[j])
            for j, share in shares.items()
        }  # fmt: skip
        found.append({j: w for j, w in worth.items() if w >= ENOUGH})
    return found


def worth_of_count(head: Head, told: int) -> float:
    if not told or not head.author_count:
        return 0.0
    return SAME_COUNT if (told > 1) == (head.author_count > 1) else -SAME_COUNT


def note_count(body: Body) -> int:
    """How many authors the note on them speaks of: 2 for 分别 or 均, 1 for 为 or 系, 0 for no note."""
    for note in body.notes:
        if note.kind is Kind.AUTHOR_NOTE:
            return 2 if re.search("分别|均[系为是]", in_simplified(note.text)) else 1
    return 0


def nearest_unsigned(
    head: Head, inside: Sequence[int], ground: Ground, chosen: Sequence[Sequence[Head]]
) -> int | None:
    """The text that a byline without a title signs: the one around it, or that it stands before."""
    near = {*inside, *ground.within(head, FARTHEST_BYLINE)}
    unsigned = [j for j in near if not any(h.bylines for h in chosen[j])]
    distance, j = min(((ground.distance(head, j), j) for j in unsigned), default=(0, None))
    return j if distance <= FARTHEST_BYLINE else None
