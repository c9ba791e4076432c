"""Display type to heads: kicker, title, subtitle, byline. `matching` gives them to their bodies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..chinese.fold import in_simplified
from ..chinese.text import END_MARKS, unclosed_quote, words_of
from .calendar import is_date_line
from .cohesion import word_runs_over
from .pieces import Kind, Piece
from .rules.bylines import LEADS, names_in
from .rules.headings import SIGNED_TITLE, without_hashes
from .source import Line
from .wording import clean, join_lines

LONGEST_LABEL = 8  # characters of 编者按 and its kin
MOST_TYPE = 12  # pieces of display type; no head has more, and the last are nearest to the text

KICKER_ENDS = re.compile(r"(?:强调|指出|要求|表示|主持召开|时|，|：|之[一二三四五六七八九十\d]+)$")
NEWS_SUBTITLE = re.compile(
    r"(?:出席|讲话|主持|陪同|致辞|致贺信|参加|到会指导|动员讲话|作报告|列席|考察|座谈会|培训班|举行|召开.{2,8}会)(?:并?(?:讲话|致辞|参加活动|作.{2,8}讲话))?$"
)
ONE_SENTENCE = re.compile(
    r"^(?:关于|在|对|以|为|致|论|中共|全国|.{0,10}关于).*(?:建议|讲话|意见|报告|通知|决定|方案|发言|通报|致辞|信|思考|启示|调查|研究)$"
)


@dataclass(frozen=True)
class Head:
    """What stands over an article. `order`: its place among the heads of one cluster, from the last."""

    kicker: str | None
    title: str | None
    subtitle: str | None
    bylines: tuple[str, ...]
    label: str | None
    standfirst: str | None
    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    last_in_cluster: bool = True

    @cached_property
    def first_line(self) -> int:
        return min(line.number for line in self.lines)

    @cached_property
    def last_line(self) -> int:
        return max(line.number for line in self.lines)

    @cached_property
    def author_count(self) -> int:
        return sum(len(names_in(LEADS.sub("", byline), led=True)) for byline in self.bylines)


def read_heads(clusters: Sequence[Sequence[Piece]]) -> list[Head]:
    """The heads of all clusters; a cluster holds several where titles stand in a row."""
    heads = []
    for cluster in clusters:
        if all(piece.kind is Kind.LABEL for piece in cluster):
            continue
        parts = split_cluster(cluster)
        for i, part in enumerate(parts):
            heads.append(read_head(part, last=i == len(parts) - 1))
    return heads


def split_cluster(cluster: Sequence[Piece]) -> list[list[Piece]]:
    """A head ends with its byline, where another title comes after it; a # title opens its own."""
    parts: list[list[Piece]] = [[]]
    signed = titled = False
    for piece in cluster:
        opens = piece.kind is Kind.DISPLAY and not is_date_line(piece.text) or piece.level > 0
        if signed and opens or (titled and piece.level and not joins_title(parts[-1], piece)):
            parts.append([])
            signed = titled = False
        parts[-1].append(piece)
        signed = signed or piece.kind is Kind.BYLINE
        titled = titled or is_type(piece)
    return [short for part in parts for short in shortened(part) if short]


def is_type(piece: Piece) -> bool:
    return piece.kind is Kind.DISPLAY or piece.level > 0


def shortened(part: Sequence[Piece]) -> Iterator[list[Piece]]:
    """A run of type longer than any head, as several: the last is as long as a head may be."""
    left = sum(map(is_type, part))
    short: list[Piece] = []
    for piece in part:
        if is_type(piece):
            if short and left % MOST_TYPE == 0:
                yield short
                short = []
            left -= 1
        short.append(piece)
    yield short


def joins_title(current: Sequence[Piece], piece: Piece) -> bool:
    """Whether a # line right after a # line is the second line of one title."""
    last = current[-1]
    return bool(last.level) and piece.first.number - last.last.number <= 2


