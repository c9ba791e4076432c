"""parse_source: a Reading printed, without a database."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.catalogues import seed

from .specimens import write_source

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


def test_a_file_that_is_no_text_is_refused_in_one_line(tmp_path):
    path = write_source(tmp_path, "", "empty.txt")
    with pytest.raises(CommandError, match="empty.txt: is empty"):
        call_command("parse_source", path)
