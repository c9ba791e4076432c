"""Whole specimens read: what is the text of an article, what is its head, what is furniture."""

import pytest

from .specimens import SENTENCES, column, headings, marks, paragraphs, read_specimen

A, B, C, D = SENTENCES
NOTE = "（作者为某县水务局工程师）"


def test_wrapped_lines_are_one_paragraph():
    reading = read_specimen(f"山中的水库\n张小山\n{column(A + B, C + D)}\n{NOTE}\n")
    assert paragraphs(reading) == [A + B, C + D]


def test_a_blank_line_inside_a_sentence_does_not_end_the_paragraph():
    rows = column(A + B + C).split("\n")
    rows.insert(3, "")
    reading = read_specimen("山中的水库\n张小山\n" + "\n".join(rows) + f"\n{NOTE}\n")
    assert paragraphs(reading) == [A + B + C]


def test_where_a_blank_follows_every_line_the_lost_indent_parts_paragraphs():
    text = column(A + B + C, D + A + B, C + D, measure=21, blank=True)
    reading = read_specimen(f"山中的水库\n张小山\n\n{text}\n\n{NOTE}\n")
    assert paragraphs(reading) == [A + B + C, D + A + B, C + D]


def test_latin_words_keep_a_space_where_their_line_was_wrapped():
    rows = [
        "这一句里有外国人的名字，叫做 Johann",
        "Sebastian Bach，他写过许多曲子，流传到",
        "今天。",
    ]
    reading = read_specimen(
        "老曲子\n张小山\n" + "\n".join(rows) + "\n" + column(A + B, C + D) + "\n"
    )
    assert "Johann Sebastian Bach，他写过许多曲子，流传到今天。" in reading.articles[0].text


def test_a_title_far_from_its_text_is_known_by_its_words():
    text = (
        "渔村的早晨\n王大河\n"
        "梯田里的歌声\n李小林\n"
        + column(D + "梯田的水是从山上引来的。", D) + "\n（作者为某乡小学教师）\n\n"
        + column(A + "渔村的早晨总是这样开始。", A) + "\n（作者为某县渔民）\n"
    )  # fmt: skip
    reading = read_specimen(text)
    assert [(a.title, [x.name for x in a.authors]) for a in reading.articles] == [
        ("梯田里的歌声", ["李小林"]),
        ("渔村的早晨", ["王大河"]),
    ]


def test_a_text_whose_title_is_lost_does_not_take_its_neighbours():
    text = (
        "梯田里的歌声\n李小林\n"
        + column(C + "仓房是全村人修的。", C) + "\n（作者为某村会计）\n\n"
        + column(D + "梯田里的歌声唱了一代又一代。", D) + "\n（作者为某乡小学教师）\n"
    )  # fmt: skip
    reading = read_specimen(text)
    first, second = reading.articles
    assert first.title_supplied
    assert first.authors == ()
    assert (second.title, second.title_supplied) == ("梯田里的歌声", False)


def test_a_title_set_at_the_foot_of_its_first_page_does_not_cut_the_text():
    rows = column(D + "梯田的水" + A + B + C, D, measure=20).split("\n")
    text = "\n".join([*rows[:4], "梯田里的歌声", "李小林", "\f" + rows[4], *rows[5:], NOTE])
    reading = read_specimen(text)
    assert [a.title for a in reading.articles] == ["梯田里的歌声"]
    assert paragraphs(reading) == [D + "梯田的水" + A + B + C, D]


def test_headings_over_two_lines_are_one():
    text = (
        "山中的水库\n张小山\n"
        + column(A + B) + "\n\n一、怎样把河里的水引到\n\n半山的梯田里去\n\n"
        + column(C + D) + "\n\n二、水来以后\n\n" + column(A + D) + f"\n{NOTE}\n"
    )  # fmt: skip
    assert headings(read_specimen(text)) == ["一、怎样把河里的水引到半山的梯田里去", "二、水来以后"]


def test_a_numbered_line_that_opens_a_paragraph_is_no_heading():
    text = f"山中的水库\n张小山\n\n{column('（一）' + A + B, '（二）' + C + D, blank=True)}\n\n{NOTE}\n"
    reading = read_specimen(text)
    assert headings(reading) == []
    assert paragraphs(reading) == ["（一）" + A + B, "（二）" + C + D]


