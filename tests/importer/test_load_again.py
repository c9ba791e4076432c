"""What an editor did, and what became of files, when a source is imported again."""

import pytest
from django.core.management import CommandError, call_command

from issues.importer.batch import Failure, find_sources, import_all
from issues.importer.report import SourceError
from issues.models import (
    Article,
    ArticleTag,
    Author,
    Contribution,
    FormerAddress,
    Issue,
    Periodical,
    Section,
    Source,
    Tag,
)

from .specimens import SENTENCES, column, write_source

A, B, C, D = SENTENCES
COMPANION = '[periodical]\ntitle = "山村月刊"\n[issue]\ndate = "2024-05"\nnumber = "5"\n'


def fishers(last=B, title="渔村的早晨", note="某县渔民", measure=20) -> str:
    opening = A + "渔村的早晨就是这样。"
    return f"{title}\n王大河\n{column(opening, last, measure=measure)}\n（作者为{note}）\n"


def singers(last=C, title="梯田里的歌声") -> str:
    return f"\n{title}\n李小林\n{column(D + '梯田里的歌声传得很远。', last)}\n（作者为某乡教师）\n"


@pytest.fixture
def put(tmp_path, db):
    """Writes sources with a companion and imports the folder; the outcomes by name."""

    def put(companion=COMPANION, again=False, replace=False, **texts):
        for name, text in texts.items():
            write_source(tmp_path, text, f"{name}.txt", companion)
        outcomes = import_all(find_sources([tmp_path]), again=again, replace=replace)
        return {outcome.name.removesuffix(".txt"): outcome for outcome in outcomes}

    return put


def article(title) -> Article:
    return Article.objects.get(title=title)


def everything() -> dict:
    """Every row of the room, but for when it was written."""
    models = (Periodical, Issue, Section, Article, Author, Contribution, Tag, ArticleTag, Source)
    written = {"modified", "imported_at"}
    return {
        model: [
            {name: value for name, value in row.items() if name not in written}
            for row in model.objects.order_by("pk").values()
        ]
        for model in models
    }


def test_importing_twice_writes_nothing_anywhere(put):
    put(a=fishers() + singers())
    put(COMPANION.replace('"5"', '"6"'), b=fishers(D, title="又一个早晨"))
    before = everything()
    put(again=True)
    assert everything() == before


def test_a_journal_is_one_by_its_companion_or_by_an_editor_and_stays_one(put):
    magazine = COMPANION.replace("[issue]", 'kind = "magazine"\n[issue]')
    put(magazine, a=fishers())
    journal = Periodical.objects.get()
    journal.kind = "journal"
    journal.save()
    put(magazine, a=fishers() + singers(), again=True)
    assert Periodical.objects.get().kind == "journal"
    put(magazine.replace("magazine", "journal").replace("月刊", "学报"), b=fishers(D, "早晨二"))
    assert Periodical.objects.get(title="山村学报").kind == "journal"


def test_two_folders_may_not_hold_files_of_one_name(tmp_path, db):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        write_source(tmp_path / folder, fishers(), companion=COMPANION)
    with pytest.raises(SourceError, match="would both be a.txt; import the folder above"):
        find_sources([tmp_path / "x", tmp_path / "y"])
    assert [name for name, _ in find_sources([tmp_path])] == ["x/a.txt", "y/a.txt"]


def test_an_article_printed_in_two_sources_has_a_key_in_each(put):
    put(a=fishers())
    put(COMPANION.replace('"5"', '"6"'), b=fishers() + singers())
    Article.objects.filter(title="梯田里的歌声").delete()
    keys = Article.objects.values_list("key", flat=True)
    assert len(keys) == len(set(keys)) == 2


def test_a_renamed_file_is_the_same_source(put, tmp_path):
    put(a=fishers() + singers())
    edited = article("渔村的早晨")
    edited.title = "渔村清晨"
    edited.save()
    for suffix in ("txt", "toml"):
        (tmp_path / "2024").mkdir(exist_ok=True)
        (tmp_path / f"a.{suffix}").rename(tmp_path / "2024" / f"may.{suffix}")
    put()
    assert [source.name for source in Source.objects.all()] == ["2024/may.txt"]
    assert set(Article.objects.values_list("title", flat=True)) == {"渔村清晨", "梯田里的歌声"}


def test_another_text_under_a_known_name_is_refused(put):
    put(a=fishers())
    failure = put(a=singers())["a"]
    assert isinstance(failure, Failure)
    assert "none of the 1 articles" in failure.message
    assert "--replace" in failure.message
    assert article("渔村的早晨").state == Article.State.PUBLISHED
    put(a=singers(), replace=True)
    assert article("渔村的早晨").state == Article.State.WITHDRAWN


