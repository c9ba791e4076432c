"""Keeping the index: articles put in, taken out, put in anew.

    article ─entries_of─▶ Entry ─▶ a SearchRow, and a row in each of three tables of FTS5

`issues_search_text` has the runs of everything an article says, `issues_search_head` those of its
short parts, each in a column, for what stands in a title counts for more, and
`issues_search_character` every single character. Everything is done in the caller's transaction.
What is withdrawn is in it too, for editors, and no reader is shown it.
"""

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from secrets import randbits

from django.db import connection, transaction
from django.db.models import Prefetch
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from ..chinese.pinyin import initials_of, sort_key
from ..models import Article, ArticleTag, Contribution, Issue
from .row import SearchRow
from .tables import empty_tables
from .tokens import (
    character_tokens,
    head_tokens,
    headings_of,
    run_of,
    signs_of,
    text_tokens,
    visible,
)

# Goes up whenever what is written to the index changes, so that an older index is known as such.
FORM = 5
AT_ONCE = 200
SAYING = (
    "state", "key", "issue_id", "section_id", "title", "byline", "kicker", "subtitle", "standfirst", "body",
    "author_note", "source_note",
)  # fmt: skip
CREDITS = Contribution.objects.select_related("author")
TOPICS = ArticleTag.objects.select_related("tag")
ADD = {
    "text": "INSERT INTO issues_search_text(rowid, text) VALUES (%s, %s)",
    "head": "INSERT INTO issues_search_head(rowid, title, deck, headings, byline, initials)"
    " VALUES (%s, %s, %s, %s, %s, %s)",
    "character": "INSERT INTO issues_search_character(rowid, characters) VALUES (%s, %s)",
}


@dataclass(frozen=True)
class Entry:
    """What the index is to hold of one article: facts that narrow a search to it, and its words."""

    article: int
    facts: dict[str, object]
    title: str
    deck: list[str]
    headings: list[str]
    byline: list[str]
    texts: list[str]

    @property
    def head(self) -> list[list[str]]:
        return [[self.title], self.deck, self.headings, self.byline]

    @property
    def initials(self) -> str:
        """Those of the title's pinyin, and of each part of it that white space sets off."""
        return " ".join(initials_of(sort_key(part)) for part in self.title.split())

    @property
    def said(self) -> list[str]:
        """Every part, each a run of its own."""
        return [*(part for parts in self.head for part in parts), *self.texts]

    @property
    def digest(self) -> bytes:
        told = json.dumps([self.head, self.texts], ensure_ascii=False)
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def index_articles(pks: Iterable[int]) -> None:
    """Bring the index up to date with these articles; call it once for many.

    Call it whenever what an article says has changed, its state, its place, who signed it or its
    topics. Four reads and up to seven writes for each 200; what has not changed is left alone.
    """
    for some in in_chunks(pks):
        held = {row.article: row for row in SearchRow.objects.filter(article__in=some)}
        entries = {entry.article: entry for entry in entries_of(some)}
        gone = [row for pk, row in held.items() if pk not in entries]
        changed = [entry for pk, entry in entries.items() if not _is_held(entry, held.get(pk))]
        if gone or changed:
            _write(changed, gone, held)
            # Saving an article says that it changed; what was done to its parts is known here.
            known = [entry.article for entry in changed if entry.article in held]
            Article.objects.filter(pk__in=known).touch()


def remove_articles(pks: Iterable[int]) -> None:
    for some in in_chunks(pks):
        if gone := list(SearchRow.objects.filter(article__in=some)):
            _write([], gone, {})


@receiver(post_delete, sender=Article)
def leave(instance, **kwargs):
    remove_articles([instance.pk])


@receiver([post_save, post_delete], sender=Issue)
def note(**kwargs) -> None:
    """An entry of the log that is no article's: whoever remembers when issues came out looks again."""
    SearchRow.objects.create(batch=randbits(62))


def stale_articles(pks: Iterable[int]) -> list[int]:
    """Those of these articles of which the index says something else than they do."""
    stale = []
    for some in in_chunks(pks):
        held = {row.article: row for row in SearchRow.objects.filter(article__in=some)}
        entries = {entry.article: entry for entry in entries_of(some)}
        stale += [pk for pk, entry in entries.items() if not _is_held(entry, held.get(pk))]
        stale += held.keys() - entries.keys()
    return stale


