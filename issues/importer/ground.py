"""Where heads stand among the bodies of a text, by their lines."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum, auto

from .body import Body
from .headings import Head

NEAR = 12  # bodies before a head and after it that are near to it


class Place(Enum):
    """Where a head stands to a body, if nothing else stands between."""

    RIGHT_BEFORE = auto()
    IN_A_ROW_BEFORE = auto()
    INSIDE_FIRST_PAGE = auto()
    INSIDE = auto()
    RIGHT_AFTER = auto()


class Ground:
    """The bodies of a text in the order of their first lines and in that of their last."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self.first = [body.first_line for body in bodies]
        self.last = [body.last_line for body in bodies]
        self.page_end = [page_end(body) for body in bodies]
        self.by_first = sorted(range(len(bodies)), key=lambda j: self.first[j])
        self.by_last = sorted(range(len(bodies)), key=lambda j: self.last[j])
        self.firsts = [self.first[j] for j in self.by_first]
        self.lasts = [self.last[j] for j in self.by_last]

    def places(self, head: Head, inside: Sequence[int]) -> dict[int, Place]:
        """The bodies that a head stands right before or after, and those `inside` which it stands."""
        places = {}
        for j in inside:
            on_first = head.last_line <= self.page_end[j]
            places[j] = Place.INSIDE_FIRST_PAGE if on_first else Place.INSIDE
        for j in self.right_before(head):
            places[j] = Place.RIGHT_AFTER
        for j in self.right_after(head):
            places[j] = Place.RIGHT_BEFORE if head.last_in_cluster else Place.IN_A_ROW_BEFORE
        return places

    def right_after(self, head: Head) -> Sequence[int]:
        """The body that begins next, unless one that began before the head ends between."""
        at = bisect_right(self.firsts, head.last_line)
        if at == len(self.firsts):
            return ()
        ended = self.ending(head.last_line + 1, self.firsts[at])
        between = any(self.first[j] < head.first_line for j in ended)
        return () if between else self.by_first[at : at + 1]

    def right_before(self, head: Head) -> Sequence[int]:
        """The bodies that ended before the head, none having begun since."""
        at = bisect_left(self.firsts, head.first_line)
        return self.ending(self.firsts[at - 1], head.first_line)[-NEAR:] if at else ()

    def ending(self, start: int, end: int) -> Sequence[int]:
        """The bodies whose last line is from `start` to before `end`."""
        return self.by_last[bisect_left(self.lasts, start) : bisect_left(self.lasts, end)]

    def around(self, head: Head) -> Sequence[int]:
        """The bodies that begin next before a head and after it."""
        at = bisect_left(self.firsts, head.first_line)
        return self.by_first[max(0, at - NEAR) : at + NEAR]

    def within(self, head: Head, reach: int) -> set[int]:
        """The bodies that begin or end not more than `reach` lines from a head."""
        start = bisect_left(self.firsts, head.last_line - reach)
        end = bisect_right(self.firsts, head.last_line + reach)
        ending = self.ending(head.first_line - reach, head.first_line + reach + 1)
        return {*self.by_first[start:end], *ending}

    def distance(self, head: Head, j: int) -> int:
        """The lines between a head and a body; 0 for a head inside it."""
        if self.first[j] <= head.first_line <= self.last[j]:
            return 0
        return min(abs(head.last_line - self.first[j]), abs(head.first_line - self.last[j]))

    def overlapping(self, heads: Sequence[Head]) -> list[list[int]]:
        """For each head the bodies that have lines both before its end and after its beginning, the
        latest that began."""
        found: list[list[int]] = [[] for _ in heads]
        begun: list[int] = []
        at = 0
        for i in sorted(range(len(heads)), key=lambda i: heads[i].first_line):
            while at < len(self.firsts) and self.firsts[at] <= heads[i].last_line:
                begun.append(self.by_first[at])
                at += 1
            begun = [j for j in begun if self.last[j] >= heads[i].first_line][-NEAR:]
            found[i] = [j for j in begun if self.first[j] <= heads[i].last_line]
        return found


def page_end(body: Body) -> int:
    """The last line of the page that a body begins on, as far as its own lines tell."""
    lines = [line for piece in body.pieces for line in piece.lines]
    return next((line.number for line in lines[1:] if line.opens_page), body.last_line)
