"""The first stage: bytes to numbered lines."""

import pytest

from issues.importer.report import SourceError
from issues.importer.source import open_source, split_lines, width_of

CHINESE = "今年的粮食比去年多打了三成，村里的人都说这是修了水库的缘故。\n第二行也是中文，说的是同一件事。\n"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_has(tmp_path, encoding, named):
    path = tmp_path / "a.txt"
    path.write_bytes(CHINESE.encode(encoding))
    source = open_source(path)
    assert source.text == CHINESE
    assert source.encoding == named


def test_big5_is_not_taken_for_gb18030(tmp_path):
    text = "這是一篇講述鄉村水利建設的文章，說的是人們怎樣把水引到山上的田裡去。"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("big5"))
    assert open_source(path).text == text


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_are_one(tmp_path, ending):
    path = tmp_path / "a.txt"
    path.write_bytes(f"甲行。{ending}乙行。{ending}".encode())
    assert [line.text for line in open_source(path).lines] == ["甲行。", "乙行。"]


@pytest.mark.parametrize(
    ("content", "fault", "mend"),
    [
        (b"", "is empty", "give the text"),
        (b" \n\n \t\n", "is empty", "give the text"),
        ("甲行\n乙\0行".encode(), "line 2 holds a NUL byte", "export it as UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "NUL byte", "export it as UTF-8"),
        ("一\n二\x01".encode(), "line 2 and others hold control", "export it as UTF-8"),
        (bytes(range(128, 256)) * 9, "is not text", "save it as UTF-8"),
        (b"\xff\xfea", "begins as utf-16", "save it as UTF-8"),
        ("。。。\n——\n".encode(), "has no words", "give the text"),
        ("字".encode() * 1_000_001, "line 1 has 1,000,001 characters", "put line ends"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line_with_the_mend(tmp_path, content, fault, mend):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(SourceError) as refusal:
        open_source(path)
    message = str(refusal.value)
    assert message.startswith(str(path))
    assert fault in message
    assert mend in message
    assert "\n" not in message


def test_lines_keep_the_numbers_that_an_editor_shows():
    lines = split_lines("甲\n\n\n乙\n丙\n")
    assert [(line.number, line.gap) for line in lines] == [(1, 0), (4, 2), (5, 0)]


def test_a_form_feed_opens_a_page():
    lines = split_lines("甲行\n\f乙行\n丙行")
    assert [line.opens_page for line in lines] == [False, True, False]
    assert lines[1].text == "乙行"


def test_the_one_space_that_a_form_feed_became_opens_a_page():
    text = "\n".join(["行行行行行行"] * 30) + "\n 下一页的头一行\n" + "\n".join(["行行行行"] * 30)
    assert [line.number for line in split_lines(text) if line.opens_page] == [31]


def test_where_every_paragraph_begins_with_a_space_no_page_does():
    lines = split_lines("\n".join([" 段落一。", " 段落二。", "正文。"] * 5))
    assert not any(line.opens_page for line in lines)


def test_marks_that_compositors_squeeze_take_less_width():
    assert width_of("一二三四") == 4
    assert width_of("2023") == 2
    assert width_of("“甲”，“乙”") < 7
