"""What may have been meant by words that stand nowhere: the same sounds in other characters."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, product

from ..chinese.segment import words
from .finding import find, search
from .query import PARTICLES, Query, Term, read_query
from .tables import asked

# A reader mistypes one character, at most two; so many readings of a stretch are looked into.
SUBSTITUTES = (1, 2)
LONGEST_STRETCH = 12
MOST_STRETCHES = 3
MOST_TERMS = 3
MOST_READINGS = 300
MOST_TRIED = 40
NEAR = 2
OFFERED = 3
WORDS_OFFERED = 8
# The characters of everyday print, those of GB 2312.
FIRST_ROW, LAST_ROW = 0xB0, 0xF7
EXISTING = (
    "SELECT value FROM json_each(%s) WHERE EXISTS ("
    "SELECT 1 FROM issues_search_text WHERE issues_search_text MATCH '\"' || value || '\"' LIMIT 1)"
)


def near_spellings(query: Query) -> list[tuple[str, int]]:
    """Queries that find something and sound like one that finds nothing, and how much they find.

    心质生产力 is 新质生产力. Offered is what stands in one run or else, its words being looked for one
    by one, what makes more sense than what was typed: fewer words.
    """
    rest = [term.typed for term in query.terms if term.field or term.is_excluded]
    spelt = [" ".join([other, *rest]) for other in islice(_respelt(query.plain), MOST_TRIED)]
    as_typed = _word_count(" ".join([*(term.run for term in query.plain), *rest]))
    fewest = min(map(_word_count, spelt), default=as_typed)
    sensible = [typed for typed in spelt if _word_count(typed) == fewest < as_typed]
    in_one_run = ((typed, len(find(read_query(typed)))) for typed in spelt)
    in_words = ((typed, len(search(typed))) for typed in sensible)
    for counted in (in_one_run, in_words):
        if offered := list(islice(((typed, n) for typed, n in counted if n), OFFERED)):
            return offered
    return []


def words_that_occur(query: Query) -> list[tuple[str, int]]:
    """The words of a query that finds nothing which do stand somewhere, and in how many articles."""
    typed = [term.run for term in query.plain]
    parts = [word for run in typed for word in words(run) if word not in PARTICLES]
    tried = [word for word in dict.fromkeys([*typed, *parts]) if len(word) > 1][:MOST_TRIED]
    counted = ((word, len(find(Query((Term(word),))))) for word in tried)
    return list(islice(((word, count) for word, count in counted if count), WORDS_OFFERED))


def _word_count(text: str) -> int:
    return len(words(text))


def _respelt(terms: list[Term]) -> Iterator[str]:
    """The whole query with one of its terms in other characters. One of many words is not a slip."""
    for place, term in enumerate(terms if len(terms) <= MOST_TERMS else ()):
        runs = [other.run for other in terms]
        for other in _others(term.run):
            yield " ".join([*runs[:place], other, *runs[place + 1 :]])


def _others(run: str) -> Iterator[str]:
    """The run with what is wrong with it put right: where two characters that stand side by side
    do so nowhere else, and around there."""
    stretches = _odd_stretches(run) if len(run) > 1 else []
    if not 0 < len(stretches) <= MOST_STRETCHES:
        return
    read = [_nearest(run[first:last]) for first, last in stretches]
    for others in islice(product(*read), MOST_TRIED):
        spelt, end = "", 0
        for (first, last), other in zip(stretches, others, strict=True):
            spelt += run[end:first] + other
            end = last
        yield spelt + run[end:]


def _odd_stretches(run: str) -> list[tuple[int, int]]:
    """Where two characters stand side by side that do so nowhere, with those around them; the whole
    run, if they all do."""
    known = _existing({run[n : n + 2] for n in range(len(run) - 1)})
    odd = [n for n in range(len(run) - 1) if run[n : n + 2] not in known]
    stretches: list[tuple[int, int]] = []
    for place in odd:
        first, last = max(0, place - NEAR), min(len(run), place + 2 + NEAR)
        if stretches and first <= stretches[-1][1]:
            first, _ = stretches.pop()
        stretches.append((first, last))
    return stretches or [(0, len(run))]


def _nearest(stretch: str) -> list[str]:
    """Its other readings with one other character or, where there are none, with two."""
    if len(stretch) > LONGEST_STRETCH:
        return []
    for most in SUBSTITUTES:
        if found := [other for other in _readings(stretch, most) if other != stretch]:
            return found
    return []


def _readings(stretch: str, most: int) -> list[str]:
    """Each way to write it with at most so many other characters of the same sound in which every
    two that stand side by side do so somewhere; the fewest others first. A query a character."""
    readings = {char: int(char != stretch[0]) for char in same_sound(stretch[0])}
    for char in stretch[1:]:
        longer = {
            reading + other: changed + (other != char)
            for reading, changed in readings.items()
            for other in same_sound(char)
            if changed + (other != char) <= most
        }
        known = _existing({reading[-2:] for reading in longer})
        likely = ((reading, n) for reading, n in longer.items() if reading[-2:] in known)
        readings = dict(islice(likely, MOST_READINGS))
    return sorted(readings, key=lambda reading: readings[reading])


def same_sound(char: str) -> list[str]:
    """The character, and others that are read as it can be, whatever the tone."""
    alike = (other for sound in _sounds_of(char) for other in _by_sound()[sound])
    return list(dict.fromkeys([char, *alike]))


def _existing(pairs: Iterable[str]) -> set[str]:
    return {pair for (pair,) in asked(EXISTING, [json.dumps(sorted(pairs))])}


def _sounds_of(char: str) -> list[str]:
    from pypinyin import Style, pinyin  # a slow first import

    read = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return read[0] if read else []


@cache
def _by_sound() -> dict[str, list[str]]:
    """Takes a fifth of a second, once."""
    alike = defaultdict(list)
    for row in range(FIRST_ROW, LAST_ROW + 1):
        for char in bytes(b for cell in range(0xA1, 0xFF) for b in (row, cell)).decode(
            "gb2312", "ignore"
        ):
            for sound in _sounds_of(char):
                alike[sound].append(char)
    return alike
