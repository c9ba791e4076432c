"""The printed contents list (目录): found here, and read.

A contents list is strong evidence for what follows: its titles, authors and sections.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import add

from ..chinese.text import words_of
from .marks import Mark, MarkedLine
from .masthead import opens_notice
from .rules.bylines import is_corporate, names_in
from .rules.headings import level_of, without_hashes

OPENS = re.compile(
    r"^#*\s*(?:目\s*[录次]|本期目[录次]|总目[录次]|要\s*目|本期要目|CONTENTS|Contents)(?:\s*(?:CONTENTS|Contents|目录))?\s*$"
)
# What heads a list of headlines in a newspaper; but 导读 heads much else, and only a list of titles
# that come again makes it one.
LEADS_IN = re.compile(
    r"^#*\s*(?:(?:本期|今日|本报|本版)?(?:导读|导览|提要|看点)|内容提要|新闻(?:摘要|提要)|(?:本期|今日)(?:节目)?(?:主要)?内容)\s*[：:]?$"
)
NUMBER = re.compile(r"^(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳])\s*")
SECTION_MARKS = "■●◆▲★□◇"
LEADERS = re.compile(r"\s*(?:[.…·・．⋯]{2,}|\s{2,}|/|／)\s*")
PAGE = re.compile(r"^(?:[（(]?\s*(\d{1,3})\s*[)）]?\s+)|[\s.…·⋯/／（(]+(\d{1,3})\s*[)）]?$")
LONGEST_ENTRY = 60
FEWEST_ENTRIES = 3
MOST_MISSES = 10  # lines that say 目录 and head no list; after so many it is a word of the text
SHORTEST_PROSE = 30  # characters; a line so long that ends a sentence is of a text
LIKE_ENOUGH = 0.6  # a title and its entry, where white parts them: 把水引上山, 把水引上高山
VERY_LIKE = 0.8  # where nothing does: two entries may be alike too, the parts of a series
LONGEST_SECTION = 8  # characters of a 栏目 that nothing but its shortness tells from a title
REACH_OF_HEAD = 12  # lines of a head and of the first lines of its text, until a sentence ends


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
    outlined: int = 0  # the rank of the headings that name 栏目, where the text's own # say it all

    def find(self, title: str) -> Entry | None:
        """The entry of a title, tolerant of small differences of setting and of OCR."""
        wanted = words_of(title)
        best, best_share = None, 0.0
        for i in sorted(self.alike(wanted)):
            share = likeness(wanted, self.words[i])
            if share > best_share:
                best, best_share = self.entries[i], share
        return best if best_share >= VERY_LIKE else None

    def alike(self, wanted: str) -> set[int]:
        """The entries that may be very like a title: of its pairs of characters they have two in
        three at least, so one at least of the rarest third and one more."""
        holders = sorted((self.holders.get(pair, []) for pair in pairs_in(wanted)), key=len)
        return {i for some in holders[: len(holders) // 3 + 1] for i in some}

    @cached_property
    def words(self) -> list[str]:
        return [words_of(entry.title) for entry in self.entries]

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """For each pair of characters the entries that have it."""
        found: dict[str, list[int]] = {}
        for i, words in enumerate(self.words):
            for pair in pairs_in(words):
                found.setdefault(pair, []).append(i)
        return found

    def is_group(self, text: str) -> bool:
        return words_of(text) in self.groups


def likeness(one: str, other: str) -> float:
    """Dice's share of common character pairs; 1 for the same words, 0 for nothing in common."""
    if one == other:
        return 1.0 if one else 0.0
    if min(len(one), len(other)) < 2:
        return 0.0
    pairs = pairs_in(one), pairs_in(other)
    return 2 * len(pairs[0] & pairs[1]) / (len(pairs[0]) + len(pairs[1]))


def pairs_in(words: str) -> set[str]:
    """The pairs of neighbouring characters; of one character, itself."""
    return set(map(add, words, words[1:])) or {*words}


