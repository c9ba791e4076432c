"""Verse: lines that end where the poet ended them. A step of `context`."""

import re
from collections.abc import Sequence

from ..chinese.fold import in_simplified
from ..chinese.segment import dictionary_words
from ..chinese.text import HAN, ends_sentence
from .cohesion import word_runs_over
from .layout import Layout
from .marks import Mark, MarkedLine
from .rules.headings import level_of
from .set_lines import ITEM
from .source import Line

Marked = list[MarkedLine]
LONGEST_VERSE = 24  # ems
NARROW_COLUMN = 16.0  # ems; so narrow that verse may be as wide as prose
RAGGED = 2.0  # ems by which lines of verse differ, and those of a column do not
OF_COLUMN = 0.75  # a line of verse is no wider, where prose fills its column
FEWEST_LINES = 5  # of verse; as many lines of type are seldom a title
FEWEST_POINTED = 4  # where lines end with marks, as those of a title do not
FEWEST_SINGLE = 3  # lines of one character each, which no vertical head has taken
FEWEST_UNHEADED = 8  # between paragraphs, where nothing but their number speaks for them
WORDS_CUT = 0.15  # of the line ends at most have a word run over them by chance
WORDS_CUT_UNWRAPPED = 0.5  # where no prose is wrapped, a line end is seldom a wrap
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
        if j - i >= FEWEST_SINGLE:
            start, end = (i, j) if headed and not i else within(marked, i, j, layout)
            lines = [m.line for m in marked[start:end]]
            if is_verse(marked, start, end, headed, layout) and not is_narrow_prose(lines, layout):
                runs.append((start, end))
        i = max(j, i + 1)
    return runs


def may_be_verse(marked: Sequence[MarkedLine], i: int, start: int, layout: Layout) -> bool:
    """Whether a line is short as those of verse are. Inside a stanza what looks like a name, 江水,
    or like two halves of a title is a line like the rest."""
    m = marked[i]
    if m.line.width > widest_verse(layout) or i > start and m.line.opens_page:
        return False
    if m.mark is Mark.TEXT:
        return not ITEM.match(m.bare)
    inside = i > start and i + 1 < len(marked) and not signs(marked, i, layout)
    likened = m.mark is Mark.TITLE or m.mark is Mark.BYLINE and re.fullmatch(f"[{HAN}]+", m.bare)
    return inside and bool(likened)


def widest_verse(layout: Layout) -> float:
    """How wide a line of verse may be: in a narrow column as wide as prose, elsewhere not."""
    if not layout.wrapped or layout.column <= NARROW_COLUMN:
        return LONGEST_VERSE
    return min(LONGEST_VERSE, OF_COLUMN * layout.column)


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


def is_verse(
    marked: Sequence[MarkedLine], start: int, end: int, headed: bool, layout: Layout
) -> bool:
    lines = [m.bare for m in marked[start:end]]
    if len(lines) >= FEWEST_SINGLE and all(len(line) == 1 for line in lines):
        return True
    if len(lines) < FEWEST_POINTED or is_cut_up(lines, layout) or is_talk(lines):
        return False
    before = marked[start - 1] if start else None
    if before is not None:
        headed = before.mark is Mark.BYLINE or level_of(before.bare) > 0
    pointed = sum(line[-1] in POINTS for line in lines) * 2 > len(lines)
    even = len({len(line.rstrip(POINTS)) for line in lines}) == 1
    if pointed or even:
        return len(lines) >= FEWEST_POINTED and (headed or before is not None)
    return len(lines) >= (FEWEST_LINES if headed else FEWEST_UNHEADED)


def is_cut_up(lines: Sequence[str], layout: Layout) -> bool:
    """Whether these are lines of narrow prose: words run over their ends, sentences end inside."""
    inside = sum(bool(re.search("[。！？；][^”’」』）]", line)) for line in lines)
    by_chance = WORDS_CUT if layout.wrapped else WORDS_CUT_UNWRAPPED
    return words_cut(lines) > max(1, by_chance * len(lines)) or inside * 3 > len(lines)


def words_cut(lines: Sequence[str]) -> int:
    """How many line ends have a word run over them."""
    joints = zip(lines, lines[1:], strict=False)
    return sum(cuts_word(a, b) for a, b in joints)


def cuts_word(line: str, after: str) -> bool:
    """Whether a word is cut at a line end: one runs over it, and the line ends with none of its own.
    打水|桶里 has 水桶, but 打水 is whole."""
    if line[-1] in POINTS or not word_runs_over(line, after):
        return False
    return len(dictionary_words(in_simplified(line[-6:]))[-1]) == 1


def is_narrow_prose(lines: Sequence[Line], layout: Layout) -> bool:
    """Whether lines that fill a narrow column are prose in it: but for the last all are as wide as
    each other, or a word runs over the end of one."""
    widths = [line.width for line in lines[:-1]]
    if not layout.wrapped or max(widths, default=0) <= OF_COLUMN * layout.column:
        return False
    bare = [line.bare for line in lines]
    pointed = sum(line[-1] in POINTS for line in bare) * 2 > len(bare)
    ragged = max(widths) - min(widths) >= RAGGED
    return not (pointed or ragged) or words_cut(bare) > WORDS_CUT * len(bare)


def is_talk(lines: Sequence[str]) -> bool:
    """Whether most lines are whole sentences of various lengths: short paragraphs, as of talk."""
    whole = sum(line.rstrip("”’」』）")[-1:] in tuple("。！？!?…") for line in lines)
    even = len({len(line) for line in lines}) == 1
    return whole * 3 > 2 * len(lines) and not even
