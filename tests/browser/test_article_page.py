"""Reading an article in a real browser: its contents in the margin, addresses of its parts."""

import pytest

from issues.models import Article, Source

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]

FILLER = "各地区各部门认真落实，" * 40
LONG = "坚持以人民为中心的发展思想，推动高质量发展取得新成效，让现代化建设成果更多更公平惠及全体人民群众"


@pytest.fixture
def article(make_article):
    parts = [
        "## 一、总论",
        FILLER,
        "### （一）分论",
        FILLER,
        "## 二、结语",
        FILLER + "改革-开放,三&四。",
    ]
    return make_article(
        "题", "\n\n".join([*parts, f"{FILLER * 4}{LONG}。改革-开放,三&四。{FILLER}"] + [FILLER] * 5)
    )


@pytest.fixture
def clipboard(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return lambda: page.evaluate("navigator.clipboard.readText()")


SELECT = """([id, words]) => {
    const text = [...document.getElementById(id).childNodes].at(-1);
    const from = text.data.lastIndexOf(words);
    getSelection().setBaseAndExtent(text, from, text, from + words.length);
}"""

HEIGHT = """([id, words]) => {
    const text = [...document.getElementById(id).childNodes].at(-1);
    const range = new Range();
    range.setStart(text, text.data.lastIndexOf(words));
    range.setEnd(text, text.data.lastIndexOf(words) + words.length);
    return range.getBoundingClientRect().bottom;
}"""


def copy_link_to(page, block, words):
    page.evaluate(SELECT, [block, words])
    page.get_by_role("button", name="复制这句的链接").click()
    page.get_by_text("已复制这句的链接").wait_for()


def test_a_pilcrow_copies_the_address_of_its_paragraph(page, article, clipboard):
    page.goto(article.get_absolute_url())
    pilcrow = page.locator("#p2 .pilcrow")
    assert pilcrow.evaluate("it => getComputedStyle(it).opacity") == "0"
    pilcrow.focus()
    assert pilcrow.evaluate("it => getComputedStyle(it).opacity") == "1"
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="已复制本段的链接").wait_for()
    assert clipboard() == f"{page.url.partition('#')[0]}#p2"
    assert page.url.endswith("#p2")


@pytest.fixture
def phone(browser, live_server):
    context = browser.new_context(
        base_url=live_server.url,
        has_touch=True,
        is_mobile=True,
        viewport={"width": 390, "height": 844},
    )
    yield context.new_page()
    context.close()


COLOUR = "it => getComputedStyle(it, '::before').color"


def test_the_pilcrow_is_faint_where_nothing_hovers_but_at_the_paragraph_that_was_gone_to(
    phone, article
):
    phone.goto(f"{article.get_absolute_url()}#p2")
    pilcrow = phone.locator("#p1 .pilcrow")
    assert pilcrow.evaluate("it => getComputedStyle(it).opacity") == "1"
    assert pilcrow.evaluate(COLOUR) != phone.locator("#p2 .pilcrow").evaluate(COLOUR)
    box = pilcrow.bounding_box()
    assert box["width"] >= 24
    assert box["height"] >= 24


def test_one_tap_at_the_head_saves_or_leads_to_the_open_citations(phone, article):
    phone.goto(article.get_absolute_url())
    head = phone.locator(".at-hand")
    head.get_by_role("button", name="收藏").tap()
    assert head.get_by_role("button", name="收藏").get_attribute("aria-pressed") == "true"
    head.get_by_role("link", name="引用").tap()
    citation = phone.locator("#cite-gbt7714-2025")
    citation.wait_for()
    assert 0 <= citation.bounding_box()["y"] < 844


