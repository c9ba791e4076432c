"""What one line cannot say alone: settled by its neighbours and by the whole text.

Each step is a function from marked lines to marked lines; `settle` has their order. A revised line
keeps its first opinion beside the new one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..chinese.text import ends_sentence
from .cohesion import word_runs_over
from .contents import mark_contents
from .layout import Layout
from .marks import Mark, MarkedLine
from .masthead import mark_masthead, mark_title_block
from .publication import mark_issue_lines
from .rules import mark_as_print
from .rules.bylines import names_in
from .rules.furniture import PRINTED_IN
from .rules.headings import level_of
from .running_heads import (
    mark_headline_lists,
    mark_repeats,
    mark_running_heads,
    mark_stutters,
    mark_theme_banners,
    mark_trailing_label,
    mark_vertical_heads,
    open_pages,
)
from .set_lines import mark_code, mark_lists, mark_tables, mark_turns
from .verse import mark_verse

Marked = list[MarkedLine]
LONGEST_NOTE = 12  # lines; a bracket that stays open longer was never closed
LONGEST_SENTENCE = 80  # characters of what is said of a picture
PAIRS = {"（": "）", "(": ")", "【": "】", "〔": "〕", "［": "］", "[": "]"}
SHORTEST_PROSE = 12  # ems; a full line of prose is no narrower, a line of names seldom wider
PROSE_MARKS = {Mark.HEADING, Mark.BYLINE, Mark.SOURCE_NOTE, Mark.CAPTION, Mark.MASTHEAD}


def settle(marked: Marked, layout: Layout) -> Marked:
    """The marks as the whole text has them, furniture first, then what is set line by line, then
    prose, then what heads it."""
    marked = [mark_as_print(m) for m in marked]
    marked = mark_code(marked)
    marked = [cut_imprint(m) for m in marked]
    marked = open_pages(marked)
    marked = mark_vertical_heads(marked)
    marked = mark_contents(marked)
    marked = mark_issue_lines(mark_masthead(mark_title_block(marked)))
    marked = mark_headline_lists(marked)
    if not layout.wrapped:
        marked = mark_pictured(marked)
    marked = mark_tables(marked)
    marked = mark_lists(marked)
    marked = mark_verse(marked, layout)
    marked = close_notes(marked)
    marked = keep_prose(marked, layout)
    marked = close_bare_notes(marked, layout)
    marked = mark_stutters(marked)
    marked = mark_repeats(marked, layout)
    marked = mark_running_heads(marked)
    marked = mark_theme_banners(marked)
    if layout.wrapped:
        marked = mark_trailing_label(marked)
    marked = mark_turns(marked)
    marked = mark_name_titles(marked)
    marked = mark_tight_lines(marked, layout)
    marked = mark_titles(marked, layout)
    return mark_standfirsts(marked, layout)


def cut_imprint(m: MarkedLine) -> MarkedLine:
    """A byline without the paper and the day that stand at its end, which are the page's."""
    match = PRINTED_IN.search(m.bare) if m.mark is Mark.BYLINE else None
    if not match:
        return m
    line = replace(m.line, text=m.bare[: match.start()].rstrip())
    return replace(m, line=line, stuck=match[0])


def mark_pictured(marked: Marked) -> Marked:
    """Over the line that names who took a picture one sentence says what is seen on it."""
    result = list(marked)
    for i in range(len(marked) - 1):
        m, below = marked[i], marked[i + 1]
        if below.rule == "photo_credit" and m.mark is Mark.TEXT and is_one_sentence(m.bare):
            result[i] = m.revised(Mark.CAPTION, "pictured")
    return result


def is_one_sentence(bare: str) -> bool:
    return len(bare) <= LONGEST_SENTENCE and bare.endswith("。") and bare.count("。") == 1