def entries_of(pks: list[int]) -> Iterator[Entry]:
    """Those of these articles that there are, three queries."""
    articles = (
        Article.objects.filter(pk__in=pks)
        .only(*SAYING)
        .prefetch_related(Prefetch("contributions", CREDITS), Prefetch("article_tags", TOPICS))
        .order_by("pk")
    )
    for article in articles:
        credits, topics = article.contributions.all(), article.article_tags.all()
        byline = [article.byline]
        for credit in credits:
            byline += [credit.author.name, credit.credited_as, credit.affiliation]
        texts = [
            visible(article.body),
            article.standfirst,
            article.author_note,
            article.source_note,
        ]
        yield Entry(
            article=article.pk,
            facts={
                "is_shown": article.is_published,
                "key": article.key,
                "issue": article.issue_id,
                "section": article.section_id or 0,
                "authors": packed({credit.author_id for credit in credits}),
                "topics": packed({topic.tag_id for topic in topics}),
            },
            title=article.title,
            deck=[article.kicker, article.subtitle],
            headings=headings_of(article.body),
            byline=byline,
            texts=[*texts, *_not_in_print([topic.tag.name for topic in topics], texts)],
        )


def packed(numbers: Iterable[int]) -> bytes:
    return array("I", sorted(numbers)).tobytes()


def _not_in_print(topics: list[str], texts: list[str]) -> list[str]:
    """Topics that the text does not name; the others are found with it, and need no words."""
    printed = [(run_of(text), set(signs_of(text))) for text in texts] if topics else []
    return sorted(
        name
        for name in topics
        if not any(
            run_of(name) in run and signs.issuperset(signs_of(name)) for run, signs in printed
        )
    )


def in_chunks(pks: Iterable[int]) -> Iterator[list[int]]:
    remaining = iter(pks)
    while some := list(islice(remaining, AT_ONCE)):
        yield some


def _is_held(entry: Entry, row: SearchRow | None) -> bool:
    return row is not None and _says_the_same(entry, row) and _has_facts(entry, row)


def _says_the_same(entry: Entry, row: SearchRow) -> bool:
    return row.form == FORM and bytes(row.digest) == entry.digest


def _has_facts(entry: Entry, row: SearchRow) -> bool:
    return all(getattr(row, name) == value for name, value in entry.facts.items())


@transaction.atomic
def _write(entries: list[Entry], gone: list[SearchRow], held: dict[int, SearchRow]) -> None:
    batch = randbits(62)
    spoken, rows = [], []
    for entry in entries:
        former = held.get(entry.article)
        if former is not None and _says_the_same(entry, former):
            rows.append(row_of(entry, row=former.number, batch=batch))
        else:
            rows.append(row_of(entry, replaces=former.number if former else 0, batch=batch))
            spoken.append((rows[-1], entry))
    rows += [SearchRow(replaces=row.number, batch=batch) for row in gone]
    former = [held[entry.article].pk for entry in entries if entry.article in held]
    former += [row.pk for row in gone]
    if not SearchRow.objects.filter(form__gt=0).exists():
        empty_tables()  # no row was ever written: what they hold is of a log that was emptied
    SearchRow.objects.filter(pk__in=former).update(article=None)
    SearchRow.objects.bulk_create(rows)
    add_tokens([(row.pk, entry) for row, entry in spoken])


def row_of(entry: Entry, **more) -> SearchRow:
    return SearchRow(article=entry.article, form=FORM, digest=entry.digest, **entry.facts, **more)


def add_tokens(entries: list[tuple[int, Entry]], suffix: str = "") -> None:
    """Into the tables of FTS5; with a suffix, into those that are being made."""
    rows = {
        "text": [(row, text_tokens(entry.said)) for row, entry in entries],
        "head": [(row, *map(head_tokens, entry.head), entry.initials) for row, entry in entries],
        "character": [(row, character_tokens(entry.said)) for row, entry in entries],
    }
    with connection.cursor() as cursor:
        for table, values in rows.items():
            cursor.executemany(ADD[table].replace(f"_{table}(", f"_{table}{suffix}("), values)
