"""Compositions of magazine covers: each takes what is printed and the periodical's colours."""

from math import cos, pi, sin

from ..linebreak import ems, in_room
from .drawing import (
    HEIGHT,
    WIDTH,
    Colours,
    Cover,
    column,
    columns,
    disc,
    frame,
    leads_along,
    line,
    lines,
    name_along,
    panel,
    strokes,
    together,
)
from .lettering import balanced, gain_of


def slipped(cover: Cover, colours: Colours):
    """Thread-bound in cloth, the name on a slip at the upper left, as old books have it."""
    names, size = _name_down(cover.title, 210, 30, at_most=2)
    width = size * (1.25 * len(names) + 0.55)
    height = size * 1.14 * max(map(len, names)) + size * 0.9
    thread = "".join(f"M258 {y}H300" for y in (28, 119, 210, 301, 392))
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.ink),
        strokes("M258 0V420", colours.paper, 1.2, 0.55),
        strokes(thread, colours.paper, 1.2, 0.55),
        panel(22, 24, width, height, colours.paper),
        frame(26, 28, width - 8, height - 8, colours.ink, 0.8),
        columns(
            names, 22 + width - size * 0.4, 24 + size * 0.45, size, "#1f1d1a", 1.14, weight=700
        ),
        _leads_down(cover.leads, 244, 30, 12.5, colours.paper, left=22 + width + 10),
        lines(_imprint(cover), 24, 362, 17, 1.4, colours.paper),
    )


def banded(cover: Cover, colours: Colours):
    """The name in a field of colour across the head; below it, on paper, what is in it."""
    name, _ = name_along(cover.title, 24, 34, 252, 108, 62, colours.paper)
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.paper),
        panel(0, 0, WIDTH, 168, colours.ink),
        panel(0, 168, WIDTH, 7, colours.second),
        name,
        lines(_imprint(cover), 24, 206, 17, 1.4, colours.ink, weight=700),
        leads_along(cover.leads, 24, 284, 252, 16, colours.ink, most=5),
        panel(24, 254, 252, 0.8, colours.ink),
        panel(24, 398, 252, 0.8, colours.ink),
    )


def framed(cover: Cover, colours: Colours):
    """A learned journal: all on the middle, within a thick rule and a thin one."""
    name, end = name_along(cover.title, 44, 70, 212, 110, 50, colours.ink, "middle")
    date, *number = _imprint(cover)
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.paper),
        frame(14, 14, 272, 392, colours.ink, 4),
        frame(22, 22, 256, 376, colours.ink, 0.8),
        name,
        strokes(f"M90 {end + 22:.0f}H138M162 {end + 22:.0f}H210", colours.ink, 1),
        strokes(f"M150 {end + 16:.0f}l6 6l-6 6l-6 -6z", colours.second, 2),
        line(date, 150, end + 56, 17, colours.ink, "middle"),
        lines(number, 150, end + 80, 15, 1.4, colours.ink, anchor="middle"),
        leads_along(cover.leads[:2], 40, 320, 220, 14.5, colours.ink, 3, "middle"),
    )


def halved(cover: Cover, colours: Colours):
    """The name down a broad band at the left; the rest stands beside it."""
    names, size = _name_down(cover.title, 360, 66, at_most=2, width=90)
    inset = (116 - size * (1.12 * len(names) - 0.12)) / 2
    date, *number = _imprint(cover)
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.paper),
        panel(0, 0, 116, HEIGHT, colours.ink),
        columns(names, 116 - inset, 28, size, colours.paper, 1.1, 1.12, weight=900),
        panel(134, 40, 34, 5, colours.second),
        lines(in_room(date, 148 / 18, 2), 134, 74, 18, 1.35, colours.ink, weight=700),
        lines(number, 134, 124, 15, 1.4, colours.ink),
        leads_along(cover.leads, 134, 262, 146, 15, colours.ink, most=6),
    )


def numbered(cover: Cover, colours: Colours):
    """The number of the 期 is the picture."""
    sign = cover.sign
    size = min(170, 250 / max(ems(sign), 0.6))
    name, end = name_along(cover.title, 24, 30, 252, 84, 54, colours.ink)
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.paper),
        panel(24, 18, 252, 5, colours.ink),
        line(sign, 280, 396, size, colours.second, "end", 900, opacity=0.75),
        name,
        panel(24, end + 10, 252, 0.8, colours.ink),
        lines(_imprint(cover), 24, end + 36, 16, 1.4, colours.ink, weight=700),
        leads_along(cover.leads, 24, end + 90, 252, 15, colours.ink, most=3),
        panel(24, 405, 252, 0.8, colours.ink),
    )


def waved(cover: Cover, colours: Colours):
    """水纹 below, as on the borders of old bindings; the name above."""
    name, _ = name_along(cover.title, 24, 28, 252, 96, 58, colours.ink)
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.paper),
        name,
        lines(_imprint(cover), 24, 158, 16, 1.4, colours.ink),
        panel(0, 206, WIDTH, 214, colours.ink),
        strokes(_waves(206), colours.paper, 1, 0.5),
        panel(24, 290, 252, 106, colours.paper) if cover.leads else "",
        leads_along(cover.leads, 38, 316, 224, 15, colours.ink, most=4),
    )


