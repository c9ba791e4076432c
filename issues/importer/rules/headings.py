"""Lines that head something: markdown levels, numbers, labels, speakers, fields of a dump."""

import re

from ...chinese.text import ends_sentence, is_person_name
from ..marks import Mark
from ..source import Line

MARKDOWN = re.compile(r"^(#{1,6})\s+(\S.*)$")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}[章节節部编]|"
    r"\d{1,2}[.．、]\s*(?!\d)|[（(]\d{1,2}[）)]|[壹贰叁肆伍陆柒捌玖拾]、)"
)
BOLD = re.compile(r"\*\*\s*([^*]{2,40}?)\s*\*\*")
LONGEST_HEADING = 60
LABEL = re.compile(r"^[·•∙・■◆●▌▍|｜][\s]*([^\s·•].{0,16}?)[\s]*[·•∙・■◆●|｜]$|^【([^】]{2,10})】$")
HALVES = re.compile(r"[^\s，。；：、.:]{4,}(?:(?: {2,}|　+)[^\s，。；：、.:]{4,}){1,3}")
# \s{0,4}: white set between the two characters of 标　题; more of it is not set, it stands there.
FIELD = re.compile(
    r"^[【\[]?(标\s{0,4}题|题\s{0,4}目|题\s{0,4}名|引\s{0,4}题|肩\s{0,4}题|眉\s{0,4}题|副\s{0,4}题|副\s{0,4}标题|作\s{0,4}者|记\s{0,4}者|日\s{0,4}期|时\s{0,4}间|出版日期|发表日期|刊\s{0,4}期|"
    r"版\s{0,4}次|版\s{0,4}面|版\s{0,4}名|栏\s{0,4}目|来\s{0,4}源|报\s{0,4}纸|报\s{0,4}刊|刊\s{0,4}名|期\s{0,4}号|正\s{0,4}文|内\s{0,4}容|全\s{0,4}文|关键词|摘\s{0,4}要|链\s{0,4}接|网\s{0,4}址|"
    r"title|author|date|page|section|source|url|tags|periodical|number)(?:[】\]]\s*[:：]?|\s*[:：])",
    re.IGNORECASE,
)


# A title that says at its end who wrote.
SIGNED_TITLE = re.compile(
    r"[（(]\s*((?:作者|撰文|撰稿|译者|文|译)\s*[:：/／]\s*[^（）()]{2,24}?)\s*[）)]$"
)


def markdown(line: Line) -> Mark | None:
    """A # heading. How many # it has is kept but not trusted."""
    return Mark.HEADING if MARKDOWN.match(line.bare) else None


def bold_line(line: Line) -> Mark | None:
    """**文明过节 年味浓郁**, a line all bold that is no sentence."""
    match = BOLD.fullmatch(line.bare)
    return Mark.HEADING if match and match[1][-1] not in "。！？；，" else None


def field(line: Line) -> Mark | None:
    """标题：……, 版次：第3版: a field of a dump; context decides whether it is one."""
    return Mark.FIELD if FIELD.match(line.bare) else None


def halved_title(line: Line) -> Mark | None:
    """A line of two halves with white between: 扎实抓好主题教育　　为奋进新征程凝心聚力."""
    return Mark.TITLE if HALVES.fullmatch(line.bare) else None


def label(line: Line) -> Mark | None:
    """·我讲我心·, 【理论】: the name of a column or sub-column, between its marks."""
    return Mark.LABEL if LABEL.match(line.bare) else None


def speaker(line: Line) -> Mark | None:
    """市政协委员 石 刚 ：, 张三：: who speaks next, alone on the line."""
    bare = line.bare
    if not bare.endswith(("：", ":")) or len(bare) > 24:
        return None
    words = bare.rstrip("：: 　").split(maxsplit=1)
    if not words:
        return None
    named = is_person_name(words[-1]) and (len(words) == 2 or words[0] == words[-1])
    return Mark.HEADING if named else None


def numbered(line: Line) -> Mark | None:
    """一、……, （二）……, 3．……, short and not a sentence; context sees whether it goes on."""
    bare = line.bare
    if len(bare) > LONGEST_HEADING or not NUMBERED.match(line.folded):
        return None
    goes_on = bare.endswith(("，", "、", ",")) or re.search("[。；;]", bare)
    return None if goes_on or ends_sentence(bare) else Mark.HEADING


def level_of(bare: str) -> int:
    """The number of # that a markdown heading has, 0 for a line that is none."""
    match = MARKDOWN.match(bare) if bare[:1] == "#" else None
    return len(match[1]) if match else 0


def without_hashes(bare: str) -> str:
    """A line without what markdown sets before it: the # of a heading, the > of a quotation."""
    match = MARKDOWN.match(bare) if bare[:1] == "#" else None
    if match:
        return match[2].strip()
    return bare.lstrip("> ") if bare[:2] == "> " else bare
