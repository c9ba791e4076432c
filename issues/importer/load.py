"""The last stage, and the only one that knows of the database: a Reading to rows.

One source is one transaction. An article is known again by its key, and failing that by the text it
shares with what was read before; what an editor changed stays (see `merge`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from ..chinese.pinyin import slug_of
from ..models import (
    Article,
    FormerAddress,
    Issue,
    Periodical,
    Section,
    Source,
)
from ..search import index as search_index
from ..topics import Term
from .identity import issue_slug, mint_key, opening, opening_of
from .merge import Merge, merge_fields
from .receive import Received
from .records import ArticleRecord, IssueRecord, PeriodicalRecord
from .rows import credits_of, find_imported, free_slug, read_credits, write_credits

UNKNOWN_TITLE = "刊名待考"
UNKNOWN_REASON = "文中没有刊名，随附文件也没有说明。"
ALIKE = 0.5  # share of lines two readings of one article have in common at least
FOLDED = "重新导入后，此文并入他篇。"
GONE = "重新导入后，来源中不再有此文。"


@dataclass
class LoadReport:
    """What one source did to the database."""

    name: str
    issue: str = ""
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    problems: int = 0
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    was_read: bool = True

    @property
    def articles(self) -> int:
        return self.created + self.changed + self.unchanged

    @property
    def did_something(self) -> bool:
        return bool(self.created or self.changed or self.removed)


class Rehearsal(Exception):
    """Ends the transaction of a dry run, so that nothing is written."""


def is_unchanged(name: str, fingerprint: str) -> bool:
    return Source.objects.filter(name=name, fingerprint=fingerprint).exists()


def load(received: Received, dry_run: bool = False) -> LoadReport:
    """Write one source, whole or not at all. A dry run reports the same and writes nothing."""
    loader = Loader(received)
    try:
        with transaction.atomic():
            loader.load()
            if dry_run:
                raise Rehearsal
    except Rehearsal:
        pass
    return loader.report


class Loader:
    def __init__(self, received: Received) -> None:
        self.received = received
        self.reading = received.reading
        self.report = LoadReport(received.name, problems=len(self.reading.problems))
        self.sections: dict[tuple[int, str], Section] = {}

    def load(self) -> None:
        self.source = self.keep_source()
        self.periodical = self.keep_periodical(self.reading.periodical)
        before = list(
            Article.objects.filter(source=self.source).select_related(
                "issue__periodical", "section"
            )
        )
        old_issues = {article.issue for article in before}
        issues: dict[IssueRecord, Issue] = {}
        known = Known(before)
        written = []
        for record, terms in zip(self.reading.articles, self.received.terms, strict=True):
            issue_record = record.issue or self.reading.issue
            if issue_record not in issues:
                issues[issue_record] = self.keep_issue(issue_record)
            key = mint_key(record, self.received.name, taken={a.key for a in written})
            article = known.claim(record, key)
            article = article or Article(key=key, source=self.source)
            written.append(self.keep_article(record, article, issues[issue_record], terms))
        self.retire(known.left(), written)
        self.leave_empty(old_issues, list(issues.values()))
        search_index.index_articles([article.pk for article in (*written, *known.left())])
        self.report.issue = "；".join(str(issue) for issue in issues.values())

    def keep_source(self) -> Source:
        record = self.reading.source
        source, _ = Source.objects.update_or_create(
            name=self.received.name,
            defaults={
                "sha256": record.sha256,
                "fingerprint": self.received.fingerprint,
                "encoding": record.encoding,
                "lines": record.lines,
                "text": self.received.text,
                "furniture": [item.to_json() for item in self.reading.furniture],
                "problems": [problem.to_json() for problem in self.reading.problems],
            },
        )
        return source

    def keep_periodical(self, record: PeriodicalRecord) -> Periodical:
        title = record.title or UNKNOWN_TITLE
        periodical = find_imported(Periodical, "title", title)
        new = {
            "title": title,
            "kind": record.kind or Periodical.Kind.MAGAZINE,
            "issn": record.issn or "",
            "cn": record.cn or "",
            "publisher": record.publisher or "",
        }
        if periodical is None:
            slug = free_slug(slug_of(title), Periodical.objects.all())
            return Periodical.objects.create(slug=slug, imported=new, **new)
        said = {
            name: value for name, value in new.items() if value and (name != "kind" or record.kind)
        }
        self.apply(periodical, said)
        return periodical

    def keep_issue(self, record: IssueRecord) -> Issue:
        slug = issue_slug(record, self.received.name)
        identity = f"{self.periodical.imported.get('title', self.periodical.title)}/{slug}"
        said = self.reading.periodical
        new = {
            "identity": identity,
            "date": record.date or "",
            "date_supplied": record.date_supplied,
            "date_reason": record.date_reason or "",
            "volume": record.volume or "",
            "number": record.number or "",
            "whole_number": record.whole_number or "",
            "edition": record.edition or "",
            "periodical_supplied": said.supplied or not said.title,
            "periodical_reason": (said.reason or "") if said.title else UNKNOWN_REASON,
        }
        issue = find_imported(Issue, "identity", identity)
        if issue is None:
            issue = Issue.objects.filter(periodical=self.periodical, slug=slug).first()
        if issue is None:
            values = {name: value for name, value in new.items() if name != "identity"}
            return Issue.objects.create(
                periodical=self.periodical, slug=slug, imported=new, **values
            )
        self.apply(issue, new, only_imported={"identity"})
        return issue

    def apply(self, row: Any, new: dict[str, Any], only_imported: Iterable[str] = ()) -> Merge:
        """Merge `new` into a row and remember it as last imported; the row is saved if it changed."""
        fields = {name: value for name, value in new.items() if name not in only_imported}
        now = {name: getattr(row, name) for name in fields}
        merge = merge_fields(row.imported, now, fields)
        remembered = {**row.imported, **new}
        if merge.changes or remembered != row.imported:
            for name, value in merge.changes.items():
                setattr(row, name, value)
            row.imported = remembered
            row.save()
        self.tell(row, merge)
        return merge

    def tell(self, row: Any, merge: Merge) -> None:
        name = row._meta.verbose_name
        for told, names in (
            (self.report.kept, merge.kept),
            (self.report.conflicts, merge.conflicts),
        ):
            told += [f"{name} {row}: {row._meta.get_field(n).verbose_name}" for n in names]

    def keep_article(
        self, record: ArticleRecord, article: Article, issue: Issue, terms: list[Term]
    ) -> Article:
        """Write one article, new or known. Its terms wait for `weigh_topics` if its text is new."""
        new = self.article_fields(record, issue)
        credits = credits_of(record)
        said = (article.imported.get("title"), article.imported.get("body"))
        if said != (new["title"], new["body"]):
            article.terms = terms
        if article.pk:
            return self.merge_article(article, record, new, credits)
        self.set_fields(article, new)
        article.imported = {**new, "credits": credits}
        article.spans, article.heading_spans = spans_json(record)
        article.problems = [problem.to_json() for problem in record.problems]
        article.save()
        write_credits(article, credits)
        self.report.created += 1
        return article

    def merge_article(
        self, article: Article, record: ArticleRecord, new: dict, credits: list
    ) -> Article:
        merge = merge_fields(article.imported, standing(article), new)
        self.set_fields(article, merge.changes)
        credited = merge_fields(
            article.imported, {"credits": read_credits(article)}, {"credits": credits}
        )
        spans, heading_spans = spans_json(record)
        problems = [problem.to_json() for problem in record.problems]
        noted = (article.spans, article.heading_spans, article.problems, article.imported)
        article.spans, article.heading_spans, article.problems = spans, heading_spans, problems
        article.imported = {**article.imported, **new, "credits": credits}
        returned = self.bring_back(article)
        if merge.changes or returned or noted != (spans, heading_spans, problems, article.imported):
            article.save()
        if credited.changes:
            write_credits(article, credits)
        self.tell_article(article, merge, credited)
        if merge.changes or credited.changes or returned:
            self.report.changed += 1
        else:
            self.report.unchanged += 1
        return article

    def bring_back(self, article: Article) -> bool:
        """An article that an import had retired, and that the source now has again, is published."""
        if article.state == Article.State.PUBLISHED or article.state_reason not in (FOLDED, GONE):
            return False
        article.state, article.state_reason, article.merged_into = Article.State.PUBLISHED, "", None
        return True

    def tell_article(self, article: Article, merge: Merge, credited: Merge) -> None:
        names = {"section": "栏目", "issue": "期", "credits": "作者"}
        for told, fields in (
            (self.report.kept, merge.kept + credited.kept),
            (self.report.conflicts, merge.conflicts + credited.conflicts),
        ):
            told += [
                f"{article}: {names.get(f) or Article._meta.get_field(f).verbose_name}"
                for f in fields
            ]

    def article_fields(self, record: ArticleRecord, issue: Issue) -> dict[str, Any]:
        return {
            "issue": issue.pk,
            "section": record.section or "",
            "position": record.position,
            "page": record.page or "",
            "kicker": record.kicker or "",
            "title": (record.title or "")[:300],
            "title_supplied": record.title_supplied,
            "subtitle": (record.subtitle or "")[:500],
            "byline": (record.byline or "")[:500],
            "standfirst": record.standfirst or "",
            "author_note": record.author_note or "",
            "source_note": record.source_note or "",
            "body": body_text(record),
        }

    def set_fields(self, article: Article, values: dict[str, Any]) -> None:
        for name, value in values.items():
            if name == "section":
                article.section = self.section(value)
            elif name == "issue":
                article.issue_id = value
            else:
                setattr(article, name, value)

    def section(self, name: str) -> Section | None:
        if not name:
            return None
        at = (self.periodical.pk, name)
        if at not in self.sections:
            self.sections[at], _ = Section.objects.get_or_create(
                periodical=self.periodical, name=name
            )
        return self.sections[at]

    def retire(self, left: Sequence[Article], written: Sequence[Article]) -> None:
        """Articles that the source no longer has: what took up their lines answers for them. An
        editor's work is never retired."""
        for article in left:
            if article.state != Article.State.PUBLISHED or standing(article) != {
                name: article.imported.get(name) for name in standing(article)
            }:
                continue
            heir = max(written, key=lambda a: len(lines_of(a) & lines_of(article)), default=None)
            if heir is not None and lines_of(heir) & lines_of(article):
                article.state, article.merged_into = Article.State.MERGED, heir
                article.state_reason = FOLDED
            else:
                article.state, article.state_reason = Article.State.WITHDRAWN, GONE
            article.save()
            self.report.removed += 1

    def leave_empty(self, old: Iterable[Issue], new: Sequence[Issue]) -> None:
        """An issue that this source made and has now left leads to the one it went to."""
        for issue in old:
            if issue in new or not new or issue.articles.exists():
                continue
            FormerAddress.objects.update_or_create(
                path=issue.get_absolute_url(), defaults={"leads_to": new[0].get_absolute_url()}
            )
            issue.delete()


