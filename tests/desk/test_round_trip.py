"""A room built anew from its sources and what `export_companions` wrote equals the one it came from."""

import pytest
from django.core.management import CommandError, call_command

from issues.desk.bounds import redraw
from issues.desk.export import HEAD
from issues.desk.fixes import fixed, fixes_between
from issues.desk.join import merge_article
from issues.desk.people import leave_name, mark_as_body, merge_authors, tell_apart, unmerge_author
from issues.desk.shelves import merge_sections, move_articles, reorder
from issues.desk.split import split_article
from issues.desk.subjects import accept_tags, merge_tags, stop_tags
from issues.desk.worklist import check_off
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
from tests.importer.specimens import write_source

from .conftest import COMPANION, TEXT, B

LIGHT, FERRY = "山村的电灯", "渡口的船工"
SECTIONED = COMPANION + (
    '[[article]]\nat = 5\nsection = "山里"\n[[article]]\nat = 13\nsection = "水边"\n'
)


def everything() -> dict:
    """The room by names that outlive a database."""
    articles = {
        a.key: (
            str(a.issue), a.section and a.section.name, a.position, a.page, a.kicker, a.title,
            a.title_supplied, a.subtitle, a.byline, a.standfirst, a.author_note, a.source_note, a.body,
            a.state, a.state_reason, a.merged_into and a.merged_into.key, a.reviewed, told(a.drawn), a.spans,
            a.trouble, a.source and a.source.name,
            [(c.author.key, c.entered_as and c.entered_as.key, c.role, c.credited_as, c.affiliation) for c in a.contributions.all()],
            sorted(t.tag.name for t in a.article_tags.all()),
        )
        for a in Article.objects.all()
    }  # fmt: skip
    return {
        "articles": articles,
        "authors": {
            a.key: (a.name, a.kind, a.distinction, a.sort_key, a.merged_into and a.merged_into.key)
            for a in Author.objects.all()
        },
        "tags": {
            t.name: (t.standing, t.merged_into and t.merged_into.name)
            for t in Tag.objects.all()
            if t.standing != "proposed" or t.article_tags.exists() or t.merged_into
        },
        "sections": sorted((s.periodical.slug, s.name) for s in Section.objects.all()),
        "issues": sorted(
            (i.periodical.title, i.slug, i.date, i.number) for i in Issue.objects.all()
        ),
        "periodicals": sorted((p.title, p.slug, p.kind) for p in Periodical.objects.all()),
        "addresses": dict(FormerAddress.objects.values_list("path", "leads_to")),
    }


def told(drawn):
    return drawn and {name: spans for name, spans in drawn.items() if spans is not None}


def tear_down() -> None:
    """The room, emptied, as on another machine."""
    for model in (Contribution, ArticleTag):
        model.objects.all().delete()
    Article.objects.update(merged_into=None)
    Article.objects.all().delete()
    Author.objects.update(merged_into=None)
    Tag.objects.update(merged_into=None)
    for model in (Author, Tag, Section, Issue, Periodical, Source, FormerAddress):
        model.objects.all().delete()
    for model in (Article, Author, Tag, Section, Issue, Periodical):
        model.history.all().delete()


@pytest.fixture
def rebuilt(put, tmp_path):
    """Exports, builds the room anew, and says what it was and what it is."""

    def rebuilt():
        before = everything()
        call_command("export_companions", tmp_path)
        tear_down()
        call_command("import_issues", tmp_path)
        return before, everything()

    return rebuilt