def mark_contents(marked: list[MarkedLine]) -> list[MarkedLine]:
    """From 目录 to the first line that is none of a list's. 目录 heads a list before the first
    text; later on only where the lines below it have page numbers or come again as titles."""
    starts = [i for i, m in enumerate(marked) if OPENS.match(m.said) or LEADS_IN.match(m.said)]
    if not starts:
        return marked
    result = list(marked)
    printed = Counter(title_of(m) for m in marked)
    first_prose = next((i for i, m in enumerate(marked) if is_prose(m)), len(marked))
    past = misses = 0
    for start in starts:
        if start < past or misses > MOST_MISSES:
            continue
        end = contents_end(marked, start)
        rows = marked[start + 1 : end]
        first = start <= first_prose and OPENS.match(marked[start].said)
        if len(rows) < FEWEST_ENTRIES or not (first or lists_titles(rows, printed)):
            misses += 1
            continue
        for i in range(start, end):
            mark = Mark.FOLIO if marked[i].mark is Mark.FOLIO else Mark.CONTENTS
            result[i] = marked[i].revised(mark, "contents")
        past = end
    return result


def title_of(m: MarkedLine) -> str:
    """The words of a line, or of the title in it where a page number or an author stands beside."""
    bare = NUMBER.sub("", without_hashes(m.bare))
    return words_of(split_entry(bare)[0] if has_page(m) or LEADERS.search(bare) else bare)


def has_page(m: MarkedLine) -> bool:
    """Whether a line ends or begins with a page number, or has a leader to one."""
    return (
        bool(PAGE.search(m.bare) or re.search(r"[.…·・．⋯]{4,}", m.bare))
        and m.bare[-1] not in "年月日"
    )


def is_prose(m: MarkedLine) -> bool:
    return m.mark is Mark.TEXT and len(m.bare) > SHORTEST_PROSE and m.bare.endswith("。")


def lists_titles(rows: Sequence[MarkedLine], printed: Counter[str]) -> bool:
    """Whether most of the lines have page numbers, or a third come again elsewhere as titles."""
    paged = sum(has_page(m) for m in rows)
    again = sum(printed[title_of(m)] > 1 and len(title_of(m)) >= 4 for m in rows)
    return 2 * paged >= len(rows) or 3 * again >= len(rows)


def contents_end(marked: Sequence[MarkedLine], start: int) -> int:
    """The first line past the list: one of prose, of the masthead, or a title said again. Where the
    entries have page numbers, what follows the last of them is no entry."""
    seen: set[str] = set()
    end = len(marked)
    for i in range(start + 1, len(marked)):
        m = marked[i]
        said = title_of(m)
        again = said in seen and len(said) >= 4 and not has_page(m)
        long = len(m.bare) > LONGEST_ENTRY and not has_page(m) and not LEADERS.search(m.bare)
        numbered = NUMBER.match(m.bare) and len(m.bare) <= LONGEST_ENTRY
        stops = (
            m.bare.endswith("。")
            and not numbered
            or m.mark in (Mark.MASTHEAD, Mark.CAPTION, Mark.AUTHOR_NOTE)
        )
        if again or long or stops or opens_notice(m.said):
            end = i
            break
        seen.add(said)
    paged = [i for i in range(start + 1, end) if has_page(marked[i])]
    if 2 * len(paged) >= end - start - 1 and paged:
        return paged[-1] + 1
    return nearly_again(marked, start, end)


def nearly_again(marked: Sequence[MarkedLine], start: int, end: int) -> int:
    """Where, in the last lines before `end`, a title of the list is said again in nearly the same
    words: there the first article begins. `end` where none is."""
    titles = [title_of(m) for m in marked[start:end]]
    for k in range(end - start - 1, max(0, end - start - REACH_OF_HEAD), -1):
        said = titles[k]
        parted = marked[start + k].line.gap > marked[start + k - 1].line.gap
        alike = LIKE_ENOUGH if parted else VERY_LIKE
        if len(said) >= 4 and any(likeness(said, other) >= alike for other in titles[: k - 1]):
            return start + k
    return end


