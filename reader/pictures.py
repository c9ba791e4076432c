"""The picture of an article for where its address is pasted: title, 刊名 and 期 in Song type.

Drawn once, when first asked for, and kept under DATA_DIR. Its address carries a hash of what is
drawn, so that another title is another picture. Where there is no Chinese face on the machine, all
articles share the picture of the room.
"""

import hashlib
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont

from issues.models import Article

from .linebreak import HALF_EMPTY_FIRST, fitted, in_room
from .spoken import in_chinese

DRAWN_AS = "2"  # counts up when pictures are drawn otherwise
WIDTH, HEIGHT, MARGIN = 1200, 630, 96
PAPER, INK, QUIET, ACCENT = "#fbfaf6", "#1f1d1a", "#5f5a52", "#8a1c1c"
SIZES = (84, 72, 62, 54, 48)
LEADING = 1.36
TITLE_TOP, TITLE_ROOM, MOST_LINES = 112, 340, 4
LONGEST_LOOKED_AT = 120  # characters of a title; more than any picture has room for
COLOURS = 32

STATIC_PICTURE = "icons/room.png"
FACES = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/noto-cjk/NotoSerifCJK-Bold.ttc",
    "/System/Library/Fonts/Supplemental/Songti.ttc",
    "C:/Windows/Fonts/simsun.ttc",
)
FAMILIES = ("Noto Serif CJK SC:bold", "Source Han Serif SC:bold", "serif:lang=zh-cn")
ONE_AT_A_TIME = Lock()


def share_image_address(article: Article) -> str:
    """The path of the article's picture. No query, if its 期 and 刊物 are at hand, and no drawing."""
    if face() is None:
        return staticfiles_storage.url(STATIC_PICTURE)
    return reverse("reader:picture", args=[article.key, digest_of(article)])


def digest_of(article: Article) -> str:
    drawn = "\n".join([DRAWN_AS, *said(article), settings.SITE_NAME])
    return hashlib.sha256(drawn.encode()).hexdigest()[:10]


@in_chinese
def said(article: Article) -> tuple[str, str, str]:
    """The same whoever asks: there is one picture of an article."""
    return article.title_display, article.issue.periodical_display, article.issue.label


def picture_of(article: Article) -> Path:
    """The file of the picture, drawn if it is not there. Of two who ask at once one draws; those in
    other processes may draw the same again, and whoever is last leaves the same file."""
    kept = folder() / article.key[:2] / f"{article.key}-{digest_of(article)}.png"
    if not kept.exists():
        with ONE_AT_A_TIME:
            if not kept.exists():
                keep(draw(*said(article)), kept)
                forget_former(article.key, kept)
    return kept


def folder() -> Path:
    return Path(settings.DATA_DIR) / "pictures"


def keep(picture: Image.Image, path: Path) -> None:
    """Whoever looks while it is written sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        try:
            picture.save(part, "PNG", optimize=True)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    Path(part.name).chmod(0o644)
    Path(part.name).replace(path)


def forget_former(key: str, kept: Path) -> None:
    """An article has one picture: what it had under another title goes."""
    for former in kept.parent.glob(f"{key}-*.png"):
        if former != kept and former.stem.rpartition("-")[0] == key:
            with suppress(OSError):
                former.unlink()


def draw(title: str, periodical: str, label: str) -> Image.Image:
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    right = WIDTH - MARGIN
    # 文武线, as at the head of every page.
    pen.rectangle((MARGIN, 72, right, 79), fill=ACCENT)
    pen.rectangle((MARGIN, 86, right, 87), fill=ACCENT)
    draw_title(pen, title)
    pen.rectangle((MARGIN, 486, right, 486), fill="#dcd6c8")
    draw_line(pen, periodical, (MARGIN, 506), 36, INK, right - MARGIN)
    draw_line(pen, settings.SITE_NAME, (right, 562), 26, ACCENT, 300, anchor="ra")
    draw_line(pen, label, (MARGIN, 560), 28, QUIET, right - MARGIN - 330)
    return picture.quantize(COLOURS, dither=Image.Dither.NONE)


def draw_title(pen: ImageDraw.ImageDraw, title: str) -> None:
    """In the largest size in which it has room, in the middle of it."""
    lines, size = fitted(drawable(title) or "无题", SIZES, WIDTH - 2 * MARGIN, measure_in, lines_of)
    leading = round(size * LEADING)
    top = TITLE_TOP + (TITLE_ROOM - leading * len(lines)) // 2
    for number, line in enumerate(lines):
        baseline = top + number * leading + (leading + round(size * 0.72)) // 2
        # What opens a line with a half-empty square is set back to the edge.
        left = MARGIN - (size // 2 if line[0] in HALF_EMPTY_FIRST else 0)
        pen.text((left, baseline), line, INK, font=type_of(size), anchor="ls")


def measure_in(size: int):
    return type_of(size).getlength


def lines_of(size: int) -> int:
    return min(MOST_LINES, TITLE_ROOM // round(size * LEADING))


def draw_line(pen, text, place, size, colour, width, anchor="la") -> None:
    """One line, cut where it has no more room."""
    font, text = type_of(size), drawable(text)
    for line in in_room(text, width, 1, font.getlength):
        left = place[0] - (size // 2 if line[0] in HALF_EMPTY_FIRST else 0)
        pen.text((left, place[1]), line, colour, font=font, anchor=anchor)


def drawable(text: str) -> str:
    """What the face has a letter for; controls and small pictures have none."""
    looked_at = " ".join(text[:LONGEST_LOOKED_AT].split())
    return "".join(c for c in looked_at if c == " " or has(type_of(SIZES[-1]), c))


def has(font: ImageFont.FreeTypeFont, character: str) -> bool:
    return character.isprintable() and bytes(font.getmask(character)) != no_letter(font.size)


@cache
def no_letter(size: int) -> bytes:
    """What the face draws for what it does not have."""
    return bytes(type_of(size).getmask("\U0010fffd"))


@cache
def type_of(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(*face(), layout_engine=ImageFont.Layout.BASIC).font_variant(size=size)


@cache
def face() -> tuple[str, int, int] | None:
    """(file, a size, number in the file) of a Song face with simplified Chinese; None without one.
    Asked of the machine once."""
    for path in places():
        if found := chinese_in(path):
            return found
    return None


def places() -> Iterator[str]:
    if settings.SHARE_FONT:
        yield str(settings.SHARE_FONT)
        return
    yield from FACES
    for family in FAMILIES:
        with suppress(OSError, subprocess.SubprocessError):
            asked = ["fc-match", "-f", "%{file}", family]
            yield subprocess.run(asked, capture_output=True, text=True, timeout=5).stdout


def chinese_in(path: str) -> tuple[str, int, int] | None:
    """A collection has a face for each country: the mainland's, or else the first with 国 in it."""
    found = []
    for number in range(40):
        try:
            font = ImageFont.truetype(path, 40, number)
        except (OSError, ValueError):
            break
        if bytes(font.getmask("国")) != bytes(font.getmask("\U0010fffd")):
            name = font.getname()[0] or ""
            found.append((" SC" not in name, " Mono" in name, number))
    return (path, 40, min(found)[2]) if found else None
