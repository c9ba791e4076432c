"""Books of the five sources, before the W3C's own checker, side by side."""

import pytest

from issues.models import Article, Issue

from ..epub.checker import JAVA, assert_all_sound

pytestmark = pytest.mark.skipif(not JAVA, reason="no Java: apt-get install default-jre-headless")


def test_an_article_an_issue_and_a_search_are_sound_books(fetch, room, tmp_path):
    article = Article.objects.get(key="pdtv33fs").get_absolute_url()
    issue = Issue.objects.get(number="9").get_absolute_url()
    books = {
        "article": fetch(f"{article[:-1]}.epub").content,
        "issue": fetch(f"{issue[:-1]}.epub").content,
        "search": fetch("/search.epub", q="人工智能", vertical="1").content,
    }
    assert_all_sound(books, tmp_path)
