"""What holds two stretches of text together: a word across the joint, a quotation, a vocabulary."""

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt

from ..chinese.segment import dictionary_words
from ..chinese.text import opens_mid_sentence, unclosed_quote, unopened_quote, words_of


def word_runs_over(before: str, after: str) -> bool:
    """Whether a word lies across the joint of two texts: 海洋与|陆地 has none, 表|明 has."""
    head, tail = before[-6:], after[:6]
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
    return Counter(plain[i : i + 2] for i in range(len(plain) - 1))


def affinity(one: Counter[str], other: Counter[str]) -> float:
    """Cosine of two vocabularies, each count damped; 0 to 1."""
    if not one or not other:
        return 0.0
    dot = sum(log(1 + n) * log(1 + other[pair]) for pair, n in one.items() if pair in other)
    norms = [sqrt(sum(log(1 + n) ** 2 for n in counts.values())) for counts in (one, other)]
    return dot / (norms[0] * norms[1])


class Vocabularies:
    """How much of a title each of several texts says, pairs that all of them have counting little."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts = [pairs_of(text) for text in texts]
        self.having: Counter[str] = Counter()
        for counts in self.counts:
            self.having.update(counts.keys())

    def weight(self, pair: str) -> float:
        return log((len(self.counts) + 1) / (self.having[pair] + 0.5)) + 0.1

    def share(self, title: str, index: int) -> float:
        """The share of the title's weight that text number `index` has, 0 to 1."""
        pairs = set(pairs_of(title))
        total = sum(self.weight(pair) for pair in pairs)
        held = sum(self.weight(pair) for pair in pairs if pair in self.counts[index])
        return held / total if total else 0.0
