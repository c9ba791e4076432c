"""An editor's day in a real browser: what he puts right stays right when the source comes again."""

import re

import pytest
from django.contrib.auth.models import Group, User

from issues.importer.batch import find_sources, import_all
from issues.models import Article
from tests.desk.conftest import COMPANION, TEXT
from tests.importer.specimens import write_source

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]


@pytest.fixture
def read(tmp_path, transactional_db):
    def read(text=TEXT):
        write_source(tmp_path, text, "a.txt", COMPANION)
        return list(import_all(find_sources([tmp_path]), again=True))

    return read


@pytest.fixture
def editor(page):
    """Logged in, on the front page of the desk."""
    user = User.objects.create_user("editor", password="山村的灯", is_staff=True)
    group, _ = Group.objects.get_or_create(name="编辑")
    if not group.permissions.exists():  # the tables were emptied since the migration made it
        user.is_superuser = True
        user.save()
    user.groups.add(group)
    page.goto("/admin/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "山村的灯")
    page.click("input[type=submit]")
    return page


def confirm(page):
    page.click("input[name=ask]")
    page.click("input[name=confirmed]")


def test_what_an_editor_puts_right_in_a_browser_stays_right(read, editor):
    read()
    editor.click("th a:text-is('文章')")
    editor.click("a:text-is('山村的电灯')")
    editor.fill("#id_title", "电灯")
    editor.click("input[name=_continue] >> nth=0")

    editor.click("text=拆成两篇")
    editor.check("input[name=paragraph] >> nth=0")
    editor.fill("#id_title", "老槐树下")
    confirm(editor)
    assert "已拆成两篇" in editor.inner_text(".messagelist")

    editor.goto("/admin/issues/author/")
    for box in editor.locator("input.action-select").all():
        box.check()
    editor.select_option("select[name=action]", "merge")
    editor.click("button[name=index]")
    editor.check("label:has-text('陈国华') input")
    confirm(editor)
    assert "已并作“陈国华”" in editor.inner_text(".messagelist")

    editor.click("a:text-is('王大河')")
    editor.fill("#id_name", "王大和")
    editor.click("input[name=_save] >> nth=0")

    read(TEXT.replace("那一年雨水", "这一年雨水"))
    titles = list(Article.objects.in_printed_order().values_list("title", flat=True))
    assert titles == ["电灯", "老槐树下", "渡口的船工"]
    editor.goto("/")
    editor.click("text=2024年5月")
    editor.click("text=渡口的船工")
    assert re.search("陈国华|王大河", editor.inner_text("article header"))
    assert "这一年雨水" in editor.inner_text("article")
