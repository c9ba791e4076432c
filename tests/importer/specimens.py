"""Texts of our own writing, set as periodicals set them, for the importer's tests."""

from pathlib import Path

from issues.importer import read_text
from issues.importer.context import settle
from issues.importer.layout import survey
from issues.importer.marks import letters
from issues.importer.records import Reading
from issues.importer.rules import mark_lines
from issues.importer.source import Line, SourceText, split_lines

SENTENCES = (
    "河边的芦苇一夜之间白了头，渔人收网的声音从雾里传来，惊起一群水鸟，绕着沙洲飞了三圈才落下。",
    "村口的老槐树下摆着几张竹椅，午后总有人在那里下棋，围观的比下棋的还要着急，常常伸手去指。",
    "仓房修好以后，粮食再也没有受过潮，记账的先生把每一笔都写在墙上，谁来了都能看个明白。",
    "那一年雨水来得早，山上的梯田蓄满了水，插秧的人排成长长的一行，歌声从这一层传到那一层。",
)


def read_specimen(text: str) -> Reading:
    return read_text(SourceText("specimen.txt", "utf-8", "0" * 64, text))


def marks(text: str) -> str:
    """The marks of a text's lines as letters, after context has settled them."""
    lines = split_lines(text)
    return letters(settle(mark_lines(lines), survey(lines)))


def line(text: str) -> Line:
    return Line(1, text)


def wrap(text: str, measure: int, indent: int = 2) -> list[str]:
    """A paragraph as lines of a column, its indent lost, as extraction from a page leaves it."""
    first = measure - indent
    return [text[:first], *(text[i : i + measure] for i in range(first, len(text), measure))]


def column(*paragraphs: str, measure: int = 20, blank: bool = False) -> str:
    """Paragraphs in a column. `blank` puts a blank line after every line, as some extractors do;
    otherwise one stands between paragraphs."""
    if blank:
        return "\n\n".join(row for text in paragraphs for row in wrap(text, measure))
    return "\n\n".join("\n".join(wrap(text, measure)) for text in paragraphs)


def paragraphs(reading: Reading, article: int = 0) -> list[str]:
    blocks = reading.articles[article].blocks
    return [block.text for block in blocks if block.kind == "paragraph"]


def headings(reading: Reading, article: int = 0) -> list[str]:
    return list(reading.articles[article].headings)


def write_source(
    folder: Path, text: str, name: str = "a.txt", companion: str | None = None
) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    if companion is not None:
        path.with_suffix(".toml").write_text(companion, encoding="utf-8")
    return path
