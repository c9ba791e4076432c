"""Lists of articles, and how they are found."""

from copy import copy
from dataclasses import replace

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from issues.models import Article, Author, Contribution
from issues.search import Query, read_query

from ..chart import Chart, chart_of
from ..facets import CHIPS, FACETS, Chip, Facet, Option, address
from ..help import Help, Way
from .pattern import Pattern, State, of_row, shown, state
from .rows import Rows
from .samples import EXCERPT, KICKER, SOUGHT, on_page, page_of, signed

COUNTS = {1957: 3, 1958: 8, 1979: 1, 1984: 12, 2023: 20, 2024: 37}


def of_lists(rows: Rows) -> list[Pattern]:
    no_article = _("馆里还没有文章，这里无可显示。")
    article = rows.article
    return [
        Pattern("_article_entry.html", _("一篇"), entries(rows, no_article), within="entries"),
        shown(
            "_articles.html",
            _("一页文章"),
            of_row(article, no_article, _("有的时候"), page_obj=article and page_of(article)),
            state(_("空的时候"), page_obj=page_of()),
        ),
        Pattern("_credits.html", _("列表里的署名"), signings(rows)),
        shown(
            "_imprint.html",
            _("印在哪里"),
            of_row(
                article,
                no_article,
                article=article,
                issue=rows.issue,
                periodical=rows.issue and rows.issue.periodical,
            ),
        ),
        shown(
            "_page.html",
            _("页码、版次"),
            state(_("期刊"), article=on_page("34", is_newspaper=False)),
            state(_("报纸"), article=on_page("2", is_newspaper=True)),
        ),
        shown("_topics.html", _("主题"), of_row(rows.tags, _("馆里还没有主题。"), tags=rows.tags)),
        shown(
            "_coins.html",
            _("给文献管理软件的标记，看不见"),
            of_row(article, no_article, article=article),
        ),
    ]


def entries(rows: Rows, lacks: str) -> tuple[State, ...]:
    if not rows.article:
        return (State(lacks=lacks),)
    found = varied(rows.article, kicker=rows.article.kicker or KICKER, excerpt=EXCERPT)
    return (
        state(_("有引题和摘录，查找到的字标出"), article=found, query=read_query(SOUGHT)),
        state(_("没有引题和摘录"), article=varied(rows.article, kicker="")),
    )


def varied(article: Article, **changes) -> Article:
    """The same row otherwise filled in; nothing is saved."""
    other = copy(article)
    for name, value in changes.items():
        setattr(other, name, value)
    return other


def signings(rows: Rows) -> tuple[State, ...]:
    """An article signed by one, by several with their posts, by a body, and by who is no author."""
    nobody, no_body = _("馆里还没有作者。"), _("馆里还没有团体作者。")
    persons, post = rows.persons, "样张印刷所"
    several = [signs(person, affiliation=post) for person in persons]
    if len(several) > 1:
        several[-1] = signs(persons[-1], affiliation="翻译室", role=Contribution.Role.TRANSLATOR)
    return (
        of_row(persons, nobody, _("一人"), article=signed(*map(signs, persons[:1]))),
        of_row(persons, nobody, _("几人，有单位，有译者"), article=signed(*several)),
        of_row(
            rows.body, no_body, _("团体"), article=signed(*map(signs, filter(None, [rows.body])))
        ),
        state(_("印着署名而不知是谁"), article=signed(byline="本报评论员")),
    )


def signs(author: Author, **said) -> Contribution:
    return Contribution(author=author, **said)


def patterns() -> list[Pattern]:
    chips = [chip("year", "2024"), chip("section", "理论")]
    return [
        shown("_chips.html", _("已选的范围"), chips=chips),
        shown(
            "_search_reading.html",
            _("怎样理解所写"),
            state(_("没有整句，拆成了词"), query=cut(), exact=search(q="“京津冀人工智能”")),
            state(
                _("没有照样写的，不计符号"),
                query=replace(read_query("C++"), is_loose=True),
                text="C++",
            ),
            state(
                _("几个词；可能写错"),
                query=read_query("京津冀 人工智能"),
                exact=search(q="“京津冀人工智能”"),
                slips=[way("供应链", 12)],
            ),
        ),
        shown("_chart.html", _("历年篇数"), chart=chart()),
        shown("_facets.html", _("缩小范围"), facets=facets(), text=SOUGHT),
        shown("_found_books.html", _("带走找到的"), paginator={"count": 37}),
        shown(
            "_search_help.html",
            _("没有找到时"),
            state(
                _("所选的范围里没有"),
                text=SOUGHT,
                chips=chips,
                help=Help(lifts=[(one, 5) for one in chips], without_all=way(_("清空范围"), 37)),
            ),
            state(
                _("哪里都没有"),
                text="供应连",
                help=Help(spellings=[way("供应链", 12)], words=[way("供应", 30)]),
            ),
        ),
        shown("_search_ways.html", _("查找的写法")),
    ]


def search(**asked: str) -> str:
    return reverse("reader:search") + address(QueryDict(), **asked)


def chip(name: str, value: str) -> Chip:
    return Chip(name, CHIPS[name][0], value, search(q=SOUGHT))


def way(label: str, count: int) -> Way:
    return Way(label, count, search(q=label))


def cut() -> Query:
    asked = read_query("京津冀人工智能").terms
    return replace(read_query("京津冀 人工智能"), is_cut=True, asked=asked)


def chart() -> Chart:
    """Bars that lead to a search, with one of them turned."""
    drawn = chart_of(COUNTS, QueryDict("year=1984"))
    bars = [replace(bar, address=search(q=SOUGHT, year=bar.year)) for bar in drawn.bars]
    return replace(drawn, bars=bars)


def facets() -> list[Facet]:
    """One of which an option is turned, and one with more options than are shown."""
    years = [
        Option(str(year), count, search(year=year), year == 1984) for year, count in COUNTS.items()
    ]
    topics = [Option(f"主题{number}", 20 - number, search(q=SOUGHT)) for number in range(1, 12)]
    named = {"year": years, "tag": topics}
    return [Facet(name, FACETS[name][0], options) for name, options in named.items()]
