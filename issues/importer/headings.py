"""Display type to heads (kicker, title, subtitle, byline), and heads to the bodies they belong to.

A title and its byline may stand before, after, inside or far away from their text; two may stand in
a row, and one be missing. So heads are matched with bodies as a whole, by what they say and where
they stand, for the greatest sum, and not greedily in the order of the file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..chinese.text import END_MARKS, unclosed_quote, words_of
from .blocks import Kind, Piece, clean, join_lines
from .bodies import Body
from .cohesion import Vocabularies, word_runs_over
from .context import is_date_line
from .rules.bylines import LEADS, names_in
from .rules.headings import without_hashes
from .source import Line

# Worth of the evidence that a head and a body are one; measured on the sources and the specimens.
WORDS = 2.0  # all the words of the title are said in the text
RIGHT_BEFORE = 1.0
IN_A_ROW_BEFORE = 0.3  # before the text, but with another head between
INSIDE_FIRST_PAGE = 0.8
INSIDE = 0.2
RIGHT_AFTER = 0.4
SAME_COUNT = 0.4  # the note on the authors speaks of as many as the byline names
LONGEST_LABEL = 8  # characters of 编者按 and its kin
ENOUGH = 0.95  # less than this, and the text stays without a title

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

    @property
    def first_line(self) -> int:
        return min(line.number for line in self.lines)

    @property
    def last_line(self) -> int:
        return max(line.number for line in self.lines)

    @property
    def words(self) -> str:
        return " ".join(filter(None, (self.title, self.kicker, self.subtitle)))

    @property
    def author_count(self) -> int:
        return sum(len(names_in(LEADS.sub("", byline))) for byline in self.bylines)


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
    for piece in cluster:
        current = parts[-1]
        signed = any(p.kind is Kind.BYLINE for p in current)
        titled = any(p.kind is Kind.DISPLAY or p.level for p in current)
        opens = piece.kind is Kind.DISPLAY and not is_date_line(piece.text) or piece.level > 0
        if signed and opens or (titled and piece.level and not joins_title(current, piece)):
            parts.append([])
        parts[-1].append(piece)
    return [part for part in parts if part]


def joins_title(current: Sequence[Piece], piece: Piece) -> bool:
    """Whether a # line right after a # line is the second line of one title."""
    last = current[-1]
    return bool(last.level) and piece.first.number - last.last.number <= 2


def read_head(cluster: Sequence[Piece], last: bool) -> Head:
    hashed = [p for p in cluster if p.level]
    display = [p for p in cluster if p.kind is Kind.DISPLAY and not is_date_line(p.text)]
    dates = [p for p in cluster if p.kind is Kind.DISPLAY and is_date_line(p.text)]
    if hashed:
        title_lines = [line for p in hashed for line in p.lines]
        after = [p for p in display if p.first.number > hashed[-1].last.number]
        before = [p for p in display if p.first.number < hashed[0].first.number]
        kicker, title, subtitle = [], title_lines, [line for p in after for line in p.lines]
        captions = before
    else:
        kicker, title, subtitle = part_title([line for p in display for line in p.lines])
        captions = []
    kept = [p for p in cluster if p not in captions and p.kind is not Kind.LABEL]
    notes = [p for p in cluster if p.kind in (Kind.SOURCE_NOTE, Kind.AUTHOR_NOTE)]
    labels = [p for p in cluster if p.kind is Kind.LABEL]
    standfirsts = [p for p in cluster if p.kind is Kind.STANDFIRST]
    return Head(
        kicker=join_title(kicker, halves=False),
        title=join_title(title),
        subtitle=strip_dashes(join_title(subtitle)),
        bylines=tuple(clean_byline(p.text) for p in cluster if p.kind is Kind.BYLINE),
        label=labels[-1].text.strip("·•∙・■◆●【】|｜ ") if labels else None,
        standfirst="\n\n".join(map(standfirst_text, standfirsts)) or None,
        notes=tuple(p.text for p in (*notes, *dates)),
        lines=tuple(line for p in kept for line in p.lines),
        last_in_cluster=last,
    )


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
    if ONE_SENTENCE.match("".join(line.bare for line in lines)):
        return [], lines, subtitle
    if len(lines) > 1 and not subtitle and is_news_subtitle(lines[-1].bare):
        lines, subtitle = lines[:-1], lines[-1:]
    kicker = kicker_of(lines)
    return kicker, lines[len(kicker) :], subtitle


def kicker_of(lines: Sequence[Line]) -> list[Line]:
    """The first lines, if they lead up to the title: they end in 强调, a comma, or say what took
    place. The last line is never a kicker."""
    for i in range(len(lines) - 1, 0, -1):
        if KICKER_ENDS.search(lines[i - 1].bare):
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
    return bool(NEWS_SUBTITLE.search(bare)) and len(bare) <= 40


def is_event(bare: str) -> bool:
    """A kicker says what took place: ……召开……部署会, ……开班并举行第一场集体学习."""
    return len(bare) >= 14 and bool(re.search("召开|开班|举行|举办|印发|会见|会议", bare))


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
                or ONE_SENTENCE.match(joined)
                or word_runs_over(text, bare)
                or bool(re.search("(?:强调|指出|要求)$", bare))
            )
            text += "" if runs_on else " "
        text += bare
    return re.sub(r"[\s　]+", " ", clean(text)).strip() or None


def strip_dashes(text: str | None) -> str | None:
    return re.sub(r"^[-—─－\s]+", "", text) or None if text else None


