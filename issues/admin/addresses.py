"""What becomes of an address when an editor renames, moves or deletes what it leads to."""

from collections.abc import Iterable

from django.contrib import admin

from ..models import FormerAddress

DELETED = "编辑已将其删除。"


def forward(moved: dict[str, str]) -> None:
    """Let old addresses lead to new ones, and whatever led to the old ones as well."""
    earlier = list(FormerAddress.objects.filter(leads_to__in=moved))
    for former in earlier:
        former.leads_to = moved[former.leads_to]
    FormerAddress.objects.bulk_update(earlier, ["leads_to"])
    FormerAddress.objects.filter(path__in=moved.values()).delete()
    _record([FormerAddress(path=old, leads_to=new) for old, new in moved.items()])


def bury(addresses: Iterable[str], reason: str = DELETED) -> None:
    """Let addresses that lead nowhere any more say why."""
    addresses = list(addresses)
    FormerAddress.objects.filter(leads_to__in=addresses).update(leads_to="", reason=reason)
    _record([FormerAddress(path=address, reason=reason) for address in addresses])


def _record(formers: list[FormerAddress]) -> None:
    FormerAddress.objects.bulk_create(
        formers,
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["leads_to", "reason"],
    )


class KeepsAddresses(admin.ModelAdmin):
    """A page whose address answers for ever, whatever an editor does to it."""

    def addresses_of(self, obj):
        """The addresses that hang on this object, each under a name that no edit changes."""
        return {obj.pk: obj.get_absolute_url()}

    def save_model(self, request, obj, form, change):
        before = self.addresses_of(self.model.objects.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)
        after = self.addresses_of(obj)
        forward({old: after[name] for name, old in before.items() if old != after[name]})

    def delete_model(self, request, obj):
        bury(self.addresses_of(obj).values())
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for obj in queryset:
            bury(self.addresses_of(obj).values())
        super().delete_queryset(request, queryset)
