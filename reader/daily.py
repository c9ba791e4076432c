"""One article a day to read, the same for everybody.

The rule, which the home page tells: the day stands for a place among the keys of all articles, and
from there on the first article of 800 to 3,000 characters is today's. Keys are as good as drawn by
lot, so every article has its day sooner or later; no text is read but those that are passed over.
"""

from datetime import date

from issues.keys import KEY_LENGTH, digest

SIZES = (800, 3000)
OPENING = 160


def place_of(day: date) -> str:
    """Where among the keys a day stands."""
    return digest(day.isoformat())[:KEY_LENGTH]