def test_a_text_emptied_by_mistake_withdraws_nothing(put):
    put(a=fishers() + singers())
    assert isinstance(put(a="你好\n")["a"], Failure)
    assert Article.objects.published().count() == 2


def test_a_lost_article_does_not_lead_to_the_one_that_took_its_lines(put):
    put(a=fishers() + singers())
    put(a=singers())
    lost = article("渔村的早晨")
    assert (lost.state, lost.merged_into) == (Article.State.WITHDRAWN, None)


def test_a_lost_article_leads_to_the_one_that_took_up_its_text(put):
    put(a=fishers() + singers())
    both = f"渔村与梯田\n王大河\n{column(D + '梯田里的歌声传得很远。', C, A + '渔村的早晨就是这样。', B)}\n"
    put(a=both)
    lost = article("渔村的早晨")
    assert lost.state == Article.State.MERGED
    assert lost.merged_into == article("渔村与梯田")


def test_of_two_texts_that_open_alike_each_keeps_its_own(put):
    put(a=fishers() + singers() + fishers(D + C + D, title="又一个早晨", measure=18))
    second = article("又一个早晨")
    second.standfirst = "编辑写的按语。"
    second.save()
    put(a=singers() + fishers(D + C + D, title="又一个早晨", measure=18))
    second.refresh_from_db()
    assert second.state == Article.State.PUBLISHED
    assert second.standfirst == "编辑写的按语。"
    assert article("渔村的早晨").state == Article.State.WITHDRAWN


def test_an_author_whom_an_editor_told_apart_stays(put):
    put(a=fishers())
    fisher = Author.objects.create(name="王大河", distinction="渔民", key="wang-2")
    Contribution.objects.update(author=fisher)
    report = put(a=fishers(note="某省渔民"))["a"]
    assert article("渔村的早晨").contributions.get().author == fisher
    assert any("署名" in item for item in report.conflicts)


def test_a_row_that_an_editor_made_is_not_overwritten(put):
    periodical = Periodical.objects.create(title="山村月刊", slug="shancun", publisher="某社")
    Issue.objects.create(periodical=periodical, slug="2024-no5", date="2024-05-06", volume="3")
    report = put(COMPANION + 'volume = "2"\n', a=fishers())["a"]
    issue = Issue.objects.get()
    assert (issue.date, issue.volume, issue.number) == ("2024-05-06", "3", "5")
    assert len(report.conflicts) == 2


def test_an_issue_that_an_editor_worked_on_is_the_same_when_it_is_known_better(put):
    put('[periodical]\ntitle = "山村月刊"\n', a=fishers())
    issue = Issue.objects.get()
    issue.date, issue.volume, issue.slug = "2024-05-06", "3", "may"
    issue.save()
    put(a=fishers())
    kept = Issue.objects.get()
    assert (kept.pk, kept.slug, kept.date, kept.volume) == (issue.pk, "may", "2024-05-06", "3")
    assert kept.number == "5"


@pytest.mark.parametrize("work", ["reviewed", "topic", "byline"])
def test_what_an_editor_worked_on_is_not_retired(put, work):
    put(a=fishers() + singers())
    worked_on = article("渔村的早晨")
    if work == "reviewed":
        Article.objects.filter(pk=worked_on.pk).update(reviewed=True)
    elif work == "topic":
        worked_on.tags.add(Tag.objects.create(name="渔业"))
    else:
        worked_on.contributions.all().delete()
    report = put(a=singers())["a"]
    worked_on.refresh_from_db()
    assert worked_on.state == Article.State.PUBLISHED
    assert any("编辑改过" in item for item in report.kept)


def test_a_retired_article_that_an_editor_publishes_stays_published(put):
    put(a=fishers() + singers())
    put(a=singers())
    Article.objects.filter(title="渔村的早晨").update(state="published")
    put(again=True)
    assert article("渔村的早晨").state == Article.State.PUBLISHED


def test_an_article_that_an_editor_withdrew_stays_withdrawn(put):
    put(a=fishers() + singers())
    Article.objects.filter(title="渔村的早晨").update(state="withdrawn", state_reason="重复")
    put(again=True)
    assert article("渔村的早晨").state == Article.State.WITHDRAWN


def test_a_renamed_periodical_takes_in_what_comes_under_either_name(put):
    put(a=fishers())
    Periodical.objects.update(title="新山村")
    put(COMPANION.replace("山村月刊", "新山村").replace('"5"', '"6"'), b=singers())
    put(again=True)
    assert [str(periodical) for periodical in Periodical.objects.all()] == ["新山村"]