def latticed(cover: Cover, colours: Colours):
    """A window of lattice, and a plaque on it with the name in columns."""
    names, size = _name_down(cover.title, 212, 44, at_most=2)
    width = max(size * (1.2 * len(names) - 0.2) + 44, 90)
    height = size * 1.12 * max(map(len, names)) + 44
    left, top = 150 - width / 2, 150 - height / 2
    date, *number = _imprint(cover)
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.ink),
        strokes(_lattice(), colours.paper, 1, 0.34),
        panel(left, top, width, height, colours.paper),
        frame(left + 6, top + 6, width - 12, height - 12, colours.ink, 1),
        columns(names, left + width - 22, top + 22, size, colours.ink, 1.12, 1.2, weight=900),
        panel(0, 300, WIDTH, 120, colours.paper),
        panel(0, 300, WIDTH, 4, colours.second),
        line(date, 24, 330, 16, colours.ink, weight=700),
        line(" ".join(number), 276, 330, 14, colours.ink, "end") if number else "",
        leads_along(cover.leads, 24, 358, 252, 14.5, colours.ink, most=3, each=1),
    )


def sunned(cover: Cover, colours: Colours):
    """A disc with rays, low at the left; the name down the right edge."""
    names, size = _name_down(cover.title, 340, 50, at_most=2, width=104)
    left = 276 - size * (1.15 * len(names) - 0.15)
    middle = (left - 14) / 2
    imprint = [part for text in _imprint(cover) for part in in_room(text, (left - 44) / 14, 2)][:3]
    foot = 384 - 18 * len(imprint)
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.paper),
        strokes(_rays(middle, 264, 92), colours.second, 1.4, 0.6),
        disc(middle, 264, min(80, middle - 24), colours.second),
        panel(0, 0, left - 14, 24 + 24 * min(4, 2 * len(cover.leads)), colours.paper),
        panel(left - 14, 0, WIDTH - left + 14, HEIGHT, colours.paper),
        columns(names, 276, 30, size, colours.ink, 1.12, 1.15, weight=900),
        panel(left - 14, 0, 1, HEIGHT, colours.ink),
        panel(0, foot, left - 14, HEIGHT - foot, colours.paper),
        panel(0, foot, left - 14, 1, colours.ink),
        lines(imprint, 20, foot + 22, 14, 1.3, colours.ink, weight=700),
        leads_along(cover.leads, 20, 40, left - 48, 15, colours.ink, most=4),
    )


UPRIGHT_MAGAZINES = (slipped, halved, latticed, sunned)
MAGAZINES = (banded, slipped, framed, halved, numbered, waved, latticed, sunned)


def _name_down(title, height, largest, at_most, width=200):
    """The columns of a name and their size: in more than one where one would be too small."""
    best = ([title], 0.0)
    for count in range(1, at_most + 1):
        names = balanced(title, count)
        longest = max(map(len, names))
        size = min(largest, height / (longest * 1.14), width / (1.12 * len(names)))
        if size > best[1] * gain_of(title):
            best = (names, size)
    return best


def _imprint(cover: Cover) -> list[str]:
    """The date, and below it which 期."""
    return [part for part in (cover.date, cover.imprint) if part]


def _leads_down(titles, right, top, size, fill, left):
    """Titles in columns, a little apart; those for which there is no room are left out."""
    room = max(0, int((right - left) // (size * 1.7)))
    shown = [in_room(title, 300 / (size * 1.1), 1)[0] for title in titles[:room] if title.strip()]
    return together(
        *(
            column(title, right - size * (0.7 + n * 1.7), top, size, fill)
            for n, title in enumerate(shown)
        )
    )


def _rays(x, y, start) -> str:
    angles = [(cos(pi * n / 24), sin(pi * n / 24)) for n in range(48)]
    return "".join(
        f"M{x + start * c:.0f} {y + start * s:.0f}L{x + 420 * c:.0f} {y + 420 * s:.0f}"
        for c, s in angles
    )


def _waves(top) -> str:
    """Rows of arcs within arcs, each row over half of the last."""
    path, row, y = [], 0, top + 20
    while y < HEIGHT + 30:
        start = -40 if row % 2 else -20
        for x in range(start, WIDTH + 40, 40):
            path += [f"M{x + 20 - r} {y}a{r} {r} 0 0 1 {2 * r} 0" for r in (20, 14, 8)]
        row, y = row + 1, y + 10
    return "".join(path)


def _lattice() -> str:
    """方格 with squares set in their crossings."""
    path = []
    for y in range(0, 301, 30):
        path.append(f"M0 {y}H300")
        path += [f"M{x - 8} {y}l8 -8l8 8l-8 8z" for x in range(0, 301, 30)]
    path += [f"M{x} 0V300" for x in range(0, 301, 30)]
    return "".join(path)
