"""Forty questions put to the five sources, each with the article that should come first."""

import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command

from issues.search import search_articles

pytestmark = pytest.mark.django_db

PAGE = Path(__file__).parents[1] / "cases" / "questions.toml"
QUESTIONS = tomllib.loads(PAGE.read_text("utf-8"))["question"]


@pytest.fixture(scope="module")
def places(django_db_setup, django_db_blocker):
    """At which place of its answer each question has the article that was expected; 0 for none."""
    with django_db_blocker.unblock():
        call_command("import_issues", verbosity=0)
        places = {}
        for question in QUESTIONS:
            titles = [article.title for article in search_articles(question["typed"])]
            first = question["first"]
            places[question["typed"]] = titles.index(first) + 1 if first in titles else 0
        call_command("flush", verbosity=0, interactive=False)
    return places


def test_nearly_all_are_answered_first(places):
    assert len(places) == 40
    assert [typed for typed, place in places.items() if place != 1][4:] == []


def test_all_are_answered_among_the_first_five(places):
    assert {typed: place for typed, place in places.items() if not 1 <= place <= 5} == {}
