"""parse_source: a Reading printed, without a database."""

import json
import re
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from issues.importer import read
from issues.importer.companion import companion_path
from tests.catalogues import seed

from .specimens import SENTENCES, column, write_source

TOP = {"source", "periodical", "issue", "articles", "furniture", "problems"}
ARTICLE = {
    "position", "section", "kicker", "title", "title_supplied", "subtitle", "byline", "authors",
    "author_note", "source_note", "page", "spans", "heading_spans", "blocks",
}  # fmt: skip


def test_the_json_has_the_shape_that_is_promised(capsys):
    call_command("parse_source", seed("000"), "--json")
    reading = json.loads(capsys.readouterr().out)
    assert set(reading) == TOP
    assert set(reading["source"]) == {"path", "encoding", "lines", "sha256"}
    assert set(reading["periodical"]) == {"title", "issn", "cn", "publisher"}
    assert set(reading["issue"]) == {"date", "date_supplied", "volume", "number", "whole_number"}
    for article in reading["articles"]:
        assert set(article) >= ARTICLE
        assert {block["kind"] for block in article["blocks"]} <= {"heading", "paragraph"}
        assert all(set(a) == {"name", "kind", "role", "affiliation"} for a in article["authors"])
        assert "" not in article.values()


def test_without_the_companion_the_text_speaks_for_itself(capsys):
    call_command("parse_source", seed("000"), "--json", "--no-companion")
    reading = json.loads(capsys.readouterr().out)
    assert reading["periodical"]["title"] is None
    assert reading["issue"]["date"] is None


def test_a_person_sees_articles_furniture_and_problems(capsys):
    call_command("parse_source", seed("003"))
    shown = capsys.readouterr().out
    assert "因地制宜发展新质生产力 塑造东丽区高质量发展新动能" in shown
    assert "furniture" in shown


def test_a_person_sees_the_problems_of_an_article_with_it(capsys):
    call_command("parse_source", seed("000"), "--no-companion")
    assert "! untitled-body" in capsys.readouterr().out


def test_each_line_is_shown_with_its_mark_and_the_rule_that_gave_it(tmp_path, capsys):
    path = write_source(tmp_path, f"渔村的早晨\n王大河\n{column(SENTENCES[0], SENTENCES[1])}\n")
    call_command("parse_source", path, "--show-marks")
    rows = [row.split() for row in capsys.readouterr().out.split("\n") if row]
    printed = path.read_text(encoding="utf-8").split("\n")
    assert [int(row[0]) for row in rows] == [n for n, row in enumerate(printed, 1) if row]
    assert rows[0][1:] == ["title<text", "over-a-byline", "渔村的早晨"]
    assert rows[1][1:] == ["byline", "byline", "王大河"]


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_a_proposed_companion_changes_nothing(name, tmp_path, capsys):
    path = write_source(tmp_path, seed(name).read_text(encoding="utf-8"))
    bare = read(path)
    call_command("parse_source", path, "--propose")
    companion_path(path).write_text(capsys.readouterr().out, encoding="utf-8")
    assert read(path) == bare


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_what_a_proposed_companion_holds_in_comments_is_what_was_read(name, tmp_path, capsys):
    path = write_source(tmp_path, seed(name).read_text(encoding="utf-8"))
    bare = read(path)
    call_command("parse_source", path, "--propose")
    said = re.sub(r"(?m)^# (?=[a-z_]+ =)", "", capsys.readouterr().out)
    companion_path(path).write_text(said, encoding="utf-8")
    stated = read(path)
    for one, other in zip(bare.articles, stated.articles, strict=True):
        assert replace(one, heading_spans=()) == replace(other, heading_spans=())


def test_a_file_that_is_no_text_is_refused_in_one_line(tmp_path):
    path = write_source(tmp_path, "", "empty.txt")
    with pytest.raises(CommandError, match="empty.txt: is empty"):
        call_command("parse_source", path)
