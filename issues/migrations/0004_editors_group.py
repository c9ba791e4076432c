"""The group 编辑: all that the desk does, and neither users nor settings."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUP = "编辑"
CHANGED = (
    "periodical", "issue", "section", "article", "contribution", "author", "tag", "articletag",
    "faultreport",
)  # fmt: skip
LOOKED_AT = ("source", "formeraddress")


def make_group(apps, schema_editor):
    create_permissions(installed.get_app_config("issues"), verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="issues"
    )
    wanted = [f"{act}_{name}" for act in ("add", "change", "delete", "view") for name in CHANGED]
    wanted += [f"view_{name}" for name in LOOKED_AT]
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    group.permissions.set(permissions.filter(codename__in=wanted))


def drop_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("issues", "0003_editors"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_group, drop_group)]
