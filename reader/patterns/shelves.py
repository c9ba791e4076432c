"""Periodicals, their 期 and their 栏目."""

from copy import copy

from django.utils.translation import gettext as _

from issues.models import Issue

from ..years import Month, Slot, Year
from .pattern import Pattern, State, of_row, shown, state
from .rows import Rows
from .samples import SUPPLIED

YEAR = 2024


def patterns(rows: Rows) -> list[Pattern]:
    no_issue = _("馆里还没有一期，这里无可显示。")
    return [
        *of_place(rows, no_issue),
        *of_shelf(rows, no_issue),
        *of_calendar(rows.issue, no_issue),
    ]


def of_place(rows: Rows, no_issue: str) -> list[Pattern]:
    """Where one is, and what a periodical says of itself."""
    issue, article = rows.issue, rows.article
    place = {
        "issue": issue,
        "periodical": issue and issue.periodical,
        "section": article and article.section,
        "below": True,
    }
    no_periodical = _("馆里还没有刊物，这里无可显示。")
    facts = of_row(rows.periodical, no_periodical, periodical=rows.periodical)
    return [
        shown(
            "_breadcrumb.html",
            _("所在位置：刊、年、期、栏目"),
            of_row(issue, no_issue, **place),
            within="breadcrumb",
        ),
        shown("_periodical_facts.html", _("刊物的版权页"), facts),
        shown("_supplied.html", _("编目员所拟"), state("", issue=SUPPLIED)),
        shown("_sections.html", _("栏目"), sections(rows.sections)),
    ]


def sections(found: list) -> State:
    periodical = found and found[0].periodical
    return of_row(found, _("馆里还没有栏目。"), sections=found, periodical=periodical)


def of_shelf(rows: Rows, no_issue: str) -> list[Pattern]:
    """期 by their covers and by what they open with."""
    paper, magazine, opening = rows.newspaper, rows.magazine, rows.opening
    return [
        shown(
            "_cover.html",
            _("封面"),
            of_row(paper, _("馆里还没有报纸。"), _("报纸"), issue=paper, large=True),
            of_row(magazine, _("馆里还没有期刊。"), _("期刊"), issue=magazine),
            within="pattern-covers",
        ),
        shown(
            "_shelf.html",
            _("一排封面"),
            of_row(rows.covers, no_issue, issues=rows.covers, of_many=True),
        ),
        shown(
            "_issues.html",
            _("各期，各有开头几篇"),
            of_row(opening, no_issue, _("在标题之下"), issues=opening),
            of_row(opening, no_issue, _("不在标题之下"), issues=opening[:1], alone=True),
        ),
    ]


def of_calendar(issue: Issue | None, no_issue: str) -> list[Pattern]:
    """期 by when they came out, and one to be cited."""
    days = {"chosen": YEAR, "months": issue and [month_with(issue)], "loose": [issue]}
    return [
        shown(
            "_months.html",
            _("一年的各月：有的、缺的、合刊、月份不详"),
            of_row(issue, no_issue, rows=issue and [year_with(issue)]),
        ),
        shown("_days.html", _("一年的各日"), of_row(issue, no_issue, **days)),
        shown(
            "_cite_issue.html",
            _("一期的引用文件"),
            of_row(issue, no_issue, issue=issue, article_count=1),
        ),
    ]


def year_with(issue: Issue) -> Year:
    """A year in which the one 期 stands wherever one may."""
    slots = [Slot(month) for month in range(1, 13)]
    for month in (1, 2, 5):
        slots[month - 1].issues = [dated(issue, f"{YEAR}-{month:02}", str(month))]
    slots[2].is_missing = True
    slots[4].issues += [dated(issue, f"{YEAR}-05", "增刊")]
    slots[6:8] = [Slot(7, [dated(issue, f"{YEAR}-07/{YEAR}-08", "7-8")], span=2)]
    return Year(YEAR, slots, [issue], gap="2020—2022")


def month_with(issue: Issue) -> Month:
    """September 2024, which began on a Sunday."""
    slots = [Slot(day) for day in range(1, 31)]
    slots[1].issues = [dated(issue, f"{YEAR}-09-02")]
    slots[2].is_missing = True
    slots[3].issues = [dated(issue, f"{YEAR}-09-04")] * 2
    return Month(9, 6, slots, [issue])


def dated(issue: Issue, date: str, number: str = "") -> Issue:
    """The same row as if it were of this date; nothing is saved."""
    other = copy(issue)
    other.date, other.date_supplied, other.number = date, False, number
    other.volume = other.whole_number = other.edition = ""
    return other
