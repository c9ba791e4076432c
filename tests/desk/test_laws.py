"""Whatever editors do, in whatever order, and however often the source is imported in between: what
they did stands, every address that ever answered answers, the index says what the articles say, and to
import again changes nothing."""

import tempfile
from pathlib import Path

from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from issues.desk import DeskError
from issues.desk.bounds import paragraphs_of
from issues.desk.join import merge_article
from issues.desk.shelves import move_articles
from issues.desk.split import split_article
from issues.importer.batch import Failure, find_sources, import_all
from issues.models import Article, Issue
from issues.search.index import index_articles, stale_articles
from tests.importer.specimens import SENTENCES, write_source

from .conftest import COMPANION
from .test_round_trip import everything

MORE = (
    "水电站的机器从前夜里停转，如今通宵不歇，山里人家的灯比城里亮得还早，孩子们在灯下读书。",
    "合作社把晒场让给了学堂，三月里开了夜校，先教珠算，再教写信，老人坐在后排一笔一画地学。",
    "渡口的船工换了三代人，撑篙的手势一点没有变，赶集的日子天不亮就开船，船上坐满了担菜的人。",
)
POSTMAN = (
    "石板路修到了最高的那户人家，邮差不必再把信托给放羊的孩子。\n\n"
    "他自己骑着车，一路按着铃上来，铃声在山谷里转了三个弯。"
)
A, B, C, D = SENTENCES
TEXT = "\n\n".join(
    ["# 山村的电灯", "文/陈国华", A, B, MORE[0]]
    + ["# 渡口的船工", "文/王大河", C, "## 梯田", D]
    + ["# 夜校", "文/李小山", MORE[1], MORE[2]]
)
CHANGES = [
    ("渔人收网", "渔人撒网"),
    ("仓房修好", "粮仓修好"),
    ("先教珠算", "先教识字"),
    ("# 渡口的船工", "# 老渡口的船工"),
    ("文/李小山", "文/本刊记者 李小山"),
    ("# 山村的电灯", f"# 邮差上山\n\n文/赵一鸣\n\n{POSTMAN}\n\n# 山村的电灯"),
]

ACTS = st.one_of(
    st.tuples(st.just("title"), st.integers(0, 9), st.sampled_from(["甲题", "乙题", "丙题"])),
    st.tuples(st.just("word"), st.integers(0, 9), st.sampled_from("一了的")),
    st.tuples(st.just("split"), st.integers(0, 9), st.integers(2, 4)),
    st.tuples(st.just("merge"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("move"), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("withdraw"), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("change"), st.integers(0, len(CHANGES) - 1), st.just(0)),
    st.tuples(st.just("import"), st.just(0), st.just(0)),
)


class Room:
    """A room with one source, and what is known of it that must stay."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.text = folder, TEXT
        self.titles: dict[str, str] = {}
        self.places: dict[str, int] = {}
        self.states: dict[str, str] = {}
        self.addresses: set[str] = set()
        self.read()

    def read(self) -> None:
        write_source(self.folder, self.text, "a.txt", COMPANION)
        outcomes = list(import_all(find_sources([self.folder]), again=True))
        assert not [outcome for outcome in outcomes if isinstance(outcome, Failure)], outcomes
        self.note_addresses()

    def note_addresses(self) -> None:
        self.addresses |= {a.get_absolute_url() for a in Article.objects.all()}
        self.addresses |= {i.get_absolute_url() for i in Issue.objects.all()}

    def article(self, number: int) -> Article:
        articles = list(Article.objects.published().order_by("pk"))
        return articles[number % len(articles)]

    def act(self, name: str, number: int, more) -> None:
        if name == "import":
            self.read()
        elif name == "change":
            self.text = self.text.replace(*CHANGES[number], 1)
            self.read()
        else:
            try:
                getattr(self, name)(self.article(number), more)
            except DeskError:
                return  # it could not be done, and nothing of it is
        self.note_addresses()

    def title(self, article, title) -> None:
        article.title = title
        self.save(article)
        self.titles[article.key] = title

    def word(self, article, word) -> None:
        article.body = article.body.replace(word, "〇", 1)
        self.save(article)

    def save(self, article) -> None:
        """As the form of an article does it."""
        article.save()
        index_articles([article.pk])

    def split(self, article, paragraph) -> None:
        count = len(paragraphs_of(article.body))
        other = split_article(article, min(paragraph, count), "拆出的一篇")
        self.titles[other.key] = other.title

    def merge(self, article, number) -> None:
        into = self.article(number)
        merge_article(article, into)
        self.states[article.key] = Article.State.MERGED

    def move(self, article, _) -> None:
        other, _ = Issue.objects.get_or_create(
            periodical=article.issue.periodical, slug="other", defaults={"number": "99"}
        )
        move_articles([article], other)
        self.places[article.key] = other.pk

    def withdraw(self, article, _) -> None:
        if Article.objects.published().count() > 1:
            article.state = Article.State.WITHDRAWN
            self.save(article)
            self.states[article.key] = Article.State.WITHDRAWN

    def check(self) -> None:
        articles = {a.key: a for a in Article.objects.all()}
        assert self.titles == {key: articles[key].title for key in self.titles}
        assert self.places == {key: articles[key].issue_id for key in self.places}
        assert self.states == {key: articles[key].state for key in self.states}
        assert stale_articles(Article.objects.values_list("pk", flat=True)) == []
        client = Client()
        for address in self.addresses:
            assert client.get(address).status_code in (200, 301, 410), address
        before = everything()
        self.read()
        after = everything()
        for kind in before:
            assert after[kind] == before[kind]


@settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(acts=st.lists(ACTS, min_size=2, max_size=7))
def test_what_editors_did_stands_and_addresses_answer(db, acts):
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        room = Room(Path(folder))
        for act in acts:
            room.act(*act)
        room.check()
        transaction.set_rollback(True)
