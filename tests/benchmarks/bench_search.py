"""How fast the room searches: make bench-search, or python -m tests.benchmarks.bench_search 10000 100000

For each size a room is made, in a database of its own that is thrown away (see archive.py), and asked
by runs of its texts, so that what is common in print is asked often: of one, two, four and eight
characters, two words, and narrowed; and by words that stand in half of all articles. Told are p50 and
p95 in milliseconds of the FTS5 query that must be run at the least, of the search with its first page,
and of the whole page over HTTP from a gunicorn of one worker. What counts are the ratios of one run.
"""

import http.client
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

QUERIES = 60
BEST_OF = 3
HALF = (0.4, 0.6)
ROOT = Path(__file__).parents[2]


def main(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            run = [sys.executable, "-m", __spec__.name, "--one", str(size), folder]
            subprocess.run(run, check=True, cwd=ROOT)


def measure(size: int, folder: str) -> None:
    open_room(Path(folder) / "room.sqlite3")
    from .archive import fill_room

    started = time.perf_counter()
    fill_room(size)
    text, index = sizes_of()
    print(
        f"\n{size:,} articles made and indexed in {time.perf_counter() - started:.0f} s;", end=" "
    )
    print(
        f"text {text / 1e6:.0f} MB, index {index / 1e6:.0f} MB, {index / text:.2f} times the text"
    )
    print(f"{'':16}{'hits':>9}   {'FTS5':>13}   {'search':>13}  {'ratio':>5}   {'page':>13}")
    with served() as ask:
        for kind, queries in questions().items():
            tell(kind, queries, ask)


def open_room(database: Path) -> None:
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{database}",
        "STATIC_ROOT": f"{database}-static",
        "DJANGO_SETTINGS_MODULE": "reader.settings",
        "SECRET_KEY": "bench",
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "off",
        "DEBUG": "off",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def sizes_of() -> tuple[int, int]:
    """Bytes of all bodies, and of all that the index takes on the disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(length(CAST(body AS BLOB))) FROM issues_article")
        (text,) = cursor.fetchone()
        cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%issues_search%'")
        return text, cursor.fetchone()[0]


def questions() -> dict[str, list[dict]]:
    from issues.models import Article
    from issues.search import run_of

    chance = random.Random(6)
    count = Article.objects.count()
    numbers = [chance.randint(1, count) for _ in range(QUERIES)]
    texts = [run_of(Article.objects.get(pk=number).body) for number in numbers]

    def runs(length: int) -> list[str]:
        return [text[(at := chance.randrange(len(text) - length)) : at + length] for text in texts]

    pairs = [f"{one} {two}" for one, two in zip(runs(2), runs(2), strict=True)]
    return {
        "1 character": [{"q": run} for run in runs(1)],
        "2 characters": [{"q": run} for run in runs(2)],
        "4 characters": [{"q": run} for run in runs(4)],
        "8 characters": [{"q": run} for run in runs(8)],
        "two words": [{"q": pair} for pair in pairs],
        "in a periodical": [
            {"q": run, "periodical": f"p{n % 40}"} for n, run in enumerate(runs(2))
        ],
        "in ten years": [{"q": run, "since": 1990, "until": 1999} for run in runs(2)],
        "in half of all": [{"q": word} for word in halves(count)],
    }


def halves(count: int) -> list[str]:
    """Words that stand in about half of all articles."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, issues_search_text, row)"
        )
        cursor.execute(
            "SELECT term FROM temp.words WHERE doc BETWEEN %s AND %s", [count * n for n in HALF]
        )
        return [term for (term,) in cursor.fetchall() if len(term) == 2][:QUERIES]


def tell(kind: str, queries: list[dict], ask: Callable[[dict], object]) -> None:
    from issues.search import search

    if not queries:
        return
    hits = sorted(len(search(query["q"])) for query in queries)
    bare = timed(bare_query, queries)
    ours = timed(searched, queries)
    page = timed(ask, queries)
    ratio = f"{p95(ours) / p95(bare):5.1f}" if p95(bare) else "    –"
    columns = "   ".join(f"{median(times):6.1f} {p95(times):6.1f}" for times in (bare, ours))
    print(
        f"{kind:16}{hits[len(hits) // 2]:9,}   {columns}  {ratio}   {median(page):6.1f} {p95(page):6.1f}"
    )


def timed(act: Callable[[dict], object], queries: list[dict]) -> list[float]:
    """Milliseconds of each, the best of three."""
    times = []
    for query in queries:
        best = float("inf")
        for _ in range(BEST_OF):
            started = time.perf_counter()
            act(query)
            best = min(best, time.perf_counter() - started)
        times.append(best * 1000)
    return times


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def bare_query(query: dict) -> None:
    """The first page of rows, ranked, from FTS5 alone: what nobody can do without."""
    from issues.search.query import character_expression, read_query, text_expression
    from issues.search.tables import asked

    terms = read_query(query["q"]).terms
    if expression := text_expression(terms):
        table = "issues_search_text"
        asked(
            f"SELECT rowid FROM {table} WHERE {table} MATCH %s ORDER BY rank LIMIT 20", [expression]
        )
    if expression := character_expression(terms):
        table = "issues_search_character"
        asked(f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [expression])


def searched(query: dict) -> None:
    """What is found, narrowed where it is to be, with the numbers of the first page."""
    from issues.search import ranked, search
    from reader.filters import ArticleFilter

    hits = search(query["q"])
    if len(query) > 1:
        turned = ArticleFilter(query)
        assert turned.is_valid(), turned.errors
        hits = turned.narrowed(hits)
    ranked(hits, 0, 20)


class served:
    """A gunicorn of one worker on a free port, and a way to ask it for a search page."""

    def __enter__(self) -> Callable[[dict], object]:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        where = f"127.0.0.1:{self.port}"
        run = [sys.executable, "-m", "gunicorn", "--bind", where, "--log-level", "error"]
        self.server = subprocess.Popen([*run, "reader.wsgi"], cwd=ROOT)
        self.wait()
        return self.ask

    def __exit__(self, *failure) -> None:
        self.server.terminate()
        self.server.wait()

    def wait(self) -> None:
        for _ in range(200):
            try:
                return self.ask({"q": "的"})
            except ConnectionError:
                time.sleep(0.1)
        raise SystemExit("gunicorn does not answer.")

    def ask(self, query: dict) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request(
            "GET", f"/search/?{urlencode(query)}", headers={"Accept-Encoding": "gzip"}
        )
        answer = connection.getresponse()
        answer.read()
        connection.close()
        assert answer.status == 200, (answer.status, query)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]), sys.argv[3])
    else:
        main([int(number) for number in sys.argv[1:]] or [10_000, 100_000])