class Known:
    """The articles that a source had before, each claimed once by what was read now."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.by_key = {article.key: article for article in articles}

    def claim(self, record: ArticleRecord, key: str) -> Article | None:
        if key in self.by_key:
            return self.by_key.pop(key)
        lines = {n for first, last in record.spans for n in range(first, last + 1)}
        best, best_share = None, ALIKE
        for article in self.by_key.values():
            theirs = lines_of(article)
            share = len(lines & theirs) / max(len(lines | theirs), 1)
            if share > best_share and opening(article.body)[:10] == opening_of(record)[:10]:
                best, best_share = article, share
        return self.by_key.pop(best.key) if best else None

    def left(self) -> list[Article]:
        return list(self.by_key.values())


def lines_of(article: Article) -> set[int]:
    return {n for first, last in article.spans for n in range(first, last + 1)}


def standing(article: Article) -> dict[str, Any]:
    """The imported fields of an article as they stand in the database."""
    names = (
        "position", "page", "kicker", "title", "title_supplied", "subtitle", "byline", "standfirst",
        "author_note", "source_note", "body",
    )  # fmt: skip
    values = {name: getattr(article, name) for name in names}
    section = article.section.name if article.section else ""
    return {"issue": article.issue_id, "section": section, **values}


def body_text(record: ArticleRecord) -> str:
    """Blocks as the text that an editor sees: blank lines between, ## before a heading."""
    parts = []
    for block in record.blocks:
        if block.kind == "heading":
            parts.append("#" * (block.level or 2) + " " + block.text)
        else:
            parts.append("\\" + block.text if block.text.startswith(("#", "\\#")) else block.text)
    return "\n\n".join(parts)


def spans_json(record: ArticleRecord) -> tuple[list, list]:
    return [list(span) for span in record.spans], [list(span) for span in record.heading_spans]
