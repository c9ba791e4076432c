"""What is in a book."""

import io
import re
from zipfile import ZIP_STORED, ZipFile

import pytest

from issues.models import Article, Issue


@pytest.fixture
def issue(make_issue, make_article):
    issue = make_issue(slug="2024-9")
    make_article("卷首的话", issue=issue, key="first", body="新质生产力。")
    make_article(
        "谈“新质”生产力",
        issue=issue,
        key="whole",
        section="理论",
        authors=["蔡玉胜"],
        tags=["经济"],
        body="他说：“2024年12月，‘3天’长5%。”\n\n## 一\n\n诗，\n诗。",
        standfirst="编者按。",
        author_note="（作者为研究员）",
        page="24",
    )
    make_article("又一篇", issue=issue, key="last", section="理论", body="新质生产力。")
    return issue


@pytest.fixture
def opened(client, issue):
    """The files of the book at an address, name → text."""

    def read(address):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Type"] == "application/epub+zip"
        book = ZipFile(io.BytesIO(response.content))
        return {name: book.read(name).decode() for name in book.namelist()}

    return read


def plain(markup):
    return re.sub(r"\s+|<[^>]*>", "", markup)


ISSUE = "/periodicals/tianjinzhibushenghuo/2024-9.epub"


def test_a_book_opens_with_what_it_is(client, issue):
    book = ZipFile(io.BytesIO(client.get("/articles/whole.epub").content))
    first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert book.read("mimetype") == b"application/epub+zip"


def test_an_article_is_in_its_book_whole(opened):
    page = plain(opened("/articles/whole.epub")["EPUB/article-whole.xhtml"])
    for printed in (
        "谈“新质”生产力",
        "蔡玉胜",
        "天津支部生活2024年9月第9期·理论·第24页",
        "编者按。",
        "他说：“2024年12月，‘3天’长5%。”",
        "诗，诗。",
        "（作者为研究员）",
        "http://testserver/articles/whole/",
    ):
        assert printed in page, printed


def test_a_title_is_parted_in_a_book_where_it_is_on_its_page(opened, make_article):
    for key, title in (
        ("halves", "增强党性修养 担当历史使命"),
        ("plus", "“互联网 + 政协协商”的方法"),
    ):
        make_article(title, key=key)
        page = opened(f"/articles/{key}.epub")[f"EPUB/article-{key}.xhtml"]
        assert page.count('class="half"') == (2 if key == "halves" else 1)


def test_what_a_book_says_of_itself(opened):
    package = opened("/articles/whole.epub")["EPUB/package.opf"]
    for said in (
        '<dc:title id="title">谈“新质”生产力</dc:title>',
        ">蔡玉胜</dc:creator>",
        'scheme="marc:relators">aut</meta>',
        "<dc:language>zh-Hans</dc:language>",
        "<dc:date>2024-09</dc:date>",
        "<dc:subject>经济</dc:subject>",
        ">天津支部生活</meta>",
        'property="schema:accessMode">textual<',
    ):
        assert said in package, said


def test_a_subtitle_is_told_as_one(opened):
    Article.objects.update(subtitle="一点思考")
    package = opened("/articles/whole.epub")["EPUB/package.opf"]
    assert '<dc:title id="subtitle">一点思考</dc:title>' in package
    assert '<meta refines="#subtitle" property="title-type">subtitle</meta>' in package


def test_an_issue_has_its_place_among_all_of_its_periodical(opened, issue):
    Issue.objects.update(number="9", whole_number="")
    assert "group-position" not in opened(ISSUE)["EPUB/package.opf"]
    Issue.objects.update(whole_number="1143")
    assert 'property="group-position">1143<' in opened(ISSUE)["EPUB/package.opf"]


@pytest.mark.parametrize(
    ("date", "said"),
    [("2024", "<dc:date>2024</dc:date>"), ("2024-09-03", "<dc:date>2024-09-03</dc:date>")],
)
def test_a_date_is_as_precise_as_it_is_known(opened, issue, date, said):
    Issue.objects.filter(pk=issue.pk).update(date=date)
    assert said in opened(ISSUE)["EPUB/package.opf"]


