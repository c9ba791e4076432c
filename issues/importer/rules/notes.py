"""Notes about an article that stand outside its text: on its author, its source, by its editor."""

import re

from ..marks import Mark
from ..source import Line

BRACKETS = "（(【〔［["
WRITER = (
    "作者|发言人|执笔人?|撰稿人?|讲述人|报告人|主讲人|受访者|译者|整理者?|通讯作者|第一作者|采访者"
)
AUTHOR_NOTE = re.compile(
    rf"^[{BRACKETS}]\s*(?:本文|本报告|本刊)?(?:{WRITER})(?:单位|简介|分别|均|系|为|是|[:：]|现任)"
    rf"|^[{BRACKETS}]\s*(?:课题组|调研组|写作组|起草组|采写组)(?:成员|组长)?[:：]"
    rf"|^[{BRACKETS}]\s*(?:本报|本刊)?(?:记者|通讯员).{{2,200}}(?:参与|参加|协助)?(?:采写|采访|报道)[）)】〕。]*$"
    rf"|^[{BRACKETS}].{{1,40}}(?:供稿|供图|整理|撰稿|执笔)\s*[)）】〕]$"
)
BARE_AUTHOR_NOTE = re.compile(
    rf"^(?:本文)?(?:{WRITER})(?:单位[:：]|简介[:：]|分别[系为是]|均[系为是]|[系为](?!了)).{{4,}}|^作者[:：].{{0,40}}(?:大学|学院|研究院|党校|教授|研究员)"
)
PROJECT_NOTE = re.compile(
    r"^[（(【〔［\[*＊]?\s*本文[系为是].{0,80}(?:项目|课题|基金|成果)|^[（(【]?\s*基金项目[:：]"
)
REPRINT = re.compile(
    rf"^[{BRACKETS}]?\s*(?:(?:本栏目?(?:文章)?|本文|全文|原文)\s*)?(?:摘自|摘编自|选自|转自|原载于?|转载自|节选自|"
    r"刊于|载于|来源[:：]|据.{2,12}[报网社]|原题)"
    rf"|^[{BRACKETS}]?\s*本文(?:由.{{1,30}}(?:取材|改编|修改|整理|翻译|编译|授权)|取材|译自)"
)
SPEECH_NOTE = re.compile(
    rf"^[※＊*{BRACKETS}]\s*(?:这|本文|此文|此件)[是为系].{{2,60}}(?:讲话|文章|发言|报告|致辞|一部分|主要部分)?"
)
ADOPTED = re.compile(
    rf"^[{BRACKETS}]\s*\d{{4}}\s*年.{{4,60}}(?:通过|修订|修正|印发|讲话)\s*[)）】〕]$"
)
EDITORS = re.compile(
    r"^[【\[（(〔]?\s*(?:编者按|编者的话|编者语|编前话?|编后话?|开栏的话|开栏语|按\s*语|本刊按|本报按|引\s*言|导\s*语|核心提示|阅读提示)"
    r"\s*[】\])）〕:：]?"
)


def author_note(line: Line) -> Mark | None:
    """（作者为……）, 【作者单位：……】, 〔作者系……〕, also without brackets."""
    bare = line.bare
    if AUTHOR_NOTE.match(bare) or BARE_AUTHOR_NOTE.match(bare) or PROJECT_NOTE.match(bare):
        return Mark.AUTHOR_NOTE
    return None


def source_note(line: Line) -> Mark | None:
    """（摘自《人民日报》2023年4月4日第1版）, ※这是……的讲话, （2024年8月25日……通过）."""
    bare = line.bare
    bracketed = bare[:1] in BRACKETS + "※＊*"
    if (bracketed or len(bare) < 50) and REPRINT.match(bare):
        return Mark.SOURCE_NOTE
    return (
        Mark.SOURCE_NOTE if bracketed and (ADOPTED.match(bare) or SPEECH_NOTE.match(bare)) else None
    )


def editors_note(line: Line) -> Mark | None:
    """编者按 and its kin, alone on the line or opening it."""
    bare = line.bare
    match = EDITORS.match(bare)
    if not match:
        return None
    alone = match.end() == len(bare)
    return Mark.STANDFIRST if alone or bare[match.end() - 1] in "】])）〕:：" else None