def clean_byline(text: str) -> str:
    return re.sub(r"[\s　]+", " ", text).strip(END_MARKS + " ")


def match_heads(
    heads: Sequence[Head], bodies: Sequence[Body]
) -> tuple[list[list[Head]], list[Head]]:
    """For each body its heads, the one with the title first; and the heads that fit none.

    First the heads that hold a title, all at once for the greatest sum; then bylines that stand by
    themselves go to the nearest text that has none.
    """
    titled = [head for head in heads if head.title]
    bare = [head for head in heads if not head.title]
    vocabularies = Vocabularies([body.text for body in bodies])
    pages = page_ends(bodies)
    worth = [
        [worth_of(head, j, bodies, vocabularies, pages) for j in range(len(bodies))]
        for head in titled
    ]
    chosen: list[list[Head]] = [[] for _ in bodies]
    spare: list[Head] = []
    for i, j in enumerate(best_pairs(worth)):
        if j is not None and worth[i][j] >= ENOUGH:
            chosen[j].append(titled[i])
        else:
            spare.append(titled[i])
    for head in bare:
        nearest = nearest_unsigned(head, bodies, chosen)
        if nearest is None:
            spare.append(head)
        else:
            chosen[nearest].append(head)
    return chosen, spare


def page_ends(bodies: Sequence[Body]) -> list[int]:
    """For each body the last line of the page that it begins on, as far as its own lines tell."""
    ends = []
    for body in bodies:
        lines = [line for piece in body.pieces for line in piece.lines]
        opens = [line.number for line in lines[1:] if line.opens_page]
        ends.append(opens[0] if opens else body.last_line)
    return ends


def worth_of(
    head: Head, j: int, bodies: Sequence[Body], vocabularies: Vocabularies, pages: Sequence[int]
) -> float:
    """How much speaks for a head being that of body `j`."""
    worth = WORDS * vocabularies.share(head.title or "", j)
    worth += place_of(head, j, bodies, pages)
    told = note_count(bodies[j])
    if told and head.author_count:
        worth += SAME_COUNT if (told > 1) == (head.author_count > 1) else -SAME_COUNT
    return worth


def place_of(head: Head, j: int, bodies: Sequence[Body], pages: Sequence[int]) -> float:
    body = bodies[j]
    if head.last_line < body.first_line:
        between = any(head.last_line < other.first_line < body.first_line for other in bodies)
        after_note = any(
            head.last_line < other.last_line < body.first_line
            for k, other in enumerate(bodies)
            if k != j and other.first_line < head.first_line
        )
        if between or after_note:
            return 0.0
        return RIGHT_BEFORE if head.last_in_cluster else IN_A_ROW_BEFORE
    if head.first_line > body.last_line:
        between = any(body.last_line < other.first_line < head.first_line for other in bodies)
        return 0.0 if between else RIGHT_AFTER
    return INSIDE_FIRST_PAGE if head.last_line <= pages[j] else INSIDE


def note_count(body: Body) -> int:
    """How many authors the note on them speaks of: 2 for 分别 or 均, 1 for 为 or 系, 0 for no note."""
    for note in body.notes:
        if note.kind is Kind.AUTHOR_NOTE:
            return 2 if re.search("分别|均[系为是]", note.text) else 1
    return 0


def nearest_unsigned(
    head: Head, bodies: Sequence[Body], chosen: Sequence[Sequence[Head]]
) -> int | None:
    """The text that a byline without a title signs: the one around it, or that it stands before."""
    candidates = []
    for j, body in enumerate(bodies):
        if any(h.bylines for h in chosen[j]):
            continue
        if body.first_line <= head.first_line <= body.last_line:
            distance = 0
        else:
            distance = min(
                abs(head.last_line - body.first_line), abs(head.first_line - body.last_line)
            )
        candidates.append((distance, j))
    if not candidates:
        return None
    distance, j = min(candidates)
    return j if distance <= 6 else None


def best_pairs(worth: Sequence[Sequence[float]]) -> list[int | None]:
    """For each row the column that makes the sum over all rows greatest, each column used once.

    The Hungarian method, O(n³); a row may stay without a column, for a worth of 0.
    """
    rows = len(worth)
    if not rows:
        return []
    columns = len(worth[0]) + rows  # the last ones stand for "none"
    cost = [[-w for w in row] + [0.0] * rows for row in worth]
    row_price = [0.0] * (rows + 1)
    column_price = [0.0] * (columns + 1)
    taken_by = [0] * (columns + 1)
    way = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken_by[0] = row
        column = 0
        least = [float("inf")] * (columns + 1)
        used = [False] * (columns + 1)
        while taken_by[column]:
            used[column] = True
            holder, step, following = taken_by[column], float("inf"), 0
            for k in range(1, columns + 1):
                if used[k]:
                    continue
                slack = cost[holder - 1][k - 1] - row_price[holder] - column_price[k]
                if slack < least[k]:
                    least[k], way[k] = slack, column
                if least[k] < step:
                    step, following = least[k], k
            for k in range(columns + 1):
                if used[k]:
                    row_price[taken_by[k]] += step
                    column_price[k] -= step
                else:
                    least[k] -= step
            column = following
        while column:
            taken_by[column], column = taken_by[way[column]], way[column]
    pairs: list[int | None] = [None] * rows
    for k in range(1, columns + 1):
        if taken_by[k]:
            pairs[taken_by[k] - 1] = k - 1 if k - 1 < len(worth[0]) else None
    return pairs
