"""Entries as the standard's own examples have them, letter by letter, in both editions.

The periodicals of the room have no DOI, so the two examples that end in one stand without it.
"""

from datetime import date

import pytest

from reader.cite import Name, Work
from reader.cite.gbt7714 import cited


def signed(*names, **fields):
    return tuple(Name(name, **fields) for name in names)


YANG = Work(
    "journal",
    "四库馆私家抄校书考略",
    "文献",
    names=signed("杨洪升"),
    date="2013",
    number="1",
    page="56-75",
)
YU = Work(
    "journal",
    "互联网药品可信交易环境中主体资质审核备案模式",
    "清华大学学报",
    edition="自然科学版",
    names=signed("于潇", "刘义", "柴跃廷", "孙宏波"),
    date="2012",
    volume="52",
    number="11",
    page="1518-1523",
)
DING = Work(
    "newspaper",
    "数字革命与竞争国际化",
    "中国青年报",
    names=signed("丁文详"),
    date="2000-11-20",
    page="15",
)
CHEN_SHANZHEN = Work(
    "newspaper",
    "探索微观世界的无穷奥秘（科技大观）",
    "人民日报",
    names=signed("陈缮真"),
    date="2022-08-16",
    page="17",
    address="http://paper.people.com.cn/",
    accessed=date(2015, 2, 28),
)
CHEN_JIANJUN = Work(
    "journal",
    "从数字地球到智慧地球",
    "国土资源导刊",
    names=signed("陈建军"),
    date="2010-10",
    volume="7",
    number="10",
    page="93",
    address="https://example.org/articles/x/",
    accessed=date(2013, 3, 20),
)
KUBO = Work(
    "journal",
    "花枝蝶鸟方镜的镜范",
    "东方博物",
    subtitle="以平安后期的铜镜制作工艺为中心",
    names=signed("久保智康") + signed("顾幼静", role="translator"),
    date="2009",
    number="1",
    page="85-92",
)
SUPPLEMENT = Work(
    "journal", "题名", "航空学报", date="2024", volume="45", number="增刊1", page="730570"
)
DOUBLE = Work("journal", "题名", "刊名", date="2006", volume="57", number="5-6", page="169-176")
TELEGRAM = Work(
    "newspaper", "上海各路商界总联合会致外交部电", "民国日报", date="1925-08-14", page="4"
)
SHEETS = Work(
    "newspaper", "西南中委反对在宁召开五全会", "民国日报", date="1933-08-11", page="第1张第4版"
)
WANG = Work(
    "journal",
    "江苏的小农及其副业",
    "中国经济",
    names=signed("汪疑今"),
    date="1936",
    volume="4",
    number="6",
)
CAPLAN = Work("journal", "题名", "刊名", names=signed("Caplan, Paula"), date="1993", number="2")
XINHUA = Work(
    "newspaper",
    "我国成功发射通信技术试验卫星",
    "人民日报",
    names=signed("新华社", kind="corporate"),
    date="2025-03-05",
    page="1",
)

AS_PRINTED = [
    (
        YANG,
        "杨洪升. 四库馆私家抄校书考略[J]. 文献，2013（1）：56-75.",
        "杨洪升. 四库馆私家抄校书考略[J]. 文献, 2013(1): 56-75.",
    ),
    (
        YU,
        "于潇，刘义，柴跃廷，等. 互联网药品可信交易环境中主体资质审核备案模式[J]. "
        "清华大学学报（自然科学版），2012，52（11）：1518-1523.",
        "于潇, 刘义, 柴跃廷, 等. 互联网药品可信交易环境中主体资质审核备案模式[J]. "
        "清华大学学报（自然科学版）, 2012, 52(11): 1518-1523.",
    ),
    (
        DING,
        "丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）.",
        "丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).",
    ),
    (
        KUBO,
        "久保智康. 花枝蝶鸟方镜的镜范：以平安后期的铜镜制作工艺为中心[J]. 顾幼静，译. "
        "东方博物，2009（1）：85-92.",
        "久保智康. 花枝蝶鸟方镜的镜范: 以平安后期的铜镜制作工艺为中心[J]. 顾幼静, 译. "
        "东方博物, 2009(1): 85-92.",
    ),
    (
        SUPPLEMENT,
        "题名[J]. 航空学报，2024，45（增刊1）：730570.",
        "题名[J]. 航空学报, 2024, 45(增刊1): 730570.",
    ),
    (DOUBLE, "题名[J]. 刊名，2006，57（5/6）：169-176.", "题名[J]. 刊名, 2006, 57(5/6): 169-176."),
    (
        TELEGRAM,
        "上海各路商界总联合会致外交部电[N]. 民国日报，1925-08-14（4）.",
        "上海各路商界总联合会致外交部电[N]. 民国日报, 1925-08-14(4).",
    ),
    (
        SHEETS,
        "西南中委反对在宁召开五全会[N]. 民国日报，1933-08-11（第1张第4版）.",
        "西南中委反对在宁召开五全会[N]. 民国日报, 1933-08-11(第1张第4版).",
    ),
    (
        WANG,
        "汪疑今. 江苏的小农及其副业[J]. 中国经济，1936，4（6）.",
        "汪疑今. 江苏的小农及其副业[J]. 中国经济, 1936, 4(6).",
    ),
    (CAPLAN, "Caplan P. 题名[J]. 刊名，1993（2）.", "CAPLAN P. 题名[J]. 刊名, 1993(2)."),
    (
        XINHUA,
        "新华社. 我国成功发射通信技术试验卫星[N]. 人民日报，2025-03-05（1）.",
        "新华社. 我国成功发射通信技术试验卫星[N]. 人民日报, 2025-03-05(1).",
    ),
]
ONLINE = [
    (
        CHEN_SHANZHEN,
        "陈缮真. 探索微观世界的无穷奥秘（科技大观）[N/OL]. 人民日报，2022-08-16（17）. "
        "http://paper.people.com.cn/.",
        "陈缮真. 探索微观世界的无穷奥秘（科技大观）[N/OL]. 人民日报, 2022-08-16(17)[2015-02-28]. "
        "http://paper.people.com.cn/.",
    ),
    (
        CHEN_JIANJUN,
        "陈建军. 从数字地球到智慧地球[J/OL]. 国土资源导刊，2010，7（10）：93. "
        "https://example.org/articles/x/.",
        "陈建军. 从数字地球到智慧地球[J/OL]. 国土资源导刊, 2010, 7(10): 93[2013-03-20]. "
        "https://example.org/articles/x/.",
    ),
]


@pytest.mark.parametrize(("work", "in_2025", "in_2015"), AS_PRINTED)
def test_what_is_printed_is_cited_as_the_standard_does(work, in_2025, in_2015):
    assert cited(work, "2025", online=False) == in_2025
    assert cited(work, "2015", online=False) == in_2015


@pytest.mark.parametrize(("work", "in_2025", "in_2015"), ONLINE)
def test_what_is_online_is_cited_as_the_standard_does(work, in_2025, in_2015):
    assert cited(work) == in_2025
    assert cited(work, "2015") == in_2015
