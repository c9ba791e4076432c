"""A companion laid over what the machine read: its articles, with their lines gathered anew."""

from collections.abc import Sequence
from dataclasses import replace

from .blocks import gather_pieces
from .body import Body
from .catalogue import SHARES_ITS_LINE, Item, article_of, spans_of, supplied_title
from .companion import ArticleEntry, Companion, FurnitureEntry, lines_in
from .credits import read_authors
from .headings import join_title
from .layout import Layout
from .marks import Mark, MarkedLine
from .pieces import Kind, Piece
from .records import ArticleRecord, Span
from .report import SourceError
from .wording import clean, join_lines

Ranked = tuple[int, ArticleRecord]
SET_BY_LINE = {Mark.VERSE, Mark.ROW, Mark.ITEM}
TITLE_FIELDS = {"kicker", "title", "subtitle"}


class Corrector:
    """Finds the article that an entry means, and reads it again as the entry says."""

    def __init__(
        self,
        companion: Companion,
        marked: Sequence[MarkedLine],
        layout: Layout,
        articles: Sequence[ArticleRecord],
    ) -> None:
        self.companion = companion
        self.marked = marked
        self.layout = layout
        self.articles = list(articles)
        self.by_number = {m.number: m for m in marked}

    def correct(self) -> list[ArticleRecord]:
        """The articles in the order of the companion, with those it does not name in their places."""
        read, left = self.read_and_left()
        if not left:
            return [article for _, article in read]
        return sorted((a for _, a in (*read, *left)), key=lambda article: article.spans[:1])

    def redraw(self) -> list[ArticleRecord]:
        """The articles in the order that they were in, each that an entry parts with its parts after
        it in theirs."""
        read, left = self.read_and_left()
        both = sorted([*read, *left], key=lambda ranked: (ranked[0], ranked[1].spans[:1]))
        return [article for _, article in both]

    def read_and_left(self) -> tuple[list[Ranked], list[Ranked]]:
        """What the entries say and what they leave, each with the place of the article that it was
        or was part of."""
        bases = self.bases()
        places = {id(article): i for i, article in enumerate(self.articles)}
        read = [
            (places.get(id(self.base_of(entry)), -1), self.read_again(entry, base))
            for entry, base in zip(self.companion.articles, bases, strict=True)
        ]
        taken = {n for _, article in read for n in lines_in(article.spans)}
        named = {id(base) for base in bases}
        left = [
            (i, self.without(taken, article))
            for i, article in enumerate(self.articles)
            if id(article) not in named
        ]
        return read, [(i, article) for i, article in left if article.spans]

    def bases(self) -> list[ArticleRecord | None]:
        """The machine's article that each entry corrects. Of several that part one, that which has
        its first line has its head; the others stand where it stands."""
        bases = [self.base_of(entry) for entry in self.companion.articles]
        for i, (entry, base) in enumerate(zip(self.companion.articles, bases, strict=True)):
            shared = base is not None and sum(other is base for other in bases) > 1
            if shared and entry.body and base.spans[0][0] not in lines_in(entry.body):
                bases[i] = ArticleRecord(None, (), (), section=base.section, page=base.page)
        return bases

    def without(self, taken: set[int], article: ArticleRecord) -> ArticleRecord:
        """An article less the lines that others were given: the rest of it, or nothing."""
        numbers = lines_in(article.spans)
        if not taken & numbers:
            return article
        rest = spans_of(m.line for m in self.marked if m.number in numbers - taken)
        return (
            self.read_again(ArticleEntry(body=rest), article)
            if rest
            else replace(article, spans=())
        )

    def base_of(self, entry: ArticleEntry) -> ArticleRecord | None:
        """The machine's article that an entry may correct."""
        known = (a for a in self.articles if entry.key and a.key == entry.key)
        if base := next(known, None):
            return base
        if entry.at is not None:
            starts_at = [self.by_number[a.spans[0][0]].line.source_line for a in self.articles]
            for article, line in zip(self.articles, starts_at, strict=True):
                if line == entry.at:
                    return article
        if entry.at is not None and not entry.body:
            starts = ", ".join(map(str, starts_at))
            raise SourceError(
                f"{self.companion.path}: line {entry.line} names an article at line {entry.at}, where "
                f"none begins; use body, or one of {starts}."
            )
        wanted = lines_in(entry.body)
        shared = [(len(wanted & lines_in(a.spans)), -i, a) for i, a in enumerate(self.articles)]
        best = max(shared, default=(0, 0, None), key=lambda item: item[:2])
        # The head of an article goes to the entry that has the beginning of its text.
        heads = best[2] is not None and best[2].spans[0][0] in wanted
        return best[2] if heads or best[0] * 2 > len(wanted) else None

    def read_again(self, entry: ArticleEntry, base: ArticleRecord | None) -> ArticleRecord:
        article = base or ArticleRecord(title=None, blocks=(), spans=())
        if entry.body or entry.headings is not None or entry.starts or entry.joins:
            article = self.with_body(entry, article)
        article = self.with_texts(entry, article)
        changes = {
            name: getattr(entry, name) or None
            for name in ("section", "page", "key")
            if getattr(entry, name) is not None
        }
        if entry.title_supplied is not None:
            changes["title_supplied"] = entry.title_supplied
        if not article.title and article.blocks:
            changes |= {"title": supplied_title(article.blocks), "title_supplied": True}
        if entry.authors is not None:
            changes["authors"] = entry.authors
        return replace(article, **changes)

    def with_body(self, entry: ArticleEntry, article: ArticleRecord) -> ArticleRecord:
        """The text gathered again from the lines that the entry names, or those read before."""
        numbers = lines_in(entry.body or article.spans)
        if entry.headings is None:
            entry = replace(entry, headings=self.headings_read(article, numbers))
        lines = [self.as_text(m, entry) for m in self.marked if m.number in numbers]
        pieces = self.pieces_of(lines, entry)
        read = article_of(Body(pieces), ())
        return replace(article, blocks=read.blocks, spans=read.spans)

    def headings_read(self, article: ArticleRecord, numbers: set[int]) -> tuple[Span, ...]:
        """The headings as read before; in lines that the article takes up from elsewhere, those
        that look like one."""
        known = [block.spans for block in article.blocks if block.kind == "heading"]
        more = numbers - lines_in(article.spans)
        marked = [m.line for m in self.marked if m.number in more and m.mark is Mark.HEADING]
        return (*(span for spans in known for span in spans), *spans_of(marked))

    def as_text(self, m: MarkedLine, entry: ArticleEntry) -> MarkedLine:
        """A line inside a named body is text, unless it is a heading or furniture."""
        if m.number in lines_in(entry.headings or ()):
            return m.revised(Mark.HEADING, "companion")
        if m.mark.is_furniture or m.mark in SET_BY_LINE:
            return m
        return m.revised(Mark.TEXT, "companion")

    def pieces_of(self, lines: Sequence[MarkedLine], entry: ArticleEntry) -> list[Piece]:
        """Pieces of the text; a named heading is one, whatever lines it runs over."""
        runs: list[list[MarkedLine]] = [[]]
        heading_starts = {first for first, _ in entry.headings or ()}
        heading_lines = lines_in(entry.headings or ())
        for m in lines:
            cut = m.number in heading_starts or m.number in entry.starts
            after_heading = (
                runs[-1] and runs[-1][-1].number in heading_lines and m.number not in heading_lines
            )
            if runs[-1] and (cut or after_heading):
                runs.append([])
            runs[-1].append(m)
        pieces: list[Piece] = []
        for run in filter(None, runs):
            if run[0].number in heading_lines:
                pieces.append(Piece(Kind.HEADING, tuple(m.line for m in run)))
                continue
            if pieces and pieces[-1].kind is Kind.PROSE and run[0].number in entry.starts:
                pieces[-1] = replace(pieces[-1], goes_on=False)
            pieces += [as_prose(piece) for piece in gather_pieces(run, self.layout)]
        return join_pieces(pieces, entry.joins)

    def with_texts(self, entry: ArticleEntry, article: ArticleRecord) -> ArticleRecord:
        """Title, byline and notes, given as text or by the lines where they stand."""
        changes: dict[str, str | None] = {name: text or None for name, text in entry.texts.items()}
        heading_lines = [m for m in self.marked if m.number in lines_in(article.heading_spans)]
        for name, spans in entry.text_lines.items():
            lines = [m.line for m in self.marked if m.number in lines_in(spans)]
            changes.setdefault(name, self.text_of(name, spans))
            heading_lines += [self.by_number[line.number] for line in lines]
        article = replace(article, **changes)
        if "title" in changes and entry.title_supplied is None:
            article = replace(article, title_supplied=False)
        if {"byline", "author_note", "source_note"} & set(changes) and entry.authors is None:
            article = self.with_authors(article)
        body = lines_in(article.spans)
        kept = {m.number: m.line for m in heading_lines if m.number not in body}
        return replace(article, heading_spans=spans_of(kept.values()))

    def text_of(self, name: str, spans: Sequence[Span]) -> str | None:
        """The lines of a title as one; those of a note, a paragraph for each span."""
        runs = [[m.line for m in self.marked if a <= m.number <= b] for a, b in spans]
        if name in TITLE_FIELDS:
            return join_title([line for run in runs for line in run], halves=name != "kicker")
        return "\n".join(clean(join_lines(run)) for run in runs if run) or None

    def with_authors(self, article: ArticleRecord) -> ArticleRecord:
        bylines = [article.byline] if article.byline else []
        first = article.blocks[0].text if article.blocks else ""
        return replace(
            article,
            authors=read_authors(bylines, article.author_note, article.source_note, first),
        )


