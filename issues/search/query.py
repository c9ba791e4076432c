"""From what a reader typed to what is asked of the index."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from ..chinese.fold import fold
from ..chinese.segment import words
from .tokens import QUOTE, characters_of, phrase, run_of, signs_of, token

# FTS5 keeps a cursor open for each pair of characters. A run as long as this stands in one place.
LONGEST = 400
MOST_TERMS = 60
FIELDS = {
    "标题": "title",
    "题名": "title",
    "作者": "author",
    "栏目": "section",
    "刊名": "periodical",
}
PIECE = re.compile(
    rf'(?P<minus>-(?=[^\s-]))?(?:(?P<field>{"|".join(FIELDS)}):\s*)?(?P<text>(?:"[^"]*"|\S)+)'
)
# Words that hold a sentence together or make it a question: nothing is looked for by them.
PARTICLES = frozenset("的地得了着过是在和与及或之把被将对于从向以为而也都就所其吗呢吧啊何哪几") | {
    "什么", "怎么", "怎样", "怎么样", "如何", "为何", "为什么", "哪些", "哪里", "多少", "是否", "关于",
}  # fmt: skip
MINUS = "-－"


@dataclass(frozen=True)
class Term:
    """A run that an article is to have, or is not to have, in one of its parts or in any.

    `signs` are the signs typed after its letters and digits; without a run it asks for `characters`.
    `typed` is what it was read from, folded.
    """

    run: str
    field: str = ""
    is_excluded: bool = False
    is_exact: bool = False
    signs: tuple[str, ...] = ()
    characters: str = ""
    typed: str = dataclass_field(default="", compare=False)

    @property
    def is_single(self) -> bool:
        """Whether the list of single characters answers it."""
        return len(self.run) < 2


@dataclass(frozen=True)
class Query:
    """What a reader asks for: articles that have every term, each an unbroken run.

    `is_cut` says that no article has what was typed as it was typed, and that the terms are its
    words; `is_loose`, that none has it with its signs; `is_short`, that more was typed than is looked
    for. `asked` is what was typed, before it was cut.
    """

    terms: tuple[Term, ...] = ()
    is_cut: bool = False
    is_loose: bool = False
    is_short: bool = False
    asked: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def wanted(self) -> list[Term]:
        return [term for term in self.terms if not term.is_excluded]

    @property
    def plain(self) -> list[Term]:
        """What may stand anywhere in the article."""
        return [term for term in self.wanted if not term.field]

    @property
    def lit(self) -> list[Term]:
        """What is marked where it is shown."""
        return [term for term in self.wanted if term.field in ("", "title", "author")]

    @property
    def exact(self) -> str:
        """What to type to have the same as it stands and no other way."""
        terms = self.asked or self.terms
        plain = [term.typed.strip(QUOTE) for term in terms if not (term.field or term.is_excluded)]
        others = [term.typed for term in terms if term.field or term.is_excluded]
        return " ".join([f"“{''.join(plain)}”", *others])


def read_query(text: str) -> Query:
    """White space parts terms; quotation marks hold them together and, around the whole of one,
    have it taken exactly; a minus before one excludes it; 标题: 作者: 栏目: 刊名: say where it stands.

    `read_query("“数字 政府”建设 -ＡＩ")` has the terms 数字政府建设 and, excluded, ai.
    """
    folded, terms, room = fold(text), [], LONGEST
    for piece in PIECE.finditer(folded):
        is_excluded = bool(piece["minus"]) and text[piece.start()] in MINUS
        field = FIELDS.get(piece["field"], "")
        typed = piece["text"] if is_excluded or not piece["minus"] else "-" + piece["text"]
        term = read_term(typed[: room * 2], field, is_excluded)
        term = replace(term, run=term.run[:room], typed=piece[0][: room * 2])
        if (term.run or term.characters) and term not in terms:
            terms.append(term)
            room -= len(term.run) or 1
        if room <= 0 or len(terms) == MOST_TERMS:
            room = 0
            break
    # Marks alone are asked for only where there is nothing else.
    if any(term.run for term in terms):
        terms = [term for term in terms if term.run or term.is_excluded]
    if len(terms) == 1 and not terms[0].field:  # nothing to exclude it from: it is what was printed
        terms = [replace(terms[0], is_excluded=False)]
    return Query(tuple(terms), is_short=room <= 0)


def read_term(typed: str, field: str = "", is_excluded: bool = False) -> Term:
    is_exact = len(typed) > 2 and typed[0] == typed[-1] == QUOTE and typed.count(QUOTE) == 2
    typed = typed.strip(QUOTE) if is_exact else typed
    run = run_of(typed)
    return Term(
        run=run,
        field=field,
        is_excluded=is_excluded,
        is_exact=is_exact,
        signs=tuple(signs_of(typed)),
        characters="" if run else "".join(characters_of(typed)),
    )


def readings(text: str) -> Iterator[Query]:
    """How what was typed may be meant, one after the other as long as nothing is found: as it
    stands, without its signs, by its words."""
    query = read_query(text)
    yield query
    if any(term.signs and not term.is_exact for term in query.wanted):
        yield replace(query, terms=tuple(map(_without_signs, query.terms)), is_loose=True)
    parts = cut(query)
    if parts.terms != query.terms:
        yield parts


def _without_signs(term: Term) -> Term:
    return term if term.is_exact or term.is_excluded else replace(term, signs=())


def cut(query: Query) -> Query:
    """The words of the query's terms, particles left out; what is exact stays whole.

    京津冀人工智能 stands nowhere; it becomes 京津冀 and 人工智能, and `is_cut` lets a page say so.
    """
    terms = [part for term in query.terms for part in _cut(term)]
    return replace(query, terms=tuple(dict.fromkeys(terms)), is_cut=True, asked=query.terms)


def _cut(term: Term) -> list[Term]:
    if term.is_exact or term.is_excluded or term.field or not term.run:
        return [term]
    parts = [word for word in words(term.run) if word not in PARTICLES]
    return [Term(part) for part in parts] if len(parts) > 1 else [term]


def text_expression(terms: Sequence[Term]) -> str:
    """What FTS5 is asked: each run that is longer than a character, and each sign."""
    asked = [phrase(term.run) for term in terms if not term.is_single]
    return " AND ".join([*asked, *(token(sign) for term in terms for sign in term.signs)])


def head_expression(term: Term) -> str:
    """What is asked of the short parts: the run, a single character too, and each sign."""
    return " AND ".join([phrase(term.run), *map(token, term.signs)])


def character_expression(terms: Iterable[Term]) -> str:
    """What is asked of the list of single characters: those that stand alone, and marks."""
    asked = (char for term in terms if term.is_single for char in term.run or term.characters)
    return " AND ".join(token(char) for char in asked)
