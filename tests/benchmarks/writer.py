"""Texts to measure with: their words are those of the dictionary, as often as in print.

An article has about 1,000 characters: words drawn from jieba's dictionary by their frequency and, one
in eight, from two subjects of sixty words each, so that some words keep company. Nothing in it makes
sense; how long the lists of an index are, and how they meet, is as in print. No database is needed, so
that another process can write.
"""

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from issues.chinese.segment import load

AN_ISSUE, SUBJECTS = 25, 400


@dataclass(frozen=True)
class Text:
    title: str
    body: str
    topics: list[str]


class Writer:
    """Writes articles, those of an issue the same each time."""

    def __init__(self) -> None:
        known = load().FREQ.items()
        words = [(w, n) for w, n in known if n > 2 and len(w) < 7 and "一" <= w[0] <= "龥"]
        self.words = [word for word, _ in words]
        self.weights = list(accumulate(count for _, count in words))
        nouns = [word for word, count in words if len(word) > 1 and 20 < count < 3000]
        self.subjects = [random.Random(n).sample(nouns, 60) for n in range(SUBJECTS)]

    def write_issue(self, number: int) -> list[Text]:
        chance = random.Random(number)
        return [self.write(chance) for _ in range(AN_ISSUE)]

    def write(self, chance: random.Random) -> Text:
        subject = chance.choice(self.subjects) + chance.choice(self.subjects)
        count = chance.randint(250, 750)
        plain = iter(chance.choices(self.words, cum_weights=self.weights, k=count))
        telling = iter(chance.choices(subject, k=count))
        sentences = []
        while clause := [word for _, word in zip(range(7), plain, strict=False)]:
            sentences.append("".join([*clause, next(telling), chance.choice("，，，。")]))
        lines = ["".join(sentences[n : n + 12]) for n in range(0, len(sentences), 12)]
        title = "".join([*chance.sample(subject, 2), *sentences[0][:6]]).replace("，", "")
        # A subject has some topics that are given often and many that are given seldom.
        topics = chance.choices(subject, [1 / (n % 60 + 1) for n in range(len(subject))], k=9)
        return Text(title, "\n\n".join(lines), list(dict.fromkeys(topics))[:5])


@cache
def writer() -> Writer:
    return Writer()


def write_issue(number: int) -> list[Text]:
    return writer().write_issue(number)
