"""How long reading takes, by the size of the text and the way it is printed, and as a share of the
time that jieba takes to cut it: python -m tests.benchmarks.bench_reading [largest size in MB]

Texts are made of the articles of seeds/, their words mixed so that no two are the same. Reading
should take as long for each MB of a large text as for each of a small one.
tests/importer/test_size.py holds it to that by counting calls.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator

from issues.chinese.segment import load
from issues.importer import read, read_text
from issues.importer.records import ArticleRecord
from issues.importer.source import SourceText
from tests.catalogues import NAMES, seed
from tests.importer.specimens import wrap

SIZES = (0.03, 0.1, 0.3, 1, 5)  # MB
PATIENCE = 120  # seconds; a way of printing that took longer is not tried in a larger size
Article = tuple[str, str, list[str]]  # title, byline, paragraphs


def main(largest: float) -> None:
    articles = seed_articles()
    print("seconds per MB (times jieba.cut), by size of the text in MB")
    print(f"{'':12}" + "".join(f"{size:>16}" for size in SIZES if size <= largest))
    for name, way in WAYS.items():
        print(f"{name:12}", end="", flush=True)
        for size in SIZES:
            if size > largest:
                break
            took, share = measure(text_of(way, articles, size))
            print(f"{took / size:9.2f} ({share:4.2f})", end="", flush=True)
            if took > PATIENCE:
                break
        print()


def seed_articles() -> list[Article]:
    read_all = [a for name in NAMES for a in read(seed(name)).articles if a.byline]
    return [as_printed(article) for article in read_all if len(article.text) < 4000]


def as_printed(article: ArticleRecord) -> Article:
    paragraphs = [b.text for b in article.blocks if b.kind == "paragraph"]
    return article.title, article.byline, paragraphs


def varied(articles: list[Article]) -> Iterator[Article]:
    """Articles without end, as long as real ones; one character in twelve is another's."""
    chance = random.Random(1)
    letters = "".join("".join(paragraphs) for _, _, paragraphs in articles)
    letters = [c for c in letters if c.isalpha()]

    def vary(text: str) -> str:
        return "".join(
            chance.choice(letters) if c.isalpha() and chance.random() < 1 / 12 else c for c in text
        )

    while True:
        title, byline, paragraphs = chance.choice(articles)
        yield vary(title), byline, [vary(paragraph) for paragraph in paragraphs]


def text_of(way: Callable[[Article], list[str]], articles: list[Article], size: float) -> str:
    lines: list[str] = way(("", "", []))  # what stands before the first article
    length = 0
    for article in varied(articles):
        more = way(article)
        lines += more
        length += sum(len(line.encode()) + 1 for line in more)
        if length >= size * 1e6:
            return "\n".join(lines)
    raise AssertionError("articles are without end")


def measure(text: str) -> tuple[float, float]:
    """Seconds that a text takes to read, and how many times those that jieba takes to cut it."""
    tokenizer = load()
    times = []
    for work in (lambda: read_text(as_source(text)), lambda: tokenizer.lcut(text)):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return times[0], times[0] / times[1]


def as_source(text: str) -> SourceText:
    return SourceText("bench", "utf-8", "0", text)


def whole(article: Article) -> list[str]:
    """One line a paragraph, a blank one between, as newspapers' sites have it."""
    title, byline, paragraphs = article
    lines = [title, "", f"■{byline}", ""]
    return lines + [line for text in paragraphs for line in (text, "")] if title else []


def marked(article: Article) -> list[str]:
    """Markdown, an end mark after the last paragraph."""
    title, byline, paragraphs = article
    lines = [f"# {title}", "", f"文/{byline}", ""]
    lines += [line for text in paragraphs for line in (text, "")]
    return [*lines[:-2], lines[-2] + "■", ""] if title else []


def wrapped(article: Article) -> list[str]:
    """Lines of a newspaper's column, a blank one between paragraphs."""
    title, byline, paragraphs = article
    lines = [*wrap(title, 20, 0), byline, ""]
    lines += [line for text in paragraphs for line in (*wrap(text, 20), "")]
    return [*lines, "（作者单位：某某大学）", ""] if title else []


def tight(article: Article) -> list[str]:
    """Lines of a magazine's column, a blank one after each, as extraction from pages leaves them."""
    title, byline, paragraphs = article
    lines = [line for text in paragraphs for line in wrap(text, 24)]
    if not title:
        return []
    lines = [line for row in lines for line in (row, "")]
    return [*wrap(title, 20, 0), byline, "", *lines[:-2], lines[-2] + "■", ""]


def run_in(article: Article) -> list[str]:
    """Wrapped lines and nothing else: no title, no white."""
    return [line for text in article[2] for line in wrap(text, 30)]


def dumped(article: Article) -> list[str]:
    """Records with fields of their own."""
    title, byline, paragraphs = article
    fields = [f"标题：{title}", f"作者：{byline}", "日期：2024年1月5日", "正文："]
    return [*fields, *paragraphs, "", "-" * 20] if title else []


def short(article: Article) -> list[str]:
    """Short lines, none of them with a stop, as verse and lists have them."""
    return [
        text[i : i + 9].rstrip("。，；？！：")
        for text in article[2]
        for i in range(0, len(text), 9)
    ]


def lone(article: Article) -> list[str]:
    """# titles of one word over texts of one."""
    return ["# 题", "正文"] * 8 if article[0] else []


WAYS = {
    "whole": whole,
    "markdown": marked,
    "wrapped": wrapped,
    "tight": tight,
    "run in": run_in,
    "dump": dumped,
    "short lines": short,
    "lone words": lone,
}

if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else max(SIZES))
