"""A Reading to rows: once, twice, after an editor, after a change of the source, and not at all."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from issues.chinese.script import traditional
from issues.importer import batch
from issues.importer.batch import Failure, find_sources, import_all
from issues.models import Article, Author, FormerAddress, Issue, Periodical, Section, Source, Tag
from issues.search import search_articles

from .specimens import SENTENCES, column, write_source

A, B, C, D = SENTENCES
COMPANION = '[periodical]\ntitle = "山村月刊"\n[issue]\ndate = "2024-05"\nnumber = "5"\n'
LATER = COMPANION.replace("5", "6")


def fishers(last=B, title="渔村的早晨", author="王大河") -> str:
    opening = A + "渔村的早晨就是这样。"
    return f"{title}\n{author}\n{column(opening, last)}\n（作者为某县渔民）\n"


FIRST = fishers()
SECOND = f"\n梯田里的歌声\n李小林\n{column(D + '梯田里的歌声传得很远。', C)}\n（作者为某乡教师）\n"


@pytest.fixture
def put(tmp_path, db):
    """Writes a source with its companion and imports it; gives the outcome."""

    def put(text=FIRST + SECOND, name="a.txt", companion=COMPANION, **options):
        path = write_source(tmp_path, text, name, companion)
        outcome, *_ = import_all([(name, path)], **options)
        return outcome

    return put


def article(title) -> Article:
    return Article.objects.get(title=title)


def test_a_source_becomes_a_periodical_an_issue_and_its_articles(put):
    report = put()
    assert report.created == 2
    issue = Issue.objects.get()
    assert (str(issue.periodical), issue.date, issue.slug) == ("山村月刊", "2024-05", "2024-no5")
    assert [a.title for a in issue.articles.all()] == ["渔村的早晨", "梯田里的歌声"]
    assert Author.objects.get(name="王大河").contributions.get().affiliation == "某县渔民"


def test_an_article_keeps_its_lines_in_the_source(put):
    put()
    lines = Source.objects.get().text.split("\n")
    first, last = article("渔村的早晨").spans[0]
    assert A[:10] in lines[first - 1]
    assert last < len(lines)


def test_an_article_is_known_to_be_in_traditional_characters(put):
    put(traditional(FIRST))
    assert article("漁村的早晨").lang == "zh-Hant"


def test_what_was_imported_is_found_by_searching(put):
    put()
    assert [a.title for a in search_articles("歌声传得很远")] == ["梯田里的歌声"]


def test_importing_twice_changes_nothing(put):
    put()
    before = list(Article.objects.values())
    assert not put().was_read
    report = put(again=True)
    assert (report.created, report.changed, report.unchanged) == (0, 0, 2)
    assert list(Article.objects.values()) == before


def test_a_dry_run_reports_the_same_and_writes_nothing(put):
    report = put(dry_run=True)
    assert report.created == 2
    assert not Article.objects.exists()
    assert not Periodical.objects.exists()


def test_what_an_editor_changed_stays_when_the_source_changes(put):
    put()
    edited = article("渔村的早晨")
    edited.title = "渔村清晨"
    edited.save()
    report = put(fishers(title="渔村早晨") + SECOND)
    edited.refresh_from_db()
    assert edited.title == "渔村清晨"
    assert any("标题" in item for item in report.conflicts)


def test_what_nobody_touched_follows_the_source(put):
    put()
    key = article("渔村的早晨").key
    put(fishers(C) + SECOND)
    assert C in Article.objects.get(key=key).body


def test_an_editors_byline_stays_and_the_rest_follows(put):
    put()
    edited = article("渔村的早晨")
    edited.contributions.all().delete()
    report = put(fishers(C, author="王小河") + SECOND)
    edited.refresh_from_db()
    assert not edited.contributions.exists()
    assert C in edited.body
    assert any("署名" in item for item in report.conflicts)


def test_an_issue_that_an_editor_dated_keeps_its_date_and_address(put):
    put()
    issue = Issue.objects.get()
    issue.date, issue.slug = "2024-05-06", "may"
    issue.save()
    put(again=True)
    assert Issue.objects.get().date == "2024-05-06"
    assert Issue.objects.get().slug == "may"


def test_a_key_is_the_same_in_a_database_built_anew(put):
    put()
    keys = set(Article.objects.values_list("title", "key"))
    Article.objects.all().delete()
    Source.objects.all().delete()
    put()
    assert set(Article.objects.values_list("title", "key")) == keys


def test_a_key_outlives_a_new_title_and_new_lines_before_the_text(put):
    put()
    key = article("梯田里的歌声").key
    put(FIRST + "\n" + SECOND.replace("梯田里的歌声\n", "梯田上的歌声\n", 1))
    assert article("梯田上的歌声").key == key


def test_two_texts_with_one_opening_have_two_keys(put):
    put(FIRST + fishers(D + C + D, title="渔村早晨"))
    assert len(set(Article.objects.values_list("key", flat=True))) == 2


def test_an_article_that_the_source_gave_up_leads_somewhere_or_says_so(put):
    put()
    gone = article("梯田里的歌声")
    put(FIRST)
    gone.refresh_from_db()
    assert gone.state == Article.State.WITHDRAWN
    assert gone.state_reason


def test_an_article_that_comes_back_is_published_again(put):
    put()
    put(FIRST)
    put()
    assert article("梯田里的歌声").state == Article.State.PUBLISHED


def test_an_issue_that_becomes_known_leaves_its_old_address_behind(put):
    put(companion='[periodical]\ntitle = "山村月刊"\n')
    old = Issue.objects.get().get_absolute_url()
    put()
    issue = Issue.objects.get()
    assert FormerAddress.objects.get(path=old).leads_to == issue.get_absolute_url()
    assert issue.articles.count() == 2


def test_a_text_that_names_no_periodical_is_kept_and_says_so(put):
    put(companion=None)
    issue = Issue.objects.select_related("periodical").get()
    assert issue.periodical_display == "〔刊名待考〕"
    assert issue.periodical_reason


def test_sections_are_those_of_the_periodical(put):
    put(companion=COMPANION + '[[article]]\nat = 3\nsection = "山村"\n')
    put(companion=COMPANION + '[[article]]\nat = 3\nsection = "水乡"\n')
    assert article("渔村的早晨").section.name == "水乡"
    assert set(Section.objects.values_list("name", flat=True)) == {"山村", "水乡"}


def test_a_body_is_plain_text_in_which_a_printed_hash_is_no_heading(put):
    put(f"把水引上山\n\n#三号井# 是第一口出水的井。\n\n{A}{B}\n\n{C}{D}\n")
    assert "\\#三号井#" in Article.objects.get().body


def test_one_bad_file_leaves_nothing_and_stops_no_other(tmp_path, db):
    write_source(tmp_path, FIRST, "good.txt", COMPANION)
    write_source(tmp_path, SECOND, "bad.txt", "[issue]\nyear = 1\n")
    outcomes = list(import_all(find_sources([tmp_path])))
    assert [type(outcome) is Failure for outcome in outcomes] == [True, False]
    assert [source.name for source in Source.objects.all()] == ["good.txt"]


def test_the_command_names_the_file_and_ends_in_error(tmp_path, db, capsys):
    write_source(tmp_path, "", "empty.txt")
    write_source(tmp_path, FIRST, "good.txt", COMPANION)
    with pytest.raises(CommandError, match="1 of 2 files"):
        call_command("import_issues", tmp_path)
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert "empty.txt: is empty" in told.err
    assert Article.objects.count() == 1


@pytest.mark.parametrize("path", ["nowhere.txt", "."])
def test_a_path_without_texts_is_refused_in_one_line(tmp_path, db, path):
    with pytest.raises(CommandError, match="is not there|holds no texts"):
        call_command("import_issues", tmp_path / path)


def test_the_command_says_when_nothing_changed(tmp_path, db, capsys):
    write_source(tmp_path, FIRST, "a.txt", COMPANION)
    call_command("import_issues", tmp_path)
    capsys.readouterr()
    call_command("import_issues", tmp_path)
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing changed."


def tags_of(title) -> set[str]:
    return {given.tag.name for given in article(title).article_tags.select_related("tag")}


def test_an_article_has_topics_after_an_import(put):
    put()
    assert tags_of("梯田里的歌声") & {"梯田", "歌声", "插秧"}


def test_a_topic_that_an_editor_took_away_is_not_given_again(put):
    put()
    given = article("梯田里的歌声").article_tags.select_related("tag").first()
    given.delete()
    put(FIRST + SECOND.replace(C[:10], C[5:15]))
    assert given.tag.name not in tags_of("梯田里的歌声")


def test_a_topic_that_an_editor_gave_stays(put):
    put()
    article("梯田里的歌声").tags.add(Tag.objects.create(name="民歌"))
    put(FIRST + SECOND.replace(C[:10], C[5:15]))
    assert "民歌" in tags_of("梯田里的歌声")


def test_an_article_that_opens_as_one_of_another_source_is_told_as_its_double(put):
    put()
    put(FIRST + SECOND.replace("传得很远", "传得很近"), name="b.txt", companion=LATER)
    first, second = Article.objects.filter(title="渔村的早晨").order_by("pk")
    assert [p["message"] for p in second.problems] == [
        f"与编号{first.key}的文章开头相同，也许重复。"
    ]
    assert not first.problems
    assert second.trouble > first.trouble == 0


def test_an_import_that_was_stopped_is_taken_up_by_the_next(tmp_path, db):
    for name, companion in zip("ab", (COMPANION, LATER), strict=True):
        write_source(tmp_path, FIRST + SECOND, f"{name}.txt", companion)
    stopped = import_all(find_sources([tmp_path]))
    next(stopped)
    stopped.close()
    assert Source.objects.count() == 1
    assert not Tag.objects.exists()
    assert [outcome.was_read for outcome in import_all(find_sources([tmp_path]))] == [False, True]
    assert Source.objects.count() == 2
    assert not Article.objects.filter(terms__isnull=False).exists()
    assert Tag.objects.exists()


def test_a_database_of_an_older_room_is_refused_in_one_line(tmp_path, db):
    write_source(tmp_path, FIRST, companion=COMPANION)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE issues_article RENAME COLUMN kicker TO formerly")
    with pytest.raises(CommandError, match="manage.py migrate"):
        call_command("import_issues", tmp_path)


def test_many_sources_are_read_by_several_processes_and_loaded_in_order(tmp_path, db, monkeypatch):
    monkeypatch.setattr(batch, "WORTH_WORKERS", 2)
    for page, name in enumerate("abc", 1):
        companion = f'{COMPANION}page = "{page}"\n'
        write_source(tmp_path, fishers(title=f"{name}村的早晨"), f"{name}.txt", companion)
    write_source(tmp_path, "", "b.txt")
    outcomes = list(import_all(find_sources([tmp_path])))
    assert [outcome.name for outcome in outcomes] == ["a.txt", "b.txt", "c.txt"]
    assert isinstance(outcomes[1], Failure)
    assert Article.objects.count() == 2
