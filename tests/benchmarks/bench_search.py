"""How long a search takes in a full room: python tests/benchmarks/bench_search.py [articles]

Makes articles of about 1,000 characters out of the sentences of seeds/, one character in 25 changed
at random, in a database of its own that is thrown away. Prints milliseconds.
"""

import os
import random
import re
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
ASKED = [
    "京津冀",
    "人工智能",
    "新质生产力",
    "市人民政府",
    "发展",
    "发展 建设 推进 工作",
    "京",
    "的",
]
AN_ISSUE = 25


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.sqlite3"
        open_room(database)
        started = time.perf_counter()
        fill(count)
        print(f"{count} articles in {time.perf_counter() - started:.0f} s,", end=" ")
        print(f"{database.stat().st_size / 1e6:.0f} MB")
        for text in ASKED:
            measure(text)


def open_room(database: Path) -> None:
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "reader.settings",
        "SECRET_KEY": "bench",
        "ALLOWED_HOSTS": "localhost",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def fill(count: int) -> None:
    from django.db import connection, transaction

    from issues.models import Article, Issue, Periodical
    from issues.search.index import index_articles

    chance = random.Random(1)
    texts = "".join(
        "".join(path.read_text("utf-8").split()) for path in sorted(ROOT.glob("seeds/*.txt"))
    )
    sentences = re.findall("[^。！？]+[。！？]", texts)
    periodicals = [Periodical.objects.create(title=f"刊{n}", slug=f"p{n}") for n in range(20)]
    for number in range(count // AN_ISSUE):
        with transaction.atomic():
            issue = Issue.objects.create(
                periodical=periodicals[number % 20], slug=f"{number}", date=f"{1950 + number % 75}"
            )
            articles = Article.objects.bulk_create(
                Article(
                    key=f"{number}-{position}",
                    issue=issue,
                    position=position,
                    title=chance.choice(sentences)[:24],
                    body=body_of(chance, sentences),
                )
                for position in range(AN_ISSUE)
            )
            index_articles([article.pk for article in articles])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def body_of(chance: random.Random, sentences: list[str]) -> str:
    body = ""
    while len(body) < 1000:
        body += chance.choice(sentences)
    changed = list(body)
    for _ in range(len(body) // 25):
        changed[chance.randrange(len(body))] = chr(chance.randrange(0x4E00, 0x6600))
    return "".join(changed)


def measure(text: str) -> None:
    from django.db.models import Count

    from issues.search import search_articles

    found = search_articles(text)
    facet = found.order_by().values("issue__year").annotate(count=Count("pk"))
    parts = {
        "count": found.count,
        "first page": lambda: list(found.select_related("issue__periodical")[:20]),
        "a facet": lambda: list(facet.all()),
    }
    times = ", ".join(f"{name} {milliseconds(part):.1f}" for name, part in parts.items())
    print(f"{text}: {found.count()} found; {times}")


def milliseconds(part) -> float:
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        part()
        best = min(best, time.perf_counter() - started)
    return best * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
