"""One article a day to read, the same for everybody.

The rule, which the home page tells: the day stands for a place among the keys of all articles, and
from there on the first article of 800 to 3,000 characters is today's. Keys are as good as drawn by
lot, so every article has its day sooner or later; no text is read but those that are passed over.
"""

from datetime import date

from issues.importer.identity import KEY_LENGTH, digest
from issues.models import Article

from .text import blocks_of

SIZES = (800, 3000)
OPENING = 160
SENTENCE_ENDS = "。！？…”"


def place_of(day: date) -> str:
    """Where among the keys a day stands."""
    return digest(day.isoformat())[:KEY_LENGTH]


def opening_of(article: Article) -> str:
    """The first lines of a text: whole sentences, as many as there is room for."""
    paragraphs = [block.text for block in blocks_of(article.body) if not block.is_heading]
    text = "".join(paragraph.strip() for paragraph in paragraphs[:3])
    if len(text) <= OPENING:
        return text
    end = max(text.rfind(sign, 0, OPENING) for sign in SENTENCE_ENDS)
    return text[: end + 1] if end > OPENING // 3 else f"{text[: OPENING - 1]}…"
