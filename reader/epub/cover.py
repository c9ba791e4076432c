"""The cover of a book: a title, where it is from, and what is in it, in type alone."""

from collections.abc import Iterator

from django.conf import settings
from django.template.loader import render_to_string

from ..covers import cover_of, drawn
from ..linebreak import HALF_EMPTY_FIRST, ems, fitted, in_room
from .book import Book

# The sheet is 1200 by 1600.
MARGIN, ROOM = 120, 960
TITLE_FROM, TITLE_HEIGHT, TITLE_LEADING = 400, 680, 1.35
SIZES = (112, 88, 68, 52)
UNDER_SIZE, UNDER_LEADING = 38, 60
LEADS, LEADS_FROM, LEAD_SIZE, LEAD_LEADING = 5, 1150, 34, 62


def cover_svg(book: Book) -> str:
    """A 期 has the cover that it has on the shelf; any other book one of type alone."""
    if is_issue(book):
        periodical, titles = book.issue.periodical, [c.article.title_display for c in book.chapters]
        return drawn(cover_of(book.issue, titles), periodical.slug, periodical.is_newspaper)
    lines, size = lettered(book.title)
    below = TITLE_FROM + len(lines) * size * TITLE_LEADING
    return render_to_string(
        "epub/cover.svg",
        {
            "book": book,
            "site_name": settings.SITE_NAME,
            "size": size,
            "title": list(placed(lines, TITLE_FROM, size, size * TITLE_LEADING)),
            "under": list(placed(under(book), below, UNDER_SIZE, UNDER_LEADING)),
            "leads": list(placed(leads(book), LEADS_FROM, LEAD_SIZE, LEAD_LEADING)),
        },
    )


def is_issue(book: Book) -> bool:
    return book.issue is not None and book.path == book.issue.get_absolute_url()


def lettered(title: str) -> tuple[list[str], int]:
    """The title in lines, in the largest size in which it has room."""
    return fitted(
        title,
        SIZES,
        ROOM,
        lambda size: lambda text: ems(text) * size,
        lambda size: int(TITLE_HEIGHT // (size * TITLE_LEADING)),
    )


def under(book: Book) -> list[str]:
    """What stands under the title: who wrote it and where."""
    names = "　".join(name for name, _ in book.creators[:4])
    where = str(book.issue or book.note)
    return [*in_room(names, ROOM / UNDER_SIZE, 1), *in_room(where, ROOM / UNDER_SIZE, 2)]


def leads(book: Book) -> list[str]:
    """The first titles, of a book that has more than one."""
    titles = [chapter.article.title_display for chapter in book.chapters[:LEADS]]
    return [line for title in titles[1:] and titles for line in in_room(title, ROOM / LEAD_SIZE, 1)]


def placed(
    lines: list[str], first: float, size: int, leading: float
) -> Iterator[tuple[int, int, str]]:
    """(left, baseline, line) of each; what opens with a half-empty square is set back to the edge."""
    for number, line in enumerate(lines):
        left = MARGIN - (size // 2 if line[:1] in HALF_EMPTY_FIRST else 0)
        yield left, round(first + number * leading), line
