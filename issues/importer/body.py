"""The body of one article, and how one that holds two is parted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..chinese.fold import in_simplified
from ..chinese.text import ends_sentence, fold_width, number_of
from .cohesion import Vocabulary
from .pieces import Kind, Piece

CLOSING_KINDS = {Kind.AUTHOR_NOTE, Kind.SOURCE_NOTE}
ORDINAL = re.compile(r"^([一二三四五六七八九十]{1,3})、")


# 本报讯 and 新华社北京1月5日电 open a report where white, a bracket or a mark parts them from it;
# 新华社北京1月5日电的消息传来时 is a sentence like any other.
DATELINE = re.compile(
    r"[【\[]?(?:(?:据?(?:本报|本刊|新华社|中新社|中央社|中国新闻社)|人民网)[^，。；（(]{0,14}?(?:电|讯)|[\u4e00-\u9fff]{2,6}[日晚]报讯)"
    r"(?=[\s（(：:,，—【\[】\]])"
)


@dataclass(eq=False)
class Body:
    """The prose, headings and notes of one article, in reading order."""

    pieces: list[Piece] = field(default_factory=list)
    headed: bool = False  # type that may be its title stood right before it
    closed: bool = False

    def __post_init__(self) -> None:
        self.last_prose = next((p for p in reversed(self.pieces) if p.kind is Kind.PROSE), None)
        self.told: tuple[int, Vocabulary] = (0, Vocabulary())

    def take(self, piece: Piece) -> None:
        """Go on with a piece."""
        self.pieces.append(piece)
        if piece.kind is Kind.PROSE:
            self.last_prose = piece

    @property
    def text(self) -> str:
        return text_of(self.pieces)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of its text. What was read before is not read again."""
        read, vocabulary = self.told
        vocabulary.take(text_of(self.pieces[read:]))
        self.told = (len(self.pieces), vocabulary)
        return vocabulary

    @property
    def is_open(self) -> bool:
        """Whether its last paragraph stops in mid-sentence."""
        return self.last_prose is not None and not self.closed and self.last_prose.is_open

    @property
    def notes(self) -> list[Piece]:
        return [p for p in self.pieces if p.kind in CLOSING_KINDS]

    @property
    def first_line(self) -> int:
        return min((p.first.number for p in self.pieces), default=0)

    @property
    def last_line(self) -> int:
        return max((p.last.number for p in self.pieces), default=0)


def text_of(pieces: Sequence[Piece]) -> str:
    return "\n".join(p.text for p in pieces if p.kind in (Kind.PROSE, Kind.HEADING))


def has_dateline(text: str) -> bool:
    """Whether a paragraph opens as a report does: 本报讯（记者……）, 新华社北京1月5日电 ……."""
    return DATELINE.match(in_simplified(text)) is not None


@dataclass
class Division:
    """Bodies, and between them clusters of display type; the other lists are furniture."""

    bodies: list[Body] = field(default_factory=list)
    clusters: list[list[Piece]] = field(default_factory=list)
    captions: list[Piece] = field(default_factory=list)
    openers: list[Piece] = field(default_factory=list)
    repeated: list[Piece] = field(default_factory=list)  # titles said again over （上接第一版）


def split_hidden(body: Body) -> Iterator[Body]:
    """A body whose headings begin again at 一、 holds two texts with no sign between them. The joint
    is the paragraph before which the vocabulary changes most."""
    while (restart := restarting_heading(body)) is not None:
        joint = weakest_joint(body.pieces, *restart)
        yield Body(body.pieces[:joint], headed=body.headed, closed=True)
        body = Body(body.pieces[joint:], headed=False, closed=body.closed)
    yield body


def restarting_heading(body: Body) -> tuple[int, int] | None:
    """(last heading of the first text, first heading of the second), or None."""
    last, last_number, most = 0, 0, 0
    for i, piece in enumerate(body.pieces):
        match = ORDINAL.match(fold_width(piece.text)) if piece.kind is Kind.HEADING else None
        if not match:
            continue
        number = number_of(match[1]) or 0
        if number == 1 and most >= 2 and last_number:
            return last, i
        last, last_number, most = i, number, max(most, number)
    return None


def weakest_joint(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Between two headings, the paragraph at which a new text most likely begins."""
    candidates = [
        i for i in range(start + 2, end) if pieces[i].kind is Kind.PROSE
        and ends_sentence(pieces[i - 1].text)
    ]  # fmt: skip
    texts = [p.text for p in pieces]
    before, after, between = "".join(texts[: start + 1]), "".join(texts[end:]), texts[start:end]
    left = leanings(between, before, after)
    right = leanings([text[::-1] for text in reversed(between)], before[::-1], after[::-1])
    return max(candidates, key=lambda joint: left[joint - start] - right[end - joint], default=end)


def leanings(texts: Sequence[str], before: str, after: str) -> list[float]:
    """How much nearer the vocabulary of the first texts, of none to all, is to that of what stands
    before than to that of what stands after."""
    around = (Vocabulary(before), Vocabulary(after))
    growing = Vocabulary(against=around)
    found = [0.0]
    for text in texts:
        growing.take(text)
        found.append(growing.affinity(around[0]) - growing.affinity(around[1]))
    return found