@pytest.mark.parametrize("date", ["", "2023?", "[2025,2026]", "2024-21", "2024-XX"])
def test_a_date_in_doubt_is_not_said_as_sure(opened, issue, date):
    Issue.objects.filter(pk=issue.pk).update(date=date)
    assert "<dc:date>" not in opened(ISSUE)["EPUB/package.opf"]


def test_the_contents_stand_under_their_sections(opened):
    files = opened(ISSUE)
    contents = plain(files["EPUB/nav.xhtml"])
    assert contents.index("卷首的话") < contents.index("理论谈“新质”生产力又一篇")
    spine = re.findall(r'idref="([^"]*)"', files["EPUB/package.opf"])
    assert spine == [
        "cover", "nav", "article-first", "article-whole", "article-last", "colophon",
    ]  # fmt: skip


def test_the_cover_bears_the_name_the_issue_and_what_it_leads_with(opened):
    cover = plain(opened(ISSUE)["EPUB/cover.svg"])
    for printed in ("天津支部生活", "2024年9月第9期", "卷首的话", "又一篇"):
        assert printed in cover


def test_a_search_is_a_book_in_its_order(opened):
    files = opened("/search.epub?q=新质生产力&sort=oldest&tag=经济")
    assert "找到1篇，都在书中。" in plain(files["EPUB/nav.xhtml"])
    found = opened("/search.epub?q=新质生产力")
    assert sum(name.startswith("EPUB/article-") for name in found) == 3


def test_a_search_that_finds_more_says_so(opened, monkeypatch):
    monkeypatch.setattr("reader.views.export.MOST_FOUND", 2)
    files = opened("/search.epub?q=新质生产力")
    assert "找到3篇，书中收前2篇。" in plain(files["EPUB/nav.xhtml"])
    assert sum(name.startswith("EPUB/article-") for name in files) == 2


@pytest.mark.parametrize("asked", ["q=何处也没有", "year=不是年", ""])
def test_a_search_without_hits_leads_to_its_page(client, issue, asked):
    response = client.get(f"/search.epub?{asked}", follow=True)
    assert response.redirect_chain[0][0].startswith("/search/")
    assert response.status_code == 200


def test_a_book_in_columns(opened):
    files = opened("/articles/whole.epub?vertical=1")
    page = files["EPUB/article-whole.xhtml"]
    assert "谈「新质」生产力" in page
    upright = '<span class="tcy">{}</span>'.format
    assert f"他说：「2024年{upright(12)}月，『{upright(3)}天』长5%。」" in page
    assert 'page-progression-direction="rtl"' in files["EPUB/package.opf"]
    assert "writing-mode: vertical-rl" in files["EPUB/book.css"]
    in_rows = opened("/articles/whole.epub")
    assert not any("vertical" in text or "tcy" in text for text in in_rows.values())
    assert Article.objects.get(key="whole").title == "谈“新质”生产力"


@pytest.mark.parametrize("address", ["/articles/whole.epub", ISSUE, "/search.epub?q=新质"])
def test_the_same_content_is_the_same_file(client, issue, address):
    first = client.get(address)
    assert client.get(address).content == first.content
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_changed_title_changes_the_file_and_when_it_was_made(client, opened):
    before = opened("/articles/whole.epub")["EPUB/package.opf"]
    article = Article.objects.get(key="whole")
    Article.objects.filter(pk=article.pk).update(modified=article.modified.replace(year=2050))
    after = opened("/articles/whole.epub")["EPUB/package.opf"]
    modified, identifier = r'dcterms:modified">([^<]*)', r"urn:uuid:([^<]*)"
    assert re.search(modified, after)[1].startswith("2050-")
    assert re.search(modified, before)[1] != re.search(modified, after)[1]
    assert re.search(identifier, before)[1] == re.search(identifier, after)[1]
    in_columns = opened("/articles/whole.epub?vertical=1")["EPUB/package.opf"]
    assert re.search(identifier, in_columns)[1] != re.search(identifier, after)[1]
