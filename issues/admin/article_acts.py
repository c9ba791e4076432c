"""What the desk does to one article: split, merge, draw its bounds, tick off its doubts."""

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ..desk import DeskError
from ..desk.bounds import headings_read, paragraphs_of, redraw
from ..desk.join import merge_article
from ..desk.lines import lit_lines
from ..desk.split import split_article
from ..desk.worklist import check_off, take_source
from ..importer.changes import FieldChange, field_lines
from ..models import Article
from .guided import GuidedForm, asked, guided

SHOWN = 40  # characters of a paragraph by which an editor knows it
FARTHER = 80  # where bounds are drawn
LINES = re.compile(r"(\d{1,9})(?:\s*[-–—－~～至到]\s*(\d{1,9}))?")


class LinesField(forms.CharField):
    """12-40, 45: lines of the source, as spans."""

    def to_python(self, value):
        text = super().to_python(value)
        if LINES.sub("", text or "").strip(" ,，、;；第行"):
            raise forms.ValidationError("请写行号，如 12-40, 45。")
        spans = [(int(first), int(last or first)) for first, last in LINES.findall(text or "")]
        if any(first > last for first, last in spans):
            raise forms.ValidationError("每一段行号，前面的应小于后面的，如 12-40。")
        return sorted(spans)

    def prepare_value(self, value):
        if isinstance(value, list | tuple):
            return ", ".join(f"{a}-{b}" if a != b else f"{a}" for a, b in value)
        return value


