"""The printed contents list (目录) and the masthead (版权页): found here, and read.

A contents list is strong evidence for what follows: its titles, authors and sections.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..chinese.text import ends_sentence, words_of
from .layout import Layout
from .marks import Mark, MarkedLine
from .rules.bylines import is_corporate, names_in
from .rules.headings import level_of, without_hashes

OPENS = re.compile(
    r"^#*\s*(?:目\s*[录錄次]|本期目[录录次]|要\s*目|本期要目|CONTENTS|Contents)(?:\s*(?:CONTENTS|Contents|目录))?\s*$"
)
SECTION_MARKS = "■●◆▲★□◇"
LEADERS = re.compile(r"\s*(?:[.…·・．⋯]{2,}|\s{2,}|/|／)\s*")
PAGE = re.compile(r"^(?:[（(]?\s*(\d{1,3})\s*[)）]?\s+)|[\s.…·⋯/／（(]+(\d{1,3})\s*[)）]?$")
LONGEST_ENTRY = 60
NEAR = 3  # lines between two masthead lines that may be masthead too


@dataclass(frozen=True)
class Entry:
    """A title in the contents, with the section that stands above it."""

    title: str
    section: str | None
    authors: tuple[str, ...] = ()
    page: str | None = None


@dataclass(frozen=True)
class Contents:
    entries: tuple[Entry, ...] = ()
    groups: frozenset[str] = field(default_factory=frozenset)  # words of section and group headings

    def find(self, title: str) -> Entry | None:
        """The entry of a title, tolerant of small differences of setting and of OCR."""
        wanted = words_of(title)
        best, best_share = None, 0.0
        for entry in self.entries:
            share = likeness(wanted, words_of(entry.title))
            if share > best_share:
                best, best_share = entry, share
        return best if best_share >= 0.8 else None

    def is_group(self, text: str) -> bool:
        return words_of(text) in self.groups


def likeness(one: str, other: str) -> float:
    """Dice's share of common character pairs; 1 for the same words, 0 for nothing in common."""
    if one == other:
        return 1.0 if one else 0.0
    if min(len(one), len(other)) < 2:
        return 0.0
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (one, other)]
    return 2 * len(pairs[0] & pairs[1]) / (len(pairs[0]) + len(pairs[1]))


def mark_contents(marked: list[MarkedLine], layout: Layout) -> list[MarkedLine]:
    """From 目录 to the first line that is none of a list's: prose, or the masthead."""
    result = list(marked)
    start = next((i for i, m in enumerate(marked) if OPENS.match(m.bare)), None)
    if start is None:
        return result
    end = contents_end(marked, start)
    if end - start < 4:
        return result
    for i in range(start, end):
        mark = Mark.FOLIO if marked[i].mark is Mark.FOLIO else Mark.CONTENTS
        result[i] = marked[i].revised(mark, "contents")
    return result


def contents_end(marked: Sequence[MarkedLine], start: int) -> int:
    """The first line past the list: one of prose, of the masthead, or a title said again."""
    seen: set[str] = set()
    for i in range(start + 1, len(marked)):
        m = marked[i]
        said = words_of(without_hashes(m.bare))
        again = level_of(m.bare) and said in seen and len(said) >= 4
        long = len(m.bare) > LONGEST_ENTRY and not LEADERS.search(m.bare)
        stops = m.bare.endswith("。") or m.mark in (Mark.MASTHEAD, Mark.CAPTION, Mark.AUTHOR_NOTE)
        if again or long or stops or opens_notice(m.bare):
            return i
        seen.add(said)
    return len(marked)


def opens_notice(bare: str) -> bool:
    """声明, 征稿启事, 版权: what magazines print beside the contents."""
    return bool(
        re.fullmatch(r"#*\s*(?:声\s*明|本刊声明|版权声明|征稿启事|启\s*事|征\s*订.*)\s*", bare)
    )


