"""An article's body, from the plain text that is kept to the blocks that a page is set from."""

import re
from dataclasses import dataclass, field
from itertools import count

from issues.body import LOWEST_RANK, between_blank_lines, parts_of

# What counts as one 字: a sign, or a word or number of another script.
SIGN = re.compile(r"[A-Za-z0-9]+(?:[.,'’-][A-Za-z0-9]+)*|\S")
OPENING = tuple("“‘（《〈「『【〔〖(")
SIGNS_A_MINUTE = 400


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
    def number(self) -> int:
        """Of the paragraphs or headings of its text, which."""
        return int(self.id.rpartition("-")[2][1:])

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def opens_with_mark(self) -> bool:
        """A mark that opens, such as “, has half its width blank before it."""
        return self.text.startswith(OPENING)

    @property
    def parts(self) -> list[str]:
        """As it is set: a paragraph whole, verse line by line."""
        return self.lines if self.keeps_lines and not self.is_heading else [self.text]

    @property
    def keeps_lines(self) -> bool:
        return len(self.lines) > 1


def blocks_of(body: str, prefix: str = "", below: int = 0) -> list[Block]:
    """The blocks of a body, numbered. On a page of several articles the ids have a prefix, and the
    headings stand so many ranks `below`."""
    paragraphs, headings = count(1), count(1)
    return [
        Block(f"{prefix}s{next(headings)}", text, min(level + below, LOWEST_RANK))
        if level
        else Block(f"{prefix}p{next(paragraphs)}", text)
        for level, text in parts_of(body)
    ]


@dataclass(frozen=True)
class Branch:
    """A heading and those of lower rank up to the next of its own."""

    heading: Block
    branches: list["Branch"] = field(default_factory=list)


def outline_of(blocks: list[Block]) -> list[Branch]:
    """The headings as a tree, however unevenly their ranks go up and down."""
    top: list[Branch] = []
    open_branches: list[Branch] = []
    for heading in (block for block in blocks if block.is_heading):
        while open_branches and open_branches[-1].heading.level >= heading.level:
            open_branches.pop()
        branch = Branch(heading)
        (open_branches[-1].branches if open_branches else top).append(branch)
        open_branches.append(branch)
    return top


@dataclass(frozen=True)
class Length:
    """How long a text is, as a reader counts it."""

    signs: int

    @property
    def grouped(self) -> str:
        return f"{self.signs:,}"

    @property
    def minutes(self) -> int:
        return max(1, round(self.signs / SIGNS_A_MINUTE))


def length_of(blocks: list[Block]) -> Length:
    return Length(sum(len(SIGN.findall(block.text)) for block in blocks))


def paragraphs_of(note: str) -> list[str]:
    """The paragraphs of a short text without headings."""
    return ["\n".join(lines) for lines in between_blank_lines(note)]
