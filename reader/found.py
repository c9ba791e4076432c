"""What an address names, for answers that are no pages: feeds and JSON.

A page says by itself that its author was merged or its topic stopped. Here the same is said by
exceptions, and each kind of answer tells it in its own way.
"""

from django.db.models import Model, QuerySet

from issues.models import Article, Author, FormerAddress, Periodical, Section, Tag

from .views.errors import Missing


class Moved(Exception):
    """Its page is at another `address` now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class Gone(Exception):
    """It is withdrawn; the message says why."""


def one_of(rows: QuerySet, sentence: str, **names: str) -> Model:
    row = rows.filter(**names).first()
    if row is None:
        raise Missing(sentence)
    return row


def periodical_at(slug: str) -> Periodical:
    return one_of(Periodical.objects.with_issue_facts(), "这里没有这种刊物。", slug=slug)


def section_at(periodical: str, name: str) -> Section:
    rows = Section.objects.select_related("periodical")
    return one_of(rows, "这里没有这个栏目。", periodical__slug=periodical, name=name)


def author_at(key: str) -> Author:
    author = one_of(Author.objects.select_related("merged_into"), "这里没有这位作者。", key=key)
    if author.merged_into_id:
        raise Moved(author.known_as.get_absolute_url())
    return author


def tag_at(name: str) -> Tag:
    tag = one_of(Tag.objects.select_related("merged_into"), "这里没有这个主题。", name=name)
    if tag.merged_into_id:
        raise Moved(tag.known_as.get_absolute_url())
    if tag.is_stopped:
        raise Gone(f"主题“{tag}”已停用。")
    return tag


def article_at(key: str) -> Article:
    article = one_of(Article.objects.for_reading(), "这里没有这篇文章。", key=key)
    if article.is_published:
        return article
    if target := article.now_part_of:
        raise Moved(target.get_absolute_url())
    raise Gone(article.state_reason or "这一篇已经撤下。")


def look_for_former(page: str) -> None:
    """Where nothing answers: say so if the page of this address moved or is gone."""
    former = FormerAddress.objects.at(page)
    if former is None:
        return
    if former.leads_to:
        raise Moved(former.leads_to)
    raise Gone(former.reason or "这一页已经撤下。")
