"""What a record was, who changed it and when."""

import pytest
from django.contrib.auth.models import User

from issues.desk.join import merge_article
from issues.models import Article, Author

from .conftest import TEXT

LIGHT, FERRY = "山村的电灯", "渡口的船工"


@pytest.fixture
def editor(db):
    return User.objects.create_user("editor")


def test_an_import_alone_leaves_no_history(put):
    put()
    assert not Article.history.exists()
    assert not Author.history.exists()


def test_the_first_change_is_told_with_what_was_before(put, the, editor):
    put()
    light = the(LIGHT)
    light.title, light._history_user = "电灯", editor
    light.save()
    now, before = light.history.all()
    assert (now.title, now.history_user) == ("电灯", editor)
    assert (before.title, before.history_user) == (LIGHT, None)
    assert before.credits == [["陈国华", "person", "author", "陈国华", "", ""]]


def test_a_save_that_changes_nothing_is_not_told(put, the):
    put()
    the(LIGHT).save()
    assert not Article.history.exists()


def test_what_an_import_changes_is_told(put, the):
    put()
    put(TEXT.replace("那一年雨水", "这一年雨水"))
    now, before = the(FERRY).history.all()
    assert "这一年" in now.body and "那一年" in before.body
    assert not the(LIGHT).history.exists()


def test_a_merge_is_told_of_both(put, the):
    put()
    merge_article(the(FERRY), the(LIGHT))
    assert the(LIGHT).history.first().body != the(LIGHT).history.last().body
    assert the(FERRY).history.first().state == Article.State.MERGED
