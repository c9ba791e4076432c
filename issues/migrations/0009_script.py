"""In which characters each article is printed, told of those that are there already."""

from django.db import migrations, models
from django.utils import timezone

from issues.chinese.script import script_of


def tell_scripts(apps, schema_editor):
    """Records of texts in traditional characters say something else from now on. Of the others they
    say zh-Hans for zh, which is no change for which all are to be harvested again."""
    articles = apps.get_model("issues", "Article").objects
    texts = articles.values_list("pk", "title", "body").order_by("pk").iterator()
    traditional = [pk for pk, title, body in texts if script_of(f"{title}{body}") == "hant"]
    for pk in traditional:
        articles.filter(pk=pk).update(script="hant", modified=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("issues", "0008_harvest")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="script",
            field=models.CharField(
                default="hans", editable=False, max_length=4, verbose_name="简繁"
            ),
        ),
        migrations.RunPython(tell_scripts, migrations.RunPython.noop),
    ]
