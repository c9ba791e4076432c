"""The form in which the text of an article is kept; it is told in models.Article."""

import re
from collections.abc import Iterator
from itertools import groupby

HEADING = re.compile(r"(#{2,})[ \t]+(\S.*)")
PRINTED_HASH = re.compile(r"\\+#")
LOWEST_RANK = 6


def parts_of(body: str) -> Iterator[tuple[int, str]]:
    """(rank, text) of each heading, from 2 on, and each paragraph, whose rank is 0, without marks."""
    for lines in between_blank_lines(body):
        yield from _read(lines)


def between_blank_lines(text: str) -> Iterator[list[str]]:
    lines = text.replace("\r\n", "\n").split("\n")
    for is_blank, group in groupby(lines, key=lambda line: not line.strip()):
        if not is_blank:
            yield list(group)


def _read(lines: list[str]) -> Iterator[tuple[int, str]]:
    """A heading opens a paragraph, and ends with its line."""
    while lines and (heading := HEADING.fullmatch(lines[0].rstrip())):
        marks, text = heading.groups()
        yield min(len(marks), LOWEST_RANK), text
        lines = lines[1:]
    if lines:
        # Verse keeps its printed indents; a paragraph is indented by the page.
        text = "\n".join(lines).rstrip() if len(lines) > 1 else lines[0].strip()
        yield 0, text[1:] if PRINTED_HASH.match(text) else text
