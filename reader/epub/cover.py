"""The cover of a book: a title, where it is from, and what is in it, in type alone."""

from django.template.loader import render_to_string

from ..linebreak import broken, cut, ems, fitted
from .book import Book

TITLE_LINES = 6
SIZES = (112, 88, 68, 52)
ROOM = 960  # of the width of 1200
LEADS, LEAD_SIZE = 5, 34


def cover_svg(book: Book) -> str:
    title, size = lettered(book.issue.periodical_display if is_issue(book) else book.title)
    return render_to_string(
        "epub/cover.svg",
        {
            "book": book,
            "title": list(placed(title, 430, size * 1.35)),
            "size": size,
            "under": list(placed(under(book), 430 + len(title) * size * 1.35 + 40, 60)),
            "leads": list(placed(leads(book), 1150, 62)),
        },
    )


def is_issue(book: Book) -> bool:
    return book.issue is not None and book.path == book.issue.get_absolute_url()


def lettered(title: str) -> tuple[list[str], int]:
    """The title in lines, in the largest size in which it has room."""
    return fitted(
        title, SIZES, ROOM, lambda size: lambda text: ems(text) * size, lambda size: TITLE_LINES
    )


def under(book: Book) -> list[str]:
    """What stands under the title: which 期 it is, or who wrote it and where."""
    if is_issue(book):
        return cut_to_lines(book.issue.label, 2)
    names = "　".join(name for name, _ in book.creators[:4])
    return [*cut_to_lines(names, 1), *cut_to_lines(str(book.issue or book.note), 2)]


def leads(book: Book) -> list[str]:
    if len(book.chapters) < 2:
        return []
    titles = [chapter.article.title_display for chapter in book.chapters[:LEADS]]
    return [line for title in titles for line in cut_to_lines(title, 1)]


def cut_to_lines(text: str, most: int) -> list[str]:
    width = ROOM / LEAD_SIZE
    return (broken(text, width, ems, most) or cut(text, width, ems, most)) if text.strip() else []


def placed(lines: list[str], first: float, leading: float):
    """(baseline, line) of each."""
    for number, line in enumerate(lines):
        yield round(first + number * leading), line
