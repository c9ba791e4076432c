"""A reader reports a fault: without an account, and without spam."""

import pytest

from issues.models import FaultReport
from reader.views.fault import MOST_A_DAY


@pytest.fixture
def article(make_article):
    return make_article("山村的电灯", body="一段。\n\n## 小标题\n\n二段。")


@pytest.fixture
def report(client, article):
    def report(status=200, asked="", **data):
        place = f"{article.get_absolute_url()}fault/{asked}"
        answer = client.post(place, {"message": "错字", **data}, follow=True)
        assert answer.status_code == status
        return answer.content.decode()

    return report


def test_the_article_leads_to_the_form(client, article):
    page = client.get(article.get_absolute_url()).content.decode()
    address = f"{article.get_absolute_url()}fault/"
    assert f'href="{address}"' in page
    assert "哪里不对" in client.get(address).content.decode()


def test_a_report_is_kept_with_its_paragraph(report, article):
    assert "多谢" in report(message="“灯”误作“登”", asked="?paragraph=2")
    kept = FaultReport.objects.get()
    assert (kept.article, kept.message, kept.paragraph) == (article, "“灯”误作“登”", 2)
    assert kept.is_open


def test_no_address_of_a_reader_is_kept(report):
    report()
    assert "127.0.0.1" not in FaultReport.objects.get().sender


def test_the_reader_sees_which_paragraph_is_meant(see, article):
    page = see(f"{article.get_absolute_url()}fault/?paragraph=2")
    assert "第 2 段：" in page
    assert f'<a href="{article.get_absolute_url()}#p2">二段。</a>' in page


@pytest.mark.parametrize(
    "asked", ["", "?paragraph=", "?paragraph=三", "?paragraph=0", "?paragraph=3"]
)
def test_what_names_no_paragraph_is_left_out(see, report, article, asked):
    assert " 段：" not in see(f"{article.get_absolute_url()}fault/{asked}")
    report(asked=asked)
    assert FaultReport.objects.get().paragraph is None


def test_the_page_that_thanks_can_be_loaded_again(client, article):
    answer = client.post(f"{article.get_absolute_url()}fault/", {"message": "错字"})
    assert (answer.status_code, answer.url) == (302, f"{article.get_absolute_url()}fault/thanks/")
    for _ in range(2):
        assert "多谢" in client.get(answer.url).content.decode()
    assert FaultReport.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"message": " "}, "请写明哪里不对"),
        ({"message": "错" * 1001}, "不超过 1000 字"),
    ],
)
def test_what_is_filled_in_wrongly_is_said_at_its_field_and_not_lost(report, data, says):
    page = report(**data)
    assert says in page
    assert data.get("message", "错字").strip() in page
    assert not FaultReport.objects.exists()


def test_a_program_that_fills_the_trap_is_thanked_and_forgotten(report):
    assert "多谢" in report(website="http://spam.example")
    assert not FaultReport.objects.exists()


def test_one_address_may_send_so_many_in_a_day(report, client, article):
    for _ in range(MOST_A_DAY):
        report()
    assert "请明天再来" in report(status=429)
    answer = client.post(
        f"{article.get_absolute_url()}fault/", {"message": "错字"}, REMOTE_ADDR="10.0.0.9"
    )
    assert answer.status_code == 302


def test_an_article_that_is_gone_takes_no_reports(client, make_article):
    gone = make_article("撤下的", state="withdrawn")
    answer = client.get(f"{gone.get_absolute_url()}fault/")
    assert (answer.status_code, answer.url) == (301, gone.get_absolute_url())
    thanks = client.get(f"{gone.get_absolute_url()}fault/thanks/")
    assert (thanks.status_code, thanks.url) == (301, gone.get_absolute_url())
    assert client.get("/articles/nowhere/fault/thanks/").status_code == 404


def test_what_a_reader_writes_is_escaped_on_the_desk(report, admin_client):
    report(message="<script>alert(1)</script>")
    assert "<script>alert(1)" not in admin_client.get("/admin/").content.decode()


@pytest.mark.parametrize("place", ["fault/", "fault/thanks/"])
def test_the_way_back_is_the_way_of_the_article(see, article, place):
    page = see(f"{article.get_absolute_url()}{place}")
    assert f'href="{article.issue.get_absolute_url()}"' in page
