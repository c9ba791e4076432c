"""The last stage, and with its helpers the only one that knows of the database: a Reading to rows.

One source is one transaction. An article is known again by its text (see `known`); what an editor
changed stays (see `merge`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from ..models import Article, FormerAddress, Issue, Section, Source
from ..search import index as search_index
from ..topics import Term
from .bounds import drawn_bounds, edited_in, move_bounds, text_of
from .changes import Change
from .fields import (
    change_of,
    conflicts_of,
    fields_of,
    is_moved,
    is_worked_on,
    name_of,
    note_lines,
    noted_in,
    set_fields,
    standing_of,
    told_of,
    told_size,
)
from .identity import opening_of, possible_keys
from .known import heir_of, pair_up
from .merge import Merge, merge_fields
from .receive import Received, receive_again
from .records import ArticleRecord, IssueRecord
from .report import SourceError
from .rows import Authors, Credit, credits_of
from .shelving import Shelver

FOLDED = "重新导入后，此文并入他篇。"
GONE = "重新导入后，来源中不再有此文。"


@dataclass
class LoadReport:
    """What one source did to the database. `kept` and `conflicts` name an editor's fields that the
    source did not overwrite."""

    name: str
    issue: str = ""
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    others: int = 0  # periodicals and issues that changed
    problems: int = 0
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    was_read: bool = True
    changes: list[Change] = field(default_factory=list)  # told of a dry run

    @property
    def did_something(self) -> bool:
        return bool(self.created or self.changed or self.removed or self.others)


def is_unchanged(name: str, fingerprint: str) -> bool:
    return Source.objects.filter(name=name, fingerprint=fingerprint).exists()


@transaction.atomic
def load(
    received: Received,
    replace: bool = False,
    present: frozenset[str] = frozenset(),
    telling: bool = False,
) -> LoadReport:
    """Write one source, whole or not at all.

    `present` are the names of the sources imported with it, which are not renamed into it;
    `replace` lets a text take the place of an altogether different one; `telling` has each change
    told in the report.
    """
    loader = Loader(received, replace, present, telling)
    loader.load()
    return loader.report


class Loader:
    def __init__(
        self,
        received: Received,
        replace: bool,
        present: frozenset[str],
        telling: bool = False,
    ) -> None:
        self.received = received
        self.reading = received.reading
        self.replace = replace
        self.present = present
        self.telling = telling
        self.report = LoadReport(received.name, problems=len(self.reading.problems))
        self.issues: dict[IssueRecord, Issue] = {}
        self.sections: dict[tuple[int, str], Section | None] = {}
        self.fresh: list[tuple[Article, list[Credit]]] = []

    def load(self) -> None:
        text_before = self.keep_source()
        move_bounds(self.source, text_before)
        bounds = None if self.received.by_bounds else drawn_bounds(self.source)
        if bounds:
            self.received = receive_again(
                text_of(self.source), self.source.companion, self.source.fingerprint, bounds
            )
            self.reading = self.received.reading
        before = list(
            Article.objects.filter(source=self.source)
            .select_related("issue__periodical", "section")
            .prefetch_related("contributions__author", "contributions__entered_as")
            .order_by("position", "pk")
        )
        old = list({a.issue_id: a.issue for a in before if not is_moved(a)}.values())
        self.shelver = Shelver(self.source.name, old, self.tell)
        known, left = pair_up(self.reading.articles, before)
        self.check_is_same_source(before, known)
        self.authors = Authors(credits_of(record) for record in self.reading.articles)
        held = {entry.opens: entry.key for entry in edited_in(self.source) if entry.opens}
        self.keys = {
            record.position: [
                *filter(None, [held.get(opening_of(record))]),
                *possible_keys(record, self.received.name),
            ]
            for record in self.reading.articles
        }
        wanted = {key for keys in self.keys.values() for key in keys}
        self.given = set(Article.objects.filter(key__in=wanted).values_list("key", flat=True))
        self.taken = self.given | gone_keys(wanted)
        written = [
            self.keep_article(record, article, terms)
            for record, article, terms in zip(
                self.reading.articles, known, self.received.terms, strict=True
            )
        ]
        Article.objects.bulk_create(article for article, _ in self.fresh)
        self.authors.write(self.fresh)
        self.check_places(written)
        self.retire(left, written)
        self.shelver.leave_empty(self.issues.values())
        search_index.index_articles([article.pk for article in (*written, *left)])
        self.report.issue = "；".join(str(issue) for issue in self.issues.values())

    def check_is_same_source(self, before: Sequence[Article], known: Sequence) -> None:
        """A file that has nothing of what it had is another file under the same name."""
        published = [a for a in before if a.state == Article.State.PUBLISHED]
        if published and not any(known) and not self.replace:
            raise SourceError(
                f"{self.received.name}: has none of the {len(published)} articles imported from it "
                "before; give the file another name, or say --replace."
            )

    def check_places(self, written: Sequence[Article]) -> None:
        """Two sources of one issue may not claim one place in it."""
        for issue in self.issues.values():
            mine = {
                a.imported.get("position", a.position) for a in written if a.issue_id == issue.pk
            }
            other = (
                issue.articles.published()
                .filter(imported__position__in=mine)
                .exclude(source=self.source)
                .exclude(source=None)
                .filter(imported__issue_id=issue.pk)  # not one that an editor put there
                .select_related("source")
                .first()
            )
            if other is not None:
                raise SourceError(
                    f"{self.received.name}: claims places in {issue} that {other.source} has; say in "
                    'the companion which page each is: [issue] page = "2".'
                )

    def keep_source(self) -> str:
        """The source of this name, and the text that it had; a file that was renamed is known by its
        text."""
        record = self.reading.source
        source = Source.objects.filter(name=self.received.name).first()
        if source is None:
            source = (
                Source.objects.filter(sha256=record.sha256).exclude(name__in=self.present).first()
            )
        source = source or Source()
        text_before, is_new = source.text, source.pk is None
        source.name, source.text = self.received.name, self.received.text
        source.encoding, source.lines = record.encoding, record.lines
        source.companion = self.received.companion
        source.sha256, source.fingerprint = record.sha256, self.received.fingerprint
        source.edits_wait = source.edits_wait or is_new and bool(edited_in(source))
        source.furniture = [item.to_json() for item in self.reading.furniture]
        source.problems = [problem.to_json() for problem in self.reading.problems]
        source.save()
        self.source = source
        return text_before

    def issue_for(self, record: ArticleRecord) -> Issue:
        said = record.issue or self.reading.issue
        if said not in self.issues:
            periodical = self.shelver.periodical(self.reading.periodical)
            self.issues[said] = self.shelver.issue(periodical, self.reading.periodical, said)
        return self.issues[said]

    def section_for(self, issue: Issue, name: str) -> Section | None:
        at = (issue.periodical_id, name)
        if at not in self.sections:
            self.sections[at] = self.shelver.section(issue.periodical, name)
        return self.sections[at]

    def keep_article(
        self, record: ArticleRecord, article: Article | None, terms: list[Term]
    ) -> Article:
        """Write one article, new or known. Its terms wait for `weigh_topics` if its text is new."""
        issue = self.issue_for(record)
        new = fields_of(record, issue, self.section_for(issue, record.section or ""))
        article = article or Article(key=self.new_key(record), source=self.source)
        if [article.imported.get(name) for name in ("title", "body")] != [
            new["title"],
            new["body"],
        ]:
            article.terms = terms
        if article.pk:
            self.merge_article(article, record, new)
        else:
            self.create_article(article, record, new)
        return article

    def new_key(self, record: ArticleRecord) -> str:
        keys = self.keys[record.position]
        key = next((key for key in keys if key not in self.taken), None)
        if key is None:
            raise SourceError(
                f"{self.received.name}: line {record.spans[0][0]} opens an article whose key "
                f"{keys[0]!r} another has; give it another key in the companion."
            )
        self.taken.add(key)
        return key

    def twin_of(self, article: Article, record: ArticleRecord) -> str | None:
        """The key of another article that opens with the same words."""
        first = self.keys[record.position][0]
        return first if first != article.key and first in self.given else None

    def create_article(self, article: Article, record: ArticleRecord, new: dict) -> None:
        """Made ready here, written with all that are new."""
        set_fields(article, new)
        article.tell_script()
        credits = credits_of(record)
        article.imported = {**new, "credits": credits, "state": article.state}
        note_lines(article, record, twin=self.twin_of(article, record))
        self.fresh.append((article, credits))
        self.report.created += 1
        if self.telling:
            self.report.changes.append(Change("+", told_of(article), reason=told_size(article)))

    def merge_article(self, article: Article, record: ArticleRecord, new: dict) -> None:
        """The fields, the byline and the state of a known article, each merged by itself."""
        new = {**new, "credits": credits_of(record), "state": Article.State.PUBLISHED}
        standing = standing_of(article)
        merge = merge_fields({"state": Article.State.PUBLISHED} | article.imported, standing, new)
        self.tell(article, merge, standing, new)
        before = noted_in(article)
        set_fields(article, merge.changes)
        if "state" in merge.changes:
            article.state_reason, article.merged_into = "", None
        article.imported = {**article.imported, **new}
        open_still = [name for name in merge.kept if name in conflicts_of(article)]
        note_lines(article, record, [*merge.conflicts, *open_still], self.twin_of(article, record))
        if merge.changes or before != noted_in(article):
            article.save()
        if "credits" in merge.changes:
            article.contributions.all().delete()
            self.authors.write([(article, new["credits"])])
        self.report.changed += bool(merge.changes)
        self.report.unchanged += not merge.changes

    def tell(self, row: Any, merge: Merge, standing: dict[str, Any], new: dict[str, Any]) -> None:
        """Put an editor's fields that stay into the report, by the names an editor knows; and, if
        all is to be told, what changes."""
        if self.telling and (merge.changes or merge.kept or merge.conflicts):
            self.report.changes.append(change_of(row, merge, standing, new))
        if not isinstance(row, Article):
            self.report.others += bool(merge.changes)
        for told, names in (
            (self.report.kept, merge.kept),
            (self.report.conflicts, merge.conflicts),
        ):
            told += [f"{row._meta.verbose_name} {row}：{name_of(row, name)}" for name in names]

    def retire(self, left: Iterable[Article], written: Sequence[Article]) -> None:
        """Articles that the source no longer has: what took up their text answers for them. One
        that an editor worked on stays, and is reported."""
        for article in left:
            if article.state != Article.State.PUBLISHED or not article.imported:
                continue
            if is_worked_on(article):
                self.report.kept.append(f"文章 {article}：来源中不再有，编辑改过，故保留")
                continue
            heir = heir_of(article, written)
            article.state = Article.State.MERGED if heir else Article.State.WITHDRAWN
            article.state_reason = FOLDED if heir else GONE
            article.merged_into = heir
            article.imported = {**article.imported, "state": article.state}
            article.save()
            self.report.removed += 1
            if self.telling:
                self.report.changes.append(
                    Change("-", told_of(article), reason=article.state_reason)
                )


def gone_keys(wanted: Iterable[str]) -> set[str]:
    """Those of the keys that were given to articles that are gone since."""
    paths = {Article(key=key).get_absolute_url(): key for key in wanted}
    gone = FormerAddress.objects.filter(path__in=paths).values_list("path", flat=True)
    return {paths[path] for path in gone}
