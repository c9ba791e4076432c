"""A book's files, and the archive that they are bound into."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string

from ..xmltext import legal
from .book import Book
from .cover import cover_svg


def bind(book: Book) -> bytes:
    return archive(files_of(book), book.modified)


def archive(files: Iterator[tuple[str, str]], modified: datetime) -> bytes:
    """A ZIP of texts. Its times are those of the content, so that the same gives the same bytes; the
    file `mimetype` stands as it is, for whoever looks at the first bytes."""
    kept = BytesIO()
    with ZipFile(kept, "w") as zipped:
        for name, text in files:
            entry = ZipInfo(name, max(modified.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, text.encode())
    return kept.getvalue()


def files_of(book: Book) -> Iterator[tuple[str, str]]:
    yield "mimetype", "application/epub+zip"
    yield "META-INF/container.xml", page("container.xml", book)
    yield "EPUB/package.opf", page("package.opf", book)
    yield "EPUB/nav.xhtml", page("nav.xhtml", book)
    yield "EPUB/book.css", page("book.css", book)
    yield "EPUB/cover.svg", legal(cover_svg(book))
    yield "EPUB/cover.xhtml", page("cover.xhtml", book)
    for chapter in book.chapters:
        yield f"EPUB/{chapter.file}", page("article.xhtml", book, chapter=chapter)
    yield "EPUB/colophon.xhtml", page("colophon.xhtml", book)


def page(template: str, book: Book, **more) -> str:
    context = {"book": book, "site_name": settings.SITE_NAME, **more}
    return legal(render_to_string(f"epub/{template}", context))
