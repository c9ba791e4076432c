"""Nothing that can be read is not found: the search held against a plain look through every text.

The five sources of the room and a page in traditional characters, 5,000 runs taken from them at
random and typed in one way or another. What a look through the folded texts finds, the search finds.
"""

import random
from collections import Counter

import pytest
from django.core.management import call_command
from opencc import OpenCC

from issues.models import Article, Issue
from issues.search import read_query, run_of, search
from issues.search.index import entries_of, index_articles
from issues.search.tokens import unspaced
from tests.importer.test_traditional import A, B

RUNS = 5_000
LONGEST = 24
TO_TRADITIONAL = OpenCC("s2t")
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
WAYS = {
    "as printed": str,
    "traditional": TO_TRADITIONAL.convert,
    "full width": lambda run: run.translate(FULL_WIDTH),
    "capitals": str.upper,
    "without punctuation": lambda run: "".join(c for c in run if c.isalnum() or c.isspace()),
    "with spaces": " ".join,
    "quoted": lambda run: f"“{run}”",
}


@pytest.fixture(scope="module")
def texts(django_db_setup, django_db_blocker):
    """Every part of every article that a reader can see, by the article's number."""
    with django_db_blocker.unblock():
        call_command("import_issues", verbosity=0)
        issue = Issue.objects.first()
        page = Article.objects.create(
            issue=issue,
            key="trad",
            title="傳統漢字之頁",
            body=f"{A}\n\n## 漁村\n\n{B}",
            byline="陳國華",
        )
        index_articles([page.pk])
        pks = list(Article.objects.published().values_list("pk", flat=True))
        parts = {entry.article: [part for part in entry.said if part] for entry in entries_of(pks)}
        for pk in pks:
            topics = Article.objects.get(pk=pk).tags.values_list("name", flat=True)
            parts[pk] += list(topics)
        yield parts
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def typed(texts):
    """(run, how it is typed, the article it stands in) of each; half from the longest part of a
    random article, half from any."""
    chance = random.Random(11)
    pks = list(texts)
    taken = []
    while len(taken) < RUNS:
        parts = texts[pk := chance.choice(pks)]
        part = max(parts, key=len) if chance.random() < 0.5 else chance.choice(parts)
        start = chance.randrange(len(part))
        run = part[start : start + chance.randint(1, LONGEST)]
        if unspaced(run):
            taken.append((run, chance.choice(list(WAYS)), pk))
    return taken


def test_what_is_on_the_page_is_found(db, texts, typed):
    runs = {pk: [run_of(part) for part in parts] for pk, parts in texts.items()}
    marks = {pk: {char for part in parts for char in unspaced(part)} for pk, parts in texts.items()}
    missed, asked = [], Counter()
    for run, way, pk in typed:
        if sought := run_of(run):
            expected = {n for n in texts if any(sought in part for part in runs[n])}
        else:
            expected = {n for n in texts if set(unspaced(run)) <= marks[n]}
        written = WAYS[way](run)
        if not unspaced(written):  # nothing but punctuation, left out
            continue
        hits = search(written)
        found = set(hits.held.articles[hits.rows].tolist())
        asked[way] += 1
        # One who types signs gets what has them: fewer, and the article that they were taken from.
        has_signs = any(term.signs for term in read_query(written).terms)
        if not (pk in found if has_signs else expected <= found):
            missed.append((run, way))
    assert missed == []
    assert sum(asked.values()) > RUNS * 0.98
    assert set(asked) == set(WAYS)


def test_what_is_typed_in_one_run_finds_nothing_else(db, texts, typed):
    runs = {pk: [run_of(part) for part in parts] for pk, parts in texts.items()}
    for run, *_ in typed[:1000]:
        sought = run_of(run)
        if len(sought) > 1 and run.isalpha():
            hits = search(run)
            found = set(hits.held.articles[hits.rows].tolist())
            assert found == {pk for pk in texts if any(sought in part for part in runs[pk])}
