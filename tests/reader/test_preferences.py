"""The room as a reader likes it, without an account."""

import re

import pytest

from reader.preferences import AS_EVERYBODY, CHOICES, COOKIE, Preferences, Refused


@pytest.fixture
def article(make_article):
    return make_article("题", "一段。\n\n又一段。")


@pytest.fixture
def choose(client):
    """Send the form, and answer with what comes back."""

    def send(expect=302, headers=None, **fields):
        response = client.post("/settings/", fields, headers=headers)
        assert response.status_code == expect
        return response

    return send


def html_tag(page):
    return re.search("<html[^>]*>", page)[0]


def test_what_is_chosen_is_kept_and_leads_back(client, see, choose, article):
    address = article.get_absolute_url()
    response = choose(theme="night", size="5", next=f"{address}?q=段")
    assert response["Location"] == f"{address}?q=%E6%AE%B5"
    assert html_tag(see(address)) == '<html lang="zh-Hans" data-theme="night" data-size="5">'
    assert html_tag(see("/tags/")) == html_tag(see(address))


def test_the_settings_page_says_that_it_is_saved_and_leads_back(see, choose, article):
    address = f"{article.get_absolute_url()}?q=a&script=hant"
    page = see(choose(theme="night", save="save", next=address)["Location"])
    said = page.split('role="status">')[1].split("</p>")[0]
    there = f"{article.get_absolute_url()}?q=a&amp;script=hant"
    assert said == f'已保存。 <a href="{there}">返回刚才那一页</a>'
    assert "<title>已保存。阅读设置" in page
    assert f'<input type="hidden" name="next" value="{there}">' in page
    for address in ("/settings/", "/settings/?done=<b>"):
        assert 'role="status"' not in see(address)


def test_a_form_that_speaks_of_a_few_things_leaves_the_others(see, choose, db):
    choose(face="hei", align="start")
    choose(size="1")
    assert 'data-size="1" data-face="hei" data-align="start"' in html_tag(see("/settings/"))


def test_the_page_offers_everything_with_what_is_chosen_chosen(see, choose, db):
    choose(measure="wide")
    form = see("/settings/").split('<form class="choosing"')[1].split("</form>")[0]
    for name, choices in CHOICES.items():
        offered = re.findall(rf'name="{name}" value="([^"]*)"( checked)?', form)
        assert [value for value, _ in offered] == list(choices)
        assert sum(bool(checked) for _, checked in offered) == 1, name
    assert 'name="measure" value="wide" checked' in form


def test_the_usual_is_kept_nowhere(client, choose, db):
    choose(theme="sepia", leading="loose")
    assert client.cookies[COOKIE].value == "theme:sepia&leading:loose"
    choose(theme="auto", leading="even")
    assert client.cookies[COOKIE].value == ""
    assert client.cookies[COOKIE]["max-age"] == 0


def test_all_is_put_back(client, see, choose, article):
    choose(theme="night", direction="down")
    response = choose(reset="reset", theme="night")
    assert response["Location"] == "/settings/?done=reset"
    assert html_tag(see("/")) == '<html lang="zh-Hans">'


def test_a_choice_that_there_is_not_is_refused_in_a_sentence(client, choose, db):
    page = choose(expect=400, size="<b>巨").content.decode()
    assert "字号没有“&lt;b&gt;巨”这一种，请从下面另选。" in page
    assert COOKIE not in client.cookies


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "theme:pink",
        "theme",
        "&&:",
        "size:99&theme:<script>",
        "unknown:1",
        "lang:en",
        "x" * 3000,
    ],
)
def test_a_cookie_that_says_nothing_known_counts_as_none(client, article, cookie):
    plain = client.get(article.get_absolute_url()).content
    client.cookies[COOKIE] = cookie
    response = client.get(article.get_absolute_url())
    assert response.content == plain
    assert "Cache-Control" not in response


def test_of_a_cookie_what_is_known_counts():
    assert Preferences.read("theme:pink&size:6&face") == Preferences(size="6")


@pytest.mark.parametrize("name", CHOICES)
def test_every_choice_survives_the_cookie(name):
    for value in CHOICES[name]:
        chosen = AS_EVERYBODY.changed({name: value})
        assert Preferences.read(chosen.written()) == chosen
        assert re.fullmatch("[a-z0-9:&-]*", chosen.written())
    with pytest.raises(Refused):
        AS_EVERYBODY.changed({name: "no"})


def test_paragraphs_are_indented_or_set_apart_never_both(see, choose, db):
    assert list(CHOICES["paragraphs"]) == ["indent", "gap"]
    choose(paragraphs="gap")
    assert html_tag(see("/")).count("data-paragraphs") == 1


def test_the_colours_around_the_page_follow_the_theme(see, choose, db):
    page = see("/")
    assert page.count('<meta name="theme-color" media="(prefers-color-scheme:') == 2
    assert '<meta name="color-scheme" content="light dark">' in page
    choose(theme="sepia")
    page = see("/")
    assert re.findall('<meta name="theme-color"([^>]*)>', page) == [' content="#f4ecd8"']
    assert '<meta name="color-scheme" content="light">' in page
    choose(theme="night")
    assert '<meta name="color-scheme" content="dark">' in see("/")


def test_the_quick_form_of_an_article_comes_back_to_it_as_it_is_seen(see, article):
    page = see(f"{article.get_absolute_url()}?q=段&script=hant&other=1")
    tools = page.split('<details class="reading-tools"')[1].split("</details>")[0]
    there = f"{article.get_absolute_url()}?q=%E6%AE%B5&amp;script=hant"
    assert f'<input type="hidden" name="next" value="{there}">' in tools
    for name in ("theme", "size", "face", "leading", "direction"):
        assert f'name="{name}"' in tools


def test_the_room_speaks_english_by_the_cookie_alone(client, see, choose, article):
    asks = {"headers": {"Accept-Language": "en"}}
    assert '<html lang="zh-Hans">' in client.get("/", **asks).content.decode()
    choose(language="en")
    page = see(article.get_absolute_url())
    assert '<html lang="en">' in page
    assert '<article class="article" lang="zh-Hans"' in page
    assert (
        '<button type="submit" name="language" value="zh-hans" lang="zh-hans">中文</button>' in page
    )


def test_the_desk_speaks_chinese_to_everybody(client, choose, db):
    chinese = client.get("/admin/login/").content.decode()
    choose(language="en")
    english = client.get("/admin/login/").content.decode()
    assert html_tag(english) == html_tag(chinese)
    assert "登录" in english