def test_a_periodical_whose_name_was_found_out_takes_in_no_other_nameless_source(put):
    put(None, a=fishers())
    Periodical.objects.update(title="山村月刊")
    put(None, b=singers())
    assert article("梯田里的歌声").issue.periodical.title == "刊名待考"
    put(None, again=True)
    assert article("渔村的早晨").issue.periodical.title == "山村月刊"


def test_a_section_that_an_editor_renamed_is_the_same_for_the_next_source(put):
    labelled = COMPANION + '[[article]]\nat = {}\nsection = "山村"\n'
    put(labelled.format(3), a=fishers())
    Section.objects.update(name="水乡")
    put(labelled.format(4).replace('"5"', '"6"'), b=singers())
    assert [section.name for section in Section.objects.all()] == ["水乡"]
    assert article("梯田里的歌声").section.name == "水乡"


def test_two_editions_of_one_number_are_two_issues(put):
    put(COMPANION + 'edition = "上半月"\n', a=fishers())
    put(COMPANION + 'edition = "下半月"\n', b=singers())
    assert set(Issue.objects.values_list("edition", flat=True)) == {"上半月", "下半月"}


def test_two_sources_of_one_issue_make_one_and_say_what_they_know(put):
    put(COMPANION + 'whole_number = "100"\npage = "2"\n', a=fishers())
    put(COMPANION + 'page = "1"\n', b=singers())
    put(again=True)
    issue = Issue.objects.get()
    assert issue.whole_number == "100"
    printed = [(a.title, a.page) for a in issue.articles.in_printed_order()]
    assert printed == [("梯田里的歌声", "1"), ("渔村的早晨", "2")]


def test_two_sources_that_claim_one_place_are_refused(put):
    put(a=fishers())
    failure = put(b=singers())["b"]
    assert "claims places in 山村月刊 2024年5月 第5期 that a.txt has" in failure.message
    assert '[issue] page = "2"' in failure.message
    assert [source.name for source in Source.objects.all()] == ["a.txt"]


def test_a_conflict_is_told_before_what_matters_less(put):
    put(a=fishers().replace("王大河\n", ""))
    Article.objects.update(title="渔村清晨")
    put(a=fishers(title="渔村早晨").replace("王大河\n", ""))
    assert [p["rule"] for p in article("渔村清晨").problems] == ["conflict", "no-author"]


def test_a_conflict_stays_on_the_article_until_it_is_settled(put):
    put(a=fishers())
    Article.objects.update(title="渔村清晨")
    put(a=fishers(title="渔村早晨"))
    put(again=True)
    assert "conflict" in {problem["rule"] for problem in article("渔村清晨").problems}
    Article.objects.update(title="渔村早晨")
    put(again=True)
    assert "conflict" not in {problem["rule"] for problem in article("渔村早晨").problems}


def test_an_article_that_was_deleted_does_not_come_back_under_its_key(put):
    put(a=fishers() + singers())
    gone = article("渔村的早晨")
    FormerAddress.objects.bury([gone.get_absolute_url()], "编辑已将其删除。")
    gone.delete()
    put(again=True)
    assert not Article.objects.filter(key=gone.key).exists()


def test_what_the_database_refuses_is_a_failure_of_that_file_alone(put, monkeypatch):
    from django.db import IntegrityError

    from issues.importer import batch

    def refuse(received, *args):
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr(batch, "load", refuse)
    assert "the database refuses it" in put(a=fishers())["a"].message


def test_a_title_too_long_for_its_field_is_reported(put):
    put(COMPANION + f'[[article]]\nat = 3\ntitle = "{"长" * 400}"\n', a=fishers())
    (kept,) = Article.objects.all()
    assert "too-long" in {problem["rule"] for problem in kept.problems}


def test_the_command_tells_of_what_an_editor_keeps(put, tmp_path, capsys):
    put(a=fishers())
    Article.objects.update(title="渔村清晨")
    write_source(tmp_path, fishers(title="渔村早晨"), "a.txt", COMPANION)
    call_command("import_issues", tmp_path)
    assert "conflict: 文章 渔村清晨：标题" in capsys.readouterr().out


def test_a_number_added_to_an_issue_is_not_nothing(put, tmp_path, capsys):
    put(a=fishers())
    write_source(tmp_path, fishers(), "a.txt", COMPANION + 'volume = "7"\n')
    call_command("import_issues", tmp_path)
    assert "Nothing changed" not in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_refused(db):
    with pytest.raises(CommandError, match="is not there; check the path"):
        call_command("import_issues", "nowhere")
