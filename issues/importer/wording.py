"""The words of lines as they were meant to be printed: joined, without traces of extraction."""

import re
from collections.abc import Callable, Sequence

from ..chinese.text import END_MARKS, HAN, HAN_CHAR
from .rules.furniture import EDITORS, JUMP_FROM, JUMP_TO
from .rules.headings import without_hashes
from .source import Line

STRAY_END = re.compile(
    r"(?<=[。！？”」』…；])\s*(?:\*\*\s*(\S)\s*\*\*|([^\s\d。，、；：！？”’」』〉〕）)】》…—A-Za-z]))\s*$"
)
STRAY_REACH = 40  # characters at the end of a paragraph among which its stray end mark is


def lined_text(lines: Sequence[Line]) -> str:
    """Lines as they were set, one below the other, their white kept: it parts the cells of a row
    and the halves of a verse."""
    rows = [without_hashes(line.text.rstrip().rstrip(END_MARKS).rstrip()) for line in lines]
    indent = min(len(row) - len(row.lstrip()) for row in rows)
    return "\n".join(row[indent:] for row in rows)


def without_jumps(text: str) -> str:
    if text.rstrip().endswith(("）", ")")):
        text = JUMP_TO.sub("", text)
    return JUMP_FROM.sub("", text) if text.startswith(("（", "(")) else text


def join_lines(lines: Sequence[Line]) -> str:
    """Wrapped lines as one: no space between Chinese characters, one between Latin words."""
    texts: list[str] = []
    for line in lines:
        bare = without_hashes(line.bare)
        if texts and needs_space(texts[-1][-1], bare[:1]):
            texts.append(" ")
        if bare:
            texts.append(bare)
    return "".join(texts)


def needs_space(before: str, after: str) -> bool:
    return (
        ord(before) < 0x250 and before.isalnum() and ord(after or "一") < 0x250 and after.isalnum()
    )


def clean(text: str) -> str:
    """Text as it was meant to be printed: no end mark, no traces of justification or of markdown.

    Spaces that justification put between Chinese and digits go, as do those of letter-spacing;
    half-width marks beside Chinese, which extraction makes of full-width ones, go back.
    """
    text = text.rstrip().rstrip(END_MARKS).rstrip()
    for signs, pattern, replacement in REPAIRS:
        if any(sign in text for sign in signs):
            text = pattern.sub(replacement, text)
    return text.strip()


def widen_brackets(match: re.Match[str]) -> str:
    """(市) and 李(副) in the full-width brackets of Chinese; (CPI) after no Chinese as it is."""
    before = match.string[match.start() - 1 : match.start()]
    chinese = HAN_CHAR.search(match[1]) or before and (before == "）" or HAN_CHAR.match(before))
    return f"（{match[1]}）" if chinese else match[0]


WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
CJK = f"{HAN}，。；：、（）《》“”‘’！？—…"
# What may need repair, the pattern that finds it, what it becomes. Most texts have few of the signs.
REPAIRS: tuple[tuple[Sequence[str], re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]
REPAIRS = tuple(
    (signs, re.compile(pattern), replacement)
    for signs, pattern, replacement in (
        (("**",), r"\*\*(.+?)\*\*", r"\1"),
        (" ", f"(?<=[{HAN}])(?: [{HAN}、，]){{3,}}", lambda m: m[0].replace(" ", "")),
        (("...",), r"(?<![.\w])\.{3,}(?![.\w])", "……"),
        (" ", f"(?<=[{CJK}])[ ]+(?=[0-9A-Za-z%])", ""),
        (" ", f"(?<=[0-9A-Za-z%])[ ]+(?=[{CJK}])", ""),
        ("+", f"(?<=[{HAN}])[ ]*\\+[ ]*(?=[{HAN}”])", "+"),
        # A half-width mark, unless Latin or digits stand on both sides of it.
        (",;:?!", f"(?<=[{HAN}”’》）])[ ]*([,;:?!])(?![ ]?[A-Za-z/])", lambda m: WIDE[m[1]]),
        (",;:?!", f"(?<=[0-9%])([,;:?!])(?=[{HAN}“‘《（])", lambda m: WIDE[m[1]]),
        ("(", r"\(([^()]*)\)", widen_brackets),
        (" ", f"(?<=[{HAN}”])[ ]+(?=[，。；：、！？）》])", ""),
        (" ", f"^([（(][{HAN}]{{1,3}}[）)])[ ]+(?=[{HAN}])", r"\1"),
        (" \u3000\t", r"[ 　\t]{2,}|\t", " "),
    )
)


def without_stray_end(text: str) -> str:
    """A paragraph that closes an article, without the end mark or what OCR made of it."""
    bare = EDITORS.sub("", text).rstrip().rstrip(END_MARKS)
    return STRAY_END.sub("", bare).rstrip()


def end_sign(text: str) -> str:
    """What a paragraph that closes an article has after its last sentence: a character that was an
    end mark, or who edited the article."""
    if editors := EDITORS.search(text):
        return editors[0]
    match = STRAY_END.search(text[-STRAY_REACH:])
    return match[1] or match[2] if match else ""
