"""A room of any size to measure in: its words are those of the dictionary, as often as in print.

An article has about 1,000 characters: words drawn from jieba's dictionary by their frequency and, one
in eight, from two subjects of sixty words each, so that some words keep company. Nothing in it makes
sense; how long the lists of an index are, and how they meet, is as in print.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from django.db import connection, transaction

from issues.chinese.pinyin import initial_of, sort_key
from issues.chinese.segment import load
from issues.models import (
    Article,
    ArticleTag,
    Author,
    Contribution,
    Issue,
    Periodical,
    Section,
    Tag,
)
from issues.search.index import index_articles

AN_ISSUE = 25
PERIODICALS, SECTIONS, AUTHORS, SUBJECTS = 40, 12, 20_000, 400
FIRST_YEAR, YEARS = 1950, 75
AT_ONCE = 8  # issues in a transaction


@dataclass(frozen=True)
class Text:
    title: str
    body: str
    topics: list[str]


class Writer:
    """Writes articles, the same each time."""

    def __init__(self) -> None:
        self.chance = random.Random(4)
        known = load().FREQ.items()
        words = [(w, n) for w, n in known if n > 2 and len(w) < 7 and "一" <= w[0] <= "龥"]
        self.words = [word for word, _ in words]
        self.weights = list(accumulate(count for _, count in words))
        nouns = [word for word, count in words if len(word) > 1 and 20 < count < 3000]
        self.subjects = [self.chance.sample(nouns, 60) for _ in range(SUBJECTS)]

    def write(self) -> Text:
        chance = self.chance
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


def fill_room(count: int) -> None:
    """So many articles in 40 periodicals of 75 years, each signed and with five topics."""
    writer = Writer()
    shelves = _shelves()
    tags = _tags({word for subject in writer.subjects for word in subject})
    authors = _authors()
    issues = count // AN_ISSUE
    for first in range(0, issues, AT_ONCE):
        with transaction.atomic():
            numbers = range(first, min(first + AT_ONCE, issues))
            index_articles(
                chain.from_iterable(_issue(n, writer, shelves, tags, authors) for n in numbers)
            )
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA optimize")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _issue(number: int, writer: Writer, shelves, tags, authors) -> Iterator[int]:
    chance = writer.chance
    periodical, sections = shelves[number % PERIODICALS]
    year = FIRST_YEAR + number // PERIODICALS % YEARS
    issue = Issue(periodical=periodical, slug=f"n{number}", date=f"{year}-{number % 12 + 1:02}")
    issue.save()
    texts = [writer.write() for _ in range(AN_ISSUE)]
    articles = Article.objects.bulk_create(
        Article(
            key=f"{number:x}-{place}",
            issue=issue,
            section=chance.choice(sections),
            position=place,
            title=text.title,
            body=text.body,
        )
        for place, text in enumerate(texts)
    )
    Contribution.objects.bulk_create(
        Contribution(article=article, author=chance.choice(authors)) for article in articles
    )
    ArticleTag.objects.bulk_create(
        ArticleTag(article=article, tag=tags[topic], weight=9 - place)
        for article, text in zip(articles, texts, strict=True)
        for place, topic in enumerate(text.topics)
    )
    return (article.pk for article in articles)


def _shelves() -> list[tuple[Periodical, list[Section]]]:
    shelves = []
    for number in range(PERIODICALS):
        periodical = Periodical.objects.create(title=f"刊物{number}", slug=f"p{number}")
        names = [f"栏目{n}" for n in range(SECTIONS)]
        rows = [Section(periodical=periodical, name=name) for name in names]
        shelves.append((periodical, Section.objects.bulk_create(rows)))
    return shelves


def _tags(names: set[str]) -> dict[str, Tag]:
    rows = [
        Tag(name=name, sort_key=(key := sort_key(name)), initial=initial_of(key)) for name in names
    ]
    return {tag.name: tag for tag in Tag.objects.bulk_create(rows)}


def _authors() -> list[Author]:
    chance = random.Random(5)
    names = {
        chance.choice("王李张刘陈杨赵黄周吴") + chr(chance.randint(0x4E00, 0x5E00)) + chr(chance.randint(0x5E00, 0x6E00))
        for _ in range(AUTHORS)
    }  # fmt: skip
    rows = []
    for number, name in enumerate(sorted(names)):
        key = sort_key(name, person=True)
        rows.append(Author(name=name, key=f"a{number}", sort_key=key, initial=initial_of(key)))
    return Author.objects.bulk_create(rows)
