"""Bodies with their heads to articles, and what is left over to furniture: a Reading."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..chinese.text import close_up
from .bodies import Division
from .body import CLOSING_KINDS, Body
from .contents import Contents
from .credits import read_authors
from .headings import Head
from .marks import Mark, MarkedLine
from .pieces import Kind, Piece
from .records import ArticleRecord, AuthorRecord, Block, Furniture, Span
from .rules.furniture import JUMP_FROM, JUMP_TO
from .rules.headings import SIGNED_TITLE
from .source import Line
from .wording import clean, end_sign, join_lines, without_jumps, without_stray_end

BRACKETED_ORDINAL = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]")
SPEAKER = re.compile(r"^(.*?)([^\s　]+(?:[\s　][^\s　])?)[\s　]*[：:]$")
KIND_OF = {
    Mark.RUNNING_HEAD: "running_head",
    Mark.FOLIO: "folio",
    Mark.CONTENTS: "contents",
    Mark.MASTHEAD: "masthead",
    Mark.CAPTION: "caption",
    Mark.ADVERTISEMENT: "advertisement",
    Mark.END: "end_mark",
    Mark.SEPARATOR: "separator",
    Mark.JUMP: "jump_line",
}
Item = tuple[str, Line, str]  # a line of furniture: its kind, the line, what of it is furniture
SHARES_ITS_LINE = {
    "running_head",
    "end_mark",
    "field",
    "jump_line",
}  # kinds that may be stuck to a line of text
LONGEST_SUPPLIED_TITLE = 28  # characters of the text's own words that stand for a lost title
LONGEST_SPEAKER = 60  # characters of one who speaks, his office and his name


def article_of(body: Body, heads: Sequence[Head]) -> ArticleRecord:
    """One article, without its section and place, which the whole issue decides."""
    head = next((h for h in heads if h.title), None)
    bylines = [byline for h in heads for byline in h.bylines]
    notes = [(p.kind, p.text) for p in body.notes]
    author_note = joined(text for kind, text in notes if kind is Kind.AUTHOR_NOTE)
    source_notes = [note for h in heads for note in h.notes]
    source_notes += [text for kind, text in notes if kind is Kind.SOURCE_NOTE]
    source_note = joined(source_notes)
    blocks = blocks_of(body.pieces)
    authors = read_authors(bylines, author_note, source_note, blocks[0].text if blocks else "")
    title = head.title if head else None
    heading_lines = [line for h in heads for line in h.lines]
    heading_lines += [line for piece in body.notes for line in piece.lines]
    text_lines = [line for p in body.pieces if p.kind not in CLOSING_KINDS for line in p.lines]
    return ArticleRecord(
        title=title or supplied_title(blocks),
        title_supplied=not title,
        kicker=head.kicker if head else None,
        subtitle=head.subtitle if head else None,
        byline=joined(bylines, " "),
        authors=authors or speakers_of(body.pieces),
        standfirst=joined(h.standfirst for h in heads if h.standfirst),
        author_note=author_note,
        source_note=source_note,
        section=next((h.label for h in heads if h.label), None),
        blocks=blocks,
        spans=spans_of(text_lines),
        heading_spans=spans_of(heading_lines),
    )


def joined(texts: Iterable[str], between: str = "\n") -> str | None:
    return between.join(dict.fromkeys(texts)) or None


def blocks_of(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Paragraphs made whole, and headings. A paragraph that stops in mid-sentence goes on in the
    next piece of prose, whatever stood between."""
    blocks: list[Block] = []
    group: list[Piece] = []

    def end_paragraph() -> None:
        if group:
            text = "".join(without_jumps(join_lines(run)) for run in runs_of(group))
            text = without_stray_end(text) if group[-1].closed else text
            if text := clean(text):
                lines = spans_of(line for piece in group for line in piece.lines)
                blocks.append(Block("paragraph", text, spans=lines))
            group.clear()

    for piece in pieces:
        if piece.kind is Kind.HEADING:
            end_paragraph()
            rank = rank_of(piece.text)
            blocks.append(Block("heading", heading_text(piece), rank, spans_of(piece.lines)))
        elif piece.lined:
            end_paragraph()
            blocks.append(Block("paragraph", piece.text, spans=spans_of(piece.lines)))
        elif piece.kind is Kind.PROSE:
            group.append(piece)
            if not piece.is_open:
                end_paragraph()
    end_paragraph()
    return tuple(blocks)


def runs_of(group: Sequence[Piece]) -> list[list[Line]]:
    """The lines of the pieces of one paragraph, parted where it jumps to another page."""
    runs: list[list[Line]] = [[]]
    for piece in group:
        if piece.jumps_from and runs[-1]:
            runs.append([])
        runs[-1] += piece.lines
    return runs


def heading_text(piece: Piece) -> str:
    """A heading as printed; a speaker's name closed up: 市政协委员 石刚：."""
    match = speaker_in(piece)
    return f"{match[1].strip()} {close_up(match[2])}：".strip() if match else piece.text


def speaker_in(piece: Piece) -> re.Match[str] | None:
    """(office, name) of a heading that says who speaks."""
    text = piece.text
    may_be = text.endswith(("：", ":")) and len(text) <= LONGEST_SPEAKER
    return SPEAKER.match(text) if may_be else None


def rank_of(text: str) -> int:
    """2 for a heading of the first rank, 3 for one numbered （一）."""
    return 3 if BRACKETED_ORDINAL.match(text) else 2


