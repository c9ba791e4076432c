"""The room as the public would see it: the five sources, DEBUG off, hashed and compressed files."""

import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def open_room(folder: Path):
    """Import, collect and serve below this folder; gives the address of the room.

    Without the files of the admin, which no reader is sent and which take longest to compress.
    """
    settings = environment(folder)
    for words in ("migrate -v0", "import_issues", "collectstatic --noinput -v0 --ignore admin"):
        manage(settings, *words.split())
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        server = serve(settings, door)
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.terminate()
            server.wait()


def environment(folder: Path) -> dict[str, str]:
    room = {
        "DATABASE_URL": f"sqlite:///{folder / 'room.sqlite3'}",
        "STATIC_ROOT": str(folder / "static"),
        "SECRET_KEY": "only-for-measuring",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DEBUG": "off",
        "HTTPS": "off",
        "DJANGO_SETTINGS_MODULE": "reader.settings",
    }
    return os.environ | room


def manage(settings: dict[str, str], *words: str):
    command = [sys.executable, "manage.py", *words]
    subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True)


def serve(settings: dict[str, str], door: socket.socket) -> subprocess.Popen:
    """A server at a door that is open already: who comes early waits, and no port is guessed."""
    command = [sys.executable, "-m", "gunicorn", "reader.wsgi", "--log-level", "error"]
    command += ["--bind", f"fd://{door.fileno()}", "--threads", "4"]
    return subprocess.Popen(command, cwd=ROOT, env=settings, pass_fds=[door.fileno()])


ISSUE = "SELECT p.slug || '/' || i.slug FROM issues_issue i JOIN issues_periodical p ON p.id ="
ARTICLE = "SELECT key FROM issues_article WHERE state = 'published'"
DATED = "FROM issues_issue WHERE length(sort_date) >= 7 ORDER BY sort_date DESC LIMIT 1"

# What there is one of in any room, by name.
SAME_EVERYWHERE = {
    "home": "/",
    "periodicals": "/periodicals/",
    "articles": "/articles/",
    "authors": "/authors/",
    "authors-of-a-letter": "/authors/?initial=L",
    "tags": "/tags/",
    "search": "/search/",
    "hits": "/search/?q=京津冀",
    "cut-hits": "/search/?q=新质生产力的先进性何在&sort=newest",
    "no-hits": "/search/?q=嫦娥奔月五号",
    "refused": "/search/?since=abc",
    "no-page": "/nowhere/",
    "settings": "/settings/",
    "mine": "/mine/",
    "archive": "/archive/",
    "undated": "/archive/undated/",
    "day": "/on-this-day/?date=02-29",
    "keys": "/keys/",
    "offline": "/offline/",
    "api": "/api/",
    "patterns": "/patterns/",
}
# What has to be looked up: an address, and the question whose answer stands in it.
LOOKED_UP = {
    "periodical": ("/periodicals/{}/", "SELECT slug FROM issues_periodical ORDER BY id LIMIT 1"),
    "issue": ("/periodicals/{}/", f"{ISSUE} i.periodical_id ORDER BY i.number DESC LIMIT 1"),
    "supplied-issue": ("/periodicals/{}/", f"{ISSUE} i.periodical_id WHERE i.periodical_supplied"),
    "whole-issue": ("/periodicals/{}/all/", f"{ISSUE} i.periodical_id ORDER BY number DESC"),
    "sections": (
        "/periodicals/{}/sections/",
        "SELECT slug FROM issues_periodical ORDER BY id LIMIT 1 OFFSET 1",
    ),
    "section": (
        "/periodicals/{}/",
        "SELECT p.slug || '/sections/' || s.name FROM issues_section s JOIN issues_periodical p"
        " ON p.id = s.periodical_id ORDER BY s.id LIMIT 1",
    ),
    "article": ("/articles/{}/", f"{ARTICLE} AND section_id > 0 AND author_note > ''"),
    "long-article": ("/articles/{}/", f"{ARTICLE} ORDER BY length(body) DESC"),
    "article-with-headings": ("/articles/{}/", f"{ARTICLE} AND body LIKE '%\n### %'"),
    "untitled-article": ("/articles/{}/", f"{ARTICLE} AND title_supplied"),
    "lit-article": ("/articles/{}/?q=人工智能", f"{ARTICLE} AND body LIKE '%人工智能%'"),
    "source": ("/articles/{}/source/", f"{ARTICLE} AND section_id > 0"),
    "fault": ("/articles/{}/fault/", ARTICLE),
    "author": (
        "/authors/{}/",
        "SELECT a.key FROM issues_author a JOIN issues_contribution c ON c.author_id = a.id"
        " GROUP BY a.id ORDER BY count(*) DESC",
    ),
    "tag": ("/tags/{}/", "SELECT name FROM issues_tag WHERE name = '京津冀'"),
    "archive-year": ("/archive/{}/", f"SELECT substr(sort_date, 1, 4) {DATED}"),
    "archive-month": ("/archive/{}/", f"SELECT replace(substr(sort_date, 1, 7), '-', '/') {DATED}"),
}
# What a reader may have set: the page of another kind, and what the cookie it is asked for with says.
AS_SET = {
    "english-home": ("home", "language:en"),
    "english-issue": ("issue", "language:en"),
    "english-article": ("article", "language:en"),
    "english-hits": ("hits", "language:en"),
    "english-settings": ("settings", "language:en"),
    "vertical-article": ("article-with-headings", "direction:down"),
    "traditional-article": ("article", "script:hant"),
}
KINDS = [*SAME_EVERYWHERE, *LOOKED_UP, *AS_SET]


def addresses(folder: Path) -> dict[str, str]:
    """Where a page of each kind is in the room below this folder."""
    with closing(sqlite3.connect(folder / "room.sqlite3")) as database:
        found = {
            kind: (to, database.execute(ask).fetchone()) for kind, (to, ask) in LOOKED_UP.items()
        }
        missing = [kind for kind, (_, row) in found.items() if row is None]
        assert not missing, f"the sources have no {missing}"
    filled = {kind: to.format(row[0]) for kind, (to, row) in found.items()}
    places = SAME_EVERYWHERE | filled
    places |= {kind: places[other] for kind, (other, _) in AS_SET.items()}
    return {kind: quote(to, safe="/?=&") for kind, to in places.items()}


def cookie(kind: str) -> str:
    """What the reader of such a page has set; mostly nothing."""
    _, said = AS_SET.get(kind, ("", ""))
    return said


def articles_longer_than(folder: Path, length: int) -> list[str]:
    with closing(sqlite3.connect(folder / "room.sqlite3")) as database:
        rows = database.execute(f"{ARTICLE} AND length(body) > ? ORDER BY id", [length])
        return [f"/articles/{key}/" for (key,) in rows]
