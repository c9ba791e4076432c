"""What is not known, or only by a cataloguer, is cited as such."""

from dataclasses import replace

import pytest

from reader.cite import Name, Work, csl
from reader.cite.gbt7714 import cited
from reader.cite.ris import record

NEWS = Work("newspaper", "题", "报")
MAGAZINE = Work("magazine", "题", "刊")


@pytest.mark.parametrize(
    ("date", "supplied", "said"),
    [
        ("2024-09-03", False, "2024-09-03"),
        ("2024-09", False, "2024-09"),
        ("2024", False, "2024"),
        ("2024-XX", False, "2024"),
        ("2024-21", False, "2024春"),
        ("2023", True, "[2023]"),
        ("2023?", True, "[2023?]"),
        ("2023?", False, "[2023?]"),
        ("2023~", False, "[约2023]"),
        ("2023%", True, "[约2023?]"),
        ("[2022,2023]", True, "[2022或2023]"),
        ("[2023-04,2023-05]", False, "[2023-04或2023-05]"),
        ("2023-04/2023-05", False, "2023-04/2023-05"),
        ("", False, "[日期不详]"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(date, supplied, said):
    work = replace(NEWS, date=date, date_supplied=supplied)
    assert cited(work, online=False) == f"题[N]. 报，{said}."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"date": "2024-09"}, "刊，2024-09"),
        ({"date": "2024-09", "number": "9"}, "刊，2024（9）"),
        ({"date": "2024-09", "number": "9", "whole_number": "1143"}, "刊，2024（9）"),
        ({"date": "2024-09", "whole_number": "1143"}, "刊，2024（总1143）"),
        ({"date": "2023-04/2023-05", "number": "4-5"}, "刊，2023（4/5）"),
        ({"date": "2023-12/2024-01", "number": "12—1"}, "刊，2023/2024（12/1）"),
        ({"date": "[2022,2023]", "number": "2"}, "刊，[2022或2023]（2）"),
        ({"date": "2024", "volume": "45"}, "刊，2024，45"),
        ({"date": "2024-09", "number": "9", "edition": "上半月"}, "刊（上半月），2024（9）"),
        ({"date": "2024", "edition": "增刊", "number": "1"}, "刊，2024（增刊1）"),
        ({"date": "2024", "edition": "增刊"}, "刊，2024（增刊）"),
        ({"date": "2024", "number": "9", "page": "第24页"}, "刊，2024（9）：24"),
        ({"date": "2024", "number": "9", "page": "24—25"}, "刊，2024（9）：24-25"),
        ({"number": "9"}, "刊，[日期不详]（9）"),
    ],
)
def test_an_issue_is_told_by_what_it_has(fields, said):
    assert cited(replace(MAGAZINE, **fields), online=False) == f"题[J]. {said}."


def test_what_a_cataloguer_supplied_stands_in_brackets():
    work = replace(NEWS, title_supplied=True, periodical_supplied=True, page="4版")
    assert cited(work, online=False) == "[题][N]. [报]，[日期不详]（4）."


def test_only_known_helpers_are_told_and_whoever_answers_comes_first():
    names = (Name("甲", role="photographer"), Name("乙", role="speaker"))
    assert cited(replace(NEWS, names=names), online=False).startswith("乙. 题[N]. 甲，摄. 报")
    assert cited(replace(NEWS, names=names[:1]), online=False).startswith("甲. 题[N]. 报")


def test_a_summary_under_a_headline_is_no_part_of_the_title():
    assert "题：副题[N/OL]" in cited(replace(NEWS, subtitle="副题"))
    assert "题[N/OL]" in cited(replace(NEWS, subtitle="会议听取和讨论了报告。" * 5))


@pytest.mark.parametrize(
    ("date", "issued", "in_ris"),
    [
        ("2024-09-03", {"date-parts": [[2024, 9, 3]]}, "2024/09/03/"),
        ("2024-09", {"date-parts": [[2024, 9]]}, "2024/09//"),
        ("2023?", {"date-parts": [[2023]], "circa": True}, "2023///"),
        ("2023-22", {"date-parts": [[2023]], "season": 2}, "2023///"),
        ("2023-04/2023-05", {"date-parts": [[2023, 4], [2023, 5]]}, "2023///"),
        ("[2022,2023]", {"literal": "[2022或2023]"}, "///[2022或2023]"),
    ],
)
def test_machines_are_told_no_more_than_is_known(date, issued, in_ris):
    work = replace(NEWS, date=date)
    assert csl.item(work)["issued"] == issued
    assert f"DA  - {in_ris}\r\n" in record(work)


def test_machines_are_told_no_date_where_there_is_none():
    assert "issued" not in csl.item(NEWS)
    assert "DA  -" not in record(NEWS)
