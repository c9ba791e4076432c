"""What editors changed, written out so that it can be kept beside the sources.

Into the companion of each source go its articles, as [[edited]] below a line that says so; into
room.toml what is of no one source: periodicals, 期, 栏目, authors, topics, articles that editors
added, and addresses that lead elsewhere. `restore` reads both back.
"""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.models import Q

from ..importer.companion import companion_path
from ..importer.identity import opening_of_text
from ..keys import KEY_LENGTH, digest
from ..models import (
    Article,
    ArticleTag,
    Author,
    FormerAddress,
    Issue,
    Periodical,
    Section,
    Source,
    Tag,
)
from .fixes import fixes_between
from .toml import as_toml

ROOM = "room.toml"
HEAD = "# —— 以下是编辑在编辑台上所改，由 export_companions 写出；再次写出时，此行以下整个更新 ——"
ROOM_HEAD = (
    "# 编辑在编辑台上所改、不属于某一份来源的，由 export_companions 写出；再次写出时整个更新。\n"
)
TEXTS = (
    "title",
    "kicker",
    "subtitle",
    "byline",
    "standfirst",
    "author_note",
    "source_note",
    "page",
)
OF_PERIODICAL = ("title", "slug", "kind", "issn", "cn", "publisher")
OF_ISSUE = (
    "slug", "date", "date_supplied", "date_reason", "volume", "number", "whole_number", "edition",
    "periodical_supplied", "periodical_reason",
)  # fmt: skip


def export_room(folder: Path) -> list[Path]:
    """Write what was changed beside the sources in a folder; the files that are other than before."""
    written = []
    for source in Source.objects.exclude(name=ROOM).defer("text").order_by("name"):
        path = companion_path(folder / source.name)
        told = as_toml("edited", filter(None, map(edited_of, articles_of(source))))
        if write_below(path, told):
            written.append(path)
    told = room_as_toml()
    path = folder / ROOM
    if told or path.exists():
        text = ROOM_HEAD + "\n" + told if told else ROOM_HEAD
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            written.append(path)
        remember(text.encode())
    return written


def is_known(content: bytes) -> bool:
    """Whether this room wrote this room.toml, or has read it."""
    return Source.objects.filter(name=ROOM, sha256=sha256_of(content)).exists()


def remember(content: bytes) -> None:
    kept = {"sha256": sha256_of(content), "encoding": "utf-8"}
    Source.objects.update_or_create(name=ROOM, defaults=kept)


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def write_below(path: Path, told: str) -> bool:
    """Put the tables at the end of a companion, in place of those that stood there; whether it
    changed. What a cataloguer wrote above stays as it is."""
    before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    own = before.partition(HEAD)[0].rstrip("\n")
    parts = [own, f"{HEAD}\n\n{told.rstrip()}" if told else ""]
    after = "\n\n".join(filter(None, parts)) + "\n" if any(parts) else ""
    if after == before:
        return False
    if not after:
        path.unlink(missing_ok=True)
        return True
    path.write_text(after, encoding="utf-8")
    return True


def articles_of(source: Source) -> Iterable[Article]:
    return (
        source.articles.order_by("position", "pk")
        .select_related("issue__periodical", "section", "merged_into")
        .prefetch_related("contributions__author", "contributions__entered_as", "article_tags__tag")
        .iterator(200)
    )


def edited_of(article: Article) -> dict[str, Any]:
    """What an editor made of an imported article; {} where he left it as it is."""
    base = article.imported
    told: dict[str, Any] = {}
    if not base:
        return told
    if not article.drawn and (opens := opening_if_changed(article)):
        told["opens"] = opens
    if article.drawn:
        told["bounds"] = {name: spans for name, spans in article.drawn.items() if spans is not None}
    told |= {name: getattr(article, name) for name in TEXTS if differs(article, name)}
    if differs(article, "title_supplied"):
        told["title_supplied"] = article.title_supplied
    if differs(article, "body"):
        fixes = fixes_between(base["body"], article.body)
        told |= {"body": article.body} if fixes is None else {"fixes": fixes}
    if differs(article, "issue_id"):
        told["issue"] = place_of(article.issue)
    if differs(article, "section_id"):
        told["section"] = article.section.name if article.section else ""
    if differs(article, "position"):
        told["position"] = article.position
    if article.state != base.get("state", Article.State.PUBLISHED):
        told["state"] = article.state
    if "state" in told or article.state_reason and article.state == Article.State.PUBLISHED:
        told["state_reason"] = article.state_reason
    if "state" in told and article.merged_into:
        told["merged_into"] = article.merged_into.key
    if "credits" in base and article.said_credits() != base["credits"]:
        told["credits"] = credits_of(article)
    told |= topics_of(article)
    if article.reviewed:
        told["reviewed"] = True
    if article.passed:
        told["passed"] = article.passed
    return {"key": article.key, **told} if told else {}


def opening_if_changed(article: Article) -> str:
    """The first words of an article whose key they would not mint; "" where they would."""
    parts = [
        re.sub(r"^(?:#+ |\\(?=#))", "", part) for part in article.imported["body"].split("\n\n")
    ]
    opens = opening_of_text("\n".join(parts))
    return "" if digest(opens)[:KEY_LENGTH] == article.key else opens


def differs(article: Article, name: str) -> bool:
    return name in article.imported and getattr(article, name) != article.imported[name]


def place_of(issue: Issue) -> str:
    return f"{issue.periodical.slug}/{issue.slug}"


