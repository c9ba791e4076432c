"""The history of a record: who changed what and when, with what it was before the first change."""

from django.db import models
from django.db.models.signals import pre_save
from django.utils import timezone
from simple_history.models import HistoricalRecords

AS_IMPORTED = "最初的样子"


class History(HistoricalRecords):
    """django-simple-history's, but what an import makes is not written down a second time, nor a
    save that changes nothing; and before a record's first change is kept what it was until then."""

    def finalize(self, sender, **kwargs):
        super().finalize(sender, **kwargs)
        model = getattr(sender, "_meta", None)
        if model is not None and not model.abstract and hasattr(sender, self.manager_name):
            pre_save.connect(self.keep_beginning, sender=sender, weak=False)

    def keep_beginning(self, instance, raw=False, **kwargs):
        kept = getattr(type(instance), self.manager_name)
        if raw or instance._state.adding or kept.filter(pk_of(instance)).exists():
            return
        before = type(instance)._base_manager.filter(pk=instance.pk).first()
        if before is not None and not self.is_same(before, instance):
            before._history_user = None
            before._history_date = getattr(before, "created", None) or timezone.now()
            before._change_reason = AS_IMPORTED
            self.create_historical_record(before, "+")

    def post_save(self, instance, created, using=None, **kwargs):
        if created and self.get_history_user(instance) is None:
            return
        if not created and self.is_as_last(instance):
            return
        super().post_save(instance, created, using=using, **kwargs)

    def is_as_last(self, instance) -> bool:
        kept = getattr(type(instance), self.manager_name)
        last = kept.filter(pk_of(instance)).first()
        return last is None or self.is_same(last, instance)  # a change would have kept a beginning

    def is_same(self, one, instance) -> bool:
        fields = (field.attname for field in self.fields_included(instance))
        return all(getattr(one, name) == getattr(instance, name) for name in fields)


def pk_of(instance) -> models.Q:
    return models.Q(**{instance._meta.pk.attname: instance.pk})
