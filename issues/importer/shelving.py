"""Where a reading belongs: its periodical and its issue, found under whatever name an editor has
given them since, or made."""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from ..chinese.pinyin import slug_of
from ..models import FormerAddress, Issue, Periodical, Section
from .identity import issue_slug
from .merge import Merge, merge_fields
from .records import IssueRecord, PeriodicalRecord
from .rows import free_slug

UNKNOWN_TITLE = "刊名待考"
# Names that a row is remembered to have been imported under; issues are too many to look for more.
MOST = {"titles": 12, "names": 12, "slugs": 3}
UNKNOWN_REASON = "文中没有刊名，随附文件也没有说明。"

Tell = Callable[[Any, Merge, dict[str, Any], dict[str, Any]], None]


class Shelver:
    """Finds or makes the rows above the articles of one source; `tell` hears of every merge."""

    def __init__(self, source_name: str, before: Iterable[Issue], tell: Tell) -> None:
        self.source_name = source_name
        self.before = list(before)  # the issues that this source's articles were in
        self.tell = tell

    def periodical(self, record: PeriodicalRecord) -> Periodical:
        """By a title that it was imported under, else by the one it has. A text without a title
        stays where it was."""
        if not record.title and self.before:
            return self.before[0].periodical
        title = record.title or UNKNOWN_TITLE
        periodical = find_named(Periodical.objects.all(), "titles", title, "title")
        said = {
            "kind": record.kind or "",
            "issn": record.issn or "",
            "cn": record.cn or "",
            "publisher": record.publisher or "",
        }
        said = {name: value for name, value in said.items() if value}
        if periodical is None:
            slug = free_slug(slug_of(title), Periodical.objects.all())
            kept = {**said, "titles": [title]}
            return Periodical.objects.create(title=title, slug=slug, imported=kept, **said)
        self.apply(periodical, said, titles=remembered(periodical, "titles", title))
        return periodical

    def issue(self, periodical: Periodical, said: PeriodicalRecord, record: IssueRecord) -> Issue:
        slug = issue_slug(record, self.source_name)
        issue = find_named(periodical.issues.all(), "slugs", slug, "slug")
        new = {
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
        if issue is None:
            issue = self.renamed(periodical, slug)
        if issue is None:
            kept = {**new, "slugs": [slug]}
            return Issue.objects.create(periodical=periodical, slug=slug, imported=kept, **new)
        if self.is_shared(issue):  # a source need not say all that another of the issue said
            new = {name: value for name, value in new.items() if value}
        self.apply(issue, new, slugs=remembered(issue, "slugs", slug))
        return issue

    def renamed(self, periodical: Periodical, slug: str) -> Issue | None:
        """The issue that this source made before and that is now known better: its old address,
        if an editor has not given it another, leads to the new one."""
        issue = self.before[0] if len(self.before) == 1 else None
        if issue is None or self.is_shared(issue):
            return None
        old = issue.get_absolute_url()
        if issue.slug in issue.imported.get("slugs", []):
            issue.slug = free_slug(slug, periodical.issues.exclude(pk=issue.pk))
        if issue.periodical != periodical:
            issue.periodical = periodical
        issue.save()
        if issue.get_absolute_url() != old:
            FormerAddress.objects.forward({old: issue.get_absolute_url()})
        return issue

    def is_shared(self, issue: Issue) -> bool:
        return issue.articles.exclude(source__name=self.source_name).exists()

    def section(self, periodical: Periodical, name: str) -> Section | None:
        name = " ".join(name.split())[:120]
        if not name:
            return None
        section = find_named(periodical.sections.all(), "names", name, "name")
        if section is None:
            return Section.objects.create(
                periodical=periodical, name=name, imported={"names": [name]}
            )
        return section

    def apply(self, row: Any, new: dict[str, Any], **remember: Any) -> None:
        """Merge `new` into a row and remember it as last imported; saved if anything changed."""
        standing = {name: getattr(row, name) for name in new}
        merge = merge_fields(row.imported, standing, new)
        imported = {**row.imported, **new, **remember}
        if merge.changes or imported != row.imported:
            for name, value in merge.changes.items():
                setattr(row, name, value)
            row.imported = imported
            row.save()
        self.tell(row, merge, standing, new)

    def leave_empty(self, issues: Iterable[Issue]) -> None:
        """Issues that this source has left, with nothing in them and nothing an editor did, lead to
        the one that it went to."""
        issues = list(issues)
        for issue in self.before:
            if issue in issues or not issues or issue.articles.exists() or is_edited(issue):
                continue
            FormerAddress.objects.forward({issue.get_absolute_url(): issues[0].get_absolute_url()})
            issue.delete()


def find_named(rows: Any, names: str, name: str, field: str) -> Any:
    """The row that was ever imported under this name, whatever it is called since; else the row
    that is called so now. A row of unknown title is found only while it is still called so."""
    row = None
    if name != UNKNOWN_TITLE:
        ever = [Q(**{f"imported__{names}__{place}": name}) for place in range(MOST[names])]
        row = rows.filter(reduce(or_, ever)).first()
    return row or rows.filter(**{field: name}).first()


def remembered(row: Any, names: str, name: str) -> list[str]:
    known = row.imported.get(names, [])
    return known if name in known else [*known, name][-MOST[names] :]


def is_edited(row: Any) -> bool:
    kept = {name: value for name, value in row.imported.items() if hasattr(row, name)}
    return any(getattr(row, name) != value for name, value in kept.items())
