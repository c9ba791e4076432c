"""What an editor should look at next: doubts of the machine by their weight, faults readers report."""

from django.db import transaction
from django.db.models import QuerySet

from ..importer.rows import Authors
from ..importer.worklist import GRAVE, trouble_of
from ..models import Article, FaultReport
from ..search.index import index_articles
from . import DeskError
from .parts import note_parts


def waiting() -> QuerySet:
    """Published articles in which something that is shown may be wrong, the gravest first."""
    return (
        Article.objects.published()
        .filter(trouble__gte=GRAVE)
        .select_related("issue__periodical")
        .defer("body", "imported", "spans", "heading_spans", "drawn", "terms")
        .order_by("-trouble", "-issue__sort_date", "pk")
    )


def lesser() -> QuerySet:
    """Published articles with doubts that may be none: without a byline, and the like."""
    return Article.objects.published().filter(trouble__gt=0, trouble__lt=GRAVE)


def reports() -> QuerySet:
    return FaultReport.objects.filter(is_open=True).select_related("article").defer("article__body")


@transaction.atomic
def check_off(article: Article) -> None:
    """An editor has looked: what was doubtful is let pass, unless something new comes up."""
    article.passed = [article.named_problem(problem) for problem in article.problems]
    article.trouble = 0
    article.save(update_fields=["passed", "trouble"])
    article.fault_reports.filter(is_open=True).update(is_open=False)


@transaction.atomic
def take_source(article: Article, name: str) -> None:
    """Give a field back to the source: it is as was last imported, and follows from now on."""
    fields = {problem.get("field") for problem in article.problems} - {None}
    if name not in fields or name not in article.imported:
        raise DeskError("这一项来源与编辑并无分歧。")
    if name != "credits":
        setattr(article, name, article.imported[name])
    article.problems = [p for p in article.problems if p.get("field") != name]
    article.trouble = trouble_of(problem["rule"] for problem in article.open_problems)
    article.save()
    if name == "credits":
        article.contributions.all().delete()
        Authors([article.imported[name]]).write([(article, article.imported[name])])
        note_parts(article)
    index_articles([article.pk])
