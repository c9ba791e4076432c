"""Lines that belong to the page and not to an article."""

import re

from ...chinese.text import END_MARKS, HAN, ends_sentence, fold_width
from ..calendar import read_date
from ..marks import Mark
from ..source import Line

MASTHEAD_FIELDS = (
    "主管|主办|协办|主管主办|编辑出版|出版|编辑|编委|编委会主任|顾问|社长|副社长|总编|总编辑|副总编辑|主编|副主编|执行主编|"
    "文字采编|图片编辑|美术编辑|美编|美术设计|责任编辑|责编|本版编辑|本版责编|值班编委|责任校对|校对|检校|版式设计|本版版式|版式|版面设计|组版|制图|"
    "统筹|国际标准刊号|国内统一刊号|国际标准连续出版物号|国内统一连续出版物号|国内统一连续出版物编号|刊号|广告经营许可证号|"
    "广告经营许可证|广告许可证|邮发代号|国外代号|发行范围|发行单位|发行|总发行|订阅|编辑部电话|发行部电话|广告部电话|"
    "新闻热线|热线电话|热线|电话|传真|联系地址|地址|社址|通讯地址|邮政编码|邮编|网络地址|网址|电子邮箱|投稿邮箱|邮箱|"
    "E-mail|合作媒体|法律顾问|定价|零售价|零售|每份|印刷|印制|承印|出版日期|投稿|微信公众号|开户行|账号"
)
MASTHEAD = re.compile(
    rf"^(?:{MASTHEAD_FIELDS})(?:[/:：]|\s{{1,}}(?=\S))"
    r"|^https?://\S+$|^(?:ISSN|CN)\s*[:：]?\s*\d|^www\.\S+$",
    re.IGNORECASE,
)
# Who edited an article, in brackets below it or after its last word: （责任编辑：王小明）.
EDITORS = re.compile(
    r"[（(【\[〔]\s*(?:本[文刊版期栏])?(?:责任|特约|执行|见习|实习)?(?:编辑|责编|校对|编校|审校)"
    r"[:：/／\s]\s*[^。！？，；]{2,30}[）)】\]〕]\s*$"
)
LONGEST_MASTHEAD = 60
FOLIO = re.compile(
    r"[-—–·•.\s|]*\d{1,4}[-—–·•.\s|]*|第\s*[\d一二三四五六七八九十百]+\s*[页頁]|[·•—-]+\s*\d{1,4}\s*[·•—-]+"
)
IMAGE = re.compile(r"(?:!\[[^\]]*\]\([^()\s]*\)\s*)+|<img\s[^<>]*>")
QR = re.compile(
    r"\[?(?:查看|阅读|点击)(?:原文|全文|更多)\]?|请?扫(?:一扫|码|描)|长按|微信扫|识别(?:图中)?二维码|(?:欢迎)?关注.{0,12}公众号"
)
QR_INSIDE = re.compile(r"扫码(?:听|看|关注|阅读|观看|收听).{0,6}$|二维码$")
PLACE = r"第?\s*(?:[A-D]?\d{1,2}|[一二三四五六七八九十]{1,3})\s*版"
JUMP_TO = re.compile(rf"[（(]\s*(?:[紧緊]?[下转轉]{{1,2}}|转载?)\s*{PLACE}[^）)]{{0,12}}[）)]\s*$")
JUMP_FROM = re.compile(rf"^[（(]\s*(?:[紧緊]?[上接]{{1,2}})\s*{PLACE}[^）)]{{0,12}}[）)]")
CAPTION = re.compile(
    r"(?:图为|[左右上下]图(?![中的所显])|图[一二三四①②③④\d]+[:：为是]|[▲▼△▽]|封面[:：]|封底[:：]|封二[:：]|封三[:：])"
    rf"|[{HAN}]{{2,4}}摄影?$"
)
CAPTION_INSIDE = re.compile(
    r"[\s　/／（(](?:摄影?|绘|图)\s*[)）]?$|(?:供图|资料图片?)\s*[)）]?$|[(（][左右中上下][)）]"
    r"|(?:摄影?|供图)\s*[/／:：]\s*\S{2,12}$"
)
VERSION = r"(?:第\s*(?:[A-D]?\d{1,2}|[一二三四五六七八九十]{1,3})|[A-D]?\d{1,2})\s*版"
# What newspapers call their pages. Such a name may stand tight to 第3版; any other is parted.
PAGE_NAMES = (
    "要闻|头版|综合|综合新闻|新闻|时政|时事|理论|学习|评论|观点|言论|国际|国内|天下|经济|财经|金融|产经|产业|社会|法治|"
    "民生|文化|教育|科教|科技|卫生|健康|体育|文体|文艺|文学|副刊|读书|书评|生活|地方|区县|城市|都市|农村|三农|"
    "党建|政治|政协|人大|统战|军事|国防|生态|环境|旅游|娱乐|汽车|房产|广告|公告|专题|专版|特刊|专刊|周刊|调查|"
    "深度|关注|焦点|视点|人物|图片|摄影|视觉|读者|来信|服务"
)
PAGE_LABEL = re.compile(
    rf"{VERSION}(?:\s*\([^()]{{0,8}}\))?|{VERSION}\s*[:·—|]\s*\S{{1,8}}|{VERSION}\s+\S{{1,8}}|{VERSION}\s*(?:{PAGE_NAMES})(?:新闻|周刊|版)?"
    rf"|[A-D]\d{{1,2}}\s*[:·—|]?\s*(?:{PAGE_NAMES})"
)
DRAWN = re.compile(rf"([-=_*—–─━~＝＿～＊{END_MARKS}])(?:\s*\1){{2,}}")
HEADER_SIGNS = re.compile(r"[版期号]|星期|农历|[A-D]\d")  # no head of a page is without one
EMPTY_FIELD = re.compile(r"(?:专栏|栏目|作者|记者|来源|版名)[:：]")
# Where a line was printed, at the end of a byline: 《山村日报》（2025年01月30日第 01 版）.
PRINTED_IN = re.compile(
    r"《(?P<name>[^《》]{2,16})》\s*[（(]\s*(?P<date>\d{4}\s*年[^（）()]{2,12}日)[^（）()]{0,16}[）)]$"
)
LONGEST_HEADER = 60
LONGEST_CAPTION = 70


