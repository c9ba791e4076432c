"""Acts in steps: what is to be done is asked, what will happen is shown, and then it is done."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from ..desk import DeskError
from ..importer.report import SourceError


class GuidedForm(forms.Form):
    """The questions of an act; one without questions is asked to be confirmed."""


def guided(
    request: HttpRequest,
    desk: admin.ModelAdmin,
    *,
    title: str,
    act: Callable[[dict[str, Any]], str],
    foretell: Callable[[dict[str, Any]], Iterable[str]],
    done: str,
    form: forms.Form,
    hidden: Iterable[tuple[str, str]] = (),
    explained: str = "",
    beside: Mapping[str, Any] = MappingProxyType({}),
) -> HttpResponse:
    """One step of an act. `act` does it and says so. Before it is confirmed it is only tried: then
    `foretell` says line by line what has happened, and all of it is taken back. `done` is where the
    editor goes then; `hidden` are the values that bring him here again; `beside` is what the page
    shows besides."""
    said: list[str] = []
    confirmed = "confirmed" in request.POST
    if form.is_bound and "back" not in request.POST and form.is_valid():
        try:
            with transaction.atomic():
                message = act(form.cleaned_data)
                if not confirmed:
                    said = list(foretell(form.cleaned_data)) or [message]
                    transaction.set_rollback(True)
        except (DeskError, SourceError, IntegrityError) as error:
            form.add_error(None, in_chinese(error))
            confirmed = False
        if confirmed:
            messages.success(request, message)
            return HttpResponseRedirect(done)
    context = {
        **desk.admin_site.each_context(request),
        "title": title,
        "explained": explained,
        "form": form,
        "said": said,
        "hidden": list(hidden),
        "done": done,
        "opts": desk.model._meta,
        "media": desk.media + form.media,
        **beside,
    }
    return TemplateResponse(request, "admin/issues/guided.html", context)


class IntoForm(GuidedForm):
    into = forms.ModelChoiceField(None, widget=forms.RadioSelect)


def merge_chosen(
    request: HttpRequest,
    desk: admin.ModelAdmin,
    queryset: QuerySet,
    *,
    merge: Callable[[Any, Any], int],
    into: QuerySet,
    told: Iterable[str],
) -> HttpResponse | None:
    """A list action: of the rows that are chosen one, which is asked for among `into`, takes up the
    others. `told` is what else will happen."""
    rows, noun = list(queryset), desk.opts.verbose_name
    if len(rows) < 2:
        messages.warning(request, f"请选出要合并的两项或几项{noun}。")
        return None
    form = IntoForm(asked(request))
    form.fields["into"].queryset, form.fields["into"].label = into, f"并作哪一个{noun}"

    def others(data) -> list:
        return [row for row in rows if row != data["into"]]

    def act(data) -> str:
        names = "、".join(map(str, others(data)))
        count = sum(merge(row, data["into"]) for row in others(data))
        desk.log_change(request, data["into"], f"并入 {names}")
        return f"已并作“{data['into']}”，涉及 {count} 篇。"

    return guided(
        request, desk, title=f"合并{noun}", form=form, act=act,
        foretell=lambda data: [*(f"“{row}”并入“{data['into']}”" for row in others(data)), *told],
        hidden=chosen(request, "merge"), done=request.get_full_path(),
    )  # fmt: skip


def in_chinese(error: Exception) -> str:
    """What is in the way, to the editor; the importer and the database speak to operators."""
    if isinstance(error, DeskError):
        return str(error)
    what = "来源" if isinstance(error, SourceError) else "数据库"
    return f"做不成，什么也没有变。{what}不允许：{error}"


def asked(request: HttpRequest) -> dict | None:
    """What was filled in, or None where the form is shown for the first time."""
    return request.POST if {"ask", "back", "confirmed"} & request.POST.keys() else None


def chosen(request: HttpRequest, action: str) -> list[tuple[str, str]]:
    """The values by which a list action is called again for the same rows."""
    name = admin.helpers.ACTION_CHECKBOX_NAME
    return [("action", action), *((name, pk) for pk in request.POST.getlist(name))]
