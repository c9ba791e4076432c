"""What the desk does, as an editor does it: asked, foretold, confirmed; refused in one sentence."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issues.desk.people import merge_authors
from issues.models import Article, Author, FaultReport, Issue, Periodical, Section, Tag

from .conftest import TEXT

LIGHT, FERRY = "山村的电灯", "渡口的船工"


@pytest.fixture
def editor(client, db):
    """A member of the group 编辑, logged in."""
    user = User.objects.create_user("editor", password="desk", is_staff=True)
    user.groups.add(Group.objects.get(name="编辑"))
    client.force_login(user)
    return client


def page(name, *args) -> str:
    return reverse(f"admin:issues_{name}", args=args)


def text_of(response) -> str:
    return response.content.decode()


def ask(client, address, **data):
    """What will happen, which is then confirmed; the page that foretold it."""
    foretold = client.post(address, {**data, "ask": "1"})
    assert "将会发生" in text_of(foretold), text_of(foretold)
    done = client.post(address, {**data, "confirmed": "1"})
    assert done.status_code == 302
    return text_of(foretold)


def on_list(client, model, action, rows, **data):
    chosen = {"action": action, "_selected_action": [row.pk for row in rows], **data}
    return ask(client, page(f"{model}_changelist"), **chosen)


def test_an_article_is_split_after_it_was_foretold(editor, put, the):
    put()
    address = page("article_split", the(LIGHT).pk)
    assert "第2段" in text_of(editor.get(address))
    answer = editor.post(address, {"paragraph": 2, "title": "老槐树下", "ask": "1"})
    assert "老槐树下" in text_of(answer) and Article.objects.count() == 2
    ask(editor, address, paragraph=2, title="老槐树下")
    assert the("老槐树下").body and the(LIGHT).history.first().history_user.username == "editor"


def test_a_split_without_a_title_is_refused_in_place(editor, put, the):
    put()
    answer = editor.post(page("article_split", the(LIGHT).pk), {"paragraph": 2, "ask": "1"})
    assert "请给新的一篇写上标题" in text_of(answer)


def test_an_article_is_merged_into_its_neighbour(editor, put, the):
    put()
    address = page("article_merge", the(FERRY).pk)
    assert LIGHT in text_of(editor.get(address))
    ask(editor, address, into=the(LIGHT).key, keep_title="on")
    assert the(FERRY).merged_into == the(LIGHT)


def test_a_merge_into_an_unknown_article_is_refused_in_place(editor, put, the):
    put()
    answer = editor.post(page("article_merge", the(FERRY).pk), {"key": "zzzz", "ask": "1"})
    assert "没有编号为“zzzz”的文章" in text_of(answer)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("十二行", "请写行号"),
        ("9-5", "前面的应小于后面的"),
        ("5-99", "没有第 5 至 99 行"),
        ("", "请写明正文所在的行"),
    ],
)
def test_bounds_that_cannot_be_are_refused_in_place(editor, put, the, body, says):
    put()
    answer = editor.post(page("article_bounds", the(LIGHT).pk), {"body": body, "ask": "1"})
    assert says in text_of(answer)


def test_bounds_are_shown_and_drawn(editor, put, the):
    put()
    address = page("article_bounds", the(LIGHT).pk)
    assert 'value="5-7"' in text_of(editor.get(address))
    foretold = ask(editor, address, body="5")
    assert "村口的老槐树" in foretold
    assert "老槐树" not in the(LIGHT).body


def test_the_source_stands_beside_the_form_with_the_lines_lit(editor, put, the):
    put()
    seen = text_of(editor.get(page("article_change", the(LIGHT).pk)))
    assert '<li value="5" class="body">' in seen
    assert '<li value="1" class="head">' in seen
    assert '<li value="9">' in seen


def test_to_save_without_a_change_changes_nothing(editor, put, the):
    put()
    article = the(FERRY)
    form = editor.get(page("article_change", article.pk)).context["adminform"].form
    data = {
        name: "" if value is None else value
        for name, value in form.initial.items()
        if value is not False
    }
    data["body"] = data["body"].replace("\n", "\r\n")  # as browsers send it
    for prefix in ("contributions", "article_tags"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    assert editor.post(page("article_change", article.pk), data).status_code == 302
    assert the(FERRY).body == article.body
    assert not Article.history.exists()


def test_the_worklist_is_on_the_front_page_until_it_is_ticked_off(editor, put, the):
    put()
    article = the(LIGHT)
    article.problems = [{"line": 1, "severity": "warning", "rule": "open-end", "message": "断了"}]
    article.trouble = 30
    article.save()
    assert "断了" in text_of(editor.get("/admin/"))
    editor.post(page("article_checked", article.pk))
    assert "断了" not in text_of(editor.get("/admin/"))


def test_what_was_ticked_off_stays_so_and_what_is_new_comes_up(editor, put, the):
    broken = TEXT.replace("惊起一群", "惊起\ufffd群")
    put(broken)
    assert the(LIGHT).trouble > 0
    editor.post(page("article_checked", the(LIGHT).pk))
    put(broken)
    assert the(LIGHT).trouble == 0
    put(broken.replace("飞了三圈", "飞了\ue000圈"))
    assert the(LIGHT).trouble > 0


def test_a_conflict_is_settled_for_the_source(editor, put, the):
    put()
    article = the(LIGHT)
    article.title = "电灯"
    article.save()
    put(TEXT.replace(LIGHT, "山村的灯"))
    seen = text_of(editor.get(page("article_change", article.pk)))
    assert "来源作：山村的灯" in seen
    editor.post(page("article_take", article.pk), {"field": "title"})
    assert the("山村的灯").key == article.key
    answer = editor.post(page("article_take", article.pk), {"field": "title"}, follow=True)
    assert "并无分歧" in text_of(answer)


def test_an_older_version_is_compared_and_put_back_with_its_byline(editor, put, the):
    put()
    article = the(LIGHT)
    article.title = "电灯"
    article.save()
    article.contributions.all().delete()
    first = article.history.last()
    seen = text_of(editor.get(page("article_history", article.pk)))
    assert f"标题: {LIGHT} → 电灯" in seen
    address = page("article_restore", article.pk, first.history_id)
    assert f"标题: 电灯 → {LIGHT}" in text_of(editor.get(address))
    editor.post(address, {"confirmed": "1"})
    assert [c.author.name for c in the(LIGHT).contributions.all()] == ["陈国华"]


def test_articles_are_moved_and_put_into_a_section(editor, put, the, make_issue):
    put()
    issue = make_issue("渔村月刊")
    on_list(editor, "article", "move", [the(FERRY)], issue=issue.pk)
    assert the(FERRY).issue == issue
    section = Section.objects.create(periodical=issue.periodical, name="水边")
    on_list(editor, "article", "put_in_section", [the(FERRY)], section=section.pk)
    assert the(FERRY).section == section
    refused = editor.post(
        page("article_changelist"),
        {"action": "put_in_section", "_selected_action": [the(LIGHT).pk], "section": section.pk, "ask": 1},
    )  # fmt: skip
    assert "不属于" in text_of(refused)


def test_an_issue_is_put_in_order(editor, put, the):
    put()
    address = page("issue_order", the(LIGHT).issue_id)
    ask(editor, address, **{the(LIGHT).key: "2.5", the(FERRY).key: "2"})
    assert [a.title for a in Article.objects.in_printed_order()] == [FERRY, LIGHT]
    refused = editor.post(address, {the(LIGHT).key: "一", the(FERRY).key: "2", "ask": "1"})
    assert "请写一个数字" in text_of(refused)


def test_authors_are_merged_parted_and_made_bodies(editor, put):
    put()
    one, other = Author.objects.get(name="陈国华"), Author.objects.get(name="王大河")
    on_list(editor, "author", "merge", [one, other], into=one.pk)
    assert Author.objects.get(pk=other.pk).merged_into == one
    editor.post(page("author_changelist"), {"action": "unmerge", "_selected_action": [other.pk]})
    assert Author.objects.get(pk=other.pk).merged_into is None
    credit = other.contributions.get()
    ask(editor, page("author_apart", other.pk), credits=[credit.pk], distinction="船工")
    assert Author.objects.get(distinction="船工").contributions.get() == credit
    editor.post(page("author_changelist"), {"action": "mark_as_body", "_selected_action": [one.pk]})
    assert Author.objects.get(pk=one.pk).kind == "corporate"


def test_likely_duplicates_are_merged_or_kept_apart(editor, make_article):
    make_article("一", authors=["陈国华"])
    make_article("二", authors=["陈国桦"])
    address = page("author_likely")
    assert "陈国桦" in text_of(editor.get(address))
    one, other = Author.objects.order_by("pk")
    editor.post(address, {"one": one.pk, "other": other.pk, "apart": "1"})
    assert "没有发现" in text_of(editor.get(address))


def test_topics_are_merged_stopped_and_accepted(editor, make_article):
    make_article("一", tags=["水电", "电力", "山村"])
    power, water, village = (Tag.objects.get(name=n) for n in ("电力", "水电", "山村"))
    on_list(editor, "tag", "merge", [power, water], into=power.pk)
    on_list(editor, "tag", "stop", [village])
    editor.post(page("tag_changelist"), {"action": "accept", "_selected_action": [power.pk]})
    standing = dict(Tag.objects.values_list("name", "standing"))
    assert (standing["山村"], standing["电力"]) == ("stopped", "accepted")


def test_sections_are_merged(editor, make_article, make_issue):
    issue = make_issue("山村月刊")
    make_article("一", issue=issue, section="山里")
    make_article("二", issue=issue, section="水边")
    into, gone = Section.objects.order_by("pk")
    on_list(editor, "section", "merge", [into, gone], into=into.pk)
    assert Section.objects.get() == into


def test_an_editor_has_nothing_to_do_with_users_and_settings(editor):
    front = text_of(editor.get("/admin/"))
    assert "/admin/auth/" not in front
    assert editor.get("/admin/auth/user/").status_code == 403


def test_who_is_no_editor_may_not_act(client, put, the):
    put()
    client.force_login(User.objects.create_user("guest", is_staff=True))
    for name in ("split", "merge", "bounds"):
        assert client.get(page(f"article_{name}", the(LIGHT).pk)).status_code == 403
    assert client.post(page("article_checked", the(LIGHT).pk)).status_code == 403
    assert client.get(page("author_likely")).status_code == 403
    assert "要看的文章" not in text_of(client.get("/admin/"))


def test_a_fault_that_a_reader_reports_is_on_the_worklist(editor, make_article):
    article = make_article("一")
    FaultReport.objects.create(article=article, message="错了一字", paragraph=3)
    assert "错了一字" in text_of(editor.get("/admin/"))
    assert "错了一字" in text_of(editor.get(page("article_change", article.pk)))
    editor.post(page("article_checked", article.pk))
    assert "错了一字" not in text_of(editor.get("/admin/"))


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (Periodical, "publisher", "山村出版社"),
        (Issue, "number", "6"),
        (Section, "name", "山外"),
        (Author, "distinction", "教师"),
        (Tag, "standing", "accepted"),
        (Article, "kicker", "山里"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_every_record_has_a_history_and_can_be_put_back(editor, make_article, model, field, value):
    make_article("一", section="山里", authors=["陈国华"], tags=["水电"])
    row = model.objects.get()
    before = getattr(row, field)
    setattr(row, field, value)
    row.save()
    name = model._meta.model_name
    assert "最初的样子" in text_of(editor.get(page(f"{name}_history", row.pk)))
    version = row.history.last().history_id
    address = page(f"{name}_restore", row.pk, version)
    assert "将会发生" in text_of(editor.get(address))
    assert editor.post(address, {"confirmed": "1"}).status_code == 302
    assert getattr(model.objects.get(), field) == before


def test_a_version_whose_issue_is_gone_is_not_put_back(editor, make_article, make_issue):
    article = make_article("一", issue=make_issue("山村月刊"))
    first = article.issue
    article.issue = make_issue("渔村月刊")
    article.save()
    first.delete()
    version = article.history.last().history_id
    answer = editor.post(page("article_restore", article.pk, version), {"confirmed": "1"})
    assert "已不在了" in text_of(answer)


def test_the_front_page_and_an_article_cost_the_same_however_much_there_is(editor, make_article):
    def fill(count):
        for number in range(count):
            article = make_article(f"文{number}", authors=["陈国华"], tags=["水电"])
            article.problems = [{"line": 1, "severity": "warning", "rule": "r", "message": "疑"}]
            article.trouble = 40
            article.save()
            FaultReport.objects.create(article=article, message="错")
        return article

    def cost(address):
        with CaptureQueriesContext(connection) as queries:
            editor.get(address)
        return len(queries)

    costs = []
    for count in (2, 15):
        article = fill(count)
        addresses = ("/admin/", page("article_change", article.pk), page("author_likely"))
        costs.append([cost(address) for address in addresses])
    assert costs[0] == costs[1]


def form_of(editor, article, **changes):
    """The article's own form, as a browser would send it back, with changes."""
    context = editor.get(page("article_change", article.pk)).context
    data = dict(context["adminform"].form.initial)
    for formset in (f.formset for f in context["inline_admin_formsets"]):
        data[f"{formset.prefix}-TOTAL_FORMS"] = data[f"{formset.prefix}-INITIAL_FORMS"] = len(
            formset.initial_forms
        )
        for form in formset.initial_forms:
            data |= {form.add_prefix(name): form[name].value() for name in form.fields}
    data |= changes
    return {name: value for name, value in data.items() if value not in (None, False)}


