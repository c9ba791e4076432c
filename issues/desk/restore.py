"""What editors changed, put back into a room that was built anew from its sources.

It is read from where `export` wrote it, and put over what was imported, so that the two stand apart
as they did. A source that the room knew before is left alone: there the room knows better.
"""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from ..importer.bounds import edited_in
from ..importer.edited import EditedEntry
from ..importer.report import SourceError
from ..importer.worklist import trouble_of
from ..models import (
    Article,
    ArticleTag,
    Author,
    Contribution,
    FormerAddress,
    Issue,
    Periodical,
    Section,
    Source,
    Tag,
)
from ..search.index import index_articles
from .bounds import load_anew, read_anew
from .export import OF_ISSUE, OF_PERIODICAL, ROOM, TEXTS, is_known, remember
from .fixes import fixed
from .people import resettle
from .subjects import merge_tags, stop_tags

OF_ARTICLE = (*TEXTS, "title_supplied", "state", "state_reason", "position", "reviewed", "body")
MERGED = Article.State.MERGED
KINDS = ("periodical", "issue", "section", "author", "tag", "article", "address")


def restore(folders: Iterable[Path]) -> list[str]:
    """Put back what room.toml in the folders and the companions of new sources say; a line of report
    for each. A file that cannot be read is refused in one line, and nothing of it is done."""
    said = []
    for folder in folders:
        if (folder / ROOM).exists():
            said += restore_room(folder / ROOM)
    for source in Source.objects.filter(edits_wait=True):
        said.append(restore_source(source))
    return said


@transaction.atomic
def restore_room(path: Path) -> list[str]:
    """What is of no one source, once: the room remembers which room.toml it has read."""
    try:
        content = path.read_bytes()
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"{path}: cannot be read as TOML ({error}); correct it.") from None
    if is_known(content):
        return []
    if Source.objects.filter(name=ROOM).exists():
        return [f"{ROOM}: is not what this room wrote or read last; left aside"]
    try:
        for kind in KINDS:
            for table in tables.get(kind, []):
                PUT_BACK[kind](table)
        for table in tables.get("author", []):
            join_author(table)
        for table in tables.get("article", []):
            join_article(Article.objects.get(key=table["key"]), table)
    except (KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"{path}: a table lacks {error}; export it anew.") from None
    except (ObjectDoesNotExist, IntegrityError) as error:
        raise SourceError(f"{path}: does not fit this room ({error}); export it anew.") from None
    remember(content)
    return [f"{ROOM}: put back"]


@transaction.atomic
def restore_source(source: Source) -> str:
    """What editors made of the articles of one source: first where they begin and end."""
    entries = edited_in(source)
    if any(entry.bounds or entry.values.get("state") == MERGED for entry in entries):
        draw_as_edited(source, entries)
    articles = {a.key: a for a in Article.objects.filter(key__in=[e.key for e in entries])}
    missing = [entry.key for entry in entries if entry.key not in articles]
    for entry in entries:
        if entry.key in articles:
            put_over(articles[entry.key], entry)
    source.edits_wait = False
    source.save(update_fields=["edits_wait"])
    index_articles([article.pk for article in articles.values()])
    said = f"{source.name}: {len(entries) - len(missing)} articles as edited"
    return said + (f"; no article has the key {', '.join(missing)}" if missing else "")


def draw_as_edited(source: Source, entries: Sequence[EditedEntry]) -> None:
    """The bounds that editors drew, and the articles that they merged away; and the source read so."""
    some = source.articles.order_by("position", "pk").first()
    for entry in entries:
        article = Article.objects.filter(key=entry.key).first()
        if article is None and entry.bounds and some is not None:
            article = Article(key=entry.key, source=source, issue=some.issue)
        if article is None:
            continue
        article.drawn = as_json(entry.bounds, source.lines)
        article.state = MERGED if entry.values.get("state") == MERGED else article.state
        article.save()
    load_anew(read_anew(source))


def as_json(bounds: dict | None, last: int) -> dict | None:
    """Bounds as an article keeps them, without lines that the source has no more."""
    if bounds is None:
        return None
    drawn = {
        name: [[a, min(b, last)] for a, b in spans if 1 <= a <= last]
        for name, spans in bounds.items()
        if spans is not None
    }
    return drawn if drawn["body"] else None


def put_over(article: Article, entry: EditedEntry) -> None:
    values = entry.values
    for name in (*OF_ARTICLE, "passed"):
        if name in values:
            setattr(article, name, values[name])
    if "fixes" in values:
        article.body = fixed(article.body, values["fixes"])
    join_article(article, values)


def join_article(article: Article, values: dict[str, Any]) -> None:
    """What leads from an article to other rows."""
    if "issue" in values:
        article.issue = issue_at(values["issue"])
    if "section" in values:
        article.section = section_of(article.issue, values["section"])
    if "merged_into" in values:
        article.merged_into = Article.objects.filter(key=values["merged_into"]).first()
    if "passed" in values:
        article.trouble = trouble_of(problem["rule"] for problem in article.open_problems)
    article.save()
    if "credits" in values:
        put_credits(article, values["credits"])
    if "topics" in values:
        ArticleTag.objects.filter(article=article).exclude(tag__name__in=values["topics"]).delete()
    for name in values.get("topics_removed", []):
        ArticleTag.objects.filter(article=article, tag__name=name).delete()
    for name in (*values.get("topics_added", []), *values.get("topics", [])):
        tag = Tag.objects.get_or_create(name=name)[0].known_as
        ArticleTag.objects.get_or_create(article=article, tag=tag)
    index_articles([article.pk])


