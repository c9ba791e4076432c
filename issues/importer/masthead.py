"""The masthead (版权页): who publishes, where and when. A step of `context`."""

import re
from collections.abc import Sequence
from itertools import takewhile

from ..chinese.text import ends_sentence
from .calendar import NUMERAL
from .marks import Mark, MarkedLine
from .rules.headings import level_of, without_hashes

LONGEST_NAME = 16  # characters; 中华人民共和国国务院公报 has 12, few periodicals more
HEADLIKE = (Mark.TEXT, Mark.HEADING, Mark.BYLINE, Mark.TITLE)
NEAR = 3  # lines between two masthead lines that may be masthead too
LONGEST_LINE = 60  # characters of a line of the masthead that says the date


def mark_masthead(marked: list[MarkedLine]) -> list[MarkedLine]:
    """The block of the 版权页: between two of its lines that stand near each other all is masthead,
    and so is a notice (声明) before it and the few short lines that lead in or trail out."""
    fields = [i for i, m in enumerate(marked) if m.mark is Mark.MASTHEAD]
    result = list(marked)
    last = -1
    for block in clusters(fields):
        if len(block) < 3 or block[-1] <= last:  # what trails the one before may hold this one
            continue
        first, last = block[0], block[-1]
        first = masthead_start(marked, first)
        while last + 1 < len(marked) and is_masthead_trail(marked[last + 1]):
            last += 1
        notice = notice_before(marked, first)
        for i in range(notice, last + 1):
            if marked[i].mark not in (Mark.CONTENTS, Mark.FOLIO):
                result[i] = marked[i].revised(Mark.MASTHEAD, "masthead-block")
    return result


def mark_title_block(marked: list[MarkedLine]) -> list[MarkedLine]:
    """% lines at the top of a markdown text: what it is, from when, and by whom."""
    block = list(takewhile(lambda m: m.bare.startswith("% "), marked))
    return [m.revised(Mark.MASTHEAD, "title-block") for m in block] + marked[len(block) :]


def clusters(indexes: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i in indexes:
        if groups and i - groups[-1][-1] <= NEAR:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def masthead_start(marked: Sequence[MarkedLine], first: int) -> int:
    """The first of the lines above the masthead that belong to it: the number and the date, and
    over them the nameplate."""
    while first and is_dated_line(marked[first - 1]):
        first -= 1
    return first - 1 if first and is_nameplate(marked[first - 1], marked[first]) else first


def is_dated_line(m: MarkedLine) -> bool:
    """2024年第09期·总第143期, 每月1日出版."""
    dated = re.search(rf"第\s*{NUMERAL}+\s*期|{NUMERAL}{{4}}\s*年|每[月周旬]|出版", m.said)
    short = len(m.bare) < LONGEST_LINE and not ends_sentence(m.bare)
    return m.mark in HEADLIKE and bool(dated) and short


def is_nameplate(m: MarkedLine, below: MarkedLine) -> bool:
    """The name of the periodical: set as a title, or right over its number."""
    name = re.sub(r"\s", "", without_hashes(m.bare))
    set_large = level_of(m.bare) > 0 or is_dated_line(below)
    return (
        m.mark in HEADLIKE and set_large and len(name) <= LONGEST_NAME and not ends_sentence(name)
    )


def is_masthead_trail(m: MarkedLine) -> bool:
    """What trails a masthead: names under QR codes, the media of the house."""
    return (
        m.mark in (Mark.TEXT, Mark.ADVERTISEMENT, Mark.BYLINE, Mark.MASTHEAD)
        and len(m.bare) <= 40
        and not ends_sentence(m.bare)
        and bool(
            re.search(
                r"公众?号|微信|微博|抖音|矩阵|网$|客户端|二维码|扫码|订阅|快手|视频号", m.bare
            )
        )
    )


def notice_before(marked: Sequence[MarkedLine], first: int) -> int:
    for i in range(first - 1, max(-1, first - 8), -1):
        if opens_notice(marked[i].said):
            return i
    return first


def opens_notice(bare: str) -> bool:
    """声明, 征稿启事, 版权: what magazines print beside the contents."""
    return bool(
        re.fullmatch(r"#*\s*(?:声\s*明|本刊声明|版权声明|征稿启事|启\s*事|征\s*订.*)\s*", bare)
    )
