"""Finding: what is found, how it is shown, and how it is narrowed."""

import pytest


@pytest.fixture
def found(make_issue, make_article):
    """Three articles on one subject, in two periodicals."""
    magazine = make_issue("天津支部生活", date="2024-09")
    paper = make_issue("天津日报", date="2023-05")
    make_article(
        "奋力谱写京津冀新篇章",
        body="开头。\n\n推进京津冀协同发展。",
        issue=magazine,
        section="理论",
        authors=["刘艳梅"],
        tags=["区域协同"],
    )
    make_article("人工智能产业", body="京津冀的产业集群。", issue=paper, authors=["刘刚"])
    make_article("两地之间", body="京津冀三地。", issue=magazine, tags=["区域协同", "交通"])


def test_nothing_asked_is_an_invitation(see, db):
    assert "写下题名、作者，或文中的一句话" in see("/search/")


def test_what_is_found_is_marked_in_title_and_text(see, found):
    page = see("/search/?q=京津冀")
    assert '找到 <span class="num">3</span> 篇' in page
    assert "奋力谱写<mark>京津冀</mark>新篇章" in page
    assert "推进<mark>京津冀</mark>协同发展" in page


def test_an_author_is_found_and_marked(see, found):
    page = see("/search/?q=刘刚")
    assert "人工智能产业" in page
    assert "<mark>刘刚</mark>" in page


@pytest.mark.parametrize(
    ("facet", "titles"),
    [
        ("periodical=tianjinribao", {"人工智能产业"}),
        ("year=2024", {"新篇章", "两地之间"}),
        ("section=理论", {"新篇章"}),
        ("tag=区域协同", {"新篇章", "两地之间"}),
        ("tag=区域协同&section=理论&year=2024", {"新篇章"}),
        ("section=没有这个栏目", set()),
    ],
)
def test_a_facet_narrows_what_is_found(see, found, facet, titles):
    page = see(f"/search/?q=京津冀&{facet}")
    assert {title for title in ("人工智能产业", "新篇章", "两地之间") if title in page} == titles


def test_an_author_narrows_what_is_found(see, found, make_author):
    page = see(f"/search/?q=京津冀&author={make_author('刘刚').key}")
    assert "人工智能产业" in page
    assert "两地之间" not in page


def test_a_facet_alone_is_browsed(see, found):
    page = see("/search/?tag=交通")
    assert "两地之间" in page
    assert "人工智能产业" not in page


def test_facets_say_how_many_they_leave(see, found):
    page = see("/search/?q=京津冀")
    assert (
        '&amp;tag=%E5%8C%BA%E5%9F%9F%E5%8D%8F%E5%90%8C">区域协同</a> <span class="count num">2'
        in page
    )
    assert '&amp;year=2023">2023</a> <span class="count num">1' in page


def test_a_turned_facet_is_a_chip_that_can_be_taken_off(see, found):
    page = see("/search/?q=京津冀&year=2024&tag=交通&page=1")
    assert '<a href="?q=%E4%BA%AC%E6%B4%A5%E5%86%80&amp;tag=%E4%BA%A4%E9%80%9A">' in page
    assert '<input type="hidden" name="tag" value="交通">' in page


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("year=去年", "年份请写四位数字"),
        ("year=99999999999999999999", "年份请写四位数字"),
        ("periodical=nothing", "这里没有您所选的刊物"),
        ("author=nobody", "这里没有您所选的作者"),
        ("tag=nothing", "这里没有您所选的主题"),
        ("tag=%00", "不允许"),
        ("q=" + "长" * 300, "请不要超过"),
        ("q=%00", "不能识别的字符"),
    ],
)
def test_what_is_not_understood_leaves_nothing_and_is_told(see, found, asked, sentence):
    page = see(f"/search/?q=京津冀&{asked}")
    assert sentence in page
    assert "人工智能产业" not in page


@pytest.mark.parametrize(
    "text", ['"', "(", "*", "-", "AND", "NEAR(", "' OR 1=1 --", "%", "\\", "😀", "的", "&#", "+"]
)
def test_any_text_is_answered(client, found, text):
    assert client.get("/search/", {"q": text}).status_code == 200


def test_nothing_found_gives_advice(see, found):
    page = see("/search/?q=没有这样的话&year=2024")
    assert "没有找到" in page
    assert "去掉上面的一项范围" in page
