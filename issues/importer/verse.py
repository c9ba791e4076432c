"""Verse: lines that end where the poet ended them. A step of `context`."""

import re
from collections.abc import Sequence

from ..chinese.text import HAN, ends_sentence
from .cohesion import word_runs_over
from .layout import Layout
from .marks import Mark, MarkedLine
from .rules.headings import level_of
from .set_lines import ITEM

Marked = list[MarkedLine]
LONGEST_VERSE = 24  # ems
OF_COLUMN = 0.75  # a line of verse is no wider, where prose fills its column
FEWEST_LINES = 5  # of verse; as many lines of type are seldom a title
FEWEST_POINTED = 4  # where lines end with marks, as those of a title do not
FEWEST_SINGLE = 3  # lines of one character each, which no vertical head has taken
FEWEST_UNHEADED = 8  # between paragraphs, where nothing but their number speaks for them
WORDS_CUT = 0.15  # of the line ends at most have a word run over them by chance
POINTS = "，、；：。！？—…,;:!?.”’」』"


def mark_verse(marked: Marked, layout: Layout, headed: bool = False) -> Marked:
    """Verse: short lines in a row, below a byline or a # title or between paragraphs."""
    result = list(marked)
    for start, end in verse_runs(marked, layout, headed):
        tight = min((m.line.gap for m in marked[start + 1 : end]), default=0)
        for i in range(start, end):
            opens = i == start or marked[i].line.gap > tight
            result[i] = marked[i].revised(Mark.VERSE, "stanza" if opens else "verse")
    return result


def verse_runs(marked: Sequence[MarkedLine], layout: Layout, headed: bool) -> list[tuple[int, int]]:
    runs, i = [], 0
    while i < len(marked):
        j = i
        while j < len(marked) and may_be_verse(marked, j, i, layout):
            j += 1
        start, end = (i, j) if headed and not i else within(marked, i, j, layout)
        if is_verse(marked, start, end, headed):
            runs.append((start, end))
        i = max(j, i + 1)
    return runs


def may_be_verse(marked: Sequence[MarkedLine], i: int, start: int, layout: Layout) -> bool:
    """Whether a line is short as those of verse are. Inside a stanza what looks like a name, 江水,
    or like two halves of a title is a line like the rest."""
    m = marked[i]
    widest = min(LONGEST_VERSE, OF_COLUMN * layout.column) if layout.wrapped else LONGEST_VERSE
    if m.line.width > widest or i > start and m.line.opens_page:
        return False
    if m.mark is Mark.TEXT:
        return not ITEM.match(m.bare)
    inside = i > start and i + 1 < len(marked) and not signs(marked, i, layout)
    likened = m.mark is Mark.TITLE or m.mark is Mark.BYLINE and re.fullmatch(f"[{HAN}]+", m.bare)
    return inside and bool(likened)


def signs(marked: Sequence[MarkedLine], i: int, layout: Layout) -> bool:
    """Whether white stands around a line, or over the one above it: it is no line of a stanza."""
    edges = (marked[i - 1].line, marked[i].line, marked[i + 1].line)
    return any(map(layout.is_spaced, edges))


def within(marked: Sequence[MarkedLine], start: int, end: int, layout: Layout) -> tuple[int, int]:
    """The run without the tail of the paragraph above it and the title of the article below it."""
    before = marked[start - 1] if start else None
    if before is not None and is_unfinished(before, layout):
        start += 1
    elif not is_verse_above(before) and end - start > 1 and has_white_below(marked, start, layout):
        start += 1  # a title, with white below it
    if end < len(marked) and (marked[end].mark is Mark.BYLINE or level_of(marked[end].bare)):
        spaced = [k for k in range(start + 1, end) if layout.is_spaced(marked[k].line)]
        last = spaced[-1] if spaced and end - spaced[-1] <= 4 else end - 1
        end = end if level_of(marked[end].bare) else last
    return start, end


def is_unfinished(m: MarkedLine, layout: Layout) -> bool:
    return m.mark is Mark.TEXT and layout.wrapped and not ends_sentence(m.bare)


def is_verse_above(before: MarkedLine | None) -> bool:
    """Whether what stands above is what verse may stand below, rather than the end of an article."""
    if before is None:
        return False
    return before.mark in (Mark.BYLINE, Mark.TEXT, Mark.LABEL) or bool(level_of(before.bare))


def has_white_below(marked: Sequence[MarkedLine], i: int, layout: Layout) -> bool:
    return i + 1 < len(marked) and layout.is_spaced(marked[i + 1].line)


def is_verse(marked: Sequence[MarkedLine], start: int, end: int, headed: bool) -> bool:
    lines = [m.bare for m in marked[start:end]]
    if len(lines) >= FEWEST_SINGLE and all(len(line) == 1 for line in lines):
        return True
    if len(lines) < FEWEST_POINTED or is_cut_up(lines) or is_talk(lines):
        return False
    before = marked[start - 1] if start else None
    if before is not None:
        headed = before.mark is Mark.BYLINE or level_of(before.bare) > 0
    pointed = sum(line[-1] in POINTS for line in lines) * 2 > len(lines)
    even = len({len(line.rstrip(POINTS)) for line in lines}) == 1
    if pointed or even:
        return len(lines) >= FEWEST_POINTED and (headed or before is not None)
    return len(lines) >= (FEWEST_LINES if headed else FEWEST_UNHEADED)


def is_cut_up(lines: Sequence[str]) -> bool:
    """Whether these are lines of narrow prose: words run over their ends, sentences end inside."""
    joints = list(zip(lines, lines[1:], strict=False))
    cut = sum(a[-1] not in POINTS and word_runs_over(a, b) for a, b in joints)
    inside = sum(bool(re.search("[。！？；][^”’」』）]", line)) for line in lines)
    return cut > max(1, WORDS_CUT * len(joints)) or inside * 3 > len(lines)


def is_talk(lines: Sequence[str]) -> bool:
    """Whether most lines are whole sentences of various lengths: short paragraphs, as of talk."""
    whole = sum(line.rstrip("”’」』）")[-1:] in tuple("。！？!?…") for line in lines)
    even = len({len(line) for line in lines}) == 1
    return whole * 3 > 2 * len(lines) and not even
