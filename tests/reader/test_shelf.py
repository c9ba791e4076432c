"""Home, periodicals, 期 and 栏目."""

import re


def titles(page):
    """What the links of a page say, in the order of the page."""
    return [re.sub(r"<[^>]+>", "", text) for text in re.findall(r"<a [^>]*>(.*?)</a>", page, re.S)]


def test_an_empty_room_says_so(see, db):
    assert "书架还空着" in see("/")
    assert "还没有刊物上架" in see("/periodicals/")
    assert "这里还没有文章" in see("/articles/")
    assert "这里没有作者" in see("/authors/")
    assert "这里没有主题" in see("/tags/")


def test_home_has_the_periodical_with_the_newest_issue_first(see, make_issue):
    make_issue("新刊", date="2024-01")
    make_issue("旧刊", date="1957-01")
    page = see("/")
    listed = page[page.index('class="periodicals"') :]
    assert listed.index("新刊") < listed.index("旧刊")
    assert "1957" in listed


def test_home_has_topics_and_a_search_box(see, make_article):
    make_article(tags=["京津冀"])
    page = see("/")
    assert "京津冀" in page
    assert 'name="q"' in page


def test_a_periodical_shows_its_facts_and_its_issues_by_year(see, make_periodical, make_issue):
    periodical = make_periodical(issn="0412-0892", cn="12-1001/D", publisher="支部生活社")
    for date in ("2023-05", "2024-06", "2024-07", ""):
        make_issue(periodical=periodical, date=date)
    page = see(periodical.get_absolute_url())
    for fact in ("0412-0892", "12-1001/D", "支部生活社"):
        assert fact in page
    years = re.findall(r'<h3>(?:<a class="num" href="[^"]*">)?(\d{4}|年份不详)', page)
    assert years == ["2024", "2023", "年份不详"]


def test_a_periodical_can_be_narrowed_to_a_year(see, make_issue):
    make_issue(date="2023-05", number="5")
    issue = make_issue(date="2024-06", number="6")
    page = see(f"{issue.periodical.get_absolute_url()}?year=2024")
    assert "第6期" in page
    assert "第5期" not in page


def test_a_year_that_is_none_is_refused_in_words(see, make_issue):
    address = make_issue().periodical.get_absolute_url()
    assert "年份请写四位数字" in see(f"{address}?year=去年")
    assert "这一年没有馆藏" in see(f"{address}?year=1999")


def test_a_periodical_named_in_none_of_its_issues_stands_in_brackets(see, make_issue):
    issue = make_issue("天津日报", periodical_supplied=True)
    assert "〔天津日报〕" in see(issue.periodical.get_absolute_url())
    make_issue("天津日报")
    assert "〔天津日报〕" not in see("/periodicals/")


def test_an_issue_has_its_contents_by_section_in_printed_order(see, make_issue, make_article):
    issue = make_issue()
    make_article("卷首的一篇", issue=issue, position=1)
    make_article("理论之一", issue=issue, section="理论", position=2, authors=["王磊", "孟罡"])
    make_article("讲述之一", issue=issue, section="讲述", position=3)
    make_article("理论之二", issue=issue, section="理论", position=4)
    printed = [
        "卷首的一篇",
        "理论",
        "理论之一",
        "王磊",
        "孟罡",
        "讲述",
        "讲述之一",
        "理论",
        "理论之二",
    ]
    shown = [title for title in titles(see(issue.get_absolute_url())) if title in printed]
    assert shown == printed


def test_a_section_all_by_the_same_names_them_once(see, make_issue, make_article):
    issue = make_issue()
    three = ["王磊", "孟罡", "杨颖"]
    for title in ("聚焦之一", "聚焦之二"):
        make_article(title, issue=issue, section="聚焦", authors=three)
    for title in ("理论之一", "理论之二"):
        make_article(title, issue=issue, section="理论", authors=["贾堤", "王峥"])
    make_article("讲述之一", issue=issue, section="讲述", authors=["栾江", "徐刚", "刘学"])
    make_article("讲述之二", issue=issue, section="讲述")
    shown = titles(see(issue.get_absolute_url()))
    assert shown[shown.index("聚焦") :][:6] == ["聚焦", *three, "聚焦之一", "聚焦之二"]
    assert shown.count("贾堤") == 2
    assert shown.index("讲述之一") < shown.index("栾江")


def test_an_issue_leads_to_those_before_and_after_it(see, make_issue):
    make_issue("别的刊物", date="2024-07")
    issues = [make_issue(date=f"2024-{month:02}") for month in (6, 7, 8)]
    page = see(issues[1].get_absolute_url())
    assert f'rel="prev" href="{issues[0].get_absolute_url()}"' in page
    assert f'rel="next" href="{issues[2].get_absolute_url()}"' in page


def test_an_issue_without_articles_or_date_says_so(see, make_issue):
    page = see(make_issue(date="", number="").get_absolute_url())
    assert "这一期还没有文章" in page
    assert "日期不详" in page


def test_each_section_has_its_articles(see, make_article):
    article = make_article("理论之一", section="理论/研讨")
    make_article("别的一篇", section="讲述")
    page = see(article.section.get_absolute_url())
    assert "理论之一" in page
    assert "别的一篇" not in page


def test_addresses_can_be_shortened_from_the_right(see, make_article):
    article = make_article(section="理论", authors=["王明"], tags=["京津冀"])
    people = article.contributions.get().author
    for there in (article, article.issue, article.section, people, article.tags.get()):
        address = there.get_absolute_url().rstrip("/")
        while address:
            see(address)
            address = address.rpartition("/")[0]


def test_a_sure_year_is_a_step_of_the_way_to_its_issue_and_of_no_page_below(see, make_article):
    article = make_article(section="理论")
    issue = article.issue
    steps = re.compile(r'<nav class="breadcrumb".*?</nav>', re.DOTALL)
    assert "?year=2024" in steps.search(see(issue.get_absolute_url()))[0]
    assert "?year=" not in steps.search(see(article.get_absolute_url()))[0]
    issue.date = "[2024,2025]"
    issue.save()
    assert "?year=" not in steps.search(see(issue.get_absolute_url()))[0]


def test_the_head_of_an_issue_leads_to_its_neighbours(see, make_issue, make_article):
    before, issue, after = (make_issue(date=f"2024-0{month}") for month in (1, 2, 3))
    make_article(issue=issue)
    head = (
        see(issue.get_absolute_url()).split('<header class="issue-head"')[1].split("</header>")[0]
    )
    assert f'rel="prev" href="{before.get_absolute_url()}"' in head
    assert f'rel="next" href="{after.get_absolute_url()}"' in head
    assert f'href="{issue.get_absolute_url()}all/"' in head