def mark_masthead(marked: list[MarkedLine], layout: Layout) -> list[MarkedLine]:
    """The block of the 版权页: between two of its lines that stand near each other all is masthead,
    and so is a notice (声明) before it and the few short lines that lead in or trail out."""
    fields = [i for i, m in enumerate(marked) if m.mark is Mark.MASTHEAD]
    result = list(marked)
    for block in clusters(fields):
        if len(block) < 3:
            continue
        first, last = block[0], block[-1]
        while first and is_masthead_company(marked[first - 1]):
            first -= 1
        while last + 1 < len(marked) and is_masthead_trail(marked[last + 1]):
            last += 1
        notice = notice_before(marked, first)
        for i in range(notice, last + 1):
            if marked[i].mark not in (Mark.CONTENTS, Mark.FOLIO):
                result[i] = marked[i].revised(Mark.MASTHEAD, "masthead-block")
    return result


def clusters(indexes: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i in indexes:
        if groups and i - groups[-1][-1] <= NEAR:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def is_masthead_company(m: MarkedLine) -> bool:
    """A short line above the masthead: the nameplate, its number and date."""
    bare = without_hashes(m.bare)
    dated = re.search(r"总?第\s*[\d一二三四五六七八九十〇○零]+\s*期|\d{4}\s*年|每月|出版", bare)
    return (
        m.mark in (Mark.TEXT, Mark.HEADING, Mark.BYLINE)
        and (bool(dated) and len(bare) < 60 or level_of(m.bare) > 0 and len(bare) <= 14)
        and not ends_sentence(bare)
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
        if opens_notice(marked[i].bare):
            return i
    return first


def read_contents(marked: Sequence[MarkedLine]) -> Contents:
    """The entries of the marked contents lines. A title over two lines is also tried as one."""
    rows = [m for m in marked if m.mark is Mark.CONTENTS and not OPENS.match(m.bare)]
    entries: list[Entry] = []
    groups: set[str] = set()
    section: str | None = None
    run: list[str] = []

    def flush(authors: tuple[str, ...] = ()) -> None:
        if authors and len(run) > 1:
            entries.append(Entry(" ".join(run[-2:]), section, authors))
        for i, title in enumerate(run):
            last = i == len(run) - 1
            entries.append(Entry(title, section, authors if last else ()))
            if not authors and not last:
                entries.append(Entry(f"{title} {run[i + 1]}", section))
        run.clear()

    for m in rows:
        bare = without_hashes(m.bare)
        marked_section = bare[:1] in SECTION_MARKS or LABEL_BRACKETS.match(bare)
        if marked_section or level_of(m.bare):
            flush()
            name = bare.strip(SECTION_MARKS + "【】[]《》〈〉| 　")
            groups.add(words_of(name))
            if marked_section or not section or level_of(m.bare) <= 2:
                section = name
            continue
        title, authors, page = split_entry(bare)
        if not title and authors:
            flush(tuple(authors))
        elif title:
            run.append(title)
            if authors or page:
                flush(tuple(authors))
    flush()
    return Contents(tuple(entries), frozenset(groups))


LABEL_BRACKETS = re.compile(r"^[【\[〈｜|].{2,16}[】\]〉｜|]$")


def split_entry(bare: str) -> tuple[str, list[str], str | None]:
    """(title, authors, page) of a line: 题名……作者 12, 12 题名 / 作者, or one of them alone."""
    page_match = PAGE.search(bare)
    page = next(filter(None, page_match.groups()), None) if page_match else None
    rest = PAGE.sub("", bare).strip() if page_match else bare.strip()
    alone = writers_of(rest)
    if alone:
        return "", alone, page
    parts = [part for part in LEADERS.split(rest) if part]
    if len(parts) > 1 and (authors := writers_of(parts[-1])):
        return " ".join(parts[:-1]), authors, page
    return " ".join(parts) if page else rest, [], page


def writers_of(text: str) -> list[str]:
    bare = re.sub(r"^(?:文|图|本刊记者|本报记者|记者)\s*[/／]?\s*", "", text).strip()
    return names_in(bare) or ([bare] if is_corporate(bare) and len(bare) <= 24 else [])
