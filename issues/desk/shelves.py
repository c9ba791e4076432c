"""Where things stand: 栏目 that are one, an article in another 期, the order of a 期."""

from collections.abc import Sequence

from django.db import transaction

from ..importer.shelving import remembered
from ..models import Article, FormerAddress, Issue, Section
from ..search.index import index_articles
from . import DeskError


@transaction.atomic
def merge_sections(gone: Section, into: Section) -> int:
    """Put one 栏目 into another of its periodical; how many articles it had. Its address leads to
    the other, and what is imported under its name is of the other."""
    if gone.periodical_id != into.periodical_id:
        raise DeskError(f"“{gone}”与“{into}”不是同一种刊物的栏目，不能合并。")
    if gone == into:
        raise DeskError(f"“{gone}”不能并入自身。")
    names = [*gone.imported.get("names", []), gone.name]
    for name in names:
        into.imported["names"] = remembered(into, "names", name)
    into.save()
    articles = list(Article.objects.filter(section=gone).values_list("pk", flat=True))
    Article.objects.filter(section=gone).update(section=into)
    index_articles(articles)
    FormerAddress.objects.forward({gone.get_absolute_url(): into.get_absolute_url()})
    gone.delete()
    return len(articles)


@transaction.atomic
def move_articles(articles: Sequence[Article], issue: Issue) -> int:
    """Put articles at the end of another 期, under the 栏目 of the same name where there is one."""
    articles = [article for article in articles if article.issue_id != issue.pk]
    if not articles:
        raise DeskError(f"这些文章已经在《{issue}》里。")
    last = Article.objects.filter(issue=issue).order_by("-position").first()
    position = last.position if last else 0
    for place, article in enumerate(articles, 1):
        article.section = section_in(issue, article.section)
        article.issue = issue
        article.position = position + place
        article.save()
    index_articles([article.pk for article in articles])
    return len(articles)


def section_in(issue: Issue, section: Section | None) -> Section | None:
    """The 栏目 of that name of the periodical of an issue."""
    if section is None or section.periodical_id == issue.periodical_id:
        return section
    return Section.objects.get_or_create(periodical=issue.periodical, name=section.name)[0]


@transaction.atomic
def put_in_section(articles: Sequence[Article], section: Section | None) -> int:
    for article in articles:
        if section and article.issue.periodical_id != section.periodical_id:
            raise DeskError(f"栏目“{section}”不属于《{article.issue.periodical}》。")
        article.section = section
        article.save()
    index_articles([article.pk for article in articles])
    return len(articles)


@transaction.atomic
def reorder(issue: Issue, order: Sequence[Article]) -> int:
    """Put the articles of a 期 into an order; how many changed places. Those that keep their turn keep
    their number, so that an import goes on moving them."""
    places = increasing(sorted(article.position for article in order))
    changed = 0
    for article, place in zip(order, places, strict=True):
        if article.issue_id != issue.pk:
            raise DeskError(f"{article}不在《{issue}》里。")
        if article.position != place:
            article.position = place
            article.save()
            changed += 1
    return changed


def increasing(numbers: Sequence[int]) -> list[int]:
    """The numbers, each at least one more than that before it."""
    result: list[int] = []
    for number in numbers:
        result.append(max(number, result[-1] + 1) if result else number)
    return result
