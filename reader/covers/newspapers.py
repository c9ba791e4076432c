"""Compositions of the heads of front pages, with what they lead with, above columns of grey."""

from ..linebreak import in_room
from .drawing import (
    HEIGHT,
    WIDTH,
    Colours,
    Cover,
    columns,
    frame,
    leads_along,
    line,
    lines,
    name_along,
    panel,
    text_grey,
    together,
    upright_grey,
)
from .lettering import balanced, fitted


def broadsheet(cover: Cover, colours: Colours):
    """The nameplate across the middle, between rules; a headline; three columns."""
    name, end = name_along(cover.title, 22, 20, 256, 84, 54, colours.ink, "middle")
    head, below = _headline(cover, 22, end + 50, 256, 25, colours.second, "middle")
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.paper),
        name,
        panel(22, end + 8, 256, 3, colours.ink),
        panel(22, end + 13, 256, 0.8, colours.ink),
        line(cover.date, 22, end + 30, 13, colours.ink),
        line(cover.imprint, 278, end + 30, 13, colours.ink, "end"),
        panel(22, end + 37, 256, 0.8, colours.ink),
        head,
        *_three_columns(cover, below, colours),
    )


def eared(cover: Cover, colours: Colours):
    """The nameplate at the left, and beside it the 报眼, a box with the date."""
    name, end = name_along(cover.title, 20, 24, 178, 80, 46, colours.second)
    bottom = max(end + 4, 84)
    head, below = _headline(cover, 20, bottom + 26, 260, 26, colours.ink, "start")
    imprint = [*in_room(cover.date, 5.2, 3), *in_room(cover.imprint, 5.2, 2)][:4]
    titles = _height_of(cover.leads[1:])
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.paper),
        name,
        frame(206, 24, 74, bottom - 30, colours.ink, 0.8),
        lines(
            imprint,
            243,
            bottom / 2 + 21 - len(imprint) * 7.8,
            12,
            1.3,
            colours.ink,
            anchor="middle",
        ),
        panel(20, bottom + 4, 260, 4, colours.ink),
        head,
        text_grey(20, below, 122, 406 - below, colours.ink),
        panel(150, below, 0.8, 406 - below, colours.ink),
        leads_along(cover.leads[1:], 158, below + 14, 122, 15, colours.ink, most=4),
        text_grey(158, below + titles, 122, 406 - below - titles, colours.ink),
    )


def upright_sheet(cover: Cover, colours: Colours):
    """Set in columns from the right, the nameplate in a box at the upper right corner."""
    names = balanced(cover.title, 1 if len(cover.title) <= 7 else 2)
    size = min(46, 196 / (max(map(len, names)) * 1.1))
    box = max(76, size * (1.14 * len(names) - 0.14) + 20)
    left = 280 - box
    lead, *_ = (*cover.leads, "")
    heads = in_room(lead, 8.4, 3)
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.paper),
        frame(left, 20, box, 218, colours.ink, 2.4),
        columns(
            names,
            280 - (box - size * (1.14 * len(names) - 0.14)) / 2,
            30,
            size,
            colours.second,
            1.1,
            1.14,
            weight=900,
        ),
        lines(
            [*in_room(cover.date, box / 12, 3), *in_room(cover.imprint, box / 12, 3)],
            left + box / 2,
            258,
            12,
            1.4,
            colours.ink,
            anchor="middle",
        ),
        panel(left - 11, 20, 0.8, 382, colours.ink),
        columns(heads, left - 22, 24, 25, colours.ink, 1.08, 1.18, weight=700),
        upright_grey(20, 20, left - 30 - 25 * 1.18 * len(heads) - 20, 214, colours.ink),
        panel(20, 246, left - 42, 0.8, colours.ink),
        upright_grey(20, 256, left - 42, 146, colours.ink),
        upright_grey(left, 330, box, 72, colours.ink),
    )


def reversed_head(cover: Cover, colours: Colours):
    """The nameplate white out of a block; two wide columns and a box of titles."""
    size, names = fitted(cover.title, 236, 74, 48)
    height = size * 1.18 * len(names) + 22
    head, below = _headline(cover, 22, height + 62, 256, 24, colours.ink, "start")
    return together(
        panel(0, 0, WIDTH, HEIGHT, colours.paper),
        panel(22, 20, 256, height, colours.second),
        lines(names, 150, 28 + size * 0.93, size, 1.18, colours.paper, anchor="middle", weight=900),
        line(cover.date, 22, height + 40, 13, colours.ink, weight=700),
        line(cover.imprint, 278, height + 40, 13, colours.ink, "end"),
        panel(22, height + 48, 256, 0.8, colours.ink),
        head,
        *_three_columns(cover, below, colours),
    )


UPRIGHT_NEWSPAPERS = (upright_sheet,)
NEWSPAPERS = (broadsheet, upright_sheet, eared, reversed_head)


def _headline(cover: Cover, x, y, width, size, fill, anchor):
    """The first title across the page in two lines at most, and where what follows may begin."""
    texts = in_room(cover.leads[0], width / size, 2) if cover.leads else []
    at = x + width / 2 if anchor == "middle" else x
    drawn = lines(texts, at, y + size * 0.7, size, 1.25, fill, anchor=anchor, weight=700)
    return drawn, y + len(texts) * size * 1.25 + 8


def _height_of(titles) -> int:
    """Of the room for so many titles of two lines each, of four lines at most."""
    return min(4, 2 * len(titles)) * 22 + 14 if titles else 0


def _three_columns(cover: Cover, top, colours: Colours):
    """Two of type and, between or beside them, one that opens with titles."""
    height = 404 - top
    yield text_grey(22, top, 76, height, colours.ink)
    yield leads_along(cover.leads[1:], 112, top + 12, 166, 15, colours.ink, most=4)
    titles = _height_of(cover.leads[1:])
    yield text_grey(112, top + titles, 76, height - titles, colours.ink)
    yield text_grey(202, top + titles, 76, height - titles, colours.ink)
    yield panel(105, top, 0.8, height, colours.ink)
