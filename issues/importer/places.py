"""Where lines stand in the source that were read in another order than they stand in: what a reading
says of lines is said of those of the source, and what a companion says of these is meant of those
that were read. For a text that is read as it stands nothing changes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .companion import ArticleEntry, Companion, lines_in
from .records import ArticleRecord, Reading, Span
from .report import Problem
from .source import Line


class Places:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.source_line = {line.number: line.source_line for line in lines}
        self.as_read = all(line.number == line.source_line for line in lines)
        held = sorted(set(self.source_line.values()))
        self.after = dict(zip(held, held[1:], strict=False))  # the next that is not blank

    def in_source(self, reading: Reading) -> Reading:
        if self.as_read:
            return reading
        return replace(
            reading,
            articles=tuple(map(self.article_in_source, reading.articles)),
            furniture=tuple(
                replace(item, span=span)
                for item in reading.furniture
                for span in self.spans_in_source([item.span])
            ),
            problems=self.problems_in_source(reading.problems),
        )

    def article_in_source(self, article: ArticleRecord) -> ArticleRecord:
        return replace(
            article,
            spans=self.spans_in_source(article.spans),
            heading_spans=self.spans_in_source(article.heading_spans),
            blocks=tuple(
                replace(block, spans=self.spans_in_source(block.spans)) for block in article.blocks
            ),
            problems=self.problems_in_source(article.problems),
        )

    def problems_in_source(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        return tuple(replace(p, line=self.source_line.get(p.line, p.line)) for p in problems)

    def spans_in_source(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        numbers = {self.source_line[n] for n in lines_in(spans) if n in self.source_line}
        result: list[list[int]] = []
        for number in sorted(numbers):
            if result and self.after[result[-1][1]] == number:
                result[-1][1] = number
            else:
                result.append([number, number])
        return tuple((first, last) for first, last in result)

    def as_it_is_read(self, companion: Companion) -> Companion:
        """The companion as it is meant of the lines that were read; but `at` still names a line of
        the source."""
        if self.as_read:
            return companion
        return replace(
            companion,
            articles=tuple(map(self.entry_as_read, companion.articles)),
            furniture=tuple(
                replace(entry, lines=self.spans_as_read(entry.lines))
                for entry in companion.furniture
            ),
        )

    def entry_as_read(self, entry: ArticleEntry) -> ArticleEntry:
        heads = entry.headings
        return replace(
            entry,
            body=self.spans_as_read(entry.body),
            headings=None if heads is None else self.spans_as_read(heads),
            starts=self.numbers_as_read(entry.starts),
            joins=self.numbers_as_read(entry.joins),
            text_lines={name: self.spans_as_read(s) for name, s in entry.text_lines.items()},
        )

    def spans_as_read(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple((n, n) for n in self.numbers_as_read(lines_in(spans)))

    def numbers_as_read(self, numbers: Iterable[int]) -> tuple[int, ...]:
        wanted = set(numbers)
        return tuple(line.number for line in self.lines if line.source_line in wanted)
