"""What is written for reference managers is read back by programs that are not ours."""

import json
from dataclasses import replace
from datetime import date

import bibtexparser
import rispy
from bibtexparser.middlewares import SeparateCoAuthors
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from reader.cite import FORMS, Name, Work, bibtex, csl, ris
from reader.cite.work import on_one_line

WORK = Work(
    "newspaper",
    "数字革命",
    "中国青年报",
    names=(Name("丁文详", sort_key="ding wen xiang"), Name("李四")),
    date="2000-11-20",
    page="15-16",
    topics=("经济", "数字"),
    key="7dey8shd",
    shelf="zhongguoqingnianbao",
    address="https://example.org/articles/7dey8shd/",
    accessed=date(2026, 11, 25),
    room="期刊阅览室",
)
# LaTeX has these two commands, its reader does not.
COMMANDS = get_default_latex_context_db()
COMMANDS.add_context_category(
    "braces",
    macros=[MacroTextSpec("textbraceleft", "{"), MacroTextSpec("textbraceright", "}")],
    prepend=True,
)
# A text as the room keeps it, with signs that BibTeX, LaTeX and RIS have uses for.
words = st.text(
    st.one_of(
        st.sampled_from("{}%&$#_~^\\\"'`-\n\r\u2028,;@=《》“”😀题 and"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: on_one_line(text))


def read_bibtex(text):
    library = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors()])
    assert not library.failed_blocks
    return library.entries


def said(latex):
    """What LaTeX would set; its reader takes the ^ of the keyboard for an accent of its own."""
    reader = LatexNodes2Text(COMMANDS, strict_latex_spaces=True)
    return reader.latex_to_text(latex).replace("ˆ", "^")


@settings(deadline=None)  # the first reading loads the reader
@given(title=words, name=words, periodical=words)
@example(title="1998--2008 ''年'' {%", name="A and B", periodical="\\&~^`")
def test_bibtex_gives_back_whatever_was_written(title, name, periodical):
    title, name, periodical = map(on_one_line, (title, name, periodical))
    work = replace(WORK, title=title, names=(Name(name), Name("李四")), periodical=periodical)
    (entry,) = read_bibtex(bibtex.entry(work))
    assert said(entry["title"]) == title.replace("ˆ", "^")
    assert list(map(said, entry["author"])) == [name.replace("ˆ", "^"), "李四"]
    assert said(entry["journal"]) == periodical.replace("ˆ", "^")


@settings(deadline=None)  # the first reading loads the reader
@given(title=words, name=words)
def test_ris_gives_back_whatever_was_written(title, name):
    title, name = on_one_line(title), on_one_line(name)
    work = replace(WORK, title=title, names=(Name(name), Name("李四")))
    (record,) = rispy.loads(ris.record(work))
    assert record["title"] == title
    assert record["authors"] == [name, "李四"]


def test_a_text_is_kept_on_one_line():
    assert on_one_line(" 一\r\n二\u2028三\x00四  五 ") == "一 二 三 四 五"


def test_bibtex_has_every_field():
    (entry,) = read_bibtex(bibtex.entry(WORK))
    assert entry.entry_type == "article"
    assert entry.key == "dingwenxiang2000-7dey8shd"
    fields = {name: entry[name] for name in entry.fields_dict if name not in ("title", "author")}
    assert fields == {
        "key": "ding wen xiang",
        "journal": "中国青年报",
        "entrysubtype": "newspaper",
        "year": "2000",
        "month": "nov",
        "date": "2000-11-20",
        "pages": "15--16",
        "url": "https://example.org/articles/7dey8shd/",
        "urldate": "2026-11-25",
        "language": "chinese",
        "langid": "chinese",
        "keywords": "经济, 数字",
    }


def test_ris_has_every_field():
    (record,) = rispy.loads(ris.record(WORK))
    record.pop("id")
    assert record == {
        "type_of_reference": "NEWS",
        "authors": ["丁文详", "李四"],
        "title": "数字革命",
        "secondary_title": "中国青年报",
        "year": "2000",
        "date": "2000/11/20/",
        "start_page": "15",
        "end_page": "16",
        "keywords": ["经济", "数字"],
        "language": "zh-CN",
        "urls": ["https://example.org/articles/7dey8shd/"],
        "access_date": "2026/11/25/",
        "database_provider": "期刊阅览室",
    }


def test_csl_has_names_whole_and_dates_in_parts():
    assert csl.item(replace(WORK, kind="magazine", number="5-6", volume="3")) == {
        "id": "7dey8shd",
        "type": "article-magazine",
        "title": "数字革命",
        "author": [{"literal": "丁文详"}, {"literal": "李四"}],
        "container-title": "中国青年报",
        "volume": "3",
        "issue": "5/6",
        "page": "15-16",
        "issued": {"date-parts": [[2000, 11, 20]]},
        "URL": "https://example.org/articles/7dey8shd/",
        "accessed": {"date-parts": [[2026, 11, 25]]},
        "language": "zh-CN",
        "keyword": "经济, 数字",
        "source": "期刊阅览室",
    }


def test_several_works_are_so_many_records():
    works = [WORK, replace(WORK, key="2hs34q5n", kind="journal")]
    bib, ris_file, csl_json = (form.write(works) for form in FORMS)
    assert len({entry.key for entry in read_bibtex(bib)}) == 2
    assert [r["type_of_reference"] for r in rispy.loads(ris_file)] == ["NEWS", "JOUR"]
    kinds = [item["type"] for item in json.loads(csl_json)]
    assert kinds == ["article-newspaper", "article-journal"]


def test_a_citation_key_is_ascii_whoever_wrote_it():
    for names in ((), (Name("Ωmega", sort_key="ωmega é"),), (Name("😀"),)):
        key = bibtex.citation_key(replace(WORK, names=names, date=""))
        assert key.isascii()
        assert key.endswith("-7dey8shd")
