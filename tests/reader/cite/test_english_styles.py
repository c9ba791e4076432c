"""MLA, APA and Chicago for works in Chinese, read through by a person."""

from dataclasses import replace
from datetime import date

from reader.cite import Name, apa, chicago, mla

from .test_gbt7714 import DING, DOUBLE, KUBO, TELEGRAM, YU

ADDRESS = "https://example.org/articles/x/"
NEWS = replace(DING, address=ADDRESS, room="期刊阅览室")
MONTHLY = replace(
    DING,
    kind="magazine",
    title="做大文章 “增强”动力",
    date="2024-09",
    number="9",
    page="24-25",
    names=(Name("甲"), Name("乙")),
)


def test_mla():
    assert mla.cited(NEWS) == (
        "丁文详. “数字革命与竞争国际化.” 中国青年报, 20 Nov. 2000, p. 15. "
        "期刊阅览室, https://example.org/articles/x/."
    )
    assert mla.cited(YU, online=False) == (
        "于潇, et al. “互联网药品可信交易环境中主体资质审核备案模式.” "
        "清华大学学报（自然科学版）, vol. 52, no. 11, 2012, pp. 1518-1523."
    )
    assert mla.cited(MONTHLY) == (
        "甲 and 乙. “做大文章 ‘增强’动力.” 中国青年报, no. 9, Sept. 2024, pp. 24-25."
    )
    assert "中心.” Translated by 顾幼静. 东方博物, no. 1" in mla.cited(KUBO)


def test_apa():
    assert apa.cited(NEWS) == (
        "丁文详. (2000, November 20). 数字革命与竞争国际化. 中国青年报, 15. "
        "https://example.org/articles/x/"
    )
    assert apa.cited(YU) == (
        "于潇, 刘义, 柴跃廷, & 孙宏波. (2012). 互联网药品可信交易环境中主体资质审核备案模式. "
        "清华大学学报（自然科学版）, 52(11), 1518–1523."
    )
    assert apa.cited(MONTHLY).startswith("甲, & 乙. (2024, September). 做大文章 “增强”动力. ")
    assert apa.cited(TELEGRAM).startswith("上海各路商界总联合会致外交部电. (1925, August 14). 民国")
    assert "(2009). " in apa.cited(KUBO)
    assert "中心 (顾幼静, Trans.). 东方博物, (1), 85–92." in apa.cited(KUBO)
    quarterly = replace(MONTHLY, kind="journal")
    assert apa.cited(quarterly).startswith("甲, & 乙. (2024). 做大文章 “增强”动力. ")


def test_chicago():
    assert chicago.cited(NEWS) == (
        "丁文详. “数字革命与竞争国际化.” 中国青年报, November 20, 2000, 15. "
        "https://example.org/articles/x/."
    )
    assert chicago.cited(YU) == (
        "于潇, 刘义, 柴跃廷, and 孙宏波. “互联网药品可信交易环境中主体资质审核备案模式.” "
        "清华大学学报（自然科学版） 52, no. 11 (2012): 1518–1523."
    )
    assert chicago.cited(MONTHLY) == (
        "甲 and 乙. “做大文章 ‘增强’动力.” 中国青年报, September 2024, 24–25."
    )
    assert "中国青年报, no. 9 (2024): 24" in chicago.cited(replace(MONTHLY, date="2024"))
    assert "中国青年报, no. 9 (September 2024): 24" in chicago.cited(
        replace(MONTHLY, kind="journal")
    )
    assert "57, no. 5–6 (2006): 169–176." in chicago.cited(DOUBLE)


def test_a_question_is_not_closed_twice_and_a_supplied_title_is_not_quoted():
    asked = replace(NEWS, title="我们从哪里来？")
    assert "“我们从哪里来？” 中国" in mla.cited(asked)
    assert "“我们从哪里来？” 中国" in chicago.cited(asked)
    assert "我们从哪里来？ 中国" in apa.cited(asked)
    for style in (mla, chicago):
        assert "丁文详. [数字革命与竞争国际化]. 中国" in style.cited(
            replace(NEWS, title_supplied=True)
        )


def test_many_names_are_cut_as_each_style_does():
    many = replace(NEWS, names=tuple(Name(f"人{n}") for n in range(1, 23)))
    assert mla.cited(many).startswith("人1, et al. “")
    assert ", 人19, . . . 人22. (2000" in apa.cited(many)
    assert ", 人7, et al. “" in chicago.cited(many)


def test_the_day_of_access_is_told_where_no_other_date_is():
    undated = replace(NEWS, date="", accessed=date(2026, 11, 5))
    assert mla.cited(undated).endswith(f"{ADDRESS}. Accessed 5 Nov. 2026.")
    assert chicago.cited(undated).endswith(f"Accessed November 5, 2026. {ADDRESS}.")
    assert "(n.d.)" in apa.cited(undated)
    assert "Accessed" not in mla.cited(replace(NEWS, accessed=date(2026, 11, 5)))
