"""Small facts about running Chinese text: sentence ends, names, numerals, letter-spacing."""

import re
import unicodedata

from .fold import in_simplified

HAN = r"㐀-䶿一-鿿豈-﫿々〇"
HAN_CHAR = re.compile(f"[{HAN}]")
CLOSERS = "”’」』）)】〕》〉\"'"
SENTENCE_ENDS = "。！？!?…⋯：:；;.—"
END_MARKS = "■□●○◆◇★☆▲△▼▽◎☒⊠※∎"  # what printers set after the last sentence
ASIDE_AFTER_END = re.compile("[。！？…][”’」』]?[（(][^（）()]+[）)]$")
OPENERS_OF = {"”": "“", "’": "‘", "」": "「", "』": "『", "》": "《", "）": "（", ")": "("}

NUMERALS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "两": 2,
    "元": 1,
}

# Text as most is, and what in it is neither letter nor digit.
PLAIN = re.compile("[\x00-\x7f㐀-䶿一-鿿々〇，。、；：？！“”‘’《》（）—…·]*")
NO_WORD = re.compile("[^0-9A-Za-z㐀-䶿一-鿿々〇]+")
# Characters that no neighbour joins with when width is folded, as accents set apart would.
FOLDED_APART = re.compile(f"[\u0000-\u02ff\u2000-\u206f\u3000-\u3029{HAN}\uff00-\uff60]*")
QUOTES = re.compile("[“”‘’「」『』《》]")

LETTER_SPACE = re.compile(f"(?<=[{HAN}·])[\\s　]+(?=[{HAN}·])")
NAME = re.compile(f"[{HAN}]{{2,4}}|[{HAN}]{{2,8}}·[{HAN}]{{1,8}}")

# The commonest surnames, with those of two characters; enough to tell a name from a noun.
SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴"
    "霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚"
    "岑景宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑"
    "迟邝谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼厉伊仝区郜阚帅屠豆朴盖练廉"
    "禹井祖漆巴丰卿狄平索宣晋云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜"
    "习印逯隆茹诺战慕危亢嵇哈湛宾戎勾茅於揭尉冶束檀衣阴昝幸植衡富尧闫訾郗"
    "常傅洪萧赖阎闻党诸荀封宓逄濮郏璩蒯竺巢桓郦庾暨宦莘贡钮贲滑寿蓟怀扶咸籍羿苍厍蔚钭賴閻聞黨諸壽懷貢"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭呂沈盧鍾譚陸範賈韋鄒龍賀顧龔邵萬錢嚴湯溫葉蘇蔣"
)
COMPOUND_SURNAMES = (
    "欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "司徒",
    "端木", "东方", "夏侯", "南宫", "歐陽", "諸葛",
)  # fmt: skip


def fold_width(text: str) -> str:
    """Full-width letters, digits and marks as half-width ones; for matching, never for display."""
    return unicodedata.normalize("NFKC", text)


def words_of(text: str | None) -> str:
    """Letters and digits alone: what two settings of one title share."""
    text = text or ""
    if PLAIN.fullmatch(text):
        return NO_WORD.sub("", text).lower()
    if not FOLDED_APART.fullmatch(text):
        text = fold_width(text)
    return text.translate(_WORDS)


class _Words(dict[int, str]):
    """The letters and digits that a character is once its width is folded, in lower case."""

    def __missing__(self, code: int) -> str:
        folded = fold_width(chr(code))
        word = "".join(c for c in folded if unicodedata.category(c)[0] in "LN").lower()
        self[code] = word
        return word


_WORDS = _Words()


def ends_sentence(text: str) -> bool:
    """Whether text stops where a sentence (or what introduces a list) stops; an aside in brackets may
    stand after it."""
    whole = text.rstrip().rstrip(END_MARKS + " ")
    bare = whole.rstrip(CLOSERS + "*")
    if bare and bare[-1] in SENTENCE_ENDS:
        return True
    return whole.endswith(("）", ")")) and ASIDE_AFTER_END.search(whole) is not None


def opens_mid_sentence(text: str) -> bool:
    """Whether text begins with what no sentence begins with: a comma, a stop, a closing mark."""
    return bool(text) and text.lstrip()[:1] in "，。、；：！？,.;:!?”’）】》」』%％"


def unclosed_quote(text: str) -> str:
    """The last opening quotation mark that text leaves open, or ""."""
    stack = []
    for c in QUOTES.findall(text):
        if c in "“‘「『《":
            stack.append(c)
        elif c in "”’」』》" and stack and stack[-1] == OPENERS_OF[c]:
            stack.pop()
    return stack[-1] if stack else ""


def unopened_quote(text: str) -> str:
    """The first closing quotation mark that text did not open, or ""."""
    return quotes_after("", text)[1]


def quotes_after(open_before: str, text: str) -> tuple[str, str]:
    """The quotation marks open after a text, some being open before it; and the first closing one
    that nothing opened, or ""."""
    stack = list(open_before)
    for c in QUOTES.findall(text):
        if c in "“「『《":
            stack.append(c)
        elif c in "”」』》":
            if not stack:
                return "", c
            if stack[-1] == OPENERS_OF[c]:
                stack.pop()
    return "".join(stack), ""


def close_up(name: str) -> str:
    """刘 刚 and 于　良 as 刘刚 and 于良; Latin words keep their space."""
    return LETTER_SPACE.sub("", name.strip())


def is_person_name(text: str) -> bool:
    """Whether text has the form of a Chinese name: a surname and one or two characters more."""
    name = in_simplified(close_up(text))
    if not NAME.fullmatch(name):
        return False
    if "·" in name:
        return True
    if name[:2] in COMPOUND_SURNAMES:
        return 3 <= len(name) <= 4
    return name[0] in SURNAMES and len(name) <= 3


def number_of(numeral: str) -> int | None:
    """二〇二四, 十二, 三十八, 12 as a number; None for what is none."""
    text = fold_width(numeral).strip()
    if text.isdecimal() and text.isascii():
        return int(text)
    if not text or any(c not in NUMERALS and c not in "十百廿卅" for c in text):
        return None
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not set(text) & set("十百"):
        return int("".join(str(NUMERALS[c]) for c in text))
    total = 0
    if "百" in text:
        hundreds, text = text.split("百", 1)
        total += 100 * (NUMERALS.get(hundreds, 1))
        text = text.lstrip("零〇")
    if "十" in text:
        tens, text = text.split("十", 1)
        total += 10 * (NUMERALS.get(tens, 1))
    return total + (NUMERALS.get(text, 0) if text else 0)
