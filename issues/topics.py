"""Which topics a text earns: what a librarian would file it under, not what it says most.

    text ─terms_of─▶ Term… ─tags_of, against the Collection─▶ names and weights

`terms_of` cuts a text once and keeps what could be a topic: terms on the room's own list, nouns,
and nouns that stand together again and again (空间数据, 竞争性金融). `tags_of` holds these against
what the room has: a term of every other text says nothing of this one. The first is most of the
work and knows nothing of other texts, so it can be done for many at once; the second is light.
All is pure and gives the same each time.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import NamedTuple, Self

from .chinese.fold import simplify
from .chinese.lexicon import rarity
from .chinese.parts import Part, part_of
from .chinese.segment import stop_words, words

MOST_TAGS = 8
FEWEST_TAGS = 3
KEPT_TERMS = 40
LEAST_WEIGHT = 1.0
LONGEST_TERM = 12
WORDS_IN_TERM = 4
QUARTERS = 4


class Term(NamedTuple):
    """What could be a topic: how much the text speaks of it, and how rare it is in print."""

    name: str
    strength: float
    rarity: float


@dataclass
class Collection:
    """In how many of the room's texts each term stands."""

    texts: int = 0
    frequencies: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, texts: Iterable[Iterable[Term]]) -> Self:
        collection = cls()
        for terms in texts:
            collection.add(terms)
        return collection

    def add(self, terms: Iterable[Term]) -> None:
        self.texts += 1
        self.frequencies.update(term.name for term in terms)

    @classmethod
    def from_json(cls, kept: str) -> Self:
        texts, frequencies = json.loads(kept) if kept else (0, {})
        return cls(texts, Counter(frequencies))

    def to_json(self) -> str:
        """To be kept until the next import, without the many terms that one text alone has."""
        shared = {name: count for name, count in self.frequencies.items() if count > 1}
        return json.dumps([self.texts, shared], ensure_ascii=False)

    def frequency(self, name: str) -> int:
        return self.frequencies[name]

    def rarity(self, term: Term) -> float:
        """How rare the term is, from 0.2 to 10; print at large counts for as much as 100 texts."""
        others = max(0, self.frequencies[term.name] - 1)
        share = (100 * exp(-term.rarity) + others) / (100 + self.texts)
        return min(10.0, max(0.2, -log(share)))


def tags_for(
    title: str, headings: Sequence[str], body: str, collection: Collection
) -> list[tuple[str, float]]:
    return tags_of(terms_of(title, headings, body), collection)


def tags_of(terms: Iterable[Term], collection: Collection) -> list[tuple[str, float]]:
    """The topics and their weights, weightiest first; few for a text that is about little.

    The collection counts this text too. A term within another, 停车 in 智慧停车, is the same topic.
    """
    weighed = [(round(term.strength * collection.rarity(term), 3), term.name) for term in terms]
    tags: list[tuple[str, float]] = []
    for weight, name in sorted(weighed, key=lambda pair: (-pair[0], pair[1])):
        if len(tags) == MOST_TAGS or (weight < LEAST_WEIGHT and len(tags) >= FEWEST_TAGS):
            break
        if not any(name in other or other in name for other, _ in tags):
            tags.append((name, weight))
    return tags


def terms_of(title: str, headings: Sequence[str], body: str) -> list[Term]:
    """What could be a topic of the text. A headline of a paragraph may stand in the body as well."""
    found = _gather(title, headings, body)
    worthy = {name: standing for name, standing in found.items() if standing.is_believable}
    within = _longest_within(worthy)
    terms = [
        Term(name, round(standing.strength, 4), round(standing.rarity, 3))
        for name, standing in worthy.items()
        if name not in stop_words() and standing.count - within.get(name, 0) >= 0.4 * standing.count
    ]
    terms.sort(key=lambda term: (-term.strength * term.rarity, term.name))
    return terms[:KEPT_TERMS]


