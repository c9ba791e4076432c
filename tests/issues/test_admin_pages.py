"""Every page of the editors' desk answers, finds, and costs what it costs however much there is."""

import itertools

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issues.importer.worklist import GRAVE
from issues.models import Article, FaultReport, FormerAddress, Source, TopicMemory
from issues.search.row import SearchRow

THE_MACHINES = {SearchRow, TopicMemory}  # no editor's business
MODELS = [
    m
    for m in apps.get_app_config("issues").get_models()
    if m not in THE_MACHINES and not hasattr(m, "history_id")
]
BY_NAME = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)


@pytest.fixture
def desk(admin_client):
    def look(name, *args, status=200, **query):
        response = admin_client.get(reverse(f"admin:issues_{name}", args=args), query)
        assert response.status_code == status
        return response.content.decode()

    return look


@pytest.fixture
def fill(make_article, make_issue):
    """The room with so many rows of everything."""

    numbers = itertools.count()

    def fill(count):
        for number in itertools.islice(numbers, count):
            source = Source.objects.create(name=f"{number}.txt", text="甲\n\n<b>乙</b>", lines=3)
            make_article(
                f"文章{number}",
                "京津冀协同发展",
                issue=make_issue(f"刊{number}"),
                section="理论",
                authors=[f"作者{number}"],
                tags=[f"主题{number}"],
                source=source,
                spans=[[1, 1]],
                heading_spans=[[3, 3]],
                problems=[{"line": 3, "severity": "warning", "rule": "r", "message": "<疑>"}],
                trouble=1,
            )
            FormerAddress.objects.create(path=f"/{number}/", leads_to="/")
            FaultReport.objects.create(article=Article.objects.last(), message="错一字")

    return fill


@BY_NAME
def test_every_model_has_its_list_and_its_page(desk, fill, model):
    fill(1)
    name = model._meta.model_name
    assert model in admin.site._registry
    desk(f"{name}_changelist")
    desk(f"{name}_change", model.objects.first().pk)


@BY_NAME
def test_every_list_costs_the_same_however_long(desk, fill, model):
    counts = []
    for more in (2, 18):
        fill(more)
        with CaptureQueriesContext(connection) as queries:
            desk(f"{model._meta.model_name}_changelist")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@BY_NAME
def test_every_list_can_be_searched(desk, fill, model):
    fill(1)
    assert "没有" not in desk(f"{model._meta.model_name}_changelist", q="zzz")


def test_the_desk_speaks_chinese(desk, admin_client):
    home = admin_client.get(reverse("admin:index")).content.decode()
    assert "期刊阅览室 · 编辑台" in home
    for model in MODELS:
        assert model._meta.verbose_name_plural in home


@pytest.mark.parametrize("typed", ["協同", "文章0", "作者0", "key"])
def test_articles_are_found_by_any_word_or_by_their_key(desk, make_article, typed):
    article = make_article("文章0", "京津冀协同发展", authors=["作者0"])
    make_article("另一", "无关")
    shown = desk("article_changelist", q=article.key if typed == "key" else typed)
    assert "文章0" in shown
    assert "另一" not in shown


def test_articles_that_readers_do_not_see_are_found_at_the_desk(desk, make_article):
    make_article("撤下的", "京津冀", state=Article.State.WITHDRAWN)
    assert "撤下的" in desk("article_changelist", q="京津冀")


@pytest.mark.parametrize("typed", ['"', "AND", "*", "甲" * 500])
def test_no_sign_typed_at_the_desk_is_an_error(desk, fill, typed):
    fill(1)
    desk("article_changelist", q=typed)


def test_articles_are_narrowed_by_their_doubts(desk, fill, make_article):
    fill(1)
    make_article("干净的")
    assert "干净的" not in desk("article_changelist", problems="yes")
    assert "文章0" not in desk("article_changelist", problems="no")
    assert "文章0" not in desk("article_changelist", problems="grave")
    Article.objects.filter(title="文章0").update(trouble=GRAVE)
    assert "文章0" in desk("article_changelist", problems="grave")


def test_an_article_shows_where_it_came_from_and_what_is_doubtful(desk, fill):
    fill(1)
    article = Article.objects.get()
    page = desk("article_change", article.pk)
    assert f"{reverse('admin:issues_source_change', args=[article.source_id])}#line-1" in page
    assert "第3行　警告：&lt;疑&gt;" in page
    assert article.key in page
    assert 'name="key"' not in page


def test_a_source_shows_its_text_with_line_numbers_and_cannot_be_changed(desk, fill):
    fill(1)
    source = Source.objects.get()
    page = desk("source_change", source.pk)
    assert '<li id="line-2"></li>\n<li id="line-3">&lt;b&gt;乙&lt;/b&gt;</li>' in page
    assert "_save" not in page
    desk("source_delete", source.pk, status=403)
    desk("source_add", status=403)


def test_what_a_source_holds_is_withdrawn_and_not_deleted(desk, fill, make_article):
    fill(1)
    desk("article_delete", Article.objects.get().pk, status=403)
    desk("article_delete", make_article("编辑所加").pk)


@pytest.mark.parametrize(
    ("model", "field", "typed"),
    [
        ("articletag", "tag", "主题0"),
        ("contribution", "author", "作者0"),
        ("article", "issue", "刊0"),
        ("article", "merged_into", "文章0"),
    ],
)
def test_related_rows_are_offered_as_an_editor_types(admin_client, fill, model, field, typed):
    fill(2)
    asked = {"app_label": "issues", "model_name": model, "field_name": field, "term": typed}
    answer = admin_client.get(reverse("admin:autocomplete"), asked).json()
    assert len(answer["results"]) == 1


def test_offering_rows_costs_the_same_however_many(admin_client, fill):
    asked = {"app_label": "issues", "model_name": "article", "field_name": "issue", "term": "刊"}
    counts = []
    for more in (2, 15):
        fill(more)
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(reverse("admin:autocomplete"), asked)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_page_on_the_site_is_one_step_from_the_desk(admin_client, make_article):
    article = make_article()
    shown = admin_client.get(reverse("admin:issues_article_change", args=[article.pk]))
    onward = next(
        line for line in shown.content.decode().split('"') if line.startswith("/admin/r/")
    )
    assert admin_client.get(onward).url.endswith(article.get_absolute_url())


def test_a_list_is_not_counted_to_its_end(admin_client, fill):
    fill(2)
    with CaptureQueriesContext(connection) as queries:
        admin_client.get(reverse("admin:issues_article_changelist"))
    counts = [q["sql"] for q in queries if "COUNT(*)" in q["sql"] and "issues_article" in q["sql"]]
    assert counts
    assert all("LIMIT" in sql for sql in counts)
