"""The first stage: bytes to numbered lines.

A line keeps its number and its printed text for ever; everything built later points back to it.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..chinese.fold import in_simplified
from ..chinese.text import fold_width
from .report import Problem, SourceError

# UTF-8 says no when it is wrong, GB18030 hardly ever, so the order matters; a guess is accepted
# only when what comes out reads as Chinese.
ENCODINGS = ("utf-8", "gb18030", "big5hkscs")
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
MARKS = "，。、；：！？（）《》〈〉【】〔〕“”‘’「」『』…—"
IN_MARKS = frozenset(MARKS)
UNEVEN = re.compile("[ “”‘’]")  # what is neither a whole em wide nor half an em
NARROW = re.compile("[\x00-\u024f]")
SQUEEZED = re.compile(f"(?<=[{MARKS}])[{MARKS}]")
CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f]")
MOST_CONTROL = 0.01  # share of control characters that a text may have from its extraction
LOST = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
LONGEST_LINE = 1_000_000  # characters; no printed line comes near, a binary or a dump does

# What running Chinese text is mostly made of: a text in the wrong encoding has few of these.
COMMON = re.compile(
    "["
    "的一是不了在人有我他这中大来上国和地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只"
    "从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应"
    "這說時會過發後個為國來對們學與開經產動現實義團黨，。、：；“”（）《》「」"
    "]"
)


@dataclass(frozen=True)
class Line:
    """One line as printed. `gap` counts the blank lines before it; `opens_page` says that the
    extraction began a new page or text frame here (a form feed, or the one space it became).

    `source_line` is where it stands in the source, if not at `number`: see columns.py."""

    number: int
    text: str
    gap: int = 0
    opens_page: bool = False
    source_line: int = 0
    bare: str = field(init=False, repr=False, compare=False)  # the text without white around it

    def __post_init__(self) -> None:
        object.__setattr__(self, "bare", self.text.strip())
        object.__setattr__(self, "source_line", self.source_line or self.number)

    def follows(self, number: int) -> bool:
        """Whether only blank lines stand between the line of that number and this one."""
        return self.number - number <= self.gap + 1

    @cached_property
    def said(self) -> str:
        """The line in simplified characters, for matching; as long as it is printed."""
        return in_simplified(self.bare)

    @cached_property
    def folded(self) -> str:
        """The line in half width, for matching."""
        return fold_width(self.bare)

    @cached_property
    def width(self) -> float:
        return width_of(self.bare)


@dataclass(frozen=True)
class SourceText:
    path: str
    encoding: str
    sha256: str
    text: str

    @property
    def line_count(self) -> int:
        return self.text.count("\n") + (not self.text.endswith("\n"))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are not blank."""
        return split_lines(self.text)


def open_source(path: Path) -> SourceText:
    """Read a source, or refuse it in one line that names the file, the fault and the mend."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); check the path.") from None
    if not content.strip():
        raise SourceError(f"{path}: is empty; give the text of an issue, or remove the file.")
    text, encoding = decode(content, path)
    return SourceText(str(path), encoding, hashlib.sha256(content).hexdigest(), text)


def decode(content: bytes, path: Path) -> tuple[str, str]:
    """The text with \\n at line ends, and the encoding it was in."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return checked(content.decode(encoding), path), encoding
            except UnicodeDecodeError as error:
                raise SourceError(
                    f"{path}: begins as {encoding} but byte {error.start} is not; save it as UTF-8."
                ) from None
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        raise SourceError(
            f"{path}: line {line} holds a NUL byte, so it is not text; export it as UTF-8 text."
        )  # noqa: E501
    best, best_share = None, 0.0
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8":
            return checked(text, path), encoding
        share = commonness(text)
        if share > best_share:
            best, best_share = (text, encoding), share
    if best is None or best_share < 0.1:
        raise SourceError(
            f"{path}: is not text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8."
        )
    return checked(best[0], path), best[1]


def commonness(text: str) -> float:
    """Share of the commonest Chinese characters among those that are not ASCII."""
    beyond = beyond_ascii(text[:20_000])
    return len(COMMON.findall(text[:20_000])) / beyond if beyond else 0.0


def beyond_ascii(text: str) -> int:
    """How many of its characters are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def checked(text: str, path: Path) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = CONTROL.search(text)
    if control and len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        number = text.count("\n", 0, control.start()) + 1
        raise SourceError(
            f"{path}: line {number} and others hold control characters, so it is not text; "
            "export it as UTF-8 text."
        )
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise SourceError(
                f"{path}: line {number} has {len(line):,} characters; put line ends into the text."
            )  # noqa: E501
    if not any(c.isalnum() for c in text):
        raise SourceError(f"{path}: has no words in it; give the text of an issue, or remove it.")
    return text


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines that are not blank, numbered from 1 as an editor shows them, in composed characters
    (NFC)."""
    lines, gap, fed = [], 0, False
    printed = unicodedata.normalize("NFC", text).split("\n")
    indented = sum(line[:1] == " " and line[1:2].strip() != "" for line in printed)
    # One space stands for a form feed only where lines do not ordinarily begin with one.
    space_feeds = indented < len(printed) / 20
    for number, line in enumerate(printed, 1):
        fed = fed or "\f" in line
        if not line.strip():
            gap += 1
            continue
        opens = fed or (space_feeds and line[:1] == " " and line[1:2].strip() != "")
        lines.append(Line(number, line.replace("\f", ""), gap, opens))
        gap, fed = 0, False
    return tuple(lines)


def lost_characters(lines: Iterable[Line]) -> list[Problem]:
    """Characters that stand for none: the replacement character, control characters, and those of
    private use, which only the font that they were set in could show. They are kept as they are."""
    found = ((line.number, dict.fromkeys(LOST.findall(line.text))) for line in lines)
    return [
        Problem(
            number,
            "warning",
            "lost-characters",
            f"此行有无法辨认的字符：{'、'.join(map(code_point, lost))}。",
        )
        for number, lost in found
        if lost
    ]


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def width_of(text: str) -> float:
    """Width in ems as set: a Chinese character 1, a Latin letter or digit ½, a space ⅓.

    Compositors squeeze marks that stand together, and quotation marks nearly always.
    """
    if not UNEVEN.search(text):
        return len(text) - 0.5 * (len(NARROW.findall(text)) + len(SQUEEZED.findall(text)))
    width, before = 0.0, ""
    for c in text:
        if c == " ":
            width += 0.35
        elif ord(c) < 0x250:
            width += 0.5
        elif c in "“”‘’":
            width += 0.8
        elif c in IN_MARKS and before in IN_MARKS:
            width += 0.5
        else:
            width += 1
        before = c
    return width
