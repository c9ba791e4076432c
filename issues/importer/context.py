"""What one line cannot say alone: settled by its neighbours and by the whole text.

Each step is a function from marked lines to marked lines; STEPS is their order. A revised line
keeps its first opinion beside the new one.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from ..chinese.text import HAN_CHAR, ends_sentence, words_of
from .cohesion import word_runs_over
from .contents import mark_contents, mark_masthead
from .layout import Layout
from .marks import Mark, MarkedLine
from .pages import PAPER

Marked = list[MarkedLine]
LONGEST_NOTE = 12  # lines; a bracket that stays open longer was never closed
LONGEST_PAGE_LABEL = 8  # characters of the 栏目 printed beside a page number
LONGEST_LABEL = 24  # characters of a running head that names a 栏目 or a feature
PAIRS = {"（": "）", "(": ")", "【": "】", "〔": "〕", "［": "］", "[": "]"}
SHORTEST_PROSE = 12  # ems; a full line of prose is no narrower, a line of names seldom wider
THEME = re.compile(
    r"(?:深入|全面|认真|扎实|持续|切实)*(?:学习|贯彻|宣传|领会)[^，。；]{0,6}(?:贯彻|领悟|领会|落实|学习)[^，。；]{2,30}(?:精神|思想|讲话|部署)"
)
HEADLINES = re.compile(r"(?:今日|本期|重点|要闻|新闻)?(?:要闻|导读|要目|看点|提要|提示|索引|报道)")
STUTTER = re.compile(r"^(.{4,40}?)\1{2,}$")
PROSE_MARKS = {Mark.HEADING, Mark.BYLINE, Mark.SOURCE_NOTE, Mark.CAPTION, Mark.MASTHEAD}


def settle(marked: Marked, layout: Layout) -> Marked:
    """The marks as the whole text has them."""
    for step in STEPS:
        marked = step(marked, layout)
    return marked


def close_notes(marked: Marked, layout: Layout) -> Marked:
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


def mark_vertical_heads(marked: Marked, layout: Layout) -> Marked:
    """A running head set vertically: one character a line. Its first character may be stuck to the
    line before, its last may be lost; a whole one elsewhere in the text shows what it says."""
    runs = vertical_runs(marked)
    heads = {text for _, _, text in runs if len(text) >= 3}
    whole = {h for h in heads if not any(h != k and h in k for k in heads)}
    result = list(marked)
    for start, end, text in runs:
        if not any(text in head for head in whole):
            continue
        for i in range(start, end):
            result[i] = result[i].revised(Mark.RUNNING_HEAD, "vertical-head")
        stuck = stuck_part(marked[start - 1].bare, text, whole) if start else ""
        if stuck:
            before = result[start - 1]
            line = replace(before.line, text=before.bare.removesuffix(stuck))
            result[start - 1] = replace(before, line=line, stuck=stuck)
    return result


def vertical_runs(marked: Sequence[MarkedLine]) -> list[tuple[int, int, str]]:
    """(first, past the last, text) of each run of two or more lines of one character each."""
    runs, i = [], 0
    while i < len(marked):
        j = i
        while j < len(marked) and len(marked[j].bare) == 1 and HAN_CHAR.match(marked[j].bare):
            j += 1
        if j - i >= 2:
            runs.append((i, j, "".join(m.bare for m in marked[i:j])))
        i = max(j, i + 1)
    return runs


def stuck_part(before: str, rest: str, heads: set[str]) -> str:
    """What of a vertical head is stuck to the end of the line before it, or ""."""
    for head in heads:
        at = head.find(rest)
        if at > 0 and before.endswith(head[:at]):
            return head[:at]
    return ""


def open_pages(marked: Marked, layout: Layout) -> Marked:
    """The line below the head of a newspaper page opens the page."""
    result = list(marked)
    for i in range(1, len(marked)):
        if marked[i - 1].rule == "page_header" and marked[i].rule != "page_header":
            result[i] = replace(marked[i], line=replace(marked[i].line, opens_page=True))
        if marked[i].rule == "page_header" and PAPER.fullmatch(marked[i - 1].bare):
            result[i - 1] = result[i - 1].revised(Mark.RUNNING_HEAD, "nameplate")
    return result


def mark_headline_lists(marked: Marked, layout: Layout) -> Marked:
    """今日要闻 and the headlines below it, each after a bullet: a list of what is inside."""
    result = list(marked)
    i = 0
    while i < len(marked):
        j = i
        while j < len(marked) and marked[j].mark is Mark.TEXT and is_bulleted(marked[j].bare):
            j += 1
        if j - i >= 2:
            opens = i and HEADLINES.fullmatch(marked[i - 1].bare)
            for k in range(i - bool(opens), j):
                result[k] = result[k].revised(Mark.CONTENTS, "headline-list")
        i = max(j, i + 1)
    return result


def is_bulleted(bare: str) -> bool:
    return bare[:1] in "●■◆▲★▶►•" and len(bare) <= 40 and not ends_sentence(bare)


def mark_stutters(marked: Marked, layout: Layout) -> Marked:
    """A line that says one thing three times over is a shadow of set type, and what it repeats,
    standing near it, a banner."""
    units = [(i, match[1]) for i, m in enumerate(marked) if (match := STUTTER.match(m.bare))]
    result = list(marked)
    for i, unit in units:
        result[i] = result[i].revised(Mark.RUNNING_HEAD, "stutter")
        for j in range(max(0, i - 4), min(len(marked), i + 5)):
            if words_of(marked[j].bare) == words_of(unit):
                result[j] = result[j].revised(Mark.RUNNING_HEAD, "banner")
    return result


def mark_repeats(marked: Marked, layout: Layout) -> Marked:
    """Lines that the text layer gives twice: four or more in a row that all stood shortly before."""
    result, i = list(marked), 0
    where: dict[str, list[int]] = {}
    for index, m in enumerate(marked):
        where.setdefault(m.bare, []).append(index)
    while i < len(marked):
        j = i
        while j < len(marked) and any(i - 150 <= k < i for k in where[marked[j].bare]):
            j += 1
        if j - i >= 4 and sum(len(m.bare) for m in marked[i:j]) >= 40:
            for k in range(i, j):
                result[k] = result[k].revised(Mark.RUNNING_HEAD, "printed-twice")
        i = max(j, i + 1)
    return result


def mark_running_heads(marked: Marked, layout: Layout) -> Marked:
    """Short lines that open pages again and again, or stand by a folio, are running heads."""
    tops = Counter(words_of(m.bare) for m in marked if is_page_top(m) and is_label_like(m))
    result = list(marked)
    for i, m in enumerate(marked):
        if m.mark not in (Mark.TEXT, Mark.BYLINE, Mark.LABEL) or not is_label_like(m):
            continue
        again = m.line.opens_page and tops[words_of(m.bare)] >= 2
        if again or (len(m.bare) <= LONGEST_PAGE_LABEL and stands_by_folio(marked, i)):
            result[i] = m.revised(Mark.RUNNING_HEAD, "running-head")
    return result


def is_page_top(m: MarkedLine) -> bool:
    return m.line.opens_page and m.mark in (Mark.TEXT, Mark.BYLINE, Mark.RUNNING_HEAD)


def is_label_like(m: MarkedLine) -> bool:
    return 2 <= len(m.bare) <= LONGEST_LABEL and not ends_sentence(m.bare) and "，" not in m.bare


def stands_by_folio(marked: Sequence[MarkedLine], i: int) -> bool:
    """Whether a page number or a vertical head is next to the line, both with white around them."""
    for j, inner in ((i - 1, i), (i + 1, i + 1)):
        if not 0 <= j < len(marked):
            continue
        near = marked[j]
        is_foot = near.mark is Mark.FOLIO or near.rule == "vertical-head"
        if is_foot and marked[inner].line.gap >= 1:
            return True
    return False


def mark_theme_banners(marked: Marked, layout: Layout) -> Marked:
    """The theme that a page of a party paper is set under: 深入学习贯彻党的……精神, with no byline
    below it and no sentence in it."""
    result = list(marked)
    for i, m in enumerate(marked):
        after = marked[i + 1] if i + 1 < len(marked) else None
        over_byline = after is not None and after.mark is Mark.BYLINE and not after.line.gap
        if m.mark is Mark.TEXT and THEME.fullmatch(m.bare) and not over_byline:
            result[i] = m.revised(Mark.RUNNING_HEAD, "theme-banner")
    return result


def mark_trailing_label(marked: Marked, layout: Layout) -> Marked:
    """A short line after a byline or its date, with a page turned next: the label of the page."""
    if not layout.wrapped:
        return marked
    result = list(marked)
    for i in range(1, len(marked) - 1):
        m, before, after = marked[i], marked[i - 1], marked[i + 1]
        headed = before.mark is Mark.BYLINE or is_date_line(before.bare)
        if (
            headed
            and m.mark in (Mark.TEXT, Mark.BYLINE)
            and 2 <= len(m.bare) <= 6
            and not ends_sentence(m.bare)
            and after.line.opens_page
        ):
            result[i] = m.revised(Mark.RUNNING_HEAD, "trailing-label")
    return result


def is_date_line(bare: str) -> bool:
    """（2023 年 4 月 3 日） under the title of a speech."""
    return bool(
        re.fullmatch(
            r"[（(]?\s*[\d二〇○零一三四五六七八九十]{2,4}\s*年[\s\d一二三四五六七八九十]*月[\s\d一二三四五六七八九十]*日?\s*[）)]?",
            bare,
        )
    )  # noqa: E501


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


STEPS: tuple[Callable[[Marked, Layout], Marked], ...] = (
    open_pages,
    mark_vertical_heads,
    mark_contents,
    mark_masthead,
    mark_headline_lists,
    close_notes,
    keep_prose,
    close_bare_notes,
    mark_stutters,
    mark_repeats,
    mark_running_heads,
    mark_theme_banners,
    mark_trailing_label,
    mark_tight_lines,
    mark_titles,
    mark_standfirsts,
)
