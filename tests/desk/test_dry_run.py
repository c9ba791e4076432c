"""`import_issues --dry-run` prints what a real run would do, and does none of it."""

import pytest
from django.core.management import call_command

from issues.importer.changes import Change, FieldChange, as_diff, shortened
from issues.models import Article, ArticleTag, Source
from tests.importer.specimens import write_source

from .conftest import COMPANION, TEXT, A, B
from .test_round_trip import tear_down

LIGHT, FERRY = "山村的电灯", "渡口的船工"


@pytest.fixture
def rehearse(tmp_path, capsys):
    def rehearse(text=TEXT, companion=COMPANION) -> str:
        write_source(tmp_path, text, "a.txt", companion)
        call_command("import_issues", tmp_path, dry_run=True, again=True)
        return capsys.readouterr().out

    return rehearse


def test_what_is_new_is_told_and_not_written(rehearse, db):
    out = rehearse()
    assert "a.txt: 山村月刊 2024年5月 第5期: 2 created" in out
    assert LIGHT in out and FERRY in out
    assert not Source.objects.exists()


def test_what_would_change_is_told_word_for_word(put, the, rehearse):
    put()
    out = rehearse(TEXT.replace("渔人收网的声音", "渔人撒网的声音"))
    assert f"  ~ 文章 {the(LIGHT).key} {LIGHT}" in out
    assert "      - …芦苇一夜之间白了头，渔人收网的声音从雾里传来，惊起…\n" in out
    assert "      + …芦苇一夜之间白了头，渔人撒网的声音从雾里传来，惊起…\n" in out
    assert "撒网" not in the(LIGHT).body


def test_an_editors_word_is_told_beside_the_sources(put, the, rehearse):
    put()
    light = the(LIGHT)
    light.title = "电灯"
    light.save()
    assert f"= 标题: 电灯 → {LIGHT}  (the editor's stays)" in rehearse()
    out = rehearse(TEXT.replace(LIGHT, "山村的灯"))
    assert "! 标题: 电灯 → 山村的灯  (conflict: the editor's stays)" in out


def test_what_would_go_is_told(put, rehearse):
    put()
    out = rehearse(TEXT.split("# 渡口")[0])
    assert f"{FERRY}  重新导入后，来源中不再有此文。" in out
    assert Article.objects.published().count() == 2


def test_topics_are_told_too(put, rehearse):
    put()
    before = ArticleTag.objects.count()
    power = "\n\n".join(
        f"第{n}年，水电站的发电机组换了新的，发电机组的工人都说好。" for n in "一二三四五"
    )
    out = rehearse(f"# {LIGHT}\n\n文/陈国华\n\n{A}\n\n{B}\n\n{power}\n")
    assert "发电机组" in out.split("topics:")[1]
    assert ArticleTag.objects.count() == before


def test_a_real_run_does_what_the_dry_run_told(put, rehearse, capsys):
    put()
    changed = TEXT.replace("渔人收网", "渔人撒网")
    assert "1 changed" in rehearse(changed)
    (report,) = put(changed)
    assert report.changed == 1


def test_a_paragraph_is_cut_down_to_what_differs():
    before, after = "甲" * 40 + "乙" + "丙" * 40, "甲" * 40 + "丁" + "丙" * 40
    assert shortened(before, after) == (
        "…" + "甲" * 12 + "乙" + "丙" * 12 + "…",
        "…" + "甲" * 12 + "丁" + "丙" * 12 + "…",
    )


def test_paragraphs_put_in_and_taken_out_stand_by_themselves():
    said = FieldChange("~", "正文", "甲\n\n乙\n\n" + "丙" * 61, "甲\n\n" + "丙" * 61 + "\n\n丁")
    assert list(as_diff([Change("~", "文章", [said])])) == [
        "  ~ 文章",
        "    ~ 正文:",
        "      - 乙",
        "      + 丁",
    ]


def test_what_would_be_put_back_is_told_too(put, the, tmp_path, rehearse, capsys):
    put()
    light = the(LIGHT)
    light.title = "电灯"
    light.save()
    call_command("export_companions", tmp_path)
    companion = (tmp_path / "a.toml").read_text()
    tear_down()
    capsys.readouterr()
    out = rehearse(companion=companion)
    assert "a.txt: 1 articles as edited" in out
    assert not Article.objects.exists()
