"""What stands on a page besides its articles: heads and feet, banners, lists of headlines, shadows.

Steps of `context`: each a function from marked lines to marked lines.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..chinese.text import HAN_CHAR, ends_sentence, opens_mid_sentence, words_of
from .calendar import is_date_line
from .layout import Layout
from .marks import Mark, MarkedLine
from .pages import MAGAZINE, PAPER
from .rules.furniture import JUMP_FROM, is_dated_head

Marked = list[MarkedLine]
LONGEST_PAGE_LABEL = 8  # characters of the 栏目 printed beside a page number
LONGEST_LABEL = 24  # characters of a running head that names a 栏目 or a feature
LONGEST_HEADLINE = 40  # characters of a headline in a list of what is inside
# The theme that a page is set under is a slogan: what to do, and with what, and no sentence.
THEME = re.compile(
    r"(?:深入|全面|认真|扎实|持续|切实|热烈)*(?:学习|贯彻|宣传|领会|落实|弘扬|庆祝|纪念|喜迎|迎接|祝贺)"
    r"[^，。；：]{4,36}(?:精神|思想|讲话|部署|周年|召开|开幕|节|诞辰)"
)
HEADLINES = re.compile(r"(?:今日|本期|重点|要闻|新闻)?(?:要闻|导读|要目|看点|提要|提示|索引|报道)")
STUTTER = re.compile(r"^(.{4,40}?)\1{2,}$")
BULLETS = "●■◆▲★▶►•"
REACH_OF_REPEATS = 150  # lines; a text layer gives twice what stands on one page or two
FEWEST_REPEATED = 4  # lines in a row
LEAST_REPEATED = 40  # characters


def open_pages(marked: Marked) -> Marked:
    """The line below the head of a newspaper page opens the page. One line alone that looks like
    such a head and has no date, 第三版 修订说明, is a title."""
    heads = [m for m in marked if m.rule == "page_header"]
    sure = len(heads) > 1 or any(map(is_sure_head, heads)) or (heads and heads[0] is marked[0])
    result = list(marked)
    for i, m in enumerate(marked):
        before = marked[i - 1] if i else None
        if m.rule == "page_header" and not sure:
            result[i] = m.revised(Mark.TEXT, "no-page-head")
        elif m.rule == "page_header" and before and PAPER.fullmatch(before.said):
            result[i - 1] = before.revised(Mark.RUNNING_HEAD, "nameplate")
        elif before and before.rule == "page_header" and sure and m.rule != "page_header":
            result[i] = replace(m, line=replace(m.line, opens_page=True))
    return result


def is_sure_head(m: MarkedLine) -> bool:
    return is_dated_head(m.said)


def mark_vertical_heads(marked: Marked) -> Marked:
    """A running head set vertically: one character a line. Its first character may be stuck to the
    line before, its last may be lost; a whole one elsewhere in the text shows what it says."""
    runs = vertical_runs(marked)
    whole = whole_heads(marked, runs)
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


def whole_heads(marked: Sequence[MarkedLine], runs: Sequence[tuple[int, int, str]]) -> set[str]:
    """What the vertical heads say in full. Three lines of one character, 真, 善, 美, may be of a
    text: a head comes again, whole or without its ends, or stands by a folio or a page turn."""
    heads = set()
    times = Counter(text for _, _, text in runs)
    for start, end, text in runs:
        again = times[text] > 1 or any(
            text in other or other in text for other in times if other != text
        )
        if len(text) >= 3 and (again or is_page_edge(marked, start, end)):
            heads.add(text)
    return {head for head in heads if not any(head != other and head in other for other in heads)}


def is_page_edge(marked: Sequence[MarkedLine], start: int, end: int) -> bool:
    """Whether the lines from `start` to before `end` stand by a folio or at the turn of a page."""
    around = [marked[k] for k in (start - 1, end) if 0 <= k < len(marked)]
    turned = marked[start].line.opens_page or end < len(marked) and marked[end].line.opens_page
    return turned or any(m.mark is Mark.FOLIO for m in around)


def stuck_part(before: str, rest: str, heads: set[str]) -> str:
    """What of a vertical head is stuck to the end of the line before it, or ""."""
    for head in heads:
        at = head.find(rest)
        if at > 0 and before.endswith(head[:at]):
            return head[:at]
    return ""


def mark_headline_lists(marked: Marked) -> Marked:
    """今日要闻 and the headlines below it, each after a bullet: a list of what is inside. Without
    such a label its lines come again as titles; else they are a list of the text's own."""
    result = list(marked)
    printed: Counter[str] = Counter()
    i = 0
    while i < len(marked):
        j = i
        while j < len(marked) and marked[j].mark is Mark.TEXT and is_bulleted(marked[j].bare):
            j += 1
        if j == i:
            i += 1
            continue
        printed = printed or Counter(words_of(m.bare) for m in marked)
        opens = i > 0 and bool(HEADLINES.fullmatch(marked[i - 1].said))
        again = sum(printed[words_of(m.bare)] > 1 for m in marked[i:j])
        if j - i >= 2 and (opens or 2 * again >= j - i):
            for k in range(i - opens, j):
                result[k] = result[k].revised(Mark.CONTENTS, "headline-list")
        i = j
    return result


