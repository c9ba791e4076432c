"""The picture of an article, for where its address is pasted."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from PIL import Image

from issues.models import Article
from reader import pictures
from reader.checks import pictures_have_a_face
from reader.pictures import face, folder, picture_of, share_image_address

needs_face = pytest.mark.skipif(
    face() is None, reason="no Chinese font here: apt-get install fonts-noto-cjk"
)


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "pictures"


@pytest.fixture
def article(make_article):
    return make_article("奋力谱写京津冀区域改革开放新篇章", key="whole")


@pytest.fixture
def without_a_face(settings):
    settings.SHARE_FONT = "/nowhere.ttf"
    face.cache_clear()
    yield
    face.cache_clear()


def pixels(response):
    return Image.open(io.BytesIO(response.getvalue()))


@needs_face
def test_a_picture_has_the_size_that_is_asked_for_everywhere(client, article):
    response = client.get(share_image_address(article))
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert "immutable" in response["Cache-Control"]
    assert pixels(response).size == (1200, 630)


@needs_face
def test_it_is_drawn_once(client, article, monkeypatch):
    client.get(share_image_address(article))
    monkeypatch.setattr(pictures, "draw", None)
    assert client.get(share_image_address(article)).status_code == 200


@needs_face
def test_another_title_is_another_picture_at_another_address(client, article, kept):
    first = share_image_address(article)
    before = pixels(client.get(first)).tobytes()
    Article.objects.update(title="另一个题名")
    article.refresh_from_db()
    assert share_image_address(article) != first
    moved = client.get(first)
    assert (moved.status_code, moved["Location"]) == (302, share_image_address(article))
    assert pixels(client.get(moved["Location"])).tobytes() != before
    assert len(list(kept.rglob("*.png"))) == 1


@needs_face
def test_the_pictures_of_keys_that_begin_alike_are_kept_apart(make_article, kept):
    for key in ("ab", "ab-c"):
        picture_of(make_article("题", key=key))
    picture_of(make_article("题二", key="ab-d"))
    assert len(list(kept.rglob("*.png"))) == 3


@needs_face
def test_who_asks_at_once_gets_the_same_whole_picture(article, kept):
    with ThreadPoolExecutor(8) as asked:
        files = set(asked.map(picture_of, [article] * 16))
    (file,) = files
    assert list(kept.rglob("*.*")) == [file]
    Image.open(file).verify()


@needs_face
def test_the_address_costs_no_query_and_no_drawing(article, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(pictures, "draw", None)
    article = Article.objects.for_lists().get()
    with django_assert_num_queries(0):
        assert share_image_address(article).startswith("/articles/whole/picture-")


@needs_face
@pytest.mark.parametrize(
    "title", ["🎉🎉", "\x0b", "A" * 300, "长" * 300, "，。、；", "“", "〔题〕 题", "a b c d e"]
)
def test_every_title_has_a_picture(title):
    assert pictures.draw(title, title, title).size == (1200, 630)


@needs_face
def test_what_the_face_has_no_letter_for_is_left_out():
    assert pictures.drawable("题🎉名\x0b A") == "题名 A"


@needs_face
def test_a_long_title_stays_in_its_room():
    picture = pictures.draw("关于进一步加强" * 40, "刊名" * 40, "2024年" * 40).convert("RGB")
    for edge in ((0, 0, 80, 630), (1120, 0, 1200, 630), (0, 0, 1200, 60), (0, 610, 1200, 630)):
        assert len(picture.crop(edge).getcolors()) == 1, edge


def test_withdrawn_and_merged_articles(client, article, make_article):
    part = make_article("并入的", key="part", state="merged", merged_into=article)
    response = client.get(f"/articles/{part.key}/picture-0000000000.png")
    assert (response.status_code, response["Location"]) == (301, share_image_address(article))
    Article.objects.filter(pk=article.pk).update(state="withdrawn")
    assert client.get("/articles/whole/picture-0000000000.png").status_code == 410
    assert client.get("/articles/never/picture-0000000000.png").status_code == 404


def test_without_a_face_all_share_the_picture_of_the_room(client, article, without_a_face):
    there = share_image_address(article)
    assert there == "/static/icons/room.png"
    assert pixels(client.get(there)).size == (1200, 630)
    old = client.get("/articles/whole/picture-0000000000.png")
    assert (old.status_code, old["Location"]) == (302, there)
    assert not folder().exists()


def test_the_operator_is_told_once(without_a_face, capsys):
    (said,) = pictures_have_a_face(None)
    assert said.id == "reader.W001"
    call_command("check")
    assert capsys.readouterr().err.count("reader.W001") == 1


def test_a_machine_without_fonts_is_no_error(monkeypatch, tmp_path):
    monkeypatch.setattr(pictures, "FACES", (str(tmp_path / "no.ttc"),))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list(pictures.places()) == [str(tmp_path / "no.ttc")]
    assert face.__wrapped__() is None