def close_notes(marked: Marked) -> Marked:
    """A note in brackets goes on over the lines until its bracket closes."""
    result, open_mark, depth, since = [], None, 0, 0
    for m in marked:
        if open_mark and since < LONGEST_NOTE and not m.line.opens_page:
            result.append(m.revised(open_mark, "note-goes-on"))
            depth += bracket_depth(m.bare)
            since += 1
            open_mark = open_mark if depth > 0 else None
            continue
        result.append(m)
        open_mark = None
        if m.mark in (Mark.AUTHOR_NOTE, Mark.SOURCE_NOTE) and m.bare[:1] in PAIRS:
            depth, since = bracket_depth(m.bare), 0
            open_mark = m.mark if depth > 0 else None
    return result


def close_bare_notes(marked: Marked, layout: Layout) -> Marked:
    """A note without brackets goes on over full lines to the end of its sentence."""
    result: Marked = []
    for i, m in enumerate(marked):
        before = result[-1] if result else None
        goes_on = (
            layout.wrapped
            and before is not None
            and before.mark is Mark.SOURCE_NOTE
            and before.bare[:1] not in PAIRS
            and not ends_sentence(before.bare)
            and m.mark is Mark.TEXT
            and layout.is_full(before.line)
        )
        result.append(m.revised(Mark.SOURCE_NOTE, "note-goes-on") if goes_on else marked[i])
    return result


def bracket_depth(text: str) -> int:
    return sum(text.count(o) for o in PAIRS) - sum(text.count(c) for c in PAIRS.values())


def keep_prose(marked: Marked, layout: Layout) -> Marked:
    """In hard-wrapped text a full line in the flow of a paragraph is prose, whatever it opens with:
    （一）从统筹推进角度看，……; 据国家……. A heading stops short, or goes on and ends no sentence."""
    if not layout.wrapped:
        return marked
    result = list(marked)
    for i, m in enumerate(marked):
        if m.mark not in PROSE_MARKS or m.line.opens_page and m.mark is Mark.HEADING:
            continue
        after = marked[i + 1] if i + 1 < len(marked) else None
        before = marked[i - 1] if i else None
        carried = before is not None and in_flow(before, layout) and not layout.is_spaced(m.line)
        flowing = (
            layout.is_full(m.line) and after is not None and runs_to_sentence(marked, i, layout)
        )
        flowing = flowing or is_run_in(m, after, layout)
        bracketed = m.mark is Mark.SOURCE_NOTE and (m.bare[:1] in PAIRS or m.bare[:1] in "※＊*")
        if bracketed or m.mark is Mark.CAPTION and not (carried and flowing):
            continue
        if m.mark is Mark.BYLINE and m.line.width < SHORTEST_PROSE:
            continue
        if flowing or (carried and m.mark in (Mark.BYLINE, Mark.MASTHEAD)):
            result[i] = m.revised(Mark.TEXT, "in-the-flow")
    return result


def is_run_in(m: MarkedLine, after: MarkedLine | None, layout: Layout) -> bool:
    """Whether a numbered line somewhat short of the measure opens a paragraph: its sentence ends
    early in the next line, or has a comma, or a word of it goes on there."""
    if (
        m.mark is not Mark.HEADING
        or after is None
        or m.line.width < layout.measure(after.line) - 4.5
    ):
        return False
    if (
        layout.is_spaced(after.line)
        or not layout.is_full(after.line)
        or after.mark is not Mark.TEXT
    ):
        return False
    ends_there = re.search("^.{1,6}，|^.{1,9}。", after.bare)
    return bool(ends_there) or "，" in m.bare or word_runs_over(m.bare, after.bare)


def in_flow(m: MarkedLine, layout: Layout) -> bool:
    """Whether a line is one of prose that goes on in the next."""
    return m.mark is Mark.TEXT and layout.is_full(m.line) and not ends_sentence(m.bare)


