"""What an editor should look at, and how soon: the problems of each article, the gravest first.

Weights are in readers' terms: 100 where what is shown cannot be read, about 50 where an article may
be none or two, 20 where a part of it may be wrong, 1 where nothing may be wrong at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..chinese.text import ends_sentence, opens_mid_sentence
from .calendar import is_date_line
from .identity import OPENING, opening_of
from .records import ArticleRecord, Block
from .report import Problem
from .source import Line, beyond_ascii, commonness

WEIGHTS = {
    "mojibake": 100,
    "lost-characters": 60,
    "untitled-body": 50,
    "short-body": 50,
    "long-body": 50,
    "duplicate": 50,
    "unplaced-line": 40,
    "conflict": 40,
    "open-end": 30,
    "broken-paragraph": 20,
    "too-long": 20,
    "no-author": 1,
    "issue-date": 1,
}
GRAVE = 20  # from here on something that is shown may be wrong
USUAL_WEIGHT = 40  # of a problem that is not in the list: one of the issue or the source
SHORTEST_BODY, LONGEST_BODY = 40, 40_000  # characters; beyond these a reader should look
SHORTEST_BROKEN = (
    20  # characters; what is shorter and ends no sentence is a signature or a line set
)
READABLE = 0.1  # share of common characters that text in a wrong encoding does not reach
SURE = 50  # characters that are enough to tell it by


def weight_of(rule: str) -> int:
    return WEIGHTS.get(rule, USUAL_WEIGHT)


def trouble_of(rules: Iterable[str]) -> int:
    """How soon an editor should look at what has problems of these rules; each counts once."""
    return sum(map(weight_of, set(rules)))


def ranked(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The gravest first; among equals as they stand in the source."""
    return tuple(sorted(problems, key=lambda p: (-weight_of(p.rule), p.line)))


def with_problems(
    articles: Sequence[ArticleRecord], of_lines: Sequence[Problem] = ()
) -> tuple[ArticleRecord, ...]:
    """The articles, each with what an editor should look at in it. Problems of single lines are told
    with the article that the line stands in or after."""
    found = [problems_of(article) for article in articles]
    for i, earlier in repeated(articles):
        found[i].append(at_head(articles[i], "duplicate", f"与第{earlier + 1}篇的开头相同。"))
    for problem in of_lines if articles else ():
        found[owner_of(problem.line, articles)].append(problem)
    return tuple(replace(a, problems=ranked(f)) for a, f in zip(articles, found, strict=True))


def owner_of(line: int, articles: Sequence[ArticleRecord]) -> int:
    """The place of the article that has the line; of the one that begins last before it, if none."""
    lines = [(*article.heading_spans, *article.spans) for article in articles]
    for i, spans in enumerate(lines):
        if any(first <= line <= last for first, last in spans):
            return i
    begins = [min((first for first, _ in spans), default=0) for spans in lines]
    before = [i for i, first in enumerate(begins) if first <= line]
    return max(before, key=lambda i: begins[i], default=0)


def problems_of(article: ArticleRecord) -> list[Problem]:
    """What one article says of itself."""
    found = []
    if article.title_supplied:
        found.append(at_head(article, "untitled-body", "文中没有标题，题名是拟的。"))
    if not article.authors:
        found.append(at_head(article, "no-author", "没有署名。"))
    size = len(article.text)
    if size < SHORTEST_BODY:
        found.append(at_head(article, "short-body", f"正文只有{size}字。"))
    if size > LONGEST_BODY:
        found.append(at_head(article, "long-body", f"正文有{size}字，也许不止一篇。"))
    paragraphs = [block for block in article.blocks if block.kind == "paragraph"]
    if paragraphs and not (is_set(paragraphs[-1]) or ends_sentence(paragraphs[-1].text)):
        found.append(
            Problem(
                article.spans[-1][1], "warning", "open-end", "正文没有在句末结束，后面也许还有。"
            )
        )
    return found + broken_paragraphs(article) + garbled(article)


def broken_paragraphs(article: ArticleRecord) -> list[Problem]:
    """Paragraphs that stop in mid-sentence before another, or open with a comma."""
    found = [
        at_block(block, "broken-paragraph", f"一段断在句中：“……{block.text[-12:]}”。", -1)
        for block, after in zip(article.blocks, article.blocks[1:], strict=False)
        if is_prose(block) and is_prose(after) and not ends_sentence(block.text)
    ]
    return found + [
        at_block(block, "broken-paragraph", f"一段开头不像句首：“{block.text[:12]}……”。", 0)
        for block in article.blocks
        if is_prose(block) and opens_mid_sentence(block.text.lstrip("”’」』"))
    ]


def is_set(block: Block) -> bool:
    """Whether a block ends where it was set to end: verse, a table, the date below a letter."""
    return "\n" in block.text or is_date_line(block.text)


def is_prose(block: Block) -> bool:
    return (
        block.kind == "paragraph" and "\n" not in block.text and len(block.text) > SHORTEST_BROKEN
    )


def garbled(article: ArticleRecord) -> list[Problem]:
    """Text that was read in a wrong encoding, here or wherever it was typed."""
    texts = [
        block.text for block in article.blocks
        if beyond_ascii(block.text) >= SURE and commonness(block.text) < READABLE
    ]  # fmt: skip
    return [
        at_head(article, "mojibake", f"像是乱码，来源的编码也许错了：“{text[:12]}……”。")
        for text in texts[:1]
    ]


def at_head(article: ArticleRecord, rule: str, message: str) -> Problem:
    """A problem of the article as a whole, on the first line of its text."""
    line = article.spans[0][0] if article.spans else 0
    return Problem(line, "note" if weight_of(rule) == 1 else "warning", rule, message)


def at_block(block: Block, rule: str, message: str, end: int) -> Problem:
    """A problem of one paragraph, on its first (0) or last (-1) line."""
    line = block.spans[end][end] if block.spans else 0
    return Problem(line, "warning", rule, message)


def repeated(articles: Sequence[ArticleRecord]) -> list[tuple[int, int]]:
    """Articles that open with the words of an earlier one, each with that one."""
    first: dict[str, int] = {}
    pairs = []
    for i, article in enumerate(articles):
        opening = opening_of(article)
        if len(opening) < OPENING:
            continue
        earlier = first.setdefault(opening, i)
        if earlier != i:
            pairs.append((i, earlier))
    return pairs


def unplaced_problems(lines: Iterable[Line]) -> list[Problem]:
    """Lines that belong nowhere; one problem for those that stand together."""
    return [
        Problem(
            first.number,
            "warning",
            "unplaced-line",
            f"{lines_as_words(first.source_line, last.source_line)}不知归于何处：“{first.bare[:24]}”。",
        )
        for first, *_, last in ([run[0], *run] for run in runs_of(lines))
    ]


def lines_as_words(first: int, last: int) -> str:
    return f"第{first}行" if first == last else f"第{first}至{last}行"


def runs_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines gathered where only blank ones stand between them."""
    runs: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.number):
        if runs and line.follows(runs[-1][-1].number):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs
