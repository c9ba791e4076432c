"""What an editor saves is what readers find, at addresses that go on answering."""

import pytest
from django.urls import reverse

from issues.models import Article, ArticleTag, Author, FormerAddress, Issue, Periodical, Tag
from issues.search import search_articles


def found(text):
    return [article.title for article in search_articles(text)]


@pytest.fixture
def edit(admin_client):
    """Fill in a form of the desk as it stands, change some fields, and save it."""

    def save(obj=None, model=None, status=302, **changes):
        model = model or type(obj)
        name = f"admin:issues_{model._meta.model_name}_{'change' if obj else 'add'}"
        address = reverse(name, args=[obj.pk] if obj else [])
        context = admin_client.get(address).context
        values = dict(_values(context["adminform"].form))
        for inline in context["inline_admin_formsets"]:
            values.update(_values(inline.formset.management_form))
            for form in inline.formset.forms:
                values.update(_values(form))
        response = admin_client.post(address, values | changes)
        assert response.status_code == status, response.context["errors"]
        return response

    return save


def _values(form):
    for field in form:
        value = field.value()
        if value is not None and value is not False:
            yield field.html_name, value


@pytest.fixture
def act(admin_client):
    def act(action, *articles):
        chosen = {"action": action, "_selected_action": [article.pk for article in articles]}
        chosen["confirmed"] = "1"
        admin_client.post(reverse("admin:issues_article_changelist"), chosen)

    return act


def test_a_saved_article_is_found_by_what_it_says_now(edit, make_article):
    article = make_article("旧题", "旧文")
    edit(article, title="新题", body="京津冀\n\n## 小标题")
    assert found("旧题") == found("旧文") == []
    assert found("京津冀") == found("小标题") == ["新题"]


def test_saving_without_changing_anything_changes_nothing(edit, make_article):
    article = make_article("题", "文", authors=["刘刚"], tags=["京津冀"], section="理论")
    before = Article.objects.values().get()
    edit(article)
    after = Article.objects.values().get()
    assert before | {"modified": None} == after | {"modified": None}
    assert article.contributions.count() == article.article_tags.count() == 1


def test_a_long_text_is_edited_whole(edit, make_article):
    body = "京津冀协同发展。" * 2_500
    article = make_article("长文", body)
    edit(article, title="更长的文")
    article.refresh_from_db()
    assert article.body == body


def test_an_author_added_at_the_desk_is_found_in_the_byline(edit, make_article):
    article = make_article("题")
    author = Author.objects.create(name="刘刚", key="liugang")
    edit(
        article,
        **{
            "contributions-TOTAL_FORMS": "1",
            "contributions-0-article": article.pk,
            "contributions-0-author": author.pk,
            "contributions-0-order": "1",
            "contributions-0-role": "author",
        },
    )
    assert found("刘刚") == ["题"]


def test_a_renamed_author_is_found_by_the_new_name(edit, make_article):
    make_article("题", authors=["刘钢"])
    edit(Author.objects.get(), name="刘刚")
    assert found("刘钢") == []
    assert found("刘刚") == ["题"]


def test_a_new_author_gets_an_address(edit, db):
    edit(model=Author, name="曾国藩", kind="person")
    assert Author.objects.get().key.startswith("zengguofan")


def test_a_new_article_gets_a_key_and_is_found(edit, make_issue):
    issue = make_issue()
    edit(model=Article, issue=issue.pk, title="新文", position="1", body="京津冀")
    article = Article.objects.get()
    assert len(article.key) == 8
    assert found("京津冀") == ["新文"]


def test_an_article_deleted_at_the_desk_is_not_found_and_says_so(admin_client, make_article):
    article = make_article("题", "京津冀")
    admin_client.post(reverse("admin:issues_article_delete", args=[article.pk]), {"post": "yes"})
    assert FormerAddress.objects.get().path == article.get_absolute_url()
    assert search_articles("京津冀") == []


def test_topics_given_at_the_desk_are_the_editors(edit, make_article):
    article = make_article("题", tags=["京津冀"])
    ArticleTag.objects.update(origin="machine")
    tag = Tag.objects.create(name="人工智能")
    rows = {"article_tags-TOTAL_FORMS": "2", "article_tags-1-article": article.pk}
    edit(article, **rows, **{"article_tags-1-tag": tag.pk, "article_tags-1-weight": "1"})
    origins = dict(article.article_tags.values_list("tag__name", "origin"))
    assert origins == {"京津冀": "machine", "人工智能": "editor"}


