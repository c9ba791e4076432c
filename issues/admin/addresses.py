"""What becomes of an address when an editor renames, moves or deletes what it leads to."""

from django.contrib import admin

from ..models import FormerAddress

DELETED = "编辑已将其删除。"


class KeepsAddresses(admin.ModelAdmin):
    """A page whose address answers for ever, whatever an editor does to it."""

    def addresses_of(self, obj):
        """The addresses that hang on this object, each under a name that no edit changes."""
        return {obj.pk: obj.get_absolute_url()}

    def save_model(self, request, obj, form, change):
        before = self.addresses_of(self.model.objects.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)
        after = self.addresses_of(obj)
        FormerAddress.objects.forward(
            {old: after[name] for name, old in before.items() if old != after[name]}
        )

    def delete_model(self, request, obj):
        FormerAddress.objects.bury(self.addresses_of(obj).values(), DELETED)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for obj in queryset:
            FormerAddress.objects.bury(self.addresses_of(obj).values(), DELETED)
        super().delete_queryset(request, queryset)