def read_head(cluster: Sequence[Piece], last: bool) -> Head:
    hashed = [p for p in cluster if p.level]
    display = [p for p in cluster if p.kind is Kind.DISPLAY and not is_date_line(p.text)]
    dates = [p for p in cluster if p.kind is Kind.DISPLAY and is_date_line(p.text)]
    if hashed:
        over, hashed = part_kicker(hashed)
        title_lines = [line for p in hashed for line in p.lines]
        after = [p for p in display if p.first.number > hashed[-1].last.number]
        captions = {p.first for p in display if p.first.number < hashed[0].first.number}
        kicker = [line for p in over for line in p.lines]
        title, subtitle = title_lines, [line for p in after for line in p.lines]
    else:
        kicker, title, subtitle = part_title([line for p in display for line in p.lines])
        captions = set()
    title, signed = without_byline(join_title(title))
    kept = [p for p in cluster if p.first not in captions and p.kind is not Kind.LABEL]
    notes = [p for p in cluster if p.kind in (Kind.SOURCE_NOTE, Kind.AUTHOR_NOTE)]
    labels = [p for p in cluster if p.kind is Kind.LABEL]
    standfirsts = [p for p in cluster if p.kind is Kind.STANDFIRST]
    return Head(
        kicker=join_title(kicker, halves=False),
        title=title,
        subtitle=strip_dashes(join_title(subtitle)),
        bylines=(*signed, *(clean_byline(p.text) for p in cluster if p.kind is Kind.BYLINE)),
        label=labels[-1].text.strip("·•∙・■◆●【】|｜ ") if labels else None,
        standfirst="\n\n".join(map(standfirst_text, standfirsts)) or None,
        notes=tuple(p.text for p in (*notes, *dates)),
        lines=tuple(line for p in kept for line in p.lines),
        last_in_cluster=last,
    )


def part_kicker(hashed: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """# lines as (kicker, title): a line of a lower rank over one of a higher leads up to it."""
    top = min(piece.level for piece in hashed)
    first = next(i for i, piece in enumerate(hashed) if piece.level == top)
    return list(hashed[:first]), list(hashed[first:])


def without_byline(title: str | None) -> tuple[str | None, list[str]]:
    """A title, and who signs in brackets at its end: 山村的电灯（文/陈国华）."""
    match = SIGNED_TITLE.search(title or "")
    if not match or not match.start():
        return title, []
    return title[: match.start()].rstrip(), [match[1]]


def standfirst_text(piece: Piece) -> str:
    """编者按 on a line of its own and its paragraph, as one: 编者按：……."""
    label = piece.first.bare
    if len(piece.lines) > 1 and len(label) <= LONGEST_LABEL and label[-1] not in "：:】":
        return f"{label}：{clean(join_lines(piece.lines[1:]))}"
    return piece.text


def part_title(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Lines of display type as (kicker, title, subtitle)."""
    lines = list(lines)
    subtitle: list[Line] = []
    dashed = next((i for i, line in enumerate(lines) if i and is_dashed(line.bare)), None)
    if dashed is not None:
        lines, subtitle = lines[:dashed], lines[dashed:]
    if ONE_SENTENCE.match("".join(line.said for line in lines)):
        return [], lines, subtitle
    if len(lines) > 1 and not subtitle and is_news_subtitle(lines[-1].bare):
        lines, subtitle = lines[:-1], lines[-1:]
    kicker = kicker_of(lines)
    return kicker, lines[len(kicker) :], subtitle


def kicker_of(lines: Sequence[Line]) -> list[Line]:
    """The first lines, if they lead up to the title: they end in 强调, a comma, or say what took
    place. The last line is never a kicker."""
    for i in range(len(lines) - 1, 0, -1):
        if KICKER_ENDS.search(lines[i - 1].said):
            return list(lines[:i])
    for end in range(1, len(lines)):
        said = "".join(line.bare for line in lines[:end])
        if is_event(said) and not unclosed_quote(said):
            return list(lines[:end])
    return []


def is_dashed(bare: str) -> bool:
    return bare.startswith(("——", "──", "—", "- ", "－－"))


def is_news_subtitle(bare: str) -> bool:
    """Who attended, who spoke: what party papers set under a headline."""
    return len(bare) <= 40 and bool(NEWS_SUBTITLE.search(in_simplified(bare)))


def is_event(bare: str) -> bool:
    """A kicker says what took place: ……召开……部署会, ……开班并举行第一场集体学习."""
    said = in_simplified(bare)
    return len(bare) >= 14 and bool(re.search("召开|开班|举行|举办|印发|会见|会议", said))


def join_title(lines: Sequence[Line], halves: bool = True) -> str | None:
    """Title lines on one line: a space between two halves, none where a sentence runs over. A
    kicker is one sentence, and has no halves."""
    text = ""
    for line in lines:
        bare = without_hashes(line.bare)
        if text:
            joined = words_of(text) + words_of(bare)
            runs_on = (
                not halves
                or text.count("《") > text.count("》")
                or text.count("“") > text.count("”")
                or text.endswith(("，", "、", "："))
                or bare[:1] in "的上中下和与及》”）"
                or ONE_SENTENCE.match(in_simplified(joined))
                or word_runs_over(text, bare)
                or bool(re.search("(?:强调|指出|要求)$", line.said))
            )
            text += "" if runs_on else " "
        text += bare
    return re.sub(r"[\s　]+", " ", clean(text)).strip() or None


def strip_dashes(text: str | None) -> str | None:
    return re.sub(r"^[-—─－\s]+", "", text) or None if text else None


def clean_byline(text: str) -> str:
    return re.sub(r"[\s　]+", " ", text).strip(END_MARKS + " ")