def as_prose(piece: Piece) -> Piece:
    return piece if piece.kind is Kind.HEADING else piece.says(Kind.PROSE)


def join_pieces(pieces: Sequence[Piece], joins: Sequence[int]) -> list[Piece]:
    """Pieces with those that begin at a line of `joins` put to the one before."""
    result: list[Piece] = []
    for piece in pieces:
        if result and piece.first.number in joins:
            result[-1] = replace(result[-1], goes_on=True)
        result.append(piece)
    return result


def furniture_after(
    marked: Sequence[MarkedLine],
    articles: Sequence[ArticleRecord],
    items: Sequence[Item],
    entries: Sequence[FurnitureEntry],
) -> list[Item]:
    """Furniture once the articles are settled: what an article took is furniture no more, what the
    cataloguer names is, and a line that nothing accounts for is said to be unplaced."""
    claimed = {n for a in articles for n in lines_in((*a.spans, *a.heading_spans))}
    named = {n: entry.kind for entry in entries for n in lines_in(entry.lines)}
    kept = [
        (kind, line, text) for kind, line, text in items
        if line.number not in named and (kind in SHARES_ITS_LINE or line.number not in claimed)
    ]  # fmt: skip
    kept += [(named[m.number], m.line, m.bare) for m in marked if m.number in named]
    said = {line.number for _, line, _ in kept}
    return kept + [
        ("unplaced", m.line, m.bare)
        for m in marked
        if m.number not in claimed and m.number not in said
    ]
