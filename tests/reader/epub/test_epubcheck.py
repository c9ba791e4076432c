"""What the W3C's own checker says of the books: nothing.

Here the worst that a text may hold; tests/reader/seeds has an article, a 期 and a search of the five
sources, and EPUBCHECK=all every book of them, which takes minutes.
"""

import os

import pytest
from django.core.management import call_command

from issues.models import Issue

from .checker import JAVA, assert_sound

HOSTILE = "控制\x00\x0b\x1f符\ufffe <&]]> “引”‘号’ 😀 '\"> 2024年12月，--><![CDATA["

pytestmark = pytest.mark.skipif(not JAVA, reason="no Java: apt-get install default-jre-headless")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_books_are_sound_whatever_is_in_them(client, make_issue, make_article, tmp_path):
    issue = make_issue(f"刊物{HOSTILE[:20]}", slug="x", edition=HOSTILE, date="2023?", number="7-8")
    for number in range(3):
        make_article(
            f"{HOSTILE}{'很长的题名' * (50 if number else 1)}"[:300],
            body=f"{HOSTILE}\n\n## {HOSTILE}\n\n### 一\n\n  诗{HOSTILE}，\n诗。\n\n###### 五"
            * (number != 1),
            issue=issue,
            key=f"{number}key",
            section=HOSTILE if number < 2 else "",
            authors=[f"王明{HOSTILE}{number}", "李华"],
            tags=["京津冀"],
            kicker=HOSTILE,
            subtitle=HOSTILE,
            standfirst=f"{HOSTILE}\n二\n\n三",
            author_note=HOSTILE,
            source_note=HOSTILE,
            page="24",
            title_supplied=number == 2,
        )
    assert_sound(client.get(f"{issue.get_absolute_url()[:-1]}.epub?vertical=1").content, tmp_path)


@pytest.mark.skipif(os.environ.get("EPUBCHECK") != "all", reason="EPUBCHECK=all is not set")
def test_every_book_of_the_sources_is_sound(client, db, tmp_path):
    call_command("import_issues", verbosity=0)
    issues = Issue.objects.select_related("periodical")
    addresses = [f"{issue.get_absolute_url()[:-1]}.epub" for issue in issues]
    addresses.append(f"{issues[0].articles.first().get_absolute_url()[:-1]}.epub")
    for address in (*addresses, "/search.epub?q=改革"):
        vertical = f"{address}{'&' if '?' in address else '?'}vertical=1"
        for one in (address, vertical):
            assert_sound(client.get(one).content, tmp_path)
