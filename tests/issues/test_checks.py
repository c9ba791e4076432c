"""What `manage.py check` says of the search."""

import sqlite3

import pytest
from django.db import connection

from issues import checks
from issues.models import Article
from issues.search.row import SearchRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(monkeypatch, tmp_path):
    """What is said of the index; the test's own database is in memory, and a file stands for it."""
    file = tmp_path / "db.sqlite3"
    file.touch()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    return lambda: [(one.id, one.msg, one.hint) for one in checks.search_index_is_whole(None)]


def test_a_whole_index_is_nothing_to_speak_of(said, make_article):
    make_article("题")
    assert said() == []


def test_articles_that_are_not_in_the_index_are_told(said, make_article):
    make_article("题")
    make_article("另一题")
    SearchRow.objects.filter(article=Article.objects.first().pk).update(form=1)
    ((number, message, hint),) = said()
    assert number == "issues.W002"
    assert "lacks 1 article," in message
    assert "rebuild_search" in hint


def test_articles_that_are_there_no_more_are_told(said, make_article):
    make_article("题")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM issues_article")
    ((_, message, _),) = said()
    assert "1 article too many" in message


def test_a_missing_index_is_an_error(said):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE issues_search_text")
    ((number, message, hint),) = said()
    assert number == "issues.E002"
    assert "missing" in message


def test_an_index_that_is_mostly_of_former_texts_is_told(said, make_article):
    make_article("题")
    SearchRow.objects.bulk_create(SearchRow(replaces=n, batch=1) for n in range(1, 1002))
    ((number, message, _),) = said()
    assert number == "issues.W003"
    assert "1001 of them" in message


def test_nothing_is_said_before_there_is_a_room(said, monkeypatch, tmp_path):
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "none.sqlite3"))
    assert said() == []


def test_the_operator_is_told_when_fts5_is_missing(monkeypatch):
    class Without(sqlite3.Connection):
        def execute(self, *args):
            raise sqlite3.OperationalError("no such module: fts5")

    assert checks.search_has_what_it_needs(None) == []
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path: connect(path, factory=Without))
    [error] = checks.search_has_what_it_needs(None)
    assert "FTS5" in error.msg


def test_the_operator_is_warned_of_another_database(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    [warning] = checks.search_has_what_it_needs(None)
    assert warning.id == "issues.W001"
