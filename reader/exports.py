"""An article as plain text and as Markdown; a 期 as an archive of its texts with what is known of
them."""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from urllib.parse import quote

from django.conf import settings

from issues.chinese.pinyin import slug_of
from issues.models import Article, Issue

from .cite import Work, gbt7714
from .epub.binding import archive
from .epub.book import Book, Chapter
from .imprint import byline_of, imprint_of
from .text import Block, blocks_of, paragraphs_of
from .xmltext import legal

INDENT = "　　"
BOM = "\ufeff"
COLUMNS = ("次序", "栏目", "引题", "题名", "副题", "署名", "页码或版次", "固定网址", "文件")

# What no file system, or not every one, has in a name.
NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]+')
LONGEST_NAME = 60  # characters; 255 bytes are the most that common file systems take

# What CommonMark and its common extensions read as markup, anywhere and at the beginning of a line.
MARKUP = re.compile(r"[\\`*_\[\]<>|~$&^]")
MARKUP_FIRST = re.compile(r"^([#+=>-]|\d+(?=[.)]))", re.ASCII)
# A spreadsheet takes what begins with these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain_text(article: Article, address: str) -> str:
    head = [article.kicker, article.title_display, article.subtitle, byline_of(article)]
    parts = [
        "\n".join(filter(None, [*head, imprint_of(article)])),
        *paragraphs_of(article.standfirst),
        *(plain_block(block) for block in blocks_of(article.body)),
        *paragraphs_of(article.author_note),
        *paragraphs_of(article.source_note),
        address,
    ]
    return legal("\n\n".join(parts)) + "\n"


def plain_block(block: Block) -> str:
    return block.text if block.is_heading or block.keeps_lines else INDENT + block.text


def markdown(article: Article, address: str) -> str:
    kicker, subtitle = as_markdown(article.kicker), as_markdown(article.subtitle)
    parts = [
        kicker,
        f"# {as_markdown(article.title_display, first=False)}",
        subtitle and f"**{subtitle}**",
        as_markdown(byline_of(article)),
        as_markdown(imprint_of(article)),
        *(f"> {as_markdown(paragraph, '> ')}" for paragraph in paragraphs_of(article.standfirst)),
        *(markdown_block(block) for block in blocks_of(article.body)),
        *(as_markdown(note) for note in paragraphs_of(article.author_note)),
        *(as_markdown(note) for note in paragraphs_of(article.source_note)),
        f"<{address}>",
    ]
    return legal("\n\n".join(filter(None, parts))) + "\n"


def markdown_block(block: Block) -> str:
    if block.is_heading:
        return f"{'#' * block.level} {as_markdown(block.text, first=False)}"
    return as_markdown(block.text)


def as_markdown(text: str, quoted: str = "", first: bool = True) -> str:
    """The text as Markdown shows it: nothing in it is markup, and its line ends are kept."""
    lines = (_escaped(line, first) for line in text.split("\n"))
    return f"\\\n{quoted}".join(lines)


def _escaped(line: str, first: bool) -> str:
    bare = line.lstrip(" \t")
    indent = "\u00a0" * (len(line) - len(bare))  # four spaces would make it code
    escaped = MARKUP.sub(r"\\\g<0>", bare)
    if first:
        escaped = MARKUP_FIRST.sub(_first_escaped, escaped)
    # The hashes that close a heading.
    return indent + (escaped if first else re.sub(r"#(?=#*\s*$)", r"\\#", escaped))


def _first_escaped(found: re.Match[str]) -> str:
    mark = found[1]
    return f"{mark}\\" if mark[0].isdecimal() else f"\\{mark}"


def reference(article: Article, address: str) -> str:
    """A line for a list of references, by GB/T 7714—2025."""
    work = Work.of(article, address=address, room=settings.SITE_NAME)
    return legal(gbt7714.cited(work))


def issue_archive(issue: Issue, book: Book) -> bytes:
    """A 期 as a ZIP: each text, the contents for people (CSV) and for machines (JSON), and a list of
    references."""
    return archive(archive_files(issue, book), book.modified)


def archive_files(issue: Issue, book: Book) -> Iterator[tuple[str, str]]:
    folder = file_name(str(issue))
    names = {
        chapter.id: f"{number:03} {file_name(chapter.article.title)}.txt"
        for number, chapter in enumerate(book.chapters, 1)
    }
    yield f"{folder}/目次.csv", contents_csv(book, names)
    yield f"{folder}/contents.json", contents_json(issue, book, names)
    references = (reference(chapter.article, chapter.address) for chapter in book.chapters)
    yield f"{folder}/参考文献.txt", "\n".join(references) + "\n"
    for chapter in book.chapters:
        yield f"{folder}/{names[chapter.id]}", plain_text(chapter.article, chapter.address)


def contents_csv(book: Book, names: dict[str, str]) -> str:
    """The contents as a spreadsheet opens them; without the mark in front Excel would take UTF-8 for
    GBK."""
    sheet = StringIO()
    rows = csv.writer(sheet)
    rows.writerow(COLUMNS)
    for number, chapter in enumerate(book.chapters, 1):
        row = [number, *described(chapter).values(), chapter.address, names[chapter.id]]
        rows.writerow([_no_formula(str(cell)) for cell in row])
    return BOM + legal(sheet.getvalue())


def described(chapter: Chapter) -> dict[str, str]:
    article = chapter.article
    return {
        "section": article.section.name if article.section else "",
        "kicker": article.kicker,
        "title": article.title_display,
        "subtitle": article.subtitle,
        "byline": byline_of(article),
        "page": article.page,
    }


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def contents_json(issue: Issue, book: Book, names: dict[str, str]) -> str:
    periodical = issue.periodical
    told = {
        "periodical": {
            "title": periodical.title,
            "title_supplied": issue.periodical_supplied,
            "issn": periodical.issn or None,
            "cn": periodical.cn or None,
            "publisher": periodical.publisher or None,
        },
        "issue": {
            "date": issue.date or None,
            "date_supplied": issue.date_supplied,
            "volume": issue.volume or None,
            "number": issue.number or None,
            "whole_number": issue.whole_number or None,
            "edition": issue.edition or None,
            "address": book.address,
        },
        "articles": [article_json(chapter, names[chapter.id]) for chapter in book.chapters],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def article_json(chapter: Chapter, file: str) -> dict:
    article = chapter.article
    told = {name: value or None for name, value in described(chapter).items()}
    return {
        **told,
        "title": article.title,
        "byline": article.byline or None,
        "title_supplied": article.title_supplied,
        "authors": [
            {
                "name": str(credit),
                "kind": credit.author.kind,
                "role": credit.role,
                "affiliation": credit.affiliation or None,
            }
            for credit in article.contributions.all()
        ],
        "key": article.key,
        "address": chapter.address,
        "file": file,
    }


def file_name(title: str) -> str:
    """A title as every file system takes it."""
    name = NOT_IN_NAMES.sub(" ", legal(title))
    return " ".join(name.split())[:LONGEST_NAME].strip(" .") or "无题"


def disposition(name: str, form: str, plain: str = "") -> str:
    """The header that names a file, for those that read Chinese in it and those that do not."""
    plain = plain or slug_of(name)[:LONGEST_NAME].strip("-") or "file"
    return f"attachment; filename=\"{plain}.{form}\"; filename*=UTF-8''{quote(f'{name}.{form}')}"