def issue_at(place: str) -> Issue:
    periodical, _, slug = place.partition("/")
    return Issue.objects.get(periodical__slug=periodical, slug=slug)


def section_of(issue: Issue, name: str) -> Section | None:
    if not name:
        return None
    return Section.objects.get_or_create(periodical=issue.periodical, name=name)[0]


def put_credits(article: Article, credits: Iterable[dict[str, str]]) -> None:
    article.contributions.all().delete()
    for order, said in enumerate(credits, 1):
        entered = Author.objects.filter(key=said["author"]).first()
        if entered is None:
            entered = Author.objects.create(key=said["author"], name=said["name"])
        author = entered.known_as
        Contribution.objects.create(
            article=article, author=author, entered_as=entered if entered != author else None,
            order=order, role=said["role"], credited_as=said["as"],
            affiliation=said.get("affiliation", ""),
        )  # fmt: skip


def known_under(rows: Iterable, names: str, was: Iterable[str]) -> list:
    """The rows that were ever imported under one of these names."""
    return [row for row in rows if not set(was).isdisjoint(row.imported.get(names, []))]


def periodical_back(table: dict) -> None:
    row = next(iter(known_under(Periodical.objects.all(), "titles", table["was"])), None)
    row = row or Periodical.objects.filter(slug=table["slug"]).first() or Periodical()
    for name in OF_PERIODICAL:
        if name in table:
            setattr(row, name, table[name])
    row.save()


def issue_back(table: dict) -> None:
    periodical = Periodical.objects.get(slug=table["periodical"])
    row = next(iter(known_under(periodical.issues.all(), "slugs", table["was"])), None)
    row = row or Issue(periodical=periodical)
    for name in OF_ISSUE:
        if name in table:
            setattr(row, name, table[name])
    row.save()


def section_back(table: dict) -> None:
    """The 栏目 under its name; those that were merged into it, into it."""
    periodical = Periodical.objects.get(slug=table["periodical"])
    known = known_under(periodical.sections.all(), "names", table["was"])
    row = next((s for s in known if s.name == table["name"]), None) or next(iter(known), None)
    row = row or Section(periodical=periodical)
    for other in known:
        if other != row:
            moved = list(Article.objects.filter(section=other).values_list("pk", flat=True))
            Article.objects.filter(section=other).update(section=row)
            index_articles(moved)
            other.delete()
    row.name = table["name"]
    row.imported = {"names": table["was"]} if table["was"] else {}
    row.save()


def author_back(table: dict) -> None:
    """The author himself; whom he is part of, when all are there."""
    row = Author.objects.filter(key=table["key"]).first() or Author(key=table["key"])
    row.name, row.kind, row.sort_key = table["name"], table["kind"], table["sort_key"]
    row.distinction = table.get("distinction", "")
    row.save()
    index_articles(row.contributions.values_list("article_id", flat=True).distinct())


def join_author(table: dict) -> None:
    row = Author.objects.get(key=table["key"])
    for key in table.get("apart_from", []):
        row.apart_from.add(Author.objects.get(key=key))
    if "merged_into" not in table:
        return
    row.merged_into = Author.objects.get(key=table["merged_into"])
    row.save()
    # Of a name that was changed, what is printed under the old one was entered under it.
    Contribution.objects.filter(
        author=row.merged_into, entered_as=None, credited_as=row.name
    ).exclude(author__name=row.name, author__kind=row.kind).update(entered_as=row)
    resettle(row)


def tag_back(table: dict) -> None:
    row = Tag.objects.get_or_create(name=table["name"])[0]
    row.standing = table["standing"]
    row.save()
    if row.is_stopped:
        stop_tags([row])
    if "merged_into" in table and row.merged_into is None:
        into = Tag.objects.get_or_create(name=table["merged_into"])[0]
        merge_tags(row, into)


def article_back(table: dict) -> None:
    """An article that an editor added; what leads from it, when all are there."""
    row = Article.objects.filter(key=table["key"]).first() or Article(key=table["key"])
    row.issue = issue_at(table["issue"])
    for name in OF_ARTICLE:
        if name in table:
            setattr(row, name, table[name])
    row.save()


def address_back(table: dict) -> None:
    stood_in = Periodical.objects.filter(slug=table.get("periodical", "")).first()
    FormerAddress.objects.update_or_create(
        path=table["path"],
        defaults={
            "leads_to": table["leads_to"],
            "reason": table.get("reason", ""),
            "periodical": stood_in,
        },
    )


PUT_BACK = {
    "periodical": periodical_back,
    "issue": issue_back,
    "section": section_back,
    "author": author_back,
    "tag": tag_back,
    "article": article_back,
    "address": address_back,
}
