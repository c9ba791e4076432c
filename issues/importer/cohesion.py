"""What holds two stretches of text together: a word across the joint, a quotation, a vocabulary."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt
from operator import add

from ..chinese.fold import in_simplified
from ..chinese.segment import dictionary_words, may_run_over
from ..chinese.text import opens_mid_sentence, unclosed_quote, unopened_quote, words_of

RARE = 100  # texts; a pair of characters that more of them have does not single one out


def word_runs_over(before: str, after: str) -> bool:
    """Whether a word lies across the joint of two texts: 海洋与|陆地 has none, 表|明 has."""
    head, tail = in_simplified(before[-6:]), in_simplified(after[:6])
    if not may_run_over(head, tail):
        return False
    at = 0
    for word in dictionary_words(head + tail):
        if at < len(head) < at + len(word):
            return True
        at += len(word)
    return False


def reads_on(before: str, after: str) -> int:
    """How surely `after` goes on with the sentence that `before` leaves open; 0 says nothing."""
    sure = 0
    if opens_mid_sentence(after):
        sure += 3
    if unclosed_quote(before[-200:]) and unopened_quote(after[:200]):
        sure += 3
    if word_runs_over(before, after):
        sure += 2
    return sure


def pairs_of(text: str) -> Counter[str]:
    """The overlapping pairs of characters of a text: its vocabulary, without cutting words."""
    plain = words_of(text)
    return Counter(map(add, plain, plain[1:]))


class Vocabulary:
    """The pairs of characters of a text that grows, each count damped."""

    def __init__(self, text: str = "", against: Sequence["Vocabulary"] = ()) -> None:
        """`against`: the vocabularies that it will be held against while it grows."""
        self.counts: Counter[str] = Counter()
        self.square = 0.0  # of its length, were it a vector
        self.products = dict.fromkeys(against, 0.0)
        self.last = ""
        self.take(text)

    def take(self, text: str) -> None:
        """Add what follows the text so far."""
        plain = self.last + words_of(text)
        self.last = plain[-1:]
        more = Counter(map(add, plain, plain[1:]))
        if not self.counts and not self.products:
            self.counts = more
            self.square = sum(
                log(1 + n) ** 2 * times for n, times in Counter(more.values()).items()
            )
            return
        for pair, n in more.items():
            old = log(1 + self.counts[pair])
            self.counts[pair] += n
            new = log(1 + self.counts[pair])
            self.square += new * new - old * old
            for other in self.products:
                self.products[other] += (new - old) * log(1 + other.counts.get(pair, 0))

    def affinity(self, other: "Vocabulary") -> float:
        """Cosine of two vocabularies, 0 to 1."""
        if not self.counts or not other.counts:
            return 0.0
        product = self.products.get(other)
        if product is None:
            product = sum(
                log(1 + self.counts[pair]) * log(1 + other.counts[pair])
                for pair in self.counts.keys() & other.counts.keys()
            )
        return product / sqrt(self.square * other.square)


class Vocabularies:
    """How much of each of several titles each of several texts says, pairs that all of them have
    counting little."""

    def __init__(self, texts: Iterable[str], titles: Iterable[str]) -> None:
        wanted = {pair for title in titles for pair in pairs_of(title)}
        self.said = []
        self.holders: dict[str, list[int]] = {pair: [] for pair in wanted}
        for index, text in enumerate(texts):
            plain = words_of(text)
            self.said.append(wanted.intersection(map(add, plain, plain[1:])))
            for pair in self.said[-1]:
                self.holders[pair].append(index)

    def weight(self, pair: str) -> float:
        return log((len(self.said) + 1) / (len(self.holders[pair]) + 0.5)) + 0.1

    def shares(self, title: str, near: Iterable[int], least: float) -> dict[int, float]:
        """By the number of a text the share of the title's weight that it has, 0 to 1: of the texts
        that are `near`, and of those that have at least `least`.

        What nearly every text has tells none of them from the rest, so a text that is not near must
        have some pair that is rare; else a title of common words were held against all texts.
        """
        weights = {pair: self.weight(pair) for pair in pairs_of(title)}
        total = sum(weights.values())
        if not total:
            return dict.fromkeys(near, 0.0)
        held: Counter[int] = Counter()
        for pair, weight in weights.items():
            if len(self.holders[pair]) <= RARE:
                for index in self.holders[pair]:
                    held[index] += weight
        common = sum(w for pair, w in weights.items() if len(self.holders[pair]) > RARE)
        found = {*near, *(i for i, weight in held.items() if weight + common >= least * total)}
        return {
            i: sum(w for pair, w in weights.items() if pair in self.said[i]) / total for i in found
        }