class SplitForm(GuidedForm):
    paragraph = forms.TypedChoiceField(
        label="从哪一段起另成一篇", coerce=int, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label="新的一篇的标题", required=False, max_length=300,
        help_text="选中的一段若是小标题，可以不写，就用它作标题。",
    )  # fmt: skip
    with_authors = forms.BooleanField(label="署名也归新的一篇", required=False)

    def __init__(self, article: Article, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        parts = paragraphs_of(article.body)
        self.fields["paragraph"].choices = [
            (number, f"第{number}段　{glance(text)}") for number, text in enumerate(parts[1:], 2)
        ]


class MergeForm(GuidedForm):
    into = forms.CharField(label="并入哪一篇", widget=forms.RadioSelect, required=False)
    key = forms.CharField(
        label="或另一篇的固定编号", required=False, max_length=16,
        help_text="文章网址中的那一串字母和数字。",
    )  # fmt: skip
    keep_title = forms.BooleanField(label="标题留作小标题", required=False, initial=True)
    with_authors = forms.BooleanField(label="署名也并过去", required=False, initial=True)

    def __init__(self, article: Article, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        near = (Article.objects.before(article), Article.objects.after(article))
        self.fields["into"].widget.choices = [
            (a.key, f"{place}　{a.title_display}")
            for place, a in zip(("前一篇", "后一篇"), near, strict=True)
            if a is not None
        ]

    def clean(self):
        cleaned = super().clean()
        key = cleaned.get("key") or cleaned.get("into")
        cleaned["article"] = Article.objects.filter(key=(key or "").strip()).first()
        if cleaned["article"] is None:
            self.add_error("key", f"没有编号为“{key}”的文章。" if key else "请选一篇，或写出编号。")
        return cleaned


class BoundsForm(GuidedForm):
    body = LinesField(
        label="正文所在的行", required=False, widget=forms.TextInput(attrs={"size": 60})
    )
    headings = LinesField(
        label="其中的小标题", required=False, widget=forms.TextInput(attrs={"size": 60}),
        help_text="小标题所在的行，一个小标题一段。",
    )  # fmt: skip


def glance(text: str) -> str:
    return text[:SHOWN] + ("……" if len(text) > SHOWN else "")


def told_ends(article: Article) -> str:
    parts = paragraphs_of(article.body)
    if not parts:
        return f"“{article}”没有正文了"
    return f"“{article}”共{len(parts)}段：从“{glance(parts[0])}”到“……{parts[-1][-SHOWN:]}”"


class ArticleActs:
    """The pages of these acts, for the admin of articles."""

    def get_urls(self):
        acts = {
            "split": self.split_view,
            "merge": self.merge_view,
            "bounds": self.bounds_view,
            "checked": require_POST(self.checked_view),
            "take": require_POST(self.take_view),
        }
        return [
            path(
                f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"issues_article_{name}"
            )
            for name, view in acts.items()
        ] + super().get_urls()

    def for_act(self, request: HttpRequest, pk: int) -> Article:
        article = get_object_or_404(Article.objects.select_related("issue", "source"), pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return article

    def page_of(self, article: Article) -> str:
        return reverse("admin:issues_article_change", args=[article.pk])

    def split_view(self, request, pk):
        article = self.for_act(request, pk)
        parted: list[Article] = []

        def act(data) -> str:
            other = split_article(article, data["paragraph"], data["title"], data["with_authors"])
            parted.append(other)
            self.log_change(request, article, f"拆出“{other}”")
            return f"已拆成两篇：“{article}”与“{other}”。"

        def foretell(data):
            yield told_ends(article)
            yield f"新的一篇{told_ends(parted[-1])}"
            yield "原来的网址仍是前一篇的；新的一篇有自己的网址。"
            yield from lines_kept(parted[-1])

        alone = len(paragraphs_of(article.body)) < 2
        return guided(
            request, self, title=f"拆分“{article}”",
            explained="此文只有一段，无从拆分；可以先在正文中空行分段。" if alone else "",
            form=SplitForm(article, asked(request)),
            act=act, foretell=foretell, done=self.page_of(article),
        )  # fmt: skip

    def merge_view(self, request, pk):
        article = self.for_act(request, pk)

        def act(data) -> str:
            into = data["article"]
            merge_article(article, into, data["keep_title"], data["with_authors"])
            self.log_change(request, article, f"并入“{into}”")
            self.log_change(request, into, f"并入了“{article}”")
            return f"“{article}”已并入“{into}”。"

        def foretell(data):
            yield told_ends(data["article"])
            yield f"“{article}”不再单独出现；它的网址转到“{data['article']}”。"

        return guided(
            request, self, title=f"把“{article}”并入他篇", form=MergeForm(article, asked(request)),
            act=act, foretell=foretell, done=self.page_of(article),
        )  # fmt: skip

    def bounds_view(self, request, pk):
        article = self.for_act(request, pk)
        around = Article.objects.filter(source=article.source_id).exclude(source=None)
        before = {a.pk: a.body for a in around}
        initial = {"body": article.spans}
        if article.source_id:
            initial["headings"] = headings_read(article)

        def act(data) -> str:
            redraw(article, data["body"], data["headings"])
            self.log_change(request, article, "改界")
            return f"“{article}”的正文已照来源重取。"

        def foretell(data):
            changed = [a for a in around.all() if a.body != before.get(a.pk)]
            if not changed:
                yield "正文不变。"
            for one in sorted(changed, key=lambda a: a.pk != article.pk):
                yield f"“{one}”："
                yield from field_lines(FieldChange(" ", "正文", before.get(one.pk, ""), one.body))

        return guided(
            request, self, title=f"“{article}”的界",
            explained="写明正文在来源中的哪些行；正文便照这些行重取，改正过的段落若还在，改正也还在。这些行若原属他篇，他篇便让出来。",
            form=BoundsForm(asked(request), initial=initial),
            beside={
                "source_view": lit_lines(article, FARTHER),
                "source_name": article.source.name if article.source else "",
            },
            act=act, foretell=foretell, done=self.page_of(article),
        )  # fmt: skip

    def checked_view(self, request, pk):
        article = self.for_act(request, pk)
        check_off(article)
        self.log_change(request, article, "看过疑点")
        messages.success(request, f"“{article}”的疑点看过了，不再列出。")
        stays = "stay" in request.POST
        return HttpResponseRedirect(self.page_of(article) if stays else reverse("admin:index"))

    def take_view(self, request, pk):
        article = self.for_act(request, pk)
        try:
            take_source(article, request.POST.get("field", ""))
        except DeskError as error:
            messages.error(request, str(error))
        else:
            self.log_change(request, article, "采用来源")
            messages.success(request, "已采用来源的，以后也随来源。")
        return HttpResponseRedirect(self.page_of(article))


def lines_kept(article: Article):
    """What an editor should know of an article that no line of a source can be found for."""
    if article.source_id is None:
        yield "新的一篇在来源中找不到确切的行，以后不随来源改动。"