def separator(line: Line) -> Mark | None:
    """A rule drawn in characters: -----, ＝＝＝, * * *, ☆ ☆ ☆; the > of an empty line that markdown
    quotes. Dots are an ellipsis, and text."""
    return Mark.SEPARATOR if DRAWN.fullmatch(line.bare) or line.bare == ">" else None


def end_mark(line: Line) -> Mark | None:
    """An end mark alone on its line: ■; or who edited the article that ends here."""
    ends = line.bare and not line.bare.strip(END_MARKS + " ") or EDITORS.match(line.bare)
    return Mark.END if ends else None


def empty_field(line: Line) -> Mark | None:
    """专栏： with nothing after it, alone on its line: a record of a dump begins."""
    return Mark.END if EMPTY_FIELD.fullmatch(line.bare) else None


def folio(line: Line) -> Mark | None:
    """A page number alone on its line: 16, — 35 —, 第12页. 2024年 is none."""
    return Mark.FOLIO if FOLIO.fullmatch(line.folded) else None


def page_header(line: Line) -> Mark | None:
    """What stands at the head of a newspaper page: 2024年1月5日 星期五 第1版 要闻; 03版：理论.
    第二版序言 heads an article: its name is neither parted from 版 nor that of a page."""
    bare = line.folded
    if (
        not HEADER_SIGNS.search(bare)
        or len(bare) > LONGEST_HEADER
        or ends_sentence(bare.rstrip("：:"))
        or re.search("[，《]", line.bare)
    ):
        return None
    return Mark.RUNNING_HEAD if is_dated_head(bare) or PAGE_LABEL.fullmatch(bare) else None


def is_dated_head(bare: str) -> bool:
    """Whether a line says a day, and besides it what only the head of a page says."""
    date = read_date(bare)
    said = re.search(rf"星期|{VERSION}|农历|今日\S{{1,3}}版|总?第\s*\d+\s*[号期]", fold_width(bare))
    return date is not None and len(date) == len("2024-01-05") and said is not None


def qr_line(line: Line) -> Mark | None:
    """What stands under a QR code: 扫码听音频, 扫码关注！……"""
    found = QR.match(line.bare) or QR_INSIDE.search(line.bare)
    return Mark.ADVERTISEMENT if found and not line.bare.startswith("“") else None


def masthead_field(line: Line) -> Mark | None:
    """A line of the 版权页: 主编 张春芳, 定价/8.00元. A sentence that begins so is none."""
    bare = line.bare
    if len(bare) > LONGEST_MASTHEAD or bare.endswith(("。", "，")):
        return None
    return Mark.MASTHEAD if MASTHEAD.match(bare) else None


def jump_line(line: Line) -> Mark | None:
    """（下转第二版） or （上接第一版） alone on its line; inside a line the text is the article's."""
    if "版" not in line.bare:
        return None
    for pattern in (JUMP_TO, JUMP_FROM):
        match = pattern.search(line.bare)
        if match and match[0].strip() == line.bare:
            return Mark.JUMP
    return None


def image(line: Line) -> Mark | None:
    """A picture in markdown, alone on its line: ![渡口](ferry.jpg)."""
    return Mark.CAPTION if IMAGE.fullmatch(line.bare) else None


def caption(line: Line) -> Mark | None:
    """What stands under a picture: 图为……, 张三 摄, 周红炳（左）与……. It ends no sentence with 。
    unless it opens as captions do."""
    bare = line.bare
    if len(bare) > LONGEST_CAPTION or not (CAPTION.match(bare) or CAPTION_INSIDE.search(bare)):
        return None
    opens = bare.startswith(("图为", "左图", "右图", "上图", "下图", "▲", "▼"))
    return None if ends_sentence(bare) and not opens else Mark.CAPTION
