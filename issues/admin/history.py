"""The history of a record in the admin: each version beside the one before it, and back to any."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from simple_history.admin import SimpleHistoryAdmin

from ..desk import DeskError
from ..importer.changes import FieldChange, field_lines
from ..importer.fields import in_words
from .guided import GuidedForm, guided

LONGEST, MOST_LINES = 160, 12  # characters of a line that tells a change, lines of one version
BESIDE = ("credits", "topics")  # kept with an article's fields, and compared like them


class Remembered(SimpleHistoryAdmin):
    """A record that says who changed what and when, and can be put back."""

    object_history_template = "admin/issues/history.html"

    def get_urls(self):
        info = self.opts.app_label, self.opts.model_name
        restore = path(
            "<path:object_id>/restore/<int:version>/",
            self.admin_site.admin_view(self.restore_view),
            name="{}_{}_restore".format(*info),
        )
        return [restore, *super().get_urls()]

    def set_history_delta_changes(self, request, historical_records, **kwargs):
        """Each version with what it changed in the one before it."""
        records = list(historical_records)
        for record, before in zip(records, [*records[1:], None], strict=True):
            record.said = clipped(differences(before, record)) if before else []

    def restore_view(self, request: HttpRequest, object_id: str, version: int):
        obj = get_object_or_404(self.model, pk=object_id)
        record = get_object_or_404(self.model.history, history_id=version, id=obj.pk)
        if not self.has_change_permission(request, obj):
            raise PermissionDenied

        said = clipped(differences(obj, record)) or ["没有不同，什么也不会变。"]

        def act(data) -> str:
            self.restore(request, obj, record)
            return f"“{obj}”已恢复到 {record.history_date:%Y-%m-%d %H:%M} 的样子。"

        return guided(
            request, self,
            title=f"恢复“{obj}”",
            explained="这一次恢复也会记入历史，可以再恢复回来。",
            form=GuidedForm(request.POST),
            foretell=lambda data: said,
            act=act,
            done=reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk]),
        )  # fmt: skip

    def restore(self, request, obj, record) -> None:
        """Give a record the fields that it had."""
        for field in record.tracked_fields:
            value = getattr(record, field.attname)
            if field.is_relation and value and not is_there(field, value):
                if not field.null:
                    raise DeskError(f"那时的{field.verbose_name}已不在了，不能恢复到那时。")
                value = None
            setattr(obj, field.attname, value)
        obj._change_reason = f"恢复到 {record.history_date:%Y-%m-%d %H:%M}"
        self.save_model(request, obj, form=None, change=True)
        self.log_change(request, obj, obj._change_reason)


def is_there(field, pk) -> bool:
    return field.related_model.objects.filter(pk=pk).exists()


def differences(old, new):
    """What differs between two versions, line by line."""
    model = new.instance_type
    row = model()
    for field in new.tracked_fields:
        before, after = getattr(old, field.attname), getattr(new, field.attname)
        if before != after:
            words = (in_words(row, field.attname, value) for value in (before, after))
            yield from field_lines(FieldChange(" ", str(field.verbose_name), *words))
    for name, label in zip(BESIDE, ("署名", "主题"), strict=True):
        before, after = getattr(old, name, None), getattr(new, name, None)
        if before != after and None not in (before, after):
            told = [
                in_words(row, name, value) if name == "credits" else "、".join(value)
                for value in (before, after)
            ]
            yield from field_lines(FieldChange(" ", label, *told))


def clipped(lines: Iterable[str]) -> list[str]:
    """The lines as much as one can take in at a glance."""
    lines = [line if len(line) <= LONGEST else line[:LONGEST] + "……" for line in lines]
    rest = len(lines) - MOST_LINES
    return lines if rest <= 0 else [*lines[:MOST_LINES], f"……还有 {rest} 处"]
