"""Books to take along: an article, a 期 or what a search found, as EPUB 3.

    views/export ─▶ book (what is in it) ─▶ binding (the files) ─▶ the bytes
                    setting: how text is set, in rows or in columns     cover: what it looks like

The same content gives the same bytes: the only times in a book are those of its content.
"""

from .binding import bind
from .book import Book, Chapter, book_of_article, book_of_found, book_of_issue

__all__ = ["Book", "Chapter", "bind", "book_of_article", "book_of_found", "book_of_issue"]