def speakers_of(pieces: Sequence[Piece]) -> tuple[AuthorRecord, ...]:
    """Those who speak in a round table, each once, in the order of their first words."""
    names: dict[str, str] = {}
    for piece in pieces:
        match = speaker_in(piece) if piece.kind is Kind.HEADING else None
        if match:
            names.setdefault(close_up(match[2]), match[1].strip())
    return tuple(
        AuthorRecord(name, role="speaker", affiliation=office or None)
        for name, office in names.items()
    )


def supplied_title(blocks: Sequence[Block]) -> str:
    """The opening words of the text, for want of a title; the page shows them in brackets."""
    text = next((block.text for block in blocks if block.kind == "paragraph"), "")
    sentence = re.split("[。！？；：\n]", text, maxsplit=1)[0]
    if len(sentence) > LONGEST_SUPPLIED_TITLE:
        clauses = re.split("(?<=，)", sentence)
        sentence = clauses[0].rstrip("，")
    return sentence[:LONGEST_SUPPLIED_TITLE] or "无题"


def spans_of(lines: Iterable[Line]) -> tuple[Span, ...]:
    """Line numbers as spans, those joined that have only blank lines between them."""
    spans: list[list[int]] = []
    last: Line | None = None
    for line in sorted(lines, key=lambda x: x.number):
        if last is not None and line.follows(last.number):
            spans[-1][1] = line.number
        elif last is None or line.number != last.number:
            spans.append([line.number, line.number])
        last = line
    return tuple((start, end) for start, end in spans)


def furniture_items(
    marked: Sequence[MarkedLine], division: Division, spare: Sequence[Head]
) -> list[Item]:
    """Every line that is in no article, by its kind; and end marks inside lines that are."""
    items: list[Item] = []
    for m in marked:
        if m.mark.is_furniture:
            items.append((KIND_OF[m.mark], m.line, m.bare))
        elif "版" in m.bare:
            jumps = filter(None, (JUMP_TO.search(m.bare), JUMP_FROM.search(m.bare)))
            items += [("jump_line", m.line, jump[0]) for jump in jumps]
        if m.mark is Mark.HEADING and (signed := SIGNED_TITLE.search(m.bare)):
            items.append(("field", m.line, signed[0].strip()))
        if m.stuck:
            items.append(("running_head", m.line, m.stuck))
    for body in division.bodies:
        for piece in body.pieces:
            if piece.closed and (sign := end_sign(piece.printed)):
                items.append(("end_mark", piece.last, sign))
    labels = [p for cluster in division.clusters for p in cluster if p.kind is Kind.LABEL]
    groups = (
        ("caption", division.captions),
        ("feature_opener", division.openers),
        ("jump_line", division.repeated),
        ("label", labels),
    )
    for kind, pieces in groups:
        items += [(kind, line, line.bare) for piece in pieces for line in piece.lines]
    return items + [("unplaced", line, line.bare) for head in spare for line in head.lines]


def merge_furniture(items: Iterable[Item]) -> list[Furniture]:
    """Furniture in the order of its lines; neighbours of one kind are one."""
    groups: list[list[Item]] = []
    for item in sorted(items, key=lambda item: item[1].number):
        if groups and is_one_with(groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [
        Furniture(
            group[0][0],
            (group[0][1].number, group[-1][1].number),
            "\n".join(text for _, _, text in group),
        )
        for group in groups
    ]


def is_one_with(before: Item, item: Item) -> bool:
    kind, line, _ = item
    return line.follows(before[1].number) and kind == before[0] and kind != "end_mark"


def give_sections(
    articles: Sequence[ArticleRecord],
    contents: Contents,
    marked: Sequence[MarkedLine],
) -> list[ArticleRecord]:
    """Articles with their 栏目: of the contents list, of the label on a page they run over, of the
    label above the title."""
    labels = page_labels(marked)
    result = []
    for article in articles:
        entry = (
            contents.find(article.title) if article.title and not article.title_supplied else None
        )
        section = entry.section if entry else None
        if section and article.section:  # the label over the title names a part of the 栏目
            article = replace(article, kicker=article.kicker or article.section)
        if section is None and not contents.entries:
            section = label_on_pages(article, labels) or article.section
        result.append(replace(article, section=section))
    return result


def page_labels(marked: Sequence[MarkedLine]) -> list[tuple[int, int, str]]:
    """(first line, last line, label) of each page that has a running head naming a 栏目."""
    starts = [m.number for m in marked if m.line.opens_page]
    bounds = sorted({0, *starts, marked[-1].number + 1 if marked else 1})
    labels = []
    for m in marked:
        if m.mark is Mark.RUNNING_HEAD and m.rule in LABEL_RULES:
            page = bisect_right(bounds, m.number)
            labels.append((bounds[page - 1], bounds[page] - 1, m.bare))
    return labels


LABEL_RULES = {"running-head", "trailing-label"}


def label_on_pages(article: ArticleRecord, labels: Sequence[tuple[int, int, str]]) -> str | None:
    """The label of the pages that most of the article's lines are on."""
    weights: Counter[str] = Counter()
    for first, last in article.spans:
        for k in range(bisect_left(labels, first, key=lambda label: label[1]), len(labels)):
            start, end, label = labels[k]
            if start > last:
                break
            weights[label] += min(last, end) - max(first, start) + 1
    return max(weights, key=lambda label: weights[label]) if weights else None
