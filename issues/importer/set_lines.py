"""Lines that end where the printer ended them: tables, lists, questions and answers, letters.

Steps of `context`. Running text goes from line to line and nobody misses its line ends; here they
are part of what is printed, and stay.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ..chinese.text import HAN, ends_sentence, fold_width, is_person_name, number_of
from .calendar import is_date_line
from .marks import Mark, MarkedLine
from .rules.bylines import LEADS
from .rules.headings import level_of

Marked = list[MarkedLine]


CELLS = re.compile(r"\t+|[ ]{2,}|　+|\s?\|\s*")
ITEM = re.compile(
    r"^(?P<bullet>[●■◆▲★▶►•·○◇◎※＊+-]|\*(?!\*))\s*\S|^(?P<open>[（(]?)(?P<number>\d{1,2})(?P<close>[.．、）)])\s*(?!\d)\S"
    rf"|^(?P<circled>[①-⑳⑴-⒇])\s*\S|^(?P<label>[{HAN}]{{2,6}}[：:])\s*\S"
    r"|^(?P<before>第?)(?P<han>[一二三四五六七八九十]{1,3})(?P<after>[、.．章节卷回讲条款])\s*\S"
)
FENCE = "```"
LONGEST_ITEM = 60  # characters
FEWEST_ITEMS = 2
ASKS = "问|答|记者|主持人|主持|本刊|本报|编者|采访人|受访者|受访人|提问|回答|读者|网友|观众|听众|专家|Q|A"
TURN = re.compile(rf"^(?P<who>(?:{ASKS})[0-9一二三甲乙丙]?|[{HAN}·]{{2,8}})\s*[：:]\s*(?=\S)")
REGARDS = re.compile(
    r"(?:此致|敬礼|此致\s*敬礼|致礼|此请|即请|顺颂|即颂|敬颂|敬祝|谨祝|顺祝|祝好|撰安|编安|大安|近安|时祺|"
    r"(?:谨|顺|敬|恭|并)?祝.{0,10})[！!。]?"
)
GREETING = re.compile(
    r"(?:尊敬的|敬爱的|亲爱的)?.{0,16}(?:同志|先生|女士|小姐|朋友|编辑|编辑部|老师|读者|校长|爷爷|奶奶|爸爸|妈妈|"
    r"父亲|母亲|我儿|吾儿|兄|弟|姐|妹|诸公|诸君)们?[，,]?(?:你们?好|您好|台鉴|惠鉴|大鉴)?\s*[：:！!]"
)
LONGEST_SIGNATURE = 20  # characters of a name, an office or a date under a letter
FARTHEST_SIGNATURE = 3  # lines below the regards


def mark_tables(marked: Marked) -> Marked:
    """Rows of as many cells as each other, parted by tabs, bars or white. Two titles of two halves
    each are none: two columns make a table of three rows with figures in them, or with tabs."""
    result = list(marked)
    i = 0
    while i < len(marked):
        j = i
        while j < len(marked) and may_be_row(marked, j) and same_row(marked[i], marked[j]):
            j += 1
        if is_table(marked[i:j]):
            for k in range(i, j):
                result[k] = result[k].revised(Mark.ROW, "row" if k > i else "table")
        i = max(j, i + 1)
    return result


def may_be_row(marked: Sequence[MarkedLine], i: int) -> bool:
    kinds = (Mark.TEXT, Mark.BYLINE, Mark.TITLE, Mark.CAPTION)
    parted = any(sign in marked[i].bare for sign in ("  ", "|", "　", "\t"))
    return parted and marked[i].mark in kinds and len(cells_of(marked[i])) >= 2


def cells_of(m: MarkedLine) -> list[str]:
    return [cell for cell in CELLS.split(m.bare) if cell]


def same_row(first: MarkedLine, m: MarkedLine) -> bool:
    near = m is first or m.line.gap <= max(first.line.gap, 1) and not m.line.opens_page
    return near and len(cells_of(m)) == len(cells_of(first))


def is_table(rows: Sequence[MarkedLine]) -> bool:
    if len(rows) < 2:
        return False
    barred = all(m.bare.startswith("|") and m.bare.endswith("|") for m in rows)
    prose = any(re.search("[，。；]", m.bare) for m in rows)
    if barred or len(cells_of(rows[0])) >= 3:
        return barred or not prose
    figures = sum(bool(re.search(r"\d", m.bare)) for m in rows)
    return len(rows) >= 3 and not prose and (figures * 2 >= len(rows) or "\t" in rows[0].bare)


def mark_code(marked: Marked) -> Marked:
    """From ``` to ``` a program stands, or what it printed: line by line, # and all."""
    fences = [i for i, m in enumerate(marked) if m.bare.startswith(FENCE)]
    result = list(marked)
    for first, last in zip(fences[::2], fences[1::2], strict=False):
        for k in range(first, last + 1):
            result[k] = marked[k].revised(Mark.ROW, "row" if k > first else "table")
    return result


