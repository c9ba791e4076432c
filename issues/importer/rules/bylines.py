"""Lines that say who wrote."""

import re

from ...chinese.fold import in_simplified
from ...chinese.lexicon import part_of_speech, rarity
from ...chinese.text import HAN, close_up, is_person_name
from ..marks import Mark
from ..source import Line
from .furniture import PRINTED_IN

# What opens a byline, and is no part of a name.
LEADS = re.compile(
    r"^(?:[■□●◆▲★＊*○◎]\s*|[（(]?(?:文|图|文图|文字|图文|撰文|撰稿|执笔|口述|采写|整理|编译|作者|译)\s*[/／:：|｜]\s*|作者[:：]\s*|○\s*)+"
)
REPORTERS = (
    r"(?:本报|本刊|本社|新华社|人民日报|新华每日电讯|通讯社|特约|实习|首席|见习|本网|全媒体|融媒体|我报|中新社)*"
    r"(?:记者|通讯员|评论员|特约撰稿人|特约评论员|编辑部|观察员|特派记者)"
)
REPORTER = re.compile(rf"^(?:{REPORTERS})\s*[:：]?\s*(?=\S)|^{REPORTERS}$")
CORPORATE_ENDS = (
    "学习中心组", "中心组", "课题组", "调研组", "研究组", "写作组", "评论员", "本报编辑部", "编辑部", "研究会", "研究院", "研究所",
    "研究中心", "研究室", "政策研究室", "宣讲团", "工作组", "委员会", "办公室", "宣传部", "组织部", "统战部", "党校", "政协",
    "党委", "党组", "党总支", "党支部", "集团", "公司", "大学", "学院", "协会", "学会", "联合会", "基地", "中心", "支队", "总队",
    "报道组", "采访组", "编写组", "专班", "法院", "检察院", "管理局", "管理委员会", "局", "厅", "编委会", "本刊", "本社",
)  # fmt: skip
LAST_OF_ENDS = {end[-1] for end in CORPORATE_ENDS}
CORPORATE = re.compile(rf"[{HAN}“”（）()·]{{3,38}}")
TITLE_OPENINGS = (
    "关于", "加强", "推进", "推动", "建设", "打造", "坚持", "深化", "构建", "着力", "努力", "贯彻", "学习", "走进", "在", "对", "以",
    "为", "从", "把", "将", "让", "与", "向",
)  # fmt: skip
LONGEST_BYLINE = 120  # characters, with the paper and the editor that may stand behind it
# Who edited, behind who wrote: 陈国华 / 后期编辑：王大河.
EDITED_BY = re.compile(r"[/／|｜]\s*\S{0,4}(?:编辑|责编|审校|校对)\s*[:：/／].*$")
# Who took a picture, below its caption: 新华社记者 李 贺摄, 吴庭峰摄（人民视觉）.
PHOTO_CREDIT = re.compile(
    rf"[（(]?(?:{REPORTERS}|[{HAN}]{{2,6}}(?:记者|通讯员))?\s*(?P<who>[{HAN}·、，\s　]{{2,24}}?)\s*(?:摄影?|供图)"
    r"(?:[（(/／][^（）()，。]{2,12}[）)]?)?[）)]?"
)
SEPARATORS = re.compile(r"[、，,;；/／]|\s+(?:和|与)\s+|[\s　]+")
# The first word of a byline that holds names alone.
OPENS_NAME = re.compile(
    rf"[\s()（）、，,;；/／]*(?:[{HAN}]{{1,4}}|[{HAN}]{{2,8}}·[{HAN}]{{1,8}})(?![{HAN}·])"
)
# Places that open as names do, and that the dictionary has as persons.
PLACES = {"张家口", "石家庄", "金山"}
COMMON = 8.0  # rarity; a word of two characters that print uses so often is seldom a person's name


def byline(line: Line) -> Mark | None:
    """刘 刚; ■刘畅 李思佳; 文/本刊记者 李圆圆; 市政协理论研究会. Prose and titles are none."""
    if len(line.bare) > LONGEST_BYLINE:
        return None
    bare = EDITED_BY.sub("", PRINTED_IN.sub("", line.bare)).strip()
    if not bare or len(bare) > 60 or bare.endswith(("。", "，", "；", "：", "？", "！")):
        return None
    if LEADS.match(bare):
        rest = LEADS.sub("", bare).strip()
        names = names_in(rest, led=True)
        said = names or is_corporate(rest) or REPORTER.match(rest) or office_and_name(rest)
        return Mark.BYLINE if rest and said else None
    if REPORTER.match(bare) and len(bare) <= 40:
        return Mark.BYLINE
    if names_in(bare) or is_corporate(bare):
        return Mark.BYLINE
    return None


def photo_credit(line: Line) -> Mark | None:
    """Who took the picture, alone on the line; what it shows stands above (see context)."""
    match = PHOTO_CREDIT.fullmatch(line.bare)
    return Mark.CAPTION if match and names_in(match["who"], led=True) else None


def names_in(text: str, led: bool = False) -> list[str]:
    """The persons of a byline that holds nothing but names, in order; [] for anything else. `led`:
    something else says that these are names, so 高峰 is one."""
    if not OPENS_NAME.match(text):
        return []
    text = text.strip(" 　()（）")
    whole = close_up(text)
    if is_person_name(text) and len(whole) <= 4 and " " in text:
        return [] if is_word(whole) and not led else [whole]
    parts = [part for part in split_names(text) if part]
    if not parts or len(parts) > 12 or not all(map(is_person_name, parts)):
        return []
    return [] if not led and all(map(is_word, parts)) else parts


def is_word(text: str) -> bool:
    """Whether what has the form of a name is a word like any other: 和平, 高质量. The dictionary has
    names too, and some words, 智慧, only as names: those are told by how common they are."""
    said = in_simplified(text)
    tag = part_of_speech(said)
    named = tag.startswith("nr") and not (len(said) == 2 and rarity(said) < COMMON)
    return said in PLACES or bool(tag) and not named


def office_and_name(text: str) -> tuple[str, str] | None:
    """(office, name) of 天津市财政局党组书记、局长 吴丽祥, or None."""
    office, _, name = text.strip().rpartition(" ")
    return (office.strip(), name) if office and is_person_name(name) else None


def split_names(text: str) -> list[str]:
    """李朝阳 靳志鹏 as two; 刘 刚 王 伟 as two: single characters join the next."""
    words = [word for word in SEPARATORS.split(text) if word]
    parts: list[str] = []
    for word in words:
        lone = len(word) == 1
        if lone and parts and len(parts[-1]) == 1:
            parts[-1] += word
        else:
            parts.append(word)
    return parts


def is_corporate(text: str) -> bool:
    """Whether text has the form of a body's name: 天津市档案馆党委理论学习中心组."""
    bare = in_simplified(text.strip())
    if bare[-1:] not in LAST_OF_ENDS or not bare.endswith(CORPORATE_ENDS) or "的" in bare:
        return False
    return bool(CORPORATE.fullmatch(bare)) and not bare.startswith(TITLE_OPENINGS)
