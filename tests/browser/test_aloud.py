"""An article is read aloud by a voice of the reader's own machine, where it has a Chinese one."""

import pytest

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]

# In the place of the browser's own: says nothing, notes what it is given, and ends when told.
VOICE = """
(voices) => {
  window.spoken = [];
  let waiting = [], late;
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => late ? voices : [],
    speak(utterance) { spoken.push(utterance); waiting.push(utterance); },
    cancel() { window.cancelled = (window.cancelled ?? 0) + 1; waiting.splice(0).forEach((one) => one.onerror?.({ error: "canceled" })); },
    addEventListener(_, listener) { setTimeout(() => { late = true; listener(); }, 50); },
  } });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.end = () => waiting.shift()?.onend();
}
"""
CHINESE = '[{lang: "en-US", localService: true}, {lang: "zh-CN", localService: true}]'
ELSEWHERE = '[{lang: "en-US", localService: true}, {lang: "zh-CN", localService: false}]'


@pytest.fixture
def article(make_article):
    long = "各地区各部门认真落实党中央决策部署。" * 12
    return make_article(
        "题", "\n\n".join(["第一段。" + long, "## 小题", "第三段，没有句号", long * 3])
    )


@pytest.fixture
def listen(page, article):
    def listen(voices=CHINESE):
        page.add_init_script(f"({VOICE})({voices})")
        page.goto(article.get_absolute_url())
        return page.get_by_role("group", name="朗读")

    return listen


def spoken(page):
    return page.evaluate("spoken.map(({text}) => text)")


@pytest.mark.parametrize("voices", ["[]", '[{lang: "en-US", localService: true}]', ELSEWHERE])
def test_without_a_chinese_voice_here_there_is_no_button(page, listen, voices):
    group = listen(voices)
    page.wait_for_timeout(150)
    assert group.is_hidden()
    assert page.get_by_text("没有中文语音").is_visible() == (voices != "[]")


def test_where_the_browser_cannot_speak_nothing_is_said_of_it(page, article):
    page.add_init_script(
        "delete globalThis.speechSynthesis; delete Window.prototype.speechSynthesis"
    )
    page.goto(article.get_absolute_url())
    assert page.evaluate("globalThis.speechSynthesis === undefined")
    assert page.get_by_role("group", name="朗读").is_hidden()
    assert page.get_by_text("没有中文语音").is_hidden()


def test_marks_of_notes_and_of_paragraphs_are_not_read_and_lines_are_parted(
    page, listen, make_article
):
    noted = make_article("注", "如前所述[1]，见〔注2〕。国发〔2023〕5号。\n\n诗一行\n又一行")
    listen().wait_for()
    page.goto(noted.get_absolute_url())
    page.get_by_role("button", name="朗读").click()
    page.evaluate("end()")
    assert spoken(page) == ["如前所述，见。国发〔2023〕5号。", "诗一行\n又一行"]


def test_a_long_sentence_is_cut_and_no_character_in_two(page, listen, make_article):
    long = make_article("长", "𠮷" * 49 + "各地区，" * 30)
    listen().wait_for()
    page.goto(long.get_absolute_url())
    page.get_by_role("button", name="朗读").click()
    for _ in range(9):
        page.evaluate("end()")
    assert "".join(spoken(page)) == long.body
    assert max(map(len, spoken(page))) <= 51


def test_who_leaves_is_not_read_to_any_longer(page, listen):
    listen().get_by_role("button", name="朗读").click()
    with page.expect_event("framenavigated"):
        page.evaluate(
            "addEventListener('pagehide', () => sessionStorage.setItem('cancelled', cancelled))"
        )
        before = page.evaluate("cancelled")
        page.evaluate("location.assign('/mine/')")
    page.wait_for_url("**/mine/")
    assert int(page.evaluate("sessionStorage.getItem('cancelled')")) == before + 1


def test_a_text_from_top_to_bottom_is_followed_in_its_frame(page, listen, live_server):
    cookie = {"name": "reading", "value": "direction:down", "url": live_server.url}
    page.context.add_cookies([cookie])
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 600})
    group = listen()
    group.wait_for()
    page.locator(".text").evaluate("it => it.scrollIntoView()")
    page.evaluate("document.querySelector('[data-aloud] button').click()")
    assert spoken(page)[0].startswith("第一段")
    while page.locator(".read-aloud").get_attribute("id") != "p3":
        page.evaluate("end()")
    page.wait_for_timeout(100)
    assert page.locator(".text").evaluate("it => it.scrollLeft") < 0
    box = page.locator("#p3").bounding_box()
    assert 0 < box["x"] + box["width"] <= 390


def test_it_reads_sentence_by_sentence_and_marks_the_paragraph(page, listen, article):
    listen().get_by_role("button", name="朗读").click()
    assert page.locator(".read-aloud").get_attribute("id") == "p1"
    for _ in range(30):
        if page.locator(".read-aloud").get_attribute("id") == "p2":
            break
        page.evaluate("end()")
    assert spoken(page)[-2:] == ["小题", "第三段，没有句号"]
    first = spoken(page)[:-2]
    assert "".join(first) == article.body.partition("\n")[0]
    assert all(len(piece) <= 60 and piece.endswith("。") for piece in first)


def test_it_pauses_goes_on_where_it_was_and_stops(page, listen):
    group = listen()
    group.get_by_role("button", name="朗读").click()
    page.evaluate("end()")
    group.get_by_role("button", name="暂停").click()
    group.get_by_role("button", name="继续").click()
    assert spoken(page)[1] == spoken(page)[2]
    group.get_by_role("combobox").select_option("快")
    assert spoken(page)[2] == spoken(page)[3]
    assert page.evaluate("spoken.at(-1).rate") == 1.5
    group.get_by_role("button", name="停止").click()
    assert page.locator(".read-aloud").count() == 0
    assert group.get_by_role("button", name="朗读").is_visible()
    page.reload()
    page.get_by_role("button", name="朗读").click()
    assert group.get_by_role("combobox").input_value() == "1.5"


def test_it_begins_at_the_paragraph_in_view(page, listen):
    page.set_viewport_size({"width": 390, "height": 500})
    listen().wait_for()
    page.evaluate("document.getElementById('p2').scrollIntoView()")
    page.evaluate("document.querySelector('[data-aloud] button').click()")
    assert spoken(page) == ["第三段，没有句号"]


def test_from_the_end_it_begins_anew_and_after_the_last_it_is_silent(page, listen):
    group = listen()
    group.wait_for()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("document.querySelector('[data-aloud] button').click()")
    assert spoken(page)[0].startswith("第一段")
    for _ in range(30):
        page.evaluate("end()")
    assert page.locator(".read-aloud").count() == 0
    assert page.get_by_role("button", name="停止").is_hidden()
