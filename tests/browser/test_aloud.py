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
    cancel() { waiting.splice(0).forEach((one) => one.onerror?.({ error: "canceled" })); },
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


@pytest.mark.parametrize("voices", ["[]", ELSEWHERE])
def test_without_a_chinese_voice_here_there_is_no_button(page, listen, voices):
    group = listen(voices)
    page.wait_for_timeout(150)
    assert group.is_hidden()


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
