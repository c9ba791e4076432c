"""The opening of a text, for where a few lines have to stand for it."""

import re
from collections.abc import Iterable

from ..text import Block

LONGEST = 120
# Less than this says too little; then a sentence is rather cut.
SHORTEST = 30
SENTENCE_END = re.compile(r"[。！？…][”’」』）》]*")


def opening_of(blocks: Iterable[Block]) -> str:
    """The first sentences of the paragraphs, about 120 characters, cut at the end of a sentence."""
    text = ""
    for block in blocks:
        if not block.is_heading:
            text += "".join(line.strip() for line in block.lines)
        if len(text) > LONGEST:
            return _cut(text)
    return text


def _cut(text: str) -> str:
    ends = [found.end() for found in SENTENCE_END.finditer(text[: LONGEST + 1])]
    fitting = [end for end in ends if SHORTEST <= end <= LONGEST]
    return text[: fitting[-1]] if fitting else text[: LONGEST - 1] + "…"
