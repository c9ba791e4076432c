"""The cover of a 期: there are no pictures, so it is drawn from what the 期 is called.

Every periodical has one composition and one pair of colours, by its slug and for ever; its 期 differ
by date, number and what they lead with. The drawing stands alone: no style sheet, no file, no
script, and letters in whatever Song face the reader has. It may be a page's <img> or a book's cover.
"""

from zlib import crc32

from django.utils.html import format_html
from django.utils.safestring import SafeString

from issues.models import Issue

from .drawing import HEIGHT, WIDTH, Colours, Cover
from .lettering import is_latin
from .magazines import MAGAZINES, UPRIGHT_MAGAZINES
from .newspapers import NEWSPAPERS, UPRIGHT_NEWSPAPERS

LEADS = 3
# Names in Latin letters run along the line only.
UPRIGHT = (*UPRIGHT_MAGAZINES, *UPRIGHT_NEWSPAPERS)
SONG = "'Songti SC','Noto Serif CJK SC','Noto Serif SC','Source Han Serif SC',STSong,SimSun,serif"
PALETTES = (
    Colours("#23405c", "#f4efe2", "#d9a441"),
    Colours("#7a2323", "#f6efe0", "#e2b866"),
    Colours("#2f4a3c", "#f3eee0", "#c9a25c"),
    Colours("#5a3a29", "#f5eddc", "#d98f5a"),
    Colours("#3d3a52", "#f2eee6", "#c99a6b"),
    Colours("#8a4b1f", "#f7efdf", "#2f4858"),
    Colours("#1f4f56", "#f3efe3", "#d77a4a"),
    Colours("#4a2438", "#f5eee4", "#cfa25a"),
)
# Newspapers are black on newsprint; a few print one line in colour.
NEWSPRINT = (
    Colours("#22201c", "#efe9da", "#8a1c1c"),
    Colours("#22201c", "#ece8dd", "#22201c"),
    Colours("#1d2430", "#eee9dc", "#23405c"),
    Colours("#22201c", "#f0e8d8", "#7a4a1c"),
)


def cover_of(issue: Issue, leads: list[str]) -> Cover:
    """Of an issue with its periodical, and the titles that it opens with."""
    date = issue.date_display or "日期不详"
    number = issue.number_alone
    return Cover(issue.periodical_display, date, number, issue.edition, tuple(leads[:LEADS]))


def drawn(cover: Cover, slug: str, is_newspaper: bool) -> SafeString:
    """The cover as SVG."""
    chance = crc32(slug.encode())
    compositions = NEWSPAPERS if is_newspaper else MAGAZINES
    if is_latin(cover.title):
        compositions = [one for one in compositions if one not in UPRIGHT]
    palettes = NEWSPRINT if is_newspaper else PALETTES
    compose = compositions[(chance >> 3) % len(compositions)]
    colours = palettes[(chance >> 8) % len(palettes)]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}"'
        ' role="img" lang="zh-Hans" font-family="{}"><title>{}</title>{}</svg>',
        *(WIDTH, HEIGHT, WIDTH, HEIGHT),
        SONG,
        " ".join(filter(None, (cover.title, cover.date, cover.imprint))),
        compose(cover, colours),
    )