def mark_lists(marked: Marked) -> Marked:
    """Two items or more with nothing between them, each with the same bullet, the next number or a
    label (时间：……, 地点：……): each is a paragraph. A numbered heading has text below it, and is none."""
    result = list(marked)
    i = 0
    while i < len(marked):
        run = list_from(marked, i)
        if len(run) >= FEWEST_ITEMS:
            for k in run:
                result[k] = result[k].revised(Mark.ITEM, "list-item")
        i = run[-1] + 1 if run else i + 1
    return result


def list_from(marked: Sequence[MarkedLine], start: int) -> list[int]:
    """The lines of the list that begins at `start`, item by item."""
    run: list[int] = []
    for i in range(start, len(marked)):
        m = marked[i]
        sign = item_sign(m)
        parted = bool(run) and (m.line.opens_page or m.line.gap > marked[run[0]].line.gap + 1)
        if sign is None or parted or run and not follows(item_sign(marked[run[-1]]), sign):
            break
        run.append(i)
    return run


def item_sign(m: MarkedLine) -> tuple[str, int] | None:
    """What an item opens with: (its form, its number, 0 for a bullet)."""
    match = ITEM.match(m.bare)
    listed = m.mark is Mark.TEXT or m.mark is Mark.HEADING and not level_of(m.bare)
    if not match or not listed or len(m.bare) > LONGEST_ITEM:
        return None
    if match["bullet"] or match["label"]:
        return match["bullet"] or "：", 0
    if match["han"]:
        return match["before"] + match["after"], number_of(match["han"]) or 0
    if match["circled"]:
        return "①", int(fold_width(match["circled"]).strip("()"))
    return match["open"] + match["close"], int(match["number"])


def follows(before: tuple[str, int] | None, sign: tuple[str, int]) -> bool:
    if before is None or before[0] != sign[0]:
        return False
    return sign[1] == 0 or sign[1] == before[1] + 1


def mark_turns(marked: Marked) -> Marked:
    """问：, 答：, 记者：, 张三： open a paragraph each; a name does where it speaks more than once. So
    do the greeting of a letter and the lines below its regards, which sign it."""
    speakers = speakers_of(marked)
    result = list(marked)
    for i, m in enumerate(marked):
        if m.mark in (Mark.TEXT, Mark.BYLINE) and speaker_of(m) in speakers:
            result[i] = m.revised(Mark.ITEM, "turn")
    for i in signatures(marked):
        result[i] = result[i].revised(Mark.ITEM, "signature")
    return result


def speaker_of(m: MarkedLine) -> str:
    """Who speaks from this line on, or ""."""
    match = TURN.match(m.said) if "：" in m.said or ":" in m.said else None
    return match["who"] if match else ""


def speakers_of(marked: Sequence[MarkedLine]) -> set[str]:
    """Those whose words the text gives: two of them at least, or one and what he is asked."""
    said = Counter(filter(None, (speaker_of(m) for m in marked if m.mark is Mark.TEXT)))
    known = {who for who in said if re.fullmatch(rf"(?:{ASKS})[0-9一二三甲乙丙]?", who)}
    named = {who for who, times in said.items() if times > 1 and is_person_name(who)}
    speakers = known | named
    return speakers if sum(said[who] for who in speakers) > 1 else set()


def signatures(marked: Sequence[MarkedLine]) -> list[int]:
    """The lines that sign letters: below the regards, or a name with a date below it and nothing
    more of the text, in what a greeting opened."""
    found: list[int] = []
    greeted = False
    for i, m in enumerate(marked):
        greeted = greeted or m.mark in (Mark.TEXT, Mark.HEADING) and is_greeting(m.said)
        if level_of(m.bare) or m.mark is Mark.END:
            greeted = is_greeting(m.said)
        if greeted and m.mark is Mark.TEXT and REGARDS.fullmatch(m.said):
            found += [i, *below_regards(marked, i)]
        elif greeted and m.mark is Mark.BYLINE and is_dated_below(marked, i):
            found += [i, i + 1]
    return sorted(set(found))


def is_greeting(said: str) -> bool:
    may_be = len(said) <= LONGEST_SIGNATURE and said.endswith(("：", ":", "！", "!"))
    return may_be and bool(GREETING.fullmatch(said))


def below_regards(marked: Sequence[MarkedLine], i: int) -> list[int]:
    """The short lines below the regards: more of them, the name, the place, the date."""
    found = []
    for k in range(i + 1, min(i + 1 + FARTHEST_SIGNATURE, len(marked))):
        m = marked[k]
        short = len(m.bare) <= LONGEST_SIGNATURE and m.mark in (Mark.TEXT, Mark.BYLINE)
        heads = k + 1 < len(marked) and marked[k + 1].mark is Mark.BYLINE and m.mark is Mark.TEXT
        if not short or LEADS.match(m.bare) or heads and not REGARDS.fullmatch(m.said):
            break
        found.append(k)
        if is_date_line(m.bare):
            break
    return found


def is_dated_below(marked: Sequence[MarkedLine], i: int) -> bool:
    """Whether a name has a date below it, and stands below text that has ended."""
    if not 0 < i < len(marked) - 1 or not ends_sentence(marked[i - 1].bare):
        return False
    return is_date_line(marked[i + 1].bare)