def test_a_topic_of_the_machine_that_an_editor_weighs_is_the_editors(edit, make_article):
    article = make_article("题", tags=["京津冀", "人工智能"])
    ArticleTag.objects.update(origin="machine")
    edit(article, **{"article_tags-0-weight": "9"})
    assert sorted(article.article_tags.values_list("origin", flat=True)) == ["editor", "machine"]


@pytest.mark.parametrize(
    ("state", "heir", "fault"),
    [
        ("merged", None, "请指明并入哪一篇"),
        ("merged", "self", "一篇不能并入自身"),
        ("published", "other", "状态应为“已并入他篇”"),
    ],
)
def test_a_merger_says_where_to(edit, make_article, state, heir, fault):
    article, other = make_article("甲"), make_article("乙")
    changes = {"state": state, "merged_into": {"self": article.pk, "other": other.pk}.get(heir, "")}
    response = edit(article, status=200, **changes)
    assert fault in response.content.decode()


def test_articles_are_withdrawn_and_published_from_the_list(act, make_article):
    article, other = make_article("题", "京津冀"), make_article("别的", "京津冀")
    act("withdraw", article)
    assert found("京津冀") == ["别的"]
    act("publish", article, other)
    assert sorted(found("京津冀")) == ["别的", "题"]


def test_what_was_merged_is_not_published_from_the_list(act, make_article):
    article = make_article("题", state=Article.State.MERGED)
    act("publish", article)
    article.refresh_from_db()
    assert article.state == Article.State.MERGED


@pytest.mark.parametrize("date", ["2024年9月", "2024-13", "昨天"])
def test_a_date_is_written_as_the_room_writes_dates(edit, make_issue, date):
    response = edit(make_issue(), status=200, date=date)
    assert "请照" in response.content.decode()


def test_the_old_address_of_an_issue_leads_to_the_new_one(edit, client, make_issue):
    issue = make_issue(slug="2024-9")
    old = issue.get_absolute_url()
    edit(issue, slug="2024-no9")
    assert client.get(old, follow=True).redirect_chain == [
        (Issue.objects.get().get_absolute_url(), 301)
    ]


@pytest.mark.parametrize("slugs", ["bc", "bcd", "ba", "bcb"])
def test_addresses_changed_more_than_once_lead_straight_there(edit, client, make_issue, slugs):
    issue = make_issue(slug="a")
    for slug in slugs:
        edit(issue, slug=slug)
        issue.refresh_from_db()
    now = issue.get_absolute_url()
    assert client.get(now).status_code == 200
    assert set(FormerAddress.objects.values_list("leads_to", flat=True)) == {now}
    assert now not in FormerAddress.objects.values_list("path", flat=True)


def test_a_periodical_takes_the_addresses_below_it_along(edit, client, make_article):
    article = make_article(section="理论")
    periodical, issue, section = article.issue.periodical, article.issue, article.section
    old = [page.get_absolute_url() for page in (periodical, issue, section)]
    edit(periodical, slug="branch-life")
    for address in old:
        assert client.get(address, follow=True).status_code == 200
        assert "branch-life" in FormerAddress.objects.get(path=address).leads_to


def test_a_renamed_topic_goes_on_answering(edit, client, make_article):
    make_article(tags=["京津翼"])
    tag = Tag.objects.get()
    old = tag.get_absolute_url()
    edit(tag, name="京津冀")
    assert client.get(old, follow=True).status_code == 200


def test_a_deleted_topic_says_so(admin_client, client, db):
    tag = Tag.objects.create(name="错字")
    address = tag.get_absolute_url()
    admin_client.post(
        reverse("admin:issues_tag_changelist"),
        {"action": "delete_selected", "_selected_action": [tag.pk], "post": "yes"},
    )
    assert client.get(address).status_code == 410


def test_a_periodical_with_issues_is_not_deleted(admin_client, make_issue):
    periodical = make_issue().periodical
    admin_client.post(
        reverse("admin:issues_periodical_delete", args=[periodical.pk]), {"post": "yes"}
    )
    assert Periodical.objects.exists()
