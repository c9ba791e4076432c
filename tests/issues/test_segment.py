import subprocess
import sys
from multiprocessing import get_context

import pytest
from hypothesis import given
from hypothesis.strategies import text

from issues.chinese import segment
from issues.chinese.segment import head_words, own_words, read_list, stop_words, words


def test_a_text_is_cut_into_words():
    assert words("京津冀的人工智能，") == ["京津冀", "的", "人工智能", "，"]


@pytest.mark.parametrize(
    "term", ["新质生产力", "京津冀协同发展", "智慧养老", "数字政府", "全面从严治党"]
)
def test_the_rooms_own_words_stay_whole(term):
    assert term in words(f"论{term}的意义")


@given(text())
def test_the_words_together_are_the_text(text):
    assert "".join(words(text)) == text


def test_importing_the_module_does_not_load_the_dictionary():
    code = "import sys, issues.chinese.segment; sys.exit('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_loading_the_dictionary_says_nothing(capfd):
    segment.load.cache_clear()
    words("京津冀")
    assert capfd.readouterr() == ("", "")


def test_a_forked_worker_cuts_as_its_parent_does():
    with get_context("fork").Pool(2) as pool:
        assert pool.map(words, ["京津冀协同发展"] * 4) == [words("京津冀协同发展")] * 4


def test_an_editors_list_may_hold_remarks_and_empty_lines(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("# 经济\n\n甲 乙 # 丙\n丁\n", encoding="utf-8")
    assert list(read_list(path)) == ["甲", "乙", "丁"]


@pytest.mark.parametrize("name", ["WORDS_FILE", "STOPWORDS_FILE", "HEADS_FILE"])
def test_no_list_says_a_word_twice(name):
    listed = list(read_list(getattr(segment, name)))
    assert len(listed) == len(set(listed))


def test_the_lists_agree():
    assert {"发展", "推进", "工作", "全面", "建设", "加强"} <= stop_words()
    assert "善作善成" in own_words() & stop_words()  # whole, and no topic
    assert head_words() <= stop_words()
