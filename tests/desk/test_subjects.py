"""Topics merged, renamed, stopped and accepted, before and after another import."""

import pytest

from issues.desk import DeskError
from issues.desk.subjects import accept_tags, leave_tag_name, merge_tags, stop_tags
from issues.importer.tagging import weigh_topics
from issues.models import Article, ArticleTag, Tag

TEXT = "# 山村的电灯\n\n文/陈国华\n\n" + "\n\n".join(
    f"第{n}年，水电站的发电机组换了新的，水电站的工人说，发电机组不停，山村就有电灯。"
    for n in "一二三四五六"
)


@pytest.fixture
def topics(put):
    """The topics of the article, after an import."""

    def topics() -> set[str]:
        put(TEXT)
        given = ArticleTag.objects.filter(article=Article.objects.get())
        return set(given.values_list("tag__name", flat=True))

    return topics


def tag(name) -> Tag:
    return Tag.objects.get(name=name)


def test_a_merged_topic_is_the_other_now_and_after_an_import(topics, make_tag, client):
    before = topics()
    gone = tag(sorted(before)[0])
    merge_tags(gone, make_tag("电力"))
    assert topics() == before - {gone.name} | {"电力"}
    assert client.get(gone.get_absolute_url()).url == tag("电力").get_absolute_url()


def test_a_topic_that_an_article_has_twice_after_a_merge_is_given_once(make_article, make_tag):
    make_article("山村", tags=["水电", "电力"])
    assert merge_tags(make_tag("水电"), make_tag("电力")) == 1
    assert ArticleTag.objects.count() == 1


def test_a_topic_under_a_new_name_stays_under_it(topics):
    before = topics()
    renamed = tag(sorted(before)[0])
    old, renamed.name = renamed.name, "山村水电"
    renamed.save()
    leave_tag_name(renamed, old)
    assert topics() == before - {old} | {"山村水电"}


def test_a_stopped_topic_is_gone_everywhere_and_does_not_come_back(topics, client):
    before = topics()
    stopped = tag(sorted(before)[0])
    assert stop_tags([stopped]) == 1
    assert topics() == before - {stopped.name}
    answer = client.get(stopped.get_absolute_url())
    assert answer.status_code == 410 and "停用" in answer.content.decode()


def test_an_accepted_topic_stays_though_the_text_earns_it_no_more(make_article, make_tag):
    article = make_article("山村", tags=["水电", "渡口"])
    article.imported, article.terms = {"tags": ["水电", "渡口"]}, [["夜校", 1.0, 9.0]]
    article.save()
    accept_tags([make_tag("水电")])
    weigh_topics()
    given = set(ArticleTag.objects.values_list("tag__name", flat=True))
    assert given == {"水电", "夜校"}


def test_a_topic_is_not_merged_into_itself_or_into_one_that_is_stopped(make_tag):
    with pytest.raises(DeskError, match="已经是"):
        merge_tags(make_tag("水电"), make_tag("水电"))
    stop_tags([make_tag("电力")])
    with pytest.raises(DeskError, match="已停用"):
        merge_tags(make_tag("水电"), tag("电力"))
