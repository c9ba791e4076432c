"""Each rule on one line: a specimen that it takes and a near miss that it leaves."""

import pytest

from issues.importer.marks import Mark
from issues.importer.rules import mark_line

from .specimens import line

SPECIMENS = [
    # (line, mark)
    ("————————", Mark.SEPARATOR),
    ("■", Mark.END),
    ("16", Mark.FOLIO),
    ("— 35 —", Mark.FOLIO),
    ("第12页", Mark.FOLIO),
    ("## 山中的水库", Mark.HEADING),
    ("扫码听音频", Mark.ADVERTISEMENT),
    ("欢迎关注本刊公众号", Mark.ADVERTISEMENT),
    ("主编 张春和", Mark.MASTHEAD),
    ("定价/8.00元", Mark.MASTHEAD),
    ("国内统一刊号：CN 11-0000/D", Mark.MASTHEAD),
    ("责任编辑：李一 版式：王二", Mark.MASTHEAD),
    ("（下转第二版）", Mark.JUMP),
    ("（上接第一版）", Mark.JUMP),
    ("（作者为某大学教授）", Mark.AUTHOR_NOTE),
    ("【作者单位：某研究院】", Mark.AUTHOR_NOTE),
    ("〔作者系某市作家协会会员〕", Mark.AUTHOR_NOTE),
    ("(作者分别系甲学院教授、乙学院讲师)", Mark.AUTHOR_NOTE),
    ("作者系某市委党校副教授，长期研究水利史", Mark.AUTHOR_NOTE),
    ("（课题组成员：张三、李四）", Mark.AUTHOR_NOTE),
    ("（某县水务局 供稿）", Mark.AUTHOR_NOTE),
    ("（摘自《山村月刊》2020年第3期）", Mark.SOURCE_NOTE),
    ("（原载《水利报》）", Mark.SOURCE_NOTE),
    ("※这是作者在年会上讲话的主要部分。", Mark.SOURCE_NOTE),
    ("（2020年3月5日全体会议通过）", Mark.SOURCE_NOTE),
    ("编者按", Mark.STANDFIRST),
    ("【编者按】今年是水库建成六十年。", Mark.STANDFIRST),
    ("开栏的话：从今天起，本报开设专栏。", Mark.STANDFIRST),
    ("图为水库大坝全景。", Mark.CAPTION),
    ("王小二 摄", Mark.CAPTION),
    ("张三（左）和乡亲们在一起", Mark.CAPTION),
    ("新渠通水的场面（县档案馆供图）", Mark.CAPTION),
    ("标题：山中的水库", Mark.FIELD),
    ("版次：第3版", Mark.FIELD),
    ("·山村纪事·", Mark.LABEL),
    ("【理论】", Mark.LABEL),
    ("市政协委员 石 川 ：", Mark.HEADING),
    ("一、水从哪里来", Mark.HEADING),
    ("（二）怎样把水引上山", Mark.HEADING),
    ("3．渠道的修法", Mark.HEADING),
    ("刘 刚", Mark.BYLINE),
    ("■刘畅 李思佳", Mark.BYLINE),
    ("李朝阳　靳志鹏", Mark.BYLINE),
    ("文/本刊记者 李圆圆", Mark.BYLINE),
    ("文/某县水务局局长 吴大河", Mark.BYLINE),
    ("本报记者 张小山", Mark.BYLINE),
    ("本报评论员", Mark.BYLINE),
    ("某市水利学会课题组", Mark.BYLINE),
    ("修渠引水上高山　　开田种粮在坡前", Mark.TITLE),
]

NEAR_MISSES = [
    # (line, the mark it might wrongly bear)
    ("……", Mark.SEPARATOR),
    ("2024年", Mark.FOLIO),
    ("1958年动工", Mark.FOLIO),
    ("#水利#话题下有人留言", Mark.HEADING),
    ("主编说，这一期讲的是水。", Mark.MASTHEAD),
    ("电话里的声音很轻，", Mark.MASTHEAD),
    ("（作者在书中写道）", Mark.AUTHOR_NOTE),
    ("作者为了这本书走遍了全县。", Mark.AUTHOR_NOTE),
    ("据老人们说，那年的水特别大，淹到了庙门口，全村的人都逃到了山上，过了半个月才回来，什么也没剩下。", Mark.SOURCE_NOTE),
    ("编者按图索骥，找到了原书。", Mark.STANDFIRST),
    ("张三在村里照相，拍摄", Mark.CAPTION),
    ("他画了一张图。", Mark.CAPTION),
    ("地一张底图", Mark.CAPTION),
    ("他说：", Mark.HEADING),
    ("为此提出以下建议：", Mark.HEADING),
    ("一、水从哪里来。水从山上来。", Mark.HEADING),
    ("（三）在保障安全的前提下，", Mark.HEADING),
    ("国前列", Mark.BYLINE),
    ("高质量", Mark.BYLINE),
    ("关于建立水利研究中心", Mark.BYLINE),
    ("刘刚同志的先进事迹", Mark.BYLINE),
    ("记者在采访中看到，", Mark.BYLINE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mark"), SPECIMENS)
def test_a_rule_takes_its_specimen(text, mark):
    assert mark_line(line(text)).mark is mark


@pytest.mark.parametrize(("text", "mark"), NEAR_MISSES)
def test_a_rule_leaves_the_near_miss_as_text(text, mark):
    assert mark is not Mark.TEXT
    assert mark_line(line(text)).mark is Mark.TEXT