def test_two_texts_end_to_end_part_where_the_headings_begin_again():
    fish = "渔网要在芦苇边上晒干，渔船要在沙洲边上修补。"
    text = (
        "渔村的早晨\n王大河\n" + column(A + fish, A + fish) + "\n\n一、渔网的织法\n\n" + column(fish + A)
        + "\n\n二、渔船的修法\n\n" + column(fish * 2 + A) + "\n\n" + column(D + "插秧的歌声和梯田一样古老。")
        + "\n\n一、梯田的来历\n\n" + column(D + D) + "\n\n二、插秧的歌\n\n" + column(D) + "\n" + NOTE + "\n"
    )  # fmt: skip
    reading = read_specimen(text)
    assert [a.title for a in reading.articles][:1] == ["渔村的早晨"]
    assert headings(reading, 0) == ["一、渔网的织法", "二、渔船的修法"]
    assert headings(reading, 1) == ["一、梯田的来历", "二、插秧的歌"]


MARKDOWN = f"""# 目录

## ■山村

渔村的早晨

王大河

梯田里的歌声

李小林

## ■水利

山中的水库

张小山

## 渔村的早晨

文/王大河

{A}

### 晒网

{B}**完**

# 梯田里的歌声

文/李小林

{D}{A[:20]}

梯田边上的晒谷场

# 山中的水库

文/张小山

{C}

{A[20:]}■

{D}★
"""


def test_the_contents_list_tells_titles_from_headings_and_gives_sections():
    reading = read_specimen(MARKDOWN)
    assert [(a.title, a.section) for a in reading.articles] == [
        ("渔村的早晨", "山村"),
        ("梯田里的歌声", "山村"),
        ("山中的水库", "水利"),
    ]
    assert headings(reading, 0) == ["晒网"]


def test_an_end_mark_misread_as_a_character_is_taken_off():
    reading = read_specimen(MARKDOWN)
    assert paragraphs(reading, 0) == [A, B]
    assert ("end_mark", "完") in {(f.kind, f.text) for f in reading.furniture}


def test_what_stands_under_a_picture_is_no_part_of_the_text():
    reading = read_specimen(MARKDOWN)
    assert "晒谷场" not in "".join(a.text for a in reading.articles)
    assert "caption" in {f.kind for f in reading.furniture}


def test_news_headlines_are_parted_into_kicker_title_and_subtitle():
    text = (
        "县长在水库工地考察时强调\n把水引上山去　　让梯田都有收成\n李大河陪同考察\n\n"
        + column(A + B, C + D) + "■\n"
    )  # fmt: skip
    article = read_specimen(text).articles[0]
    assert article.kicker == "县长在水库工地考察时强调"
    assert article.title == "把水引上山去 让梯田都有收成"
    assert article.subtitle == "李大河陪同考察"


def test_a_subtitle_after_a_dash_is_one():
    text = f"把水引上山\n——某县梯田灌溉调查\n张小山\n{column(A + B, C + D)}\n{NOTE}\n"
    article = read_specimen(text).articles[0]
    assert (article.title, article.subtitle) == ("把水引上山", "某县梯田灌溉调查")


def test_a_running_head_set_vertically_and_a_folio_are_furniture():
    foot = "\n\n山\n村\n月\n刊\n\n12\n\n"
    text = f"把水引上山\n张小山\n\n{column(A + B + C, blank=True)}{foot}{column(D + A, blank=True)}\n\n{NOTE}\n"
    reading = read_specimen(text)
    assert "月刊" not in reading.articles[0].text
    assert {"running_head", "folio"} <= {f.kind for f in reading.furniture}
    assert reading.periodical.title == "山村月刊"


def test_a_round_table_has_its_speakers_for_authors():
    text = (
        "乡亲们说水库\n\n某县农民 石 川 ：\n\n" + column(A + B, blank=True)
        + "\n\n某县农民 王红梅 ：\n\n" + column(C + D, blank=True) + "■\n"
    )  # fmt: skip
    article = read_specimen(text).articles[0]
    assert [(a.name, a.role) for a in article.authors] == [
        ("石川", "speaker"),
        ("王红梅", "speaker"),
    ]


def test_an_editors_note_stands_before_the_text_and_not_in_it():
    text = f"把水引上山\n张小山\n\n编者按\n\n{column(B, blank=True)}\n\n{column(A + C, D + B, blank=True)}\n\n{NOTE}\n"
    article = read_specimen(text).articles[0]
    assert article.standfirst == f"编者按：{B}"
    assert B not in article.blocks[0].text