@dataclass(slots=True)
class _Standing:
    """A term and where it stands in the text."""

    words: tuple[str, ...]
    title: int = 0
    headings: int = 0
    body: int = 0
    quarters: int = 0  # one bit for each quarter of the body that has it

    @property
    def count(self) -> int:
        return self.title + self.body

    @property
    def is_believable(self) -> bool:
        parts = [part_of(word) for word in self.words]
        if len(parts) > 1:
            is_headed = bool(self.title or self.headings)
            if parts[0] is Part.FIRST and not is_headed:
                return False
            is_plain = all(part in (Part.NOUN, Part.HEAD) for part in parts)
            is_guessed = Part.GUESS in parts and not is_headed
            return self.count >= (2 if is_plain and is_headed else 5 if is_guessed else 3)
        if parts[0] is Part.PERSON:
            return bool(self.title) and self.count >= 3
        if parts[0] is Part.GUESS:
            return self.count >= (2 if self.title else 3)
        return self.count >= (1 if self.title else 2)

    @property
    def strength(self) -> float:
        often = self.count / (self.count + 5)
        throughout = 0.6 + 0.1 * self.quarters.bit_count()
        place = 1 + 0.3 * bool(self.headings)
        if self.title:
            # What is in the title alone is a figure of speech: 金钥匙, 集结号.
            place += 0.9 if self.body > 1 else 0.3
        return often * throughout * place * self._shape

    @property
    def _shape(self) -> float:
        """Terms that a reader would look under come before single words of two characters."""
        if len(self.words) > 1:
            return 1.1
        part = part_of(self.words[0])
        if part is Part.OWN:
            return 1.5
        return 0.7 if part in (Part.PLACE, Part.PERSON) or len(self.words[0]) == 2 else 1.0

    @property
    def rarity(self) -> float:
        """Of several words: the mean of theirs, and more for each, since few texts have them all."""
        return sum(map(rarity, self.words)) / len(self.words) + 1.5 * (len(self.words) - 1)


def _gather(title: str, headings: Sequence[str], body: str) -> dict[str, _Standing]:
    found: dict[str, _Standing] = {}
    title, body = simplify(title), simplify(body)

    def standings(text_words: Sequence[str]) -> Iterator[_Standing]:
        for run in _runs(text_words):
            for term in _terms_in(run):
                name = "".join(term)
                if name not in found:
                    found[name] = _Standing(term)
                yield found[name]

    for standing in standings(words(title)):
        standing.title += 1
    for standing in standings(words(simplify("\n".join(headings)))):
        standing.headings += 1
    text_words = words(body)
    length = len(text_words) // QUARTERS + 1
    for quarter in range(QUARTERS):
        for standing in standings(text_words[quarter * length : (quarter + 1) * length]):
            standing.body += 1
            standing.quarters |= 1 << quarter
    return found


def _runs(text_words: Iterable[str]) -> Iterator[list[str]]:
    """Words that stand together and could make terms."""
    run: list[str] = []
    for word in text_words:
        part = part_of(word)
        if run and part in (Part.BREAK, Part.OWN, Part.PERSON, Part.PLACE):
            yield run
            run = []
        if part in (Part.OWN, Part.PERSON):
            yield [word]
        elif part is not Part.BREAK:
            run.append(word)
    if run:
        yield run


def _terms_in(run: list[str]) -> Iterator[tuple[str, ...]]:
    """Each term that the run holds, of one to four words."""
    for start in range(len(run)):
        if part_of(run[start]) is Part.LAST:
            continue
        for end in range(start + 1, min(len(run), start + WORDS_IN_TERM) + 1):
            size, last = end - start, part_of(run[end - 1])
            if last is Part.FIRST:
                if size == 1:
                    continue
                break
            if (last is Part.HEAD and size == 1) or (last is Part.LAST and size != 2):
                continue
            term = tuple(run[start:end])
            if sum(map(len, term)) <= LONGEST_TERM:
                yield term


def _longest_within(found: dict[str, _Standing]) -> dict[str, int]:
    """For each term, how often the longer term stands that holds it most often."""
    within: dict[str, int] = {}
    for standing in found.values():
        size = len(standing.words)
        for start in range(size):
            for end in range(start + 1, size + 1):
                name = "".join(standing.words[start:end])
                if end - start < size:
                    within[name] = max(within.get(name, 0), standing.count)
    return within
