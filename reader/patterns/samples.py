"""Values for fragments that need no row; what is printed in them is Chinese in every language."""

from django.core.paginator import Page, Paginator

from ..text import Block, blocks_of

SOUGHT = "报刊"
TITLE = "一张报纸的两半标题 分在两行里"
KICKER = "引题：比标题小的一行"
EXCERPT = [
    (False, "……本馆所藏"),
    (True, SOUGHT),
    (False, "，按刊、按年、按期排列，缺的一期也留着位置……"),
]
BODY = """书有两种读法：一种逐字逐句，叫“精读”；一种观其大意，叫“略读”。报刊多半是略读的，偶有一篇，却值得\
从头再看一遍。

“以引号开头的一段”，字面左边空着半格，首行不宜再显得多缩。

## 二级标题：一、报刊怎样编号

本馆所藏报刊，按刊、按年、按期排列：第12期之后是第13期，中间夹着 Latin 字母与 3.5% 这样的数目。

### 三级标题：（一）总期号

一个只有一行的段。

#### 四级标题：1. 合刊

合刊写作 7—8 期，占着两个月的位置。

## 二级标题：二、诗行照原样分行

白日依山尽，
黄河入海流。
　　欲穷千里目，
　　更上一层楼。

末一段。"""
SHORT_BODY = "## 小标题\n\n每段段首有一个记号，点它就得到本段的网址。\n\n诗行一，\n诗行二。"
ARTICLE = {
    "standfirst": "编者按：导语在正文之前，用楷体，旁边一道竖线。\n\n导语也可以有第二段。",
    "author_note": "（作者单位：天津样张印刷所）",
    "source_note": "（原载《样报》）",
}
SUPPLIED = {
    "periodical_supplied": True,
    "periodical_display": "〔天津日报〕",
    "periodical_reason": "文中无报名，据版面与社址拟定。",
    "date_supplied": True,
    "date_display": "〔2025年或2026年〕",
}


def sample_blocks() -> list[Block]:
    return blocks_of(BODY)


def short_blocks() -> list[Block]:
    return blocks_of(SHORT_BODY, prefix="short-")


def page_of_many() -> Page:
    return Paginator(range(200), 20).page(5)


def page_of(*things) -> Page:
    return Paginator(things, 20).page(1)


def on_page(page: str, *, is_newspaper: bool) -> dict:
    """As much of an article as says where it is printed."""
    return {"page": page, "issue": {"periodical": {"is_newspaper": is_newspaper}}}


def signed(*contributions, byline: str = "") -> dict:
    """As much of an article as says who signs it."""
    return {"contributions": {"all": contributions}, "byline": byline}
