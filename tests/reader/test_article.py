"""The page of an article."""

import re

import pytest

from issues.models import Article, Contribution


@pytest.fixture
def article(make_issue, make_article):
    issue = make_issue(edition="上半月", whole_number="1143")
    make_article("前一篇", issue=issue)
    article = make_article(
        "推动港产城融合发展",
        body="开头一段。\n\n## 一、总论\n\n第二段。\n\n山际见来烟，\n竹中窥落日。",
        issue=issue,
        section="理论",
        authors=["蔡玉胜"],
        tags=["京津冀"],
        kicker="理论前沿",
        subtitle="以天津港为例",
        standfirst="编者按：本刊特约撰文。",
        author_note="（作者为研究员）",
        source_note="原载《求是》",
        page="24",
    )
    Contribution.objects.update(affiliation="天津社会科学院")
    make_article("后一篇", issue=issue)
    return article


def test_everything_printed_with_the_article_is_there(see, article):
    page = see(article.get_absolute_url())
    for printed in (
        "理论前沿",
        "推动港产城融合发展",
        "以天津港为例",
        "蔡玉胜",
        "天津社会科学院",
        "2024年9月 上半月 第9期（总第1143期）",
        "第24页",
        "编者按：本刊特约撰文。",
        "（作者为研究员）",
        "原载《求是》",
        "京津冀",
    ):
        assert printed in page, printed


def pilcrow(block):
    return f'<a class="pilcrow" href="#{block}" aria-label="本段网址"></a>'


def test_the_text_is_one_article_with_addresses_inside(see, article):
    page = see(article.get_absolute_url())
    assert page.count("<article") == 1
    for set_as in (
        f'<p id="p1">{pilcrow("p1")}开头一段。</p>',
        '<h2 id="s1">一、总论</h2>',
        f'<p id="p2">{pilcrow("p2")}第二段。</p>',
        f'<p id="p3" class="verse">{pilcrow("p3")}山际见来烟，<br>竹中窥落日。</p>',
    ):
        assert set_as in page


def test_it_leads_to_its_neighbours_its_people_and_its_places(see, article):
    page = see(article.get_absolute_url())
    neighbours = Article.objects.exclude(pk=article.pk)
    author = article.contributions.get().author
    for there in (*neighbours, author, article.issue, article.section, article.tags.get()):
        assert f'href="{there.get_absolute_url()}"' in page, there


def test_its_permanent_address_can_be_copied_by_hand(see, article):
    page = see(article.get_absolute_url()).replace("<wbr>", "")
    assert f'id="permanent-address">http://testserver/articles/{article.key}/</p>' in page


def test_its_settings_and_what_can_be_done_with_it_stand_before_its_text(see, article):
    page = see(article.get_absolute_url())
    head = page.partition('<div class="text"')[0]
    assert "阅读设置" in head
    for there in ("cite", "downloads", "send"):
        assert f'<a href="#{there}">' in head
        assert f'id="{there}"' in page
    assert 'href="/mine/">我的' in head


def test_a_supplied_title_stands_in_brackets_with_the_reason(see, make_article):
    page = see(make_article("全面从严治党", title_supplied=True).get_absolute_url())
    assert "〔全面从严治党〕" in page
    assert "由编目员据正文拟定" in page


def test_a_supplied_date_and_name_give_their_reasons(see, make_issue, make_article):
    issue = make_issue(
        "天津日报",
        date="2023?",
        date_supplied=True,
        date_reason="文中提到二十大。",
        periodical_supplied=True,
        periodical_reason="作者多在天津。",
    )
    for there in (issue, make_article(issue=issue)):
        page = see(there.get_absolute_url())
        assert "〔天津日报〕" in page
        assert "〔2023?〕" in page
        assert "作者多在天津。" in page
        assert "文中提到二十大。" in page


def test_a_byline_that_names_nobody_is_shown_as_printed(see, make_article):
    page = see(make_article(byline="本报评论员").get_absolute_url())
    assert '<p class="byline">本报评论员</p>' in page


def test_who_did_not_write_it_is_named_with_his_part(see, make_article):
    article = make_article(authors=["王明"])
    article.contributions.update(role=Contribution.Role.TRANSLATOR)
    assert "译者" in see(article.get_absolute_url())


def test_a_post_that_several_have_is_named_once(see, make_article):
    article = make_article(authors=["甲", "乙", "丙", "丁"])
    article.contributions.filter(author__name__in="甲乙丙").update(affiliation="南开大学")
    byline = see(article.get_absolute_url()).split('<ul class="byline">')[1].split("</ul>")[0]
    lines = [re.sub(r"<[^>]*>", "", line) for line in re.findall(r"<li>(.*?)</li>", byline)]
    assert lines == ["甲、乙、丙 南开大学", "丁"]


def test_an_article_without_text_says_so(see, make_article):
    assert "正文还没有录入" in see(make_article().get_absolute_url())


def test_the_next_article_passes_over_what_is_withdrawn(see, make_article):
    first = make_article("第一篇")
    make_article("撤下的", state=Article.State.WITHDRAWN)
    make_article("第三篇")
    page = see(first.get_absolute_url())
    assert "第三篇" in page
    assert "撤下的" not in page