def test_an_author_chosen_in_the_form_is_whom_the_editor_says(editor, put, the, make_author):
    put()
    merge_authors(Author.objects.get(name="王大河"), Author.objects.get(name="陈国华"))
    data = form_of(editor, the(FERRY), **{"contributions-0-author": make_author("李四").pk})
    assert editor.post(page("article_change", the(FERRY).pk), data).status_code == 302
    put(TEXT.replace("文/王大河", "文/本刊记者 王大河"))
    assert [c.author.name for c in the(FERRY).contributions.all()] == ["李四"]


def test_a_byline_changed_alone_has_its_version(editor, put, the):
    put()
    for affiliation in ("作协", "文联"):
        data = form_of(editor, the(FERRY), **{"contributions-0-affiliation": affiliation})
        assert editor.post(page("article_change", the(FERRY).pk), data).status_code == 302
    versions = the(FERRY).history.all()
    assert [v.credits[0][4] for v in versions] == ["文联", "作协", ""]
    assert [v.history_user and v.history_user.username for v in versions] == [
        "editor",
        "editor",
        None,
    ]


def test_a_merge_of_articles_is_undone_by_publishing_again(editor, put, the):
    put()
    before = {a.key: a.body for a in Article.objects.all()}
    ask(editor, page("article_merge", the(FERRY).pk), into=the(LIGHT).key)
    data = form_of(editor, the(FERRY), state="published", merged_into="", state_reason="")
    assert editor.post(page("article_change", the(FERRY).pk), data).status_code == 302
    put()
    assert {a.key: a.body for a in Article.objects.published()} == before