def test_each_of_several_authors_has_his_part_of_the_note():
    text = (
        f"把水引上山\n李朝阳 靳志鹏\n{column(A + B, C + D)}\n"
        "（作者分别为某大学水利学院教授，某大学文学院讲师）\n"
    )
    authors = read_specimen(text).articles[0].authors
    assert [(a.name, a.affiliation) for a in authors] == [
        ("李朝阳", "某大学水利学院教授"),
        ("靳志鹏", "某大学文学院讲师"),
    ]


def test_a_body_that_signs_is_a_corporate_author():
    text = f"把水引上山\n某县水务局党委理论学习中心组\n{column(A + B, C + D)}\n"
    (author,) = read_specimen(text).articles[0].authors
    assert (author.name, author.kind) == ("某县水务局党委理论学习中心组", "corporate")


def test_the_masthead_says_which_periodical_and_which_issue():
    masthead = (
        "# 山村月刊\n\n2024年第09期·总第143期\n\n每月1日出版\n\n主编 张春和\n\n国际标准刊号/ISSN 1000-5919\n\n"
        "国内统一刊号/CN 12-1001/D\n\n编辑出版 某省山村月刊社\n\n"
    )
    reading = read_specimen(f"{masthead}# 把水引上山\n\n文/张小山\n\n{A}{B}\n\n{C}{D}■\n")
    assert (reading.periodical.title, reading.periodical.issn) == ("山村月刊", "1000-5919")
    assert (reading.periodical.cn, reading.periodical.publisher) == ("12-1001/D", "某省山村月刊社")
    issue = reading.issue
    assert (issue.date, issue.number, issue.whole_number) == ("2024-09", "9", "143")


def test_the_marks_of_a_page_read_as_a_short_string():
    text = f"把水引上山\n张小山\n{column(A + B)}\n{NOTE}\n\n王小二 摄\n"
    assert marks(text) == "TBPPPPPAI"


TITLES = ("渔村的早晨", "老槐树下", "记账的先生")


def unsigned(title: str, end: str = "") -> str:
    """An article in whole paragraphs that nobody signed."""
    return f"{title}\n\n{A + B}\n\n{C + D}{end}"


@pytest.mark.parametrize(
    "end",
    [
        "（责任编辑：王小明）",
        "\n\n（责任编辑：王小明 校对：李大江）",
        "[责编 王小明]",
        "\n\n责任编辑：王小明",
        "■",
    ],
)
def test_the_names_of_the_editors_end_an_article_as_an_end_mark_does(end):
    reading = read_specimen("\n\n".join(unsigned(title, end) for title in TITLES))
    assert [article.title for article in reading.articles] == list(TITLES)
    assert all(paragraphs(reading, i) == [A + B, C + D] for i in range(3))


def test_editors_named_in_a_column_end_an_article_too():
    texts = [f"{t}\n{column(A + B, C + D + '（责任编辑：王小明）')}" for t in TITLES]
    reading = read_specimen("\n".join(texts))
    assert [article.title for article in reading.articles] == list(TITLES)


@pytest.mark.parametrize(
    "aside", ["（编辑部在二楼）", "（编辑：他说过，这不行。）", "（老编辑 们都走了，人也散了）"]
)
def test_an_aside_about_editors_ends_nothing(aside):
    reading = read_specimen(f"{unsigned(TITLES[0], aside)}\n\n{TITLES[1]}\n\n{A}\n")
    assert len(reading.articles) == 1
    assert aside in reading.articles[0].text


def test_wide_white_over_titles_parts_articles():
    reading = read_specimen("\n\n\n\n".join(unsigned(title) for title in TITLES))
    assert [article.title for article in reading.articles] == list(TITLES)


def test_wide_white_over_headings_of_a_signed_text_parts_none():
    signed = f"山中的水库\n张小山\n{A}\n" + "\n\n\n".join(f"{t}\n{B}\n{C}" for t in TITLES)
    assert len(read_specimen(signed).articles) == 1


def test_even_white_parts_none():
    reading = read_specimen("\n\n".join(unsigned(title) for title in TITLES))
    assert [article.title for article in reading.articles] == [TITLES[0]]
    assert headings(reading) == list(TITLES[1:])


def test_wide_white_over_pages_parts_none():
    pages = [column(A + B, C), column(B + C, D), f"水从哪里来\n{column(A, C)}", column(D, B)]
    reading = read_specimen("渔村的早晨\n王大河\n" + "\n\n\n\n".join(pages))
    assert len(reading.articles) == 1
