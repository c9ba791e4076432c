"""An article: its head and what stands beside it, its text, and what comes after."""

from django.utils.translation import gettext as _

from ..describe.addresses import citation_files
from ..lights import lights_for
from ..preferences import Preferences
from ..text import outline_of, paragraphs_of
from ..typesetting import Setting
from ..views.fault import FaultForm
from .finding import signings
from .pattern import Pattern, of_row, shown, state
from .rows import Rows
from .samples import ARTICLE, SOUGHT, TITLE, sample_blocks, short_blocks

CONVERTED = Setting(lang="zh-Hant", script="hant", is_converted=True)


def beside(rows: Rows, preferences: Preferences) -> list[Pattern]:
    return [
        shown(
            "_title.html",
            _("标题，两半各自成行"),
            article={"title_display": TITLE},
            within="pattern-title",
        ),
        Pattern("_byline.html", _("署名"), signings(rows)),
        shown("_reading_tools.html", _("阅读设置，并有机器转换的说明"), setting=CONVERTED),
        shown("_choices.html", _("一行选择"), rows=preferences.at_hand[:1]),
        shown("_save.html", _("收藏；由脚本显示")),
        shown("_aloud.html", _("朗读；由脚本显示")),
        shown(
            "_outline.html", _("文中小标题"), branches=outline_of(sample_blocks()), within="outline"
        ),
        of_sending(rows),
    ]


def of_sending(rows: Rows) -> Pattern:
    lacks = _("馆里还没有一期，这里无可显示。")
    sent = of_row(rows.issue, lacks, thing=rows.issue)
    return shown("_send.html", _("转发与下载"), sent)


def of_text() -> list[Pattern]:
    """The lights of a text are counted as it is set, so it stands before the bar that counts them."""
    blocks = sample_blocks()
    notes = [paragraphs_of(note) for note in ARTICLE.values()]
    parts = [part for block in blocks for part in block.parts]
    lights = lights_for(SOUGHT, [notes[0], parts, *notes[1:]])
    return [
        shown(
            "_text.html",
            _("导语、正文、各级标题、诗行、说明，查找到的字标出"),
            article=ARTICLE,
            blocks=blocks,
            lights=lights,
            pilcrows=True,
            within="text",
        ),
        shown(
            "_blocks.html",
            _("段落，段首有记号"),
            blocks=short_blocks(),
            pilcrows=True,
            within="text",
        ),
        shown("_lights.html", _("在找到的字之间走"), lights=lights),
        shown("_left_off.html", _("上次读到；由脚本显示")),
        shown("_home_left_off.html", _("首页上接着读；由脚本显示"), left_off_title=TITLE),
        shown(
            "_feed_text.html",
            _("订阅里的正文，没有样式"),
            article={**ARTICLE, "issue": "《样报》2024年9月", "subtitle": "副题"},
            blocks=short_blocks(),
        ),
    ]


def after(rows: Rows) -> list[Pattern]:
    article, lacks = rows.article, _("馆里还没有文章，这里无可显示。")
    style = {"name": "GB/T 7714—2025"}
    text = "作者. 题名[J]. 刊名, 2024(9): 34-36."
    return [
        shown("_cite.html", _("引用这一篇"), of_row(article, lacks, article=article)),
        shown("_cite_style.html", _("一种写法"), id="pattern", style=style, text=text),
        shown(
            "_cite_files.html",
            _("引用文件"),
            of_row(article, lacks, files=article and citation_files(article)),
        ),
        shown(
            "_citation.html", _("纸上的出处；只在打印时"), of_row(article, lacks, article=article)
        ),
        shown(
            "_neighbours.html",
            _("前后各篇"),
            of_row(article, lacks, previous=rows.previous, next=rows.next, issue=rows.issue),
        ),
        shown(
            "_fault_fields.html",
            _("报告错误的表单，有一处填错"),
            state("", form=wrong_form()),
            within="fault",
        ),
    ]


def wrong_form() -> FaultForm:
    return FaultForm({"message": " "})
