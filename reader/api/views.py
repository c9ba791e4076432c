"""The addresses in JSON. Each list is as many queries whatever is in it, and reads no texts."""

from issues.models import Article, Author, Issue, Periodical, Tag
from issues.search import Hits, ranked

from ..asked import Asked
from ..found import article_at, author_at, one_of, periodical_at, section_at, tag_at
from .answer import Answer, Refused
from .cursor import ARRIVAL, AT_ONCE, Order, address_after, page, place_in
from .shapes import Told

BY_TITLE = Order(("title",))
NEWEST_ISSUE = Order(("-sort_date", "-slug"))
IN_PRINT = Order(("position", "pk"))
# So many newcomers may have come before the last that was given, until all are put in order.
MOVED = 1000
BY_NAME = Order(("name",))
BY_PINYIN = Order(("sort_key", "name", "pk"))


class ListAnswer(Answer):
    """A list under its name, and the address at which it goes on."""

    def listed(self, name, rows, order, shape) -> Told:
        found, after = page(self.request, rows, order)
        return {name: [shape(row) for row in found], "next": after}

    def articles(self, rows, order=ARRIVAL) -> Told:
        return self.listed("articles", rows.published().for_harvest(), order, self.shapes.article)


class Periodicals(ListAnswer):
    def tell(self, request):
        rows = Periodical.objects.with_issue_facts()
        return self.listed("periodicals", rows, BY_TITLE, self.shapes.periodical)


class OnePeriodical(ListAnswer):
    def tell(self, request, periodical):
        row = periodical_at(periodical)
        rows = Issue.objects.for_lists().filter(periodical=row)
        issues = self.listed("issues", rows, NEWEST_ISSUE, self.shapes.counted_issue)
        return self.shapes.periodical(row) | issues


class Sections(ListAnswer):
    """栏目 of one periodical; as `section` of an article, each is called by its name."""

    def tell(self, request, periodical):
        row = periodical_at(periodical)
        rows = row.sections.with_article_count()
        sections = self.listed("sections", rows, BY_NAME, self.shapes.counted_section)
        return {"periodical": self.shapes.periodical(row), **sections}


class OneSection(ListAnswer):
    def tell(self, request, periodical, section):
        row = section_at(periodical, section)
        told = {"periodical": self.shapes.periodical(periodical_at(periodical))}
        told |= self.shapes.section(row)
        return told | self.articles(Article.objects.filter(section=row))


class OneIssue(ListAnswer):
    def tell(self, request, periodical, issue):
        rows = Issue.objects.select_related("periodical")
        row = one_of(rows, "这里没有这一期。", periodical__slug=periodical, slug=issue)
        told = {"periodical": self.shapes.place(row), **self.shapes.issue(row)}
        return told | self.articles(row.articles.all(), IN_PRINT)


class Articles(ListAnswer):
    def tell(self, request):
        return self.articles(Article.objects.all())


class OneArticle(Answer):
    def tell(self, request, key):
        return self.shapes.whole_article(article_at(key))


class Authors(ListAnswer):
    def tell(self, request):
        rows = Author.objects.with_article_count()
        return self.listed("authors", rows, BY_PINYIN, self.shapes.counted_author)


class OneAuthor(ListAnswer):
    def tell(self, request, key):
        row = author_at(key)
        return self.shapes.author(row) | self.articles(Article.objects.by_author(row))


class Tags(ListAnswer):
    def tell(self, request):
        rows = Tag.objects.with_article_count()
        return self.listed("tags", rows, BY_PINYIN, self.shapes.counted_tag)


class OneTag(ListAnswer):
    def tell(self, request, name):
        row = tag_at(name)
        return self.shapes.tag(row) | self.articles(Article.objects.filter(tags=row))


class Found(Answer):
    """What the search page finds under the same address, in the same order."""

    def tell(self, request):
        asked = Asked(request.GET)
        if asked.refusals:
            raise Refused(asked.refusals[0])
        hits = asked.left
        part, after = ([], None) if hits is None else self.part_of(hits, asked.order)
        articles = Article.objects.for_harvest().published().in_bulk(part)
        return {
            "query": asked.text or None,
            "count": 0 if hits is None else len(hits),
            "articles": [self.shapes.article(articles[pk]) for pk in part if pk in articles],
            "next": after,
        }

    def part_of(self, hits: Hits, order: str) -> tuple[list[int], str | None]:
        """The articles that come after the last one that was given, wherever it stands now; one that
        stands there no more has made room for the next."""
        last, given = place_in(self.request) or (None, 0)
        moved = MOVED if last is not None else 0  # the first part is nothing's neighbour
        numbers = ranked(hits, 0, given + AT_ONCE + moved, order)
        if last is not None and last not in numbers:
            numbers = ranked(hits, 0, len(hits), order)
        if last is not None:
            given = numbers.index(last) + 1 if last in numbers else given - 1
        part = numbers[given : given + AT_ONCE]
        if len(hits) <= given + AT_ONCE:
            return part, None
        return part, address_after(self.request, [part[-1], given + AT_ONCE])