def credits_of(article: Article) -> list[dict[str, str]]:
    """Each credit, its author by his key."""
    credits = []
    for credit in article.contributions.all():
        who = credit.entered_as or credit.author
        said = {"author": who.key, "name": who.name, "role": credit.role, "as": credit.credited_as}
        if credit.affiliation:
            said["affiliation"] = credit.affiliation
        credits.append(said)
    return credits


def topics_of(article: Article) -> dict[str, list[str]]:
    """Topics that editors gave and took away."""
    given = {row.tag.name: row for row in article.article_tags.all()}
    if article.drawn:  # weighed when its bounds were drawn, against the room as it was then
        return {"topics": sorted(given)}
    machine = set(article.imported.get("tags", []))
    added = [n for n, row in given.items() if row.origin == ArticleTag.Origin.EDITOR]
    settled = {tag.name: tag.known_as for tag in Tag.objects.filter(name__in=machine)}
    removed = [
        name for name, tag in settled.items() if tag.name not in given and not tag.is_stopped
    ]
    told = {"topics_added": sorted(added), "topics_removed": sorted(removed)}
    return {name: names for name, names in told.items() if names}


def room_as_toml() -> str:
    parts = (
        ("periodical", map(periodical_table, Periodical.objects.order_by("slug"))),
        ("issue", map(issue_table, Issue.objects.select_related("periodical").order_by("periodical__slug", "slug"))),
        ("section", map(section_table, Section.objects.select_related("periodical").order_by("periodical__slug", "name"))),
        ("author", map(author_table, touched_authors())),
        ("tag", map(tag_table, touched_tags())),
        ("article", map(added_table, added_articles())),
        ("address", map(address_table, FormerAddress.objects.select_related("periodical").order_by("path"))),
    )  # fmt: skip
    return "\n".join(filter(None, (as_toml(name, filter(None, rows)) for name, rows in parts)))


def periodical_table(row: Periodical) -> dict:
    base = row.imported
    names = base.get("titles", [])
    said = {name: getattr(row, name) for name in OF_PERIODICAL if getattr(row, name)}
    kept = {name: value for name, value in said.items() if name not in base or base[name] != value}
    if names and kept.get("title") == names[-1]:
        del kept["title"]
    usual = {"slug", "kind", "title"} if not names else {"slug", "kind"}
    changed = kept.keys() - usual or not names or row.history.exists()
    return {"was": names, **kept, "title": row.title} if changed else {}


def issue_table(row: Issue) -> dict:
    base = row.imported
    slugs = base.get("slugs", [])
    changed = {
        name: getattr(row, name)
        for name in OF_ISSUE
        if (name in base and getattr(row, name) != base[name]) or (not base and getattr(row, name))
    }
    if row.slug not in slugs:
        changed["slug"] = row.slug
    return {"periodical": row.periodical.slug, "was": slugs, **changed} if changed else {}


def section_table(row: Section) -> dict:
    names = row.imported.get("names", [])
    if names == [row.name]:
        return {}
    return {"periodical": row.periodical.slug, "was": names, "name": row.name}


def touched_authors():
    """Authors that are merged, told apart, or changed since they came in, those first that others
    lead to."""
    touched = Author.objects.filter(
        Q(merged_into__isnull=False)
        | Q(merged__isnull=False)
        | ~Q(distinction="")
        | Q(apart_from__isnull=False)
        | Q(pk__in=Author.history.values("id"))
    )
    return touched.distinct().select_related("merged_into").order_by("key")


def author_table(row: Author) -> dict:
    told = {"key": row.key, "name": row.name, "kind": row.kind, "sort_key": row.sort_key}
    if row.distinction:
        told["distinction"] = row.distinction
    if row.merged_into:
        told["merged_into"] = row.merged_into.key
    if others := sorted(row.apart_from.values_list("key", flat=True)):
        told["apart_from"] = others
    return told


def touched_tags():
    return (
        Tag.objects.exclude(standing=Tag.Standing.PROPOSED, merged_into=None)
        .select_related("merged_into")
        .order_by("name")
    )


def tag_table(row: Tag) -> dict:
    into = {"merged_into": row.merged_into.name} if row.merged_into else {}
    return {"name": row.name, "standing": row.standing, **into}


def added_articles():
    """Articles that no import made."""
    rows = Article.objects.filter(imported={}).select_related("issue__periodical", "section")
    return rows.prefetch_related("contributions__author", "article_tags__tag").order_by("key")


def added_table(article: Article) -> dict:
    told = {"key": article.key, "issue": place_of(article.issue), "position": article.position}
    told |= {name: getattr(article, name) for name in TEXTS if getattr(article, name)}
    if article.section:
        told["section"] = article.section.name
    if article.title_supplied:
        told["title_supplied"] = True
    if article.state != Article.State.PUBLISHED:
        told["state"] = article.state
    if article.state_reason:
        told["state_reason"] = article.state_reason
    if article.merged_into:
        told["merged_into"] = article.merged_into.key
    if article.reviewed:
        told["reviewed"] = True
    told["body"] = article.body
    if credits := credits_of(article):
        told["credits"] = credits
    return told | topics_of(article)


def address_table(row: FormerAddress) -> dict:
    told = {"path": row.path, "leads_to": row.leads_to}
    if row.periodical:
        told["periodical"] = row.periodical.slug
    return {**told, "reason": row.reason} if row.reason else told
