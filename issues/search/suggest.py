"""What a reader who has typed so much may mean: a title, an author, a topic, a periodical.

By characters, wherever they stand in the name, or by the first letters of its pinyin: 京津 and jjj
both lead to 京津冀. Of names whole syllables do as well: liugang.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Length
from django.utils.translation import pgettext

from ..chinese.pinyin import initials_of, sort_key
from ..models import Article, Author, Periodical, Tag
from .holdings import holdings
from .tables import best_rows
from .tokens import phrase, run_of

EACH, TITLES = 3, 5
LONGEST = 30
BEST_TITLES = (
    "SELECT rowid FROM issues_search_head WHERE issues_search_head MATCH %s"
    " ORDER BY bm25(issues_search_head)"
)


@dataclass(frozen=True)
class Suggestion:
    kind: str
    text: str
    leads_to: Model


def suggest(typed: str) -> list[Suggestion]:
    """A dozen at most; a handful of queries, and none for nothing."""
    run = run_of(typed)[:LONGEST]
    if not run:
        return []
    is_pinyin = run.isascii() and run.isalpha()
    if is_pinyin and len(run) < 2:
        return []
    periodicals = ((one.title, sort_key(one.title), one) for one in Periodical.objects.as_named())
    return [
        *_fitting(pgettext("one", "刊物"), periodicals, run, is_pinyin),
        *_fitting(
            pgettext("one", "作者"),
            _likely(Author.objects.in_use(), run, is_pinyin),
            run,
            is_pinyin,
        ),
        *_fitting(
            pgettext("one", "主题"), _likely(Tag.objects.in_use(), run, is_pinyin), run, is_pinyin
        ),
        *(
            Suggestion(pgettext("one", "文章"), article.title_display, article)
            for article in _titles(run, is_pinyin)
        ),
    ]


Named = Iterable[tuple[str, str, Model]]


def _likely(rows: QuerySet, run: str, is_pinyin: bool) -> Named:
    """Those whose pinyin begins like it, or whose name has it or sounds like it; the shortest first."""
    named = Q(name__contains=run) | Q(sort_key__contains=sort_key(run))
    likely = rows.filter(named | Q(sort_key__startswith=run[0]) if is_pinyin else named)
    found = likely.order_by(Length("name"), "sort_key")
    return ((one.name, one.sort_key, one) for one in found.iterator())


def _fitting(kind: str, rows: Named, run: str, is_pinyin: bool) -> Iterator[Suggestion]:
    fits = (
        Suggestion(kind, getattr(one, "title_display", name), one)
        for name, syllables, one in rows
        if run in run_of(name) or (is_pinyin and _sounds_like(syllables, run))
    )
    return islice(fits, EACH)


def _sounds_like(syllables: str, letters: str) -> bool:
    spelt = syllables.replace(" ", "")
    return initials_of(syllables).startswith(letters) or spelt.startswith(letters)


def _titles(run: str, is_pinyin: bool) -> list[Article]:
    asked_for = f"{{title}} : {phrase(run)}"
    if is_pinyin:
        asked_for += f' OR {{initials}} : "{run}" *'
    held = holdings()
    rows = best_rows(BEST_TITLES, asked_for, TITLES, held.living)
    numbers = held.articles[[row for (row,) in rows]].tolist()[:TITLES]
    found = Article.objects.only("key", "title", "title_supplied").in_bulk(numbers)
    return [found[number] for number in numbers if number in found]
