"""The fields of an article: as the source has them, as they stand, and what an editor is told of them.

A field of an import is called as in the database; `credits` stands for the byline's people.
"""

from collections.abc import Sequence
from typing import Any

from ..keys import digest
from ..models import Article, Issue, Section
from .changes import Change, FieldChange
from .merge import Merge
from .pages import place_in_issue
from .records import ArticleRecord
from .report import Problem
from .worklist import trouble_of, weight_of

TEXTS = (
    "page", "kicker", "title", "subtitle", "byline", "standfirst", "author_note", "source_note",
)  # fmt: skip
LONGEST = {
    name: Article._meta.get_field(name).max_length
    for name in ("title", "kicker", "subtitle", "byline", "page")
}


def fields_of(record: ArticleRecord, issue: Issue, section: Section | None) -> dict[str, Any]:
    """The fields of an article as the source has them, as JSON keeps them; too long a one is cut
    where the database would refuse it, and `note_lines` says so."""
    return {
        "issue_id": issue.pk,
        "section_id": section.pk if section else None,
        "position": place_in_issue(record.page, record.position),
        **texts_of(record),
    }


def texts_of(record: ArticleRecord) -> dict[str, Any]:
    """What an article says, of the fields that an import sets."""
    texts = {name: getattr(record, name) or "" for name in TEXTS}
    return {
        "title_supplied": record.title_supplied,
        **{name: text[: LONGEST.get(name)] for name, text in texts.items()},
        "body": body_text(record),
    }


def set_fields(article: Article, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name != "credits":
            setattr(article, name, value)


def standing_of(article: Article) -> dict[str, Any]:
    """The fields that an import sets, as they stand in the database."""
    names = ("issue_id", "section_id", "position", "title_supplied", *TEXTS, "body", "state")
    return {name: getattr(article, name) for name in names} | {"credits": article.said_credits()}


def name_of(row: Any, name: str) -> str:
    if name == "credits":
        return "署名"
    return row._meta.get_field(name.removesuffix("_id")).verbose_name


def change_of(row: Any, merge: Merge, standing: dict[str, Any], new: dict[str, Any]) -> Change:
    """What a merge does to a row, and what it leaves, in words."""
    signed = [("~", list(merge.changes)), ("=", merge.kept), ("!", merge.conflicts)]
    fields = [
        FieldChange(
            sign,
            name_of(row, name),
            in_words(row, name, standing[name]),
            in_words(row, name, new[name]),
        )
        for sign, names in signed
        for name in names
    ]
    return Change("~" if merge.changes else " ", told_of(row), fields)


def in_words(row: Any, name: str, value: Any) -> str:
    """A value as an editor would write it."""
    if name == "credits":
        return "、".join(f"{c[3]}（{c[4]}）" if c[4] else c[3] for c in value)
    field = row._meta.get_field(name.removesuffix("_id"))
    if field.is_relation:
        found = field.related_model.objects.filter(pk=value).first() if value else None
        return str(found or "")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return (
        {True: "是", False: "否", None: ""}.get(value, str(value))
        if not isinstance(value, str)
        else value
    )


def told_of(row: Any) -> str:
    """A record by its kind and name; an article with its key."""
    key = f" {row.key}" if isinstance(row, Article) else ""
    return f"{row._meta.verbose_name}{key} {row}"


def told_size(article: Article) -> str:
    return f"{len(article.body)}字"


def is_moved(article: Article) -> bool:
    """Whether an editor has put the article into another issue."""
    return article.issue_id != article.imported.get("issue_id", article.issue_id)


def is_worked_on(article: Article) -> bool:
    """Whether an editor has changed anything of an article, given it topics, or read it through."""
    standing = standing_of(article)
    changed = any(standing[n] != article.imported[n] for n in standing if n in article.imported)
    return changed or article.reviewed or article.article_tags.filter(origin="editor").exists()


def conflicts_of(article: Article) -> set[str]:
    """The fields on which source and editor have disagreed since an earlier import."""
    return {problem["field"] for problem in article.problems if problem["rule"] == "conflict"}


def note_lines(
    article: Article,
    record: ArticleRecord,
    conflicts: Sequence[str] = (),
    twin: str | None = None,
) -> None:
    """Where the article stands in its source, and what of it an editor should look at; `twin` is the
    key of one that opens alike."""
    article.spans = [list(span) for span in record.spans]
    article.heading_spans = [list(span) for span in record.heading_spans]
    line = record.spans[0][0] if record.spans else 0
    article.problems = [problem.to_json() for problem in record.problems]
    cut = [n for n, most in LONGEST.items() if len(getattr(record, n) or "") > most]
    told = [
        ("too-long", cut, "太长，存入时截断了"),
        ("conflict", conflicts, "来源与编辑都改过，保留编辑的"),
    ]
    for rule, names, message in told:
        article.problems += [
            {"line": line, "severity": "warning", "rule": rule, "field": name,
             "message": f"{name_of(article, name)}{message}。",
             "digest": digest(str(article.imported.get(name)))[:6]}
            for name in names
        ]  # fmt: skip
    if twin and not any(problem["rule"] == "duplicate" for problem in article.problems):
        message = f"与编号{twin}的文章开头相同，也许重复。"
        article.problems.append(Problem(line, "warning", "duplicate", message).to_json())
    article.problems.sort(key=lambda problem: -weight_of(problem["rule"]))
    article.trouble = trouble_of(problem["rule"] for problem in article.open_problems)


def noted_in(article: Article) -> tuple:
    """What an import writes of an article besides its fields, to see whether any of it changed."""
    lines = (article.spans, article.heading_spans)
    return (*lines, article.problems, article.trouble, article.imported)


def body_text(record: ArticleRecord) -> str:
    """Blocks as the text that an editor sees: blank lines between, ## before a heading."""
    parts = []
    for block in record.blocks:
        if block.kind == "heading":
            parts.append("#" * (block.level or 2) + " " + block.text)
        else:
            parts.append("\\" + block.text if block.text.startswith(("#", "\\#")) else block.text)
    return "\n\n".join(parts)
