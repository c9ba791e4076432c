"""The opening of a text, for where a few lines have to stand for it."""

import re
from collections.abc import Iterable

from .text import Block

LONGEST = 120
# Less than this says too little; then a sentence is rather cut.
SHORTEST = 30
SENTENCE_END = re.compile(r"[。！？…][”’」』）》]*")


def opening_of(blocks: Iterable[Block], longest: int = LONGEST) -> str:
    """The first sentences of the paragraphs, not longer than so many characters."""
    text = ""
    for block in blocks:
        if not block.is_heading:
            text += "".join(line.strip() for line in block.lines)
        if len(text) > longest:
            return _cut(text, longest)
    return text


def _cut(text: str, longest: int) -> str:
    ends = [found.end() for found in SENTENCE_END.finditer(text[: longest + 1])]
    fitting = [end for end in ends if SHORTEST <= end <= longest]
    return text[: fitting[-1]] if fitting else text[: longest - 1] + "…"
