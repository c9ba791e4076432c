"""An article's body, from the plain text that is kept to the blocks that a page is set from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, groupby

HEADING = re.compile(r"(#{2,})[ \t]+(\S.*)")
PRINTED_HASH = re.compile(r"\\+#")
LOWEST_RANK = 6


@dataclass(frozen=True)
class Block:
    """One paragraph (`p1`…) or heading (`s1`…); one that keeps its lines is verse or a table."""

    id: str
    text: str
    level: int = 0

    @property
    def is_heading(self) -> bool:
        return self.level > 0

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def parts(self) -> list[str]:
        """As it is set: a paragraph whole, verse line by line."""
        return self.lines if self.keeps_lines and not self.is_heading else [self.text]

    @property
    def keeps_lines(self) -> bool:
        return len(self.lines) > 1


def blocks_of(body: str) -> list[Block]:
    """The blocks of a body, numbered; the form of a body is told in issues.models.Article."""
    paragraphs, headings = count(1), count(1)
    return [
        Block(f"s{next(headings)}", text, level) if level else Block(f"p{next(paragraphs)}", text)
        for lines in _between_blank_lines(body)
        for level, text in _read(lines)
    ]


def paragraphs_of(note: str) -> list[str]:
    """The paragraphs of a short text without headings."""
    return ["\n".join(lines) for lines in _between_blank_lines(note)]


def _between_blank_lines(body: str) -> Iterator[list[str]]:
    lines = body.replace("\r\n", "\n").split("\n")
    for is_blank, group in groupby(lines, key=lambda line: not line.strip()):
        if not is_blank:
            yield list(group)


def _read(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Rank and text, rank 0 being a paragraph; a heading ends with its line."""
    while lines and (heading := HEADING.fullmatch(lines[0].rstrip())):
        marks, text = heading.groups()
        yield min(len(marks), LOWEST_RANK), text
        lines = lines[1:]
    if lines:
        # Verse keeps its printed indents; a paragraph is indented by the page.
        text = "\n".join(lines).rstrip() if len(lines) > 1 else lines[0].strip()
        yield 0, text[1:] if PRINTED_HASH.match(text) else text
