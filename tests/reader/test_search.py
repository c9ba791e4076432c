"""Finding: what is found, how it is shown, and how it is narrowed."""

import re

import pytest

from issues.models import Article, Issue, Tag
from reader.chart import labels_of


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
    assert '找到 <span class="num">3 篇</span>' in page
    assert "奋力谱写<mark>京津冀</mark>新篇章" in page
    assert "推进<mark>京津冀</mark>协同发展" in page


def test_the_words_above_a_text_are_marked_too(see, make_article):
    make_article("题", kicker="学思践悟", authors=["践悟"])
    page = see("/search/?q=践悟")
    assert '<p class="kicker">学思<mark>践悟</mark></p>' in page


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
        ("since=去年", "年份请写四位数字"),
        ("issue=nothing", "这里没有您所选的期"),
        ("issue=tianjinribao/1900", "这里没有您所选的期"),
        ("issue=%00", "不允许"),
        ("section=" + "长" * 300, "请不要超过"),
    ],
)
def test_what_is_not_understood_leaves_nothing_and_is_told(see, found, asked, sentence):
    page = see(f"/search/?q=京津冀&{asked}")
    assert sentence in page
    assert "人工智能产业" not in page


SIGNS = ['"', "(", "*", "-", "AND", "NEAR(", "' OR 1=1 --", "%", "\\", "😀", "的", "&#", "+", "\0"]
SIGNS += ["“京", "标题:", "作者：", "-京津冀", "京 -津", "。！", "长" * 10_000, "京 津 " * 2_000]


@pytest.mark.parametrize("text", SIGNS, ids=range(len(SIGNS)))
def test_any_text_is_answered(client, found, text):
    assert client.get("/search/", {"q": text}).status_code == 200
    assert client.get("/search/suggest/", {"q": text}).status_code == 200
    key = Article.objects.first().key
    assert client.get(f"/articles/{key}/", {"q": text}).status_code == 200


def test_what_is_too_long_is_told(see, found):
    assert "只按前面的 400 个字查找" in see(f"/search/?q=京津冀 {'京' * 500}&tag=交通")


def test_a_year_can_be_a_range(see, found):
    assert "人工智能产业" not in see("/search/?q=京津冀&since=2024")
    assert "两地之间" not in see("/search/?q=京津冀&until=2023")
    page = see("/search/?q=京津冀&since=2023&until=2024")
    assert '<span class="num">3 篇</span>' in page
    assert "2023年起" in page
    assert "至2024年" in page


def test_a_turned_facet_still_says_what_the_others_of_its_kind_would_leave(see, found):
    page = see("/search/?q=京津冀&year=2024")
    assert '2023</a> <span class="count num">1</span>' in page
    assert '天津日报</a> <span class="count num">1</span>' not in page
    assert '<a href="?q=%E4%BA%AC%E6%B4%A5%E5%86%80" aria-current="true">2024' in page


class TestOrder:
    def titles(self, page):
        return re.findall(r'<h2 class="entry-title"><a[^>]*>(.*?)</a>', page.replace("mark>", ""))

    def test_by_date(self, see, found):
        newest = self.titles(see("/search/?q=京津冀&sort=newest"))
        oldest = self.titles(see("/search/?q=京津冀&sort=oldest"))
        assert newest[-1] == oldest[0] == "人工智能产业"

    def test_the_order_stays_when_something_is_turned(self, see, found):
        page = see("/search/?q=京津冀&sort=oldest")
        assert "sort=oldest&amp;tag=%E4%BA%A4%E9%80%9A" in page
        assert '<input type="hidden" name="sort" value="oldest">' in page

    def test_an_order_that_there_is_not_is_by_relevance(self, see, found):
        assert '" aria-current="true">相关' in see("/search/?q=京津冀&sort=loudest")

    def test_no_page_repeats_an_article_of_another(self, see, make_article):
        for _ in range(45):
            make_article("同题", "同文")
        pages = [see(f"/search/?q=同文&page={number}") for number in (1, 2, 3)]
        keys = [key for page in pages for key in re.findall(r"/articles/(key\d+)/", page)]
        assert len(keys) == len(set(keys)) == 45


def test_how_it_was_read_is_told_with_the_exact_form_at_hand(see, found):
    page = see("/search/?q=集群京津冀")
    assert "检索词理解为：<b>集群</b>、<b>京津冀</b>" in page
    assert 'href="?q=%E2%80%9C%E9%9B%86%E7%BE%A4%E4%BA%AC%E6%B4%A5%E5%86%80%E2%80%9D"' in page
    assert "没有找到" in see("/search/?q=“集群京津冀”")


def test_signs_that_were_not_printed_are_told(see, make_article):
    make_article("题", "共35人")
    assert "没有一篇照样写着“3.5”" in see("/search/?q=3.5")


