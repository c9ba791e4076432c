"""A room of any size to measure in, with the texts of writer.py."""

import random
from itertools import islice
from multiprocessing import get_context

from django.db import connection, transaction

from issues.chinese.pinyin import initial_of, sort_key
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
from issues.search.rebuild import settle

from .writer import AN_ISSUE, Text, write_issue, writer

PERIODICALS, SECTIONS, AUTHORS = 40, 12, 20_000
FIRST_YEAR, YEARS = 1950, 75
AT_ONCE = 8  # issues in a transaction


def fill_room(count: int) -> None:
    """So many articles in 40 periodicals of 75 years, each signed and with five topics."""
    shelves, authors = _shelves(), _authors()
    subjects = writer().subjects
    tags = _tags({word for subject in subjects for word in subject})
    issue_count = count // AN_ISSUE
    # One process writes the texts while this one puts them on the shelves.
    with get_context("spawn").Pool(1) as pool:
        written = enumerate(pool.imap(write_issue, range(issue_count), chunksize=AT_ONCE))
        while issues := list(islice(written, AT_ONCE)):
            with transaction.atomic():
                index_articles(
                    pk
                    for number, texts in issues
                    for pk in _put_on_shelf(number, texts, shelves, tags, authors)
                )
    settle(0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _put_on_shelf(number: int, texts: list[Text], shelves, tags, authors) -> list[int]:
    chance = random.Random(number)
    periodical, sections = shelves[number % PERIODICALS]
    year = FIRST_YEAR + number // PERIODICALS % YEARS
    issue = Issue(periodical=periodical, slug=f"n{number}", date=f"{year}-{number % 12 + 1:02}")
    issue.save()
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
    return [article.pk for article in articles]


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
