"""Covers: drawn from what a 期 is called, one manner for each periodical."""

from xml.etree import ElementTree

import pytest

from reader.covers import PALETTES, cover_of, drawn
from reader.covers.drawing import Cover
from reader.covers.lettering import balanced, fitted, is_latin, upright
from reader.covers.magazines import MAGAZINES
from reader.covers.newspapers import NEWSPAPERS
from reader.linebreak import ems, in_room

NAMES = [
    "文",
    "〔天津日报〕",
    "重庆日报·思想周刊",
    "中国社会科学院研究生院学报",
    "Nature",
    "The China Quarterly",
]
LEADS = (
    "奋力谱写京津冀区域改革开放新篇章",
    "“新质生产力”的先进性，归根到底是社会主义先进性",
    "<b>&",
)


@pytest.mark.parametrize("compose", [*MAGAZINES, *NEWSPAPERS])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("leads", [(), LEADS[:1], LEADS])
def test_every_composition_takes_every_name_and_stays_on_the_sheet(compose, name, leads):
    cover = Cover(name, "〔2022年或2023年〕", "第7-8期", "上半月", leads)
    sheet = ElementTree.fromstring(f"<svg>{compose(cover, PALETTES[0])}</svg>")
    for text in sheet.iter("text"):
        for place in [text, *text]:
            if "x" in place.attrib:
                assert -1 <= float(place.get("x")) <= 301, ElementTree.tostring(text)
                assert 0 < float(place.get("y")) <= 420, ElementTree.tostring(text)
    shown = upright("".join(sheet.itertext())).replace(" ", "")
    for letter in upright(name).replace(" ", ""):
        assert letter in shown or letter == "·"


def test_a_cover_is_well_formed_and_stands_alone():
    svg = drawn(Cover("天津<政>协", "2024年9月", leads=LEADS), "tianjin", is_newspaper=False)
    root = ElementTree.fromstring(svg)
    assert root.get("viewBox") == "0 0 300 420"
    assert "Songti SC" in root.get("font-family")
    assert not any(word in svg for word in ("style=", "<style", "<script", "href", "class="))
    assert len(svg) < 20_000


def test_a_periodical_has_one_manner_and_its_issues_their_own_words():
    def look(slug, **fields):
        svg = drawn(Cover("天津政协", "2024年9月", **fields), slug, is_newspaper=False)
        root = ElementTree.fromstring(svg)
        return [rect.get("fill") for rect in root.findall(".//{*}rect")], "".join(root.itertext())

    colours, words = look("tianjinzhengxie", number="第1期")
    assert look("tianjinzhengxie", number="第2期")[0] == colours
    assert "第2期" in look("tianjinzhengxie", number="第2期")[1]
    assert len({tuple(look(f"p{n}")[0]) for n in range(40)}) > 15


def test_a_newspaper_looks_like_one():
    cover = Cover("天津日报", "2024年9月3日", leads=LEADS)
    assert drawn(cover, "same", is_newspaper=True) != drawn(cover, "same", is_newspaper=False)


def test_a_name_in_latin_letters_is_not_set_in_columns():
    assert is_latin("Nature") and not is_latin("IT 经理世界") and not is_latin("天津日报")
    for number in range(20):
        svg = drawn(Cover("The Quarterly", "1987年"), f"q{number}", is_newspaper=number % 2 == 0)
        assert "<tspan" not in svg


def test_a_name_parts_where_it_parts_itself():
    assert balanced("重庆日报·思想周刊", 2) == ["重庆日报", "思想周刊"]
    assert fitted("天津政协", 200, 100, 60)[1] == ["天津政协"]


def test_lines_keep_to_their_width_and_leave_no_single_character():
    title = "奋力谱写京津冀区域改革开放新篇章"
    for width in range(6, 16):
        lines = in_room(title, width, 3)
        assert all(ems(line) <= width for line in lines)
        assert lines[-1].endswith("…") or ems(lines[-1]) > 2
    assert in_room("一二三四五六七，八九十", 7, 2)[1][0] != "，"
    assert in_room("一二三四五六七八九十", 4, 2)[-1].endswith("…")
    assert in_room("2024年9月15日", 5, 2) == ["2024年", "9月15日"]


def test_a_cover_says_when_there_is_no_date(make_issue):
    issue = make_issue(date="", number="", whole_number="1143")
    cover = cover_of(issue, [])
    assert cover.date == "日期不详"
    assert cover.number == "总第1143期"
    assert cover_of(make_issue(number="增刊"), []).number == "增刊"


def test_the_picture_of_a_cover_shows_what_the_issue_opens_with(client, make_issue, make_article):
    issue = make_issue(slug="2024-09")
    make_article("撤下的", issue=issue, position=0, state="withdrawn")
    for number in range(1, 5):
        make_article(f"第{number}篇之题", issue=issue, position=number)
    response = client.get(f"{issue.get_absolute_url()}cover.svg")
    assert response["Content-Type"].startswith("image/svg+xml")
    assert "max-age" in response["Cache-Control"]
    words = "".join(ElementTree.fromstring(response.content.decode()).itertext())
    assert "第1篇之题" in words and "撤下" not in words and "第4篇" not in words
    assert client.get("/periodicals/none/none/cover.svg").status_code == 404


def test_a_page_shows_covers_with_their_size_and_what_they_are(see, make_issue):
    issue = make_issue()
    page = see(issue.periodical.get_absolute_url())
    assert f'src="{issue.get_absolute_url()}cover.svg" width="300" height="420"' in page
    assert 'alt="《天津支部生活》2024年9月 第9期 封面" loading="lazy"' in page