def edit(article, **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()


ACTS = {
    "nothing": lambda the: None,
    "fields": lambda the: edit(
        the(LIGHT), title="电灯", kicker="山里", byline="", reviewed=True, position=7
    ),
    "a word": lambda the: edit(the(LIGHT), body=the(LIGHT).body.replace("收网", "撒网")),
    "paragraphs": lambda the: edit(
        the(FERRY), body="新的一段。\n\n" + the(FERRY).body.rpartition("\n\n")[0]
    ),
    "another text": lambda the: edit(the(FERRY), body="全文\n重写。\n\n## '''题\n\n\\# 完。"),
    "withdrawn": lambda the: edit(the(LIGHT), state="withdrawn", state_reason="作者要求"),
    "split": lambda the: split_article(the(FERRY), 2, with_authors=True),
    "split by hand": lambda the: (
        edit(the(LIGHT), body=the(LIGHT).body + "\n\n编后的话。"),
        split_article(the(LIGHT), 3, "编后"),
    ),
    "merged": lambda the: merge_article(the(FERRY), the(LIGHT), keep_title=False),
    "drawn": lambda the: redraw(the(LIGHT), [(5, 5)]),
    "moved": lambda the: move_articles(
        [the(FERRY)],
        Issue.objects.create(periodical=the(LIGHT).issue.periodical, slug="2024-no6", number="6"),
    ),
    "in order": lambda the: reorder(the(LIGHT).issue, [the(FERRY), the(LIGHT)]),
    "one section": lambda the: merge_sections(
        Section.objects.get(name="水边"), Section.objects.get(name="山里")
    ),
    "one author": lambda the: merge_authors(author("王大河"), author("陈国华")),
    "a body": lambda the: mark_as_body(author("王大河")),
    "a new name": lambda the: (
        edit(author("王大河"), name="王大和", sort_key=""),
        leave_name(author("王大和"), "王大河", "person"),
    ),
    "told apart": lambda the: tell_apart(
        author("王大河"), Contribution.objects.filter(article=the(FERRY)), "船工"
    ),
    "topics": lambda the: (
        merge_tags(*some_tags(2)),
        stop_tags(some_tags(3)[2:]),
        accept_tags(some_tags(4)[3:]),
    ),
    "a topic of one": lambda the: (
        ArticleTag.objects.create(article=the(LIGHT), tag=Tag.objects.create(name="夜校")),
        the(FERRY).article_tags.first().delete(),
    ),
    "a name of the periodical": lambda the: rename(the(LIGHT).issue.periodical, "山乡月刊", "shanxiang"),
    "an issue": lambda the: edit(the(LIGHT).issue, date="2024-05-01", slug="2024-05-01"),
    "checked": lambda the: (
        edit(the(LIGHT), problems=[{"line": 1, "rule": "open-end", "message": "断", "severity": "warning"}], trouble=30),
        check_off(the(LIGHT)),
    ),
    "an article of the desk": lambda the: Article.objects.create(
        key="zhubian2", issue=the(LIGHT).issue, title="主编的话", body="一段。\n\n二段。", position=9
    ),
}  # fmt: skip


def author(name) -> Author:
    return Author.objects.get(name=name, merged_into=None)


def some_tags(count) -> list[Tag]:
    used = Tag.objects.filter(articles__isnull=False).distinct().order_by("name")
    return list(used[:count])


def rename(periodical, title, slug):
    before = periodical.get_absolute_url()
    edit(periodical, title=title, slug=slug)
    FormerAddress.objects.forward({before: periodical.get_absolute_url()})


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_what_an_editor_did_is_there_in_a_room_built_anew(put, the, rebuilt, act):
    put(companion=SECTIONED)
    act(the)
    before, after = rebuilt()
    for kind in before:
        assert after[kind] == before[kind]


def test_all_of_it_together(put, the, rebuilt):
    put(companion=SECTIONED)
    for name in ("split", "a word", "fields", "one author", "topics", "one section", "moved"):
        if name == "fields":
            continue
        ACTS[name](the)
    before, after = rebuilt()
    for kind in before:
        assert after[kind] == before[kind]


def test_a_room_built_anew_keeps_what_editors_did_when_it_is_imported_again(put, the, rebuilt):
    put()
    edit(the(LIGHT), title="电灯")
    rebuilt()
    put(TEXT.replace(LIGHT, "山村的灯"), companion=None)
    assert Article.objects.filter(title="电灯").exists()


def test_to_export_twice_writes_once(put, the, tmp_path, capsys):
    put()
    edit(the(LIGHT), title="电灯")
    call_command("export_companions", tmp_path)
    assert "a.toml: written" in capsys.readouterr().out
    call_command("export_companions", tmp_path)
    assert capsys.readouterr().out == "Nothing changed.\n"


def test_what_a_cataloguer_wrote_stays_and_what_was_undone_goes(put, the, tmp_path):
    put()
    edit(the(LIGHT), title="电灯")
    call_command("export_companions", tmp_path)
    text = (tmp_path / "a.toml").read_text()
    assert text.startswith(COMPANION.rstrip()) and 'title = "电灯"' in text
    edit(the("电灯"), title=LIGHT)
    call_command("export_companions", tmp_path)
    assert (tmp_path / "a.toml").read_text() == COMPANION.rstrip() + "\n"


def test_a_correction_is_written_as_the_word_that_it_is(put, the, tmp_path):
    put()
    edit(the(LIGHT), body=the(LIGHT).body.replace("收网", "撒网"))
    call_command("export_companions", tmp_path)
    below = (tmp_path / "a.toml").read_text().partition(HEAD)[2]
    assert '{ was = "收", now = "撒" }' in below


def test_a_folder_that_is_none_is_refused_in_one_line():
    with pytest.raises(CommandError, match="nowhere: is no folder"):
        call_command("export_companions", "nowhere")


@pytest.mark.parametrize(
    ("edited", "says"),
    [
        ('[[edited]]\ntitle = "甲"\n', "without its key"),
        ('[[edited]]\nkey = "abcd"\ntitel = "甲"\n', "unknown key 'titel'"),
        ('[[edited]]\nkey = "abcd"\nposition = "三"\n', "give a number"),
        ('[[edited]]\nkey = "abcd"\nfixes = ["甲"]\n', "was = …, now = …"),
        ('[[edited]]\nkey = "abcd"\nbounds = { body = [1, 9] }\n', "write [[first, last]"),
    ],
)
def test_a_mistake_in_what_was_exported_is_refused_with_its_line(
    tmp_path, db, edited, says, capsys
):
    write_source(tmp_path, TEXT, "a.txt", COMPANION + edited)
    with pytest.raises(CommandError):
        call_command("import_issues", tmp_path)
    assert says in capsys.readouterr().err
    assert not Article.objects.exists()


def test_a_room_file_with_a_mistake_is_refused_in_one_line(put, tmp_path):
    put()
    (tmp_path / "room.toml").write_text("[[author\n")
    with pytest.raises(CommandError, match=r"room\.toml: cannot be read as TOML"):
        call_command("import_issues", tmp_path)
    (tmp_path / "room.toml").write_text('[[author]]\nname = "甲"\n')
    with pytest.raises(CommandError, match=r"room\.toml: a table lacks 'key'"):
        call_command("import_issues", tmp_path)


def test_fixes_make_the_new_text_of_the_old():
    old = "甲一乙。\n\n丙二丁。\n\n戊三己。\n\n庚四辛。"
    for new in (
        old.replace("二", "两"),
        old.replace("\n\n丙二丁。", ""),
        "新。\n\n" + old,
        old + "\n\n新。",
        old.replace("一", "1").replace("四", "4"),
    ):
        fixes = fixes_between(old, new)
        assert fixes is not None and fixed(old, fixes) == new
    assert fixes_between(old, "全然不同。") is None


def test_an_address_stays_though_its_text_was_corrected_since(put, the, rebuilt, client):
    put()
    edit(the(FERRY), title="渡口")
    address = the("渡口").get_absolute_url()
    put(TEXT.replace("仓房", "粮仓"))
    before, after = rebuilt()
    assert after["articles"] == before["articles"]
    assert client.get(address).status_code == 200


def test_what_was_exported_does_not_stand_in_the_way_of_a_source_that_grows_shorter(
    put, the, tmp_path
):
    put()
    split_article(the(FERRY), 2)
    call_command("export_companions", tmp_path)
    put(TEXT.replace(f"{B}\n\n", ""), companion=(tmp_path / "a.toml").read_text())
    assert "梯田" in set(Article.objects.values_list("title", flat=True))


def test_a_text_with_control_characters_can_be_written_and_read(put, the, rebuilt):
    put()
    edit(the(FERRY), body="软\x0b回车。\n\n另一段。")
    before, after = rebuilt()
    assert after["articles"] == before["articles"]


def test_a_room_file_from_elsewhere_undoes_nothing(put, the, tmp_path, capsys):
    put()
    merge_authors(author("王大河"), author("陈国华"))
    call_command("export_companions", tmp_path)
    unmerge_author(Author.objects.get(name="王大河"))
    room = tmp_path / "room.toml"
    room.write_text(room.read_text() + '\n[[tag]]\nname = "水利"\nstanding = "accepted"\n')
    call_command("import_issues", tmp_path)
    assert "left aside" in capsys.readouterr().out
    assert Author.objects.get(name="王大河").merged_into is None
