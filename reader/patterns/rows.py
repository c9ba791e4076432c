"""What the room holds of each kind. The same number of queries however much there is."""

from dataclasses import dataclass, field

from issues.models import Article, Author, Issue, Periodical, Section, Tag

LEADS = 3


@dataclass(frozen=True)
class Rows:
    article: Article | None = None
    previous: Article | None = None
    next: Article | None = None
    periodical: Periodical | None = None
    newspaper: Issue | None = None
    magazine: Issue | None = None
    opening: list[Issue] = field(default_factory=list)  # each with its leads
    sections: list[Section] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    persons: list[Author] = field(default_factory=list)
    body: Author | None = None

    @property
    def issue(self) -> Issue | None:
        return self.article.issue if self.article else self.newspaper or self.magazine

    @property
    def covers(self) -> list[Issue]:
        return [issue for issue in (self.newspaper, self.magazine) if issue]


def rows_of_the_room() -> Rows:
    article = first_article()
    periodical = Periodical.objects.for_shelf().first()
    home = article.issue.periodical if article else periodical
    authors = Author.objects.in_use().persons_first()
    return Rows(
        article=article,
        previous=Article.objects.before(article) if article else None,
        next=Article.objects.after(article) if article else None,
        periodical=periodical,
        newspaper=issue_of(Periodical.Kind.NEWSPAPER),
        magazine=issue_of(Periodical.Kind.MAGAZINE),
        opening=list(Issue.objects.select_related("periodical").with_leads(LEADS)[:2]),
        sections=list(home.sections.with_article_count()[:8]) if home else [],
        tags=Tag.objects.commonest(12),
        persons=list(authors.filter(kind=Author.Kind.PERSON)[:3]),
        body=authors.filter(kind=Author.Kind.CORPORATE).first(),
    )


def first_article() -> Article | None:
    """One under a 栏目, where there is any; two queries and two for what belongs to it."""
    section = Section.objects.filter(articles__isnull=False).order_by("pk").first()
    articles = Article.objects.for_reading().defer("body").published().order_by("pk")
    return (articles.filter(section=section) if section else articles).first()


def issue_of(kind: str) -> Issue | None:
    issues = Issue.objects.select_related("periodical").newest_first()
    return issues.filter(periodical__kind=kind).first()