def runs_to_sentence(marked: Sequence[MarkedLine], start: int, layout: Layout) -> bool:
    """Whether the lines from here run full until one that ends a sentence."""
    for offset, m in enumerate(marked[start : start + 60]):
        if offset and (m.mark not in {Mark.TEXT, *PROSE_MARKS} or layout.is_spaced(m.line)):
            return offset > 3
        if re.search("[。！？；]", m.bare):
            return True
        if not layout.is_full(m.line):
            return False
    return True


def mark_tight_lines(marked: Marked, layout: Layout) -> Marked:
    """Where a blank follows every line of text, lines without one between are set tight: titles."""
    if not layout.gap_is_silent():
        return marked
    result = list(marked)
    for i in range(1, len(marked)):
        before, m = result[i - 1], result[i]
        tight = m.line.gap == 0 and not m.line.opens_page
        if not tight or any(is_prose_end(x) for x in (before, m)):
            continue
        for j in (i - 1, i):
            if result[j].mark is Mark.TEXT:
                result[j] = result[j].revised(Mark.TITLE, "set-tight")
    return result


def is_prose_end(m: MarkedLine) -> bool:
    return ends_sentence(m.bare) or m.rule.startswith("vertical-head")


def mark_name_titles(marked: Marked) -> Marked:
    """Two bylines in a row with no title over them: the first is a title that looks like a name,
    as 麦田 and 江水 do."""
    result = list(marked)
    for before, m, after, i in zip(
        [None, *marked], marked, marked[1:], range(len(marked)), strict=False
    ):
        named = m.mark is Mark.BYLINE and after.mark is Mark.BYLINE and after.line.gap <= 1
        if not named or names_in(m.said) != [m.said]:
            continue
        under_title = before is not None and before.mark in (Mark.TITLE, Mark.BYLINE, Mark.LABEL)
        under_title = under_title or before is not None and bool(level_of(before.bare))
        text = before is not None and before.mark is Mark.TEXT and not ends_sentence(before.bare)
        if not under_title and not text:
            result[i] = m.revised(Mark.TITLE, "name-like-title")
    return result


def mark_titles(marked: Marked, layout: Layout) -> Marked:
    """The line over a byline is of a title, if it is no sentence and no word runs on into it; so
    are those over that in the same text frame."""
    if not layout.wrapped:
        return marked
    result = list(marked)
    for i, m in enumerate(marked):
        if m.mark is not Mark.BYLINE:
            continue
        j = i - 1
        while j >= 0 and i - j <= 4 and may_be_title(result, j, layout):
            result[j] = result[j].revised(Mark.TITLE, "over-a-byline")
            if marked[j].line.gap or marked[j].line.opens_page:
                break
            j -= 1
    return result


def may_be_title(marked: Sequence[MarkedLine], i: int, layout: Layout) -> bool:
    m = marked[i]
    if m.mark is not Mark.TEXT or ends_sentence(m.bare) or len(m.bare) < 4:
        return False
    if m.bare.endswith(("，", "、")) or "。" in m.bare:
        return False
    before = marked[i - 1] if i else None
    carried = before is not None and before.mark is Mark.TEXT and in_flow(before, layout)
    return not (carried and ("，" in m.bare or word_runs_over(before.bare, m.bare)))


def mark_standfirsts(marked: Marked, layout: Layout) -> Marked:
    """An editor's note goes on to the end of its paragraph."""
    result = list(marked)
    i = 0
    while i < len(result):
        if result[i].mark is Mark.STANDFIRST:
            j, alone = i + 1, len(result[i].bare) <= 8
            started = not alone
            while j < len(result) and result[j].mark is Mark.TEXT:
                if started and paragraph_ended(result[j - 1], layout):
                    break
                result[j] = result[j].revised(Mark.STANDFIRST, "standfirst-goes-on")
                started, j = True, j + 1
            i = j
        else:
            i += 1
    return result


def paragraph_ended(m: MarkedLine, layout: Layout) -> bool:
    if not ends_sentence(m.bare):
        return False
    return not layout.wrapped or m.line.width < layout.measure(m.line) - 1.5
