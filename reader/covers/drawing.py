"""What a cover is drawn with: rules, panels, lines of letters along and down the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..linebreak import in_room
from .lettering import fitted, upright

WIDTH, HEIGHT = 300, 420
HEI = "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif"
# From the middle of a Chinese character down to its base line.
TO_BASE = 0.37


@dataclass(frozen=True)
class Colours:
    """Of a periodical: what is printed in, what on, and one more."""

    ink: str
    paper: str
    second: str


@dataclass(frozen=True)
class Cover:
    """What is printed on it."""

    title: str
    date: str
    number: str = ""
    edition: str = ""
    leads: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """The shortest thing that stands for the 期: its number, else its year if there is no doubt
        of it, else the name's first letter."""
        found = re.search(r"[\d-]+", self.number) or re.match(r"\d{4}(?=年(?!或))", self.date)
        return found[0] if found else self.title.strip("〔")[:1]

    @property
    def imprint(self) -> str:
        """Which 期, in one line; the number has brackets of its own."""
        return "　".join(filter(None, (self.edition, self.number)))


def together(*parts) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def panel(x, y, width, height, fill, opacity=1) -> SafeString:
    """A rectangle of one colour; also a rule, which is a thin one."""
    shade = f' fill-opacity="{opacity}"' if opacity < 1 else ""
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"{}/>',
        *map(_short, (x, y, width, height)),
        fill,
        mark_safe(shade),
    )


def frame(x, y, width, height, ink, weight=1) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="none" stroke="{}" stroke-width="{}"/>',
        *map(_short, (x, y, width, height)),
        ink,
        weight,
    )


def disc(x, y, radius, fill) -> SafeString:
    return format_html('<circle cx="{}" cy="{}" r="{}" fill="{}"/>', x, y, radius, fill)


def strokes(path: str, ink, weight=1, opacity=1) -> SafeString:
    return format_html(
        '<path d="{}" fill="none" stroke="{}" stroke-width="{}" stroke-opacity="{}"/>',
        *(path, ink, weight, opacity),
    )


def line(
    text, x, y, size, fill, anchor="start", weight=400, spacing=0.0, hei=False, opacity=1
) -> SafeString:
    """One line of letters, y being its base line."""
    more = f' letter-spacing="{_short(spacing)}"' if spacing else ""
    more += f' fill-opacity="{opacity}"' if opacity < 1 else ""
    more += f' font-family="{HEI}"' if hei else ""
    return format_html(
        '<text x="{}" y="{}" font-size="{}" fill="{}" text-anchor="{}" font-weight="{}"{}>{}</text>',
        *(_short(x), _short(y), _short(size), fill, anchor, weight),
        mark_safe(more),
        text,
    )


def lines(texts: Sequence[str], x, y, size, leading, fill, **how) -> SafeString:
    """Lines below each other, the first with its base line at y."""
    return together(
        *(line(text, x, y + n * size * leading, size, fill, **how) for n, text in enumerate(texts))
    )


def column(text: str, x, y, size, fill, step=1.1, weight=400) -> SafeString:
    """Letters below each other, about the middle x, from the top y."""
    letters = format_html_join(
        "",
        '<tspan x="{}" y="{}">{}</tspan>',
        (
            (_short(x), _short(y + (n + 0.5) * size * step + size * TO_BASE), letter)
            for n, letter in enumerate(upright(text))
        ),
    )
    return format_html(
        '<text font-size="{}" fill="{}" text-anchor="middle" font-weight="{}">{}</text>',
        *(_short(size), fill, weight, letters),
    )


def columns(texts: Sequence[str], right, y, size, fill, step=1.1, gap=1.25, **how) -> SafeString:
    """Columns from right to left, the first with its right edge at `right`."""
    return together(
        *(
            column(text, right - size * (0.5 + n * gap), y, size, fill, step, **how)
            for n, text in enumerate(texts)
        )
    )


def name_along(title, x, y, width, height, largest, fill, anchor="start", weight=900):
    """A name as large as its room allows, from the top y; with where it ends below."""
    size, texts = fitted(title, width, height, largest)
    at = {"start": x, "middle": x + width / 2, "end": x + width}[anchor]
    drawn = lines(texts, at, y + size * 0.88, size, 1.18, fill, anchor=anchor, weight=weight)
    return drawn, y + size * 1.18 * len(texts)


def leads_along(
    titles, x, y, width, size, fill, most, anchor="start", leading=1.45, each=2, mark=""
):
    """What an issue opens with, each title in `each` lines at most and `most` lines in all."""
    at = {"start": x, "middle": x + width / 2, "end": x + width}[anchor]
    drawn, used = [], 0
    for title in titles:
        texts = in_room(f"{mark}{title}", width / size, min(each, most - used))
        if not texts:
            break
        drawn.append(
            lines(texts, at, y + used * size * leading, size, leading, fill, anchor=anchor)
        )
        used += len(texts)
        y += size * 0.45
    return together(*drawn)


def text_grey(x, y, width, height, ink, opacity=0.3, leading=7) -> SafeString:
    """Lines of type from too far off to be read; a paragraph ends here and there."""
    path, row = [], 0
    while (row + 1) * leading <= height:
        length = width * (0.55 if row % 6 == 5 else 1)
        start = x + (width * 0.12 if row % 6 == 0 else 0)
        path.append(f"M{_short(start)} {_short(y + row * leading + 2)}H{_short(x + length)}")
        row += 1
    return strokes("".join(path), ink, 2.2, opacity)


def upright_grey(x, y, width, height, ink, opacity=0.3, leading=7) -> SafeString:
    """The same in columns."""
    path, row = [], 0
    while (row + 1) * leading <= width:
        length = height * (0.6 if row % 6 == 5 else 1)
        start = y + (height * 0.12 if row % 6 == 0 else 0)
        right = x + width - row * leading - 2
        path.append(f"M{_short(right)} {_short(start)}V{_short(y + length)}")
        row += 1
    return strokes("".join(path), ink, 2.2, opacity)


def _short(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