def test_its_head_says_how_long_it_takes_to_read(see, make_article):
    long = make_article(body="字" * 5229 + "。")
    assert "约需 13 分钟读完，5,230 字" in see(long.get_absolute_url())
    assert "约需 1 分钟读完，2 字" in see(make_article(body="短。").get_absolute_url())
    assert "分钟" not in see(make_article(body="").get_absolute_url())


def test_headings_are_listed_once_each_below_its_own(see, make_article):
    article = make_article(body="## 一\n\n话。\n\n### （一）\n\n话。\n\n## 二\n\n话。")
    page = see(article.get_absolute_url())
    outline = page.split('<nav class="outline"')[1].split("</nav>")[0]
    assert (
        '<ol><li><a href="#s1">一</a><ol><li><a href="#s2">（一）</a></li></ol></li>'
        '<li><a href="#s3">二</a></li></ol>'
    ) in "".join(line.strip() for line in outline.split("\n"))
    assert page.count('href="#s2"') == 1


def test_one_heading_is_no_list(see, article):
    assert "outline" not in see(article.get_absolute_url())


def test_a_paragraph_that_opens_with_a_mark_is_known(see, make_article):
    page = see(make_article(body="“话。”\n\n话“。”").get_absolute_url())
    assert '<p id="p1" class="opens">' in page
    assert '<p id="p2">' in page


def test_neighbours_are_named_with_their_sections(see, make_article):
    make_article("前", section="理论")
    article = make_article("中")
    make_article("后", section="讲述")
    page = see(article.get_absolute_url())
    neighbours = page.split('<nav class="neighbours"')[1].split("</nav>")[0]
    words = " ".join(re.sub(r"<[^>]*>", " ", neighbours).split())
    assert "上一篇 · 理论 前 下一篇 · 讲述 后 本期目次" in words


def test_scripts_are_told_which_article_this_is(see, make_issue, make_article):
    article = make_article("题", key="k1", title_supplied=True, issue=make_issue())
    page = see(article.get_absolute_url())
    assert 'data-key="k1" data-title="〔题〕" data-issue="天津支部生活 2024年9月 第9期"' in page
    assert page.count("data-save aria-pressed") == 2  # before the text, and beside it


def test_on_paper_it_ends_with_what_to_cite(see, article):
    page = see(article.get_absolute_url())
    citation = page.split('<div class="citation" lang="zh-Hans">')[1].split("</div>")[0]
    words = re.sub(r"<[^>]*>", "", citation)
    assert (
        "蔡玉胜. 推动港产城融合发展：以天津港为例[J/OL]. 天津支部生活（上半月），2024（9）：24."
        in words
    )
    assert f"http://testserver{article.get_absolute_url()}" in words


def test_lines_of_titles_and_headings_end_between_words(client, see, make_article):
    words = "为<发展>提供坚强的政治保证"
    article = make_article(words, f"前言。\n\n## {words}\n\n正文。", key="parted")
    parted = "为<wbr>&lt;<wbr>发展<wbr>&gt;<wbr>提供<wbr>坚强的<wbr>政治<wbr>保证"
    page = see(article.get_absolute_url())
    assert f'<span class="half-title">{parted}</span>' in page
    assert f'<h2 id="s1">{parted}</h2>' in page
    assert "提供</mark><wbr>坚强的" in see(f"{article.get_absolute_url()}?q=提供")
    client.cookies["reading"] = "direction:down"
    assert "提供坚强的政治保证</h2>" in see(article.get_absolute_url())


def test_every_line_of_a_standfirst_is_a_paragraph(see, make_article):
    article = make_article("题", standfirst="百年奋斗\n某社 合办\n\n百年恰是风华正茂。")
    paragraphs = "<p>百年奋斗</p><p>某社 合办</p><p>百年恰是风华正茂。</p>"
    assert f'<div class="standfirst">{paragraphs}</div>' in see(article.get_absolute_url())


def test_titles_of_other_articles_and_headings_named_again_break_between_words(see, make_article):
    first = make_article("一", body="## 推进党建引领基层治理行动\n\n甲。\n\n## 二\n\n乙。")
    make_article("深化京津冀协同建设人工智能产业集群", issue=first.issue)
    page = see(first.get_absolute_url())
    assert re.search(r'<a href="#s1">推进<wbr>党建', page)
    assert re.search(r'rel="next".*深化<wbr>京津冀<wbr>协同', page)


@pytest.mark.parametrize(
    ("kind", "page", "said"),
    [
        ("magazine", "24", "第24页"),
        ("newspaper", "A04", "第A04版"),
        ("newspaper", "第1张第4版", "第1张第4版"),
        ("magazine", "", ""),
    ],
)
def test_a_page_is_said_with_its_unit_once(
    make_periodical, make_issue, make_article, kind, page, said
):
    issue = make_issue(periodical=make_periodical("某刊", kind=kind))
    assert make_article(page=page, issue=issue).page_display == said