class TestYears:
    @pytest.fixture
    def of_years(self, make_issue, make_article):
        """Articles that say the same, as many of each year."""

        def put(**counts):
            for year, count in counts.items():
                issue = make_issue(date=year[1:])
                for _ in range(count):
                    make_article("同题", "京津冀", issue=issue)

        return put

    def test_each_year_is_a_bar_and_a_row_that_narrow_to_it(self, see, of_years):
        of_years(y1957=1, y2023=4, y2024=5)
        page = see("/search/?q=京津冀")
        assert page.count('<rect class="bar"') == 3
        bars = re.findall(r'<a href="([^"]*)" tabindex="-1" aria-label="(\d+)年，(\d+) 篇"', page)
        counts = [("1957", "1"), ("2023", "4"), ("2024", "5")]
        assert [(year, count) for _, year, count in bars] == counts
        assert bars[1][0].endswith("&amp;year=2023")
        assert '<th scope="row"><a class="num" href="?q=' in page

    def test_a_turned_year_keeps_the_others_in_sight(self, see, of_years):
        of_years(y2022=1, y2023=4, y2024=5)
        page = see("/search/?q=京津冀&year=2024")
        assert page.count('<rect class="bar"') == 3
        assert 'aria-label="2024年，5 篇" aria-current="true"' in page

    @pytest.mark.parametrize(
        "counts", [{"y2023": 4, "y2024": 9}, {"y2022": 1, "y2023": 4, "y2024": 4}]
    )
    def test_few_years_or_hits_need_no_chart(self, see, of_years, counts):
        of_years(**counts)
        assert "<svg" not in see("/search/?q=京津冀").split("<main")[1]

    @pytest.mark.parametrize(
        ("first", "last", "said"),
        [
            (2022, 2024, [2022, 2023, 2024]),
            (1957, 2024, [1970, 1980, 1990, 2000, 2010, 2020]),
            (1900, 2024, [1920, 1940, 1960, 1980, 2000]),
            (1957, 9024, [4000, 6000, 8000]),
        ],
    )
    def test_round_years_stand_under_the_bars(self, first, last, said):
        assert [year for year, _ in labels_of(first, last)] == said


class TestNothingFound:
    def test_which_facet_to_take_off_is_told_with_what_that_leaves(self, see, found):
        page = see("/search/?q=集群&year=2024&periodical=tianjinribao")
        assert "移除“年：2024”</a> <span class" in page
        assert "移除“刊物：天津日报”" not in page
        assert "清空范围</a>" in page

    def test_characters_of_the_same_sound_are_offered(self, see, found):
        page = see("/search/?q=人工只能")
        assert ">人工智能</a> <span class" in page

    def test_words_that_do_occur_are_offered(self, see, found):
        page = see("/search/?q=量子纠缠 京津冀")
        assert "馆藏里有这些词" in page
        assert '>京津冀</a> <span class="count num">3 篇</span>' in page

    def test_nothing_at_all_still_leads_somewhere(self, see, found):
        page = see("/search/?q=龘龘")
        assert "没有找到" in page
        assert 'href="/authors/"' in page


def test_a_periodical_an_issue_an_author_and_a_topic_are_searched_from_their_own_pages(
    see, found, make_author
):
    issue, author = Issue.objects.first(), make_author("刘刚")
    for page, name, value in [
        (issue.get_absolute_url(), "issue", f"{issue.periodical.slug}/{issue.slug}"),
        (issue.periodical.get_absolute_url(), "periodical", issue.periodical.slug),
        (author.get_absolute_url(), "author", author.key),
        ("/tags/交通/", "tag", "交通"),
    ]:
        assert f'<input type="hidden" name="{name}" value="{value}">' in see(page)
        assert '<span id="found">找到' in see(f"/search/?q=京津冀&{name}={value}")


def test_a_merged_author_or_topic_in_an_old_address_is_the_one_it_became(see, found, make_author):
    former = make_author("老刘", merged_into=make_author("刘刚"))
    assert "人工智能产业" in see(f"/search/?q=京津冀&author={former.key}")
    Tag.objects.create(name="运输", merged_into=Tag.objects.get(name="交通"))
    assert "两地之间" in see("/search/?q=京津冀&tag=运输")


@pytest.mark.parametrize("part", ["subtitle", "standfirst", "author_note", "source_note"])
def test_what_a_list_does_not_show_is_shown_where_it_was_found(see, make_article, part):
    make_article("题", "正文。", **{part: "说到京津冀的事"})
    assert "说到<mark>京津冀</mark>的事" in see("/search/?q=京津冀")


@pytest.mark.parametrize("page", ["abc", "0", "-1", "99", "last", ""])
def test_a_page_that_there_is_not_is_the_nearest(see, found, page):
    assert "人工智能产业" in see(f"/search/?q=京津冀&page={page}")
    assert "没有找到" in see(f"/search/?q=龘龘&page={page}")
    assert "写下题名" in see(f"/search/?page={page}")


def test_what_cannot_be_answered_whole_in_a_periodical_is_read_by_its_words_there(
    see, make_article, make_issue
):
    make_article("连", "乡村城市", issue=make_issue("甲刊"))
    make_article("断", "城市与乡村", issue=make_issue("乙刊", slug="b"))
    page = see("/search/?q=乡村城市&periodical=yikan")
    assert "检索词理解为" in page
    assert ">断</a>" in page


def test_what_is_offered_instead_is_found_under_what_is_turned(see, found):
    assert "是不是要找" in see("/search/?q=人工只能&periodical=tianjinribao")
    assert "是不是要找" not in see("/search/?q=人工只能&tag=交通")


def test_a_long_query_makes_no_long_page(client, found):
    assert len(client.get("/search/", {"q": "京津冀 " + "长" * 20_000}).content) < 60_000


def test_a_slip_that_was_found_by_its_words_is_told_all_the_same(see, make_article):
    make_article("散", "供应之后，连着几天。")
    make_article("链", "供应链安全。")
    page = see("/search/?q=供应连")
    assert ">散</a>" in page
    assert '是不是要找：<a href="?q=%E4%BE%9B%E5%BA%94%E9%93%BE">供应链</a>' in page