def read_contents(marked: Sequence[MarkedLine]) -> Contents:
    """The entries of the marked contents lines. A title over two lines is also tried as one."""
    heads = (OPENS, LEADS_IN)
    rows = [
        m for m in marked
        if m.mark is Mark.CONTENTS and not any(head.match(m.said) for head in heads)
    ]  # fmt: skip
    if not rows:
        return Contents()
    printed = {title_of(m) for m in marked if m.mark is not Mark.CONTENTS}
    paged = 2 * sum(map(has_page, rows)) >= len(rows)
    reader = ContentsReader()
    for m, after in zip(rows, [*rows[1:], None], strict=False):
        if name := section_name(m, after, printed if paged else set()):
            reader.open_section(name, minor=level_of(m.bare) > 2 and not is_marked(m))
        else:
            reader.take(NUMBER.sub("", without_hashes(m.bare)).rstrip("；;"))
    return reader.contents()


def section_name(m: MarkedLine, after: MarkedLine | None, printed: set[str]) -> str | None:
    """The 栏目 that a line of the contents names: it has a mark or a #; or in a list with page
    numbers it has none, is short, and is no first half of the title below it."""
    bare = without_hashes(m.bare)
    if is_marked(m) or level_of(m.bare):
        return bare.strip(SECTION_MARKS + "【】[]《》〈〉| 　")
    short = len(bare) <= LONGEST_SECTION and not has_page(m) and not LEADERS.search(bare)
    over_title = after is not None and has_page(after) and title_of(after) in printed
    return bare if short and over_title and not writers_of(bare) else None


def is_marked(m: MarkedLine) -> bool:
    """■水利, 【水利】."""
    bare = without_hashes(m.bare)
    return bare[:1] in SECTION_MARKS or bool(LABEL_BRACKETS.match(bare))


class ContentsReader:
    """Takes the lines of a contents list one by one; `run` are the titles that no author has closed."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.groups: set[str] = set()
        self.section: str | None = None
        self.run: list[str] = []

    def open_section(self, name: str, minor: bool) -> None:
        """A section, or, where it is `minor`, a group of titles inside the section."""
        self.close_run()
        self.groups.add(words_of(name))
        if not minor or not self.section:
            self.section = name

    def take(self, bare: str) -> None:
        title, authors, page = split_entry(bare)
        if title:
            self.run.append(title)
        if authors or title and page:
            self.close_run(tuple(authors), page)

    def close_run(self, authors: tuple[str, ...] = (), page: str | None = None) -> None:
        run = self.run
        if (authors or page) and len(run) > 1:
            self.entries.append(Entry(" ".join(run[-2:]), self.section, authors, page))
        for i, title in enumerate(run):
            last = i == len(run) - 1
            said = (authors, page) if last else ((), None)
            self.entries.append(Entry(title, self.section, *said))
            if not authors and not last:
                self.entries.append(Entry(f"{title} {run[i + 1]}", self.section))
        run.clear()

    def contents(self) -> Contents:
        self.close_run()
        return Contents(tuple(self.entries), frozenset(self.groups))


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
    if page and len(parts) == 1:
        title, authors = without_writers(rest)
        return title, authors, page
    return " ".join(parts) if page else rest, [], page


def without_writers(rest: str) -> tuple[str, list[str]]:
    """(title, authors) of 把水引上山 张小山 李四, where no more than a space parts them."""
    words = rest.split(" ")
    for i in range(1, len(words)):
        if authors := writers_of(" ".join(words[i:])):
            return " ".join(words[:i]), authors
    return rest, []


def writers_of(text: str) -> list[str]:
    bare = re.sub(r"^(?:文|图|本刊记者|本报记者|记者)\s*[/／]?\s*", "", text).strip()
    return names_in(bare) or ([bare] if is_corporate(bare) and len(bare) <= 24 else [])