def test_a_report_names_the_paragraph_that_was_gone_to_or_selected_in(page, article):
    page.goto(f"{article.get_absolute_url()}#p2")
    report = page.locator(".rail").get_by_role("link", name="报告错误")
    assert report.get_attribute("href").endswith("/fault/?paragraph=2")
    page.evaluate(SELECT, ["p4", "人民群众"])
    page.locator(".offer").get_by_role("link", name="报告错误").click()
    assert page.url.endswith("/fault/?paragraph=4")
    assert page.get_by_text("第 4 段：").is_visible()


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("人民群众", "text=%E4%BA%BA%E6%B0%91%E7%BE%A4%E4%BC%97"),
        ("改革-开放,三&四", "%2D%E5%BC%80%E6%94%BE%2C%E4%B8%89%26%E5%9B%9B"),
        ("改革", "-,%E6%94%B9%E9%9D%A9"),  # not the first on the page: with what stands before
        (LONG, ","),
    ],
)
def test_selected_words_have_an_address_that_leads_to_them(
    page, article, clipboard, words, directive
):
    page.goto(article.get_absolute_url())
    copy_link_to(page, "p4", words)
    address = clipboard()
    assert "#p4:~:text=" in address
    page.goto("about:blank")
    page.goto(address.partition(":~:")[0])
    assert page.evaluate(HEIGHT, ["p4", words]) > 720
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_timeout(300)
    assert directive in address
    assert page.evaluate(HEIGHT, ["p4", words]) < 720  # the paragraph begins far above them


def test_words_of_two_paragraphs_are_offered_nothing(page, article):
    page.goto(article.get_absolute_url())
    page.evaluate(
        """() => getSelection().setBaseAndExtent(
            document.getElementById("p1"), 0, document.getElementById("p3"), 1)"""
    )
    page.wait_for_timeout(500)
    assert page.get_by_role("button", name="复制这句的链接").count() == 0


def test_the_heading_that_is_being_read_is_marked_in_the_margin(page, article):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(article.get_absolute_url())
    here = page.locator(".outline [aria-current]")
    assert here.count() == 0
    page.get_by_role("link", name="二、结语").click()
    page.wait_for_function("document.querySelector('.outline [aria-current]')")
    assert here.all_inner_texts() == ["二、结语"]
    assert page.get_by_role("link", name="二、结语").bounding_box()["x"] < 250


def test_on_a_narrow_screen_the_headings_are_folded(page, article):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(article.get_absolute_url())
    heading = page.locator(".outline a").first
    assert not heading.is_visible()
    page.get_by_text("文中小标题").click()
    assert heading.is_visible()


def test_all_stands_at_the_edge_of_the_frame_or_of_the_text(page, article):
    for width in (820, 1120, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(article.get_absolute_url())
        left, right = (
            {
                round(page.locator(part).first.evaluate(f"it => it.getBoundingClientRect().{side}"))
                for part in parts
            }
            for side, parts in {
                "left": [".nameplate", ".breadcrumb", ".outline summary", "h1", ".text", ".cite"],
                "right": [".search-form", ".rail #send"],
            }.items()
        )
        assert len(left) <= 2, width
        assert len(right) == 1 or width < 1088, width


def test_without_script_the_margin_has_the_headings_too(browser, live_server, article):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 1280, "height": 800}
    )
    page = context.new_page()
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="二、结语").click()
    assert page.url.endswith("#s3")
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1120, 1280])
@pytest.mark.parametrize("size", [18, 22])
def test_a_line_is_a_whole_number_of_characters(page, article, width, size):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(article.get_absolute_url())
    page.evaluate(f"document.documentElement.style.setProperty('--text-size', '{size}px')")
    characters = page.locator(".text").evaluate("it => it.getBoundingClientRect().width") / size
    assert characters <= 38.01
    assert abs(characters - round(characters)) < 0.01


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_neither_lines_nor_whole_issues_are_wider_than_the_window(page, article, width):
    source = Source.objects.create(
        name="a.txt", lines=3, text="题\n" + "长" * 90 + "\n" + "w" * 200
    )
    Article.objects.update(source=source, spans=[[2, 3]], heading_spans=[[1, 1]])
    page.set_viewport_size({"width": width, "height": 800})
    for place in (
        f"{article.get_absolute_url()}source/",
        f"{article.issue.get_absolute_url()}all/",
    ):
        page.goto(place)
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, place


def test_the_contents_of_a_whole_issue_lead_to_its_articles(page, article, make_article):
    for number in range(5):
        make_article(f"第{number}篇", "\n\n".join([FILLER] * 9), issue=article.issue)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{article.issue.get_absolute_url()}all/")
    page.get_by_label("目次").get_by_role("link", name="第4篇").click()
    page.wait_for_timeout(500)
    assert 0 <= page.get_by_role("heading", name="第4篇").bounding_box()["y"] < 250