def test_a_name_that_was_changed_can_be_changed_back(editor, make_article):
    make_article("一", authors=["王大河"], tags=["水电"])
    for model, field, new in ((Author, "name", "王大和"), (Tag, "name", "电力")):
        row = model.objects.get(merged_into=None)
        old, name = row.name, model._meta.model_name
        for value in (new, old):
            form = editor.get(page(f"{name}_change", row.pk)).context["adminform"].form
            data = {k: v for k, v in form.initial.items() if v is not None} | {field: value}
            data |= {"sort_key": ""}
            assert editor.post(page(f"{name}_change", row.pk), data).status_code == 302
        assert model.objects.get(pk=row.pk).name == old


def test_who_may_only_look_may_not_withdraw(client, put, the):
    put()
    user = User.objects.create_user("guest", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(user)
    for action in ("withdraw", "publish"):
        chosen = {"action": action, "_selected_action": [the(LIGHT).pk], "confirmed": "1"}
        client.post(page("article_changelist"), chosen)
    assert the(LIGHT).is_published


def test_a_withdrawn_article_says_why(editor, put, the, client):
    put()
    address = the(LIGHT).get_absolute_url()
    on_list(editor, "article", "withdraw", [the(LIGHT)], reason="作者要求撤下")
    answer = client.get(address)
    assert answer.status_code == 410 and "作者要求撤下" in text_of(answer)


def test_a_byline_on_which_they_disagree_can_be_given_back(editor, put, the):
    put()
    credit = the(FERRY).contributions.get()
    credit.affiliation = "船工"
    credit.save()
    put(TEXT.replace("文/王大河", "文/本刊记者 王大河"))
    editor.post(page("article_take", the(FERRY).pk), {"field": "credits"})
    assert the(FERRY).contributions.get().affiliation == "本刊记者"
    assert the(FERRY).trouble == 0


def test_another_disagreement_after_one_that_was_ticked_off_comes_up(editor, put, the):
    put()
    article = the(LIGHT)
    article.title = "电灯"
    article.save()
    put(TEXT.replace(LIGHT, "山村的灯"))
    editor.post(page("article_checked", article.pk))
    assert the("电灯").trouble == 0
    put(TEXT.replace(LIGHT, "山村新灯"))
    assert the("电灯").trouble > 0


def test_the_form_of_an_article_costs_the_same_however_many_sign_it(editor, make_article):
    costs = []
    for count in (1, 12):
        names = [f"作者{n}" for n in range(count)]
        article = make_article(f"文{count}", authors=names, tags=[f"题{n}" for n in range(count)])
        with CaptureQueriesContext(connection) as queries:
            seen = text_of(editor.get(page("article_change", article.pk)))
        assert all(f" selected>{name}<" in seen for name in names)
        costs.append(len(queries))
    assert costs[0] == costs[1]