def is_bulleted(bare: str) -> bool:
    return bare[:1] in BULLETS and len(bare) <= LONGEST_HEADLINE and not ends_sentence(bare)


def mark_stutters(marked: Marked) -> Marked:
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
    """Lines that the text layer gives twice: four or more in a row that all stood shortly before,
    and that no writer would repeat there. A refrain is whole and stands in its text."""
    result, i = list(marked), 0
    where: dict[str, list[int]] = {}
    for index, m in enumerate(marked):
        where.setdefault(m.bare, []).append(index)
    while i < len(marked):
        j = i
        while j < len(marked) and earlier(where, marked, j, i):
            j += 1
        enough = j - i >= FEWEST_REPEATED and sum(len(m.bare) for m in marked[i:j])
        if enough >= LEAST_REPEATED and is_out_of_place(marked, i, j, where, layout):
            for k in range(i, j):
                result[k] = result[k].revised(Mark.RUNNING_HEAD, "printed-twice")
        i = max(j, i + 1)
    return result


def earlier(
    where: dict[str, list[int]], marked: Sequence[MarkedLine], at: int, before: int
) -> list[int]:
    """The places shortly before `before` where the line at `at` stood already."""
    if marked[at].mark is Mark.VERSE:
        return []
    places = where[marked[at].bare]
    return places[bisect_left(places, before - REACH_OF_REPEATS) : bisect_left(places, before)]


def is_out_of_place(
    marked: Sequence[MarkedLine], start: int, end: int, where: dict[str, list[int]], layout: Layout
) -> bool:
    """Whether a repeat begins or breaks off in mid-sentence, comes after an article has ended and
    has no title, or stands on another page than what it repeats."""
    first, last = marked[start], marked[end - 1]
    before = marked[start - 1]
    cut = opens_mid_sentence(first.bare) or is_cut(before, layout) or is_cut(last, layout)
    after_end = before.mark in (Mark.END, Mark.AUTHOR_NOTE, Mark.SOURCE_NOTE)
    after_end = after_end and first.mark is Mark.TEXT and layout.is_full(first.line)
    original = max(earlier(where, marked, start, start))
    turned = any(m.line.opens_page for m in marked[original + 1 : start + 1])
    return cut or after_end or turned


def is_cut(m: MarkedLine, layout: Layout) -> bool:
    """Whether a line is one of prose that breaks off."""
    full = layout.is_full(m.line) if layout.wrapped else len(m.bare) > LONGEST_HEADLINE
    return m.mark is Mark.TEXT and full and not ends_sentence(m.bare)


def mark_running_heads(marked: Marked) -> Marked:
    """Short lines that open pages again and again, or stand by a folio, are running heads."""
    tops = Counter(words_of(m.bare) for m in marked if is_page_top(m) and is_label_like(m))
    result = list(marked)
    repeated = titles_said_again(marked)
    for i, m in enumerate(marked):
        if m.mark not in (Mark.TEXT, Mark.BYLINE, Mark.LABEL) or not is_label_like(m):
            continue
        again = m.line.opens_page and tops[words_of(m.bare)] >= 2
        again = again and words_of(m.bare) not in repeated
        if again or (len(m.bare) <= LONGEST_PAGE_LABEL and stands_by_folio(marked, i)):
            rule = "running-name" if MAGAZINE.fullmatch(m.said) else "running-head"
            result[i] = m.revised(Mark.RUNNING_HEAD, rule)
    return result


def titles_said_again(marked: Sequence[MarkedLine]) -> set[str]:
    """The words of titles that stand again over （上接第一版）."""
    pairs = zip(marked, marked[1:], strict=False)
    return {words_of(m.bare) for m, after in pairs if JUMP_FROM.match(after.bare)}


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


def mark_theme_banners(marked: Marked) -> Marked:
    """The theme that a page of a party paper is set under: 深入学习贯彻党的……精神, 热烈庆祝……周年.
    It stands besides a title, and is none: white below it and no byline."""
    result = list(marked)
    for before, m, after, i in zip(
        [None, *marked], marked, [*marked[1:], None], range(len(marked)), strict=False
    ):
        if m.mark is Mark.TEXT and THEME.fullmatch(m.said) and is_beside_title(before, m, after):
            result[i] = m.revised(Mark.RUNNING_HEAD, "theme-banner")
    return result


def is_beside_title(before: MarkedLine | None, m: MarkedLine, after: MarkedLine | None) -> bool:
    """Whether a line has a title next to it that is not its own: above it one with its byline, or
    below it, after white; or else whether it is the first of its page."""
    if after is None or not after.line.gap or after.mark is Mark.BYLINE:
        return False
    over_title = after.mark in (Mark.TEXT, Mark.TITLE) and is_label_like(after)
    under_byline = before is not None and before.mark is Mark.BYLINE
    return over_title or under_byline or m.line.opens_page


def mark_trailing_label(marked: Marked) -> Marked:
    """A short line after a byline or its date, with a page turned next: the label of the page."""
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
