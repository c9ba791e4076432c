"""The index in another form: its rows told apart from articles, and nothing kept beside them.

An index of the older form is dropped. `manage.py check` then says that it is to be made anew.
"""

from django.db import migrations, models

# As they were made then; what the search has become since is issues/search/tables.py.
TABLES = {
    "issues_search_text": "text, content='', tokenize='ascii'",
    "issues_search_head": "title, deck, headings, byline, initials, content='', tokenize='ascii'",
    "issues_search_character": "characters, content='', detail=none, tokenize='ascii'",
}


def make_tables(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    schema_editor.execute("DROP VIEW IF EXISTS issues_searchhit")
    for old in ("issues_searchtext", "issues_search"):
        schema_editor.execute(f"DROP TABLE IF EXISTS {old}")
    for name, columns in TABLES.items():
        schema_editor.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({columns})")


def drop_tables(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in TABLES:
            schema_editor.execute(f"DROP TABLE {name}")


class Migration(migrations.Migration):
    dependencies = [("issues", "0005_edits_wait")]

    operations = [
        migrations.RunPython(make_tables, drop_tables),
        migrations.DeleteModel(name="SearchHit"),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article", models.BigIntegerField(null=True, unique=True)),
                ("row", models.BigIntegerField(null=True)),
                ("replaces", models.BigIntegerField(default=0)),
                ("is_shown", models.BooleanField(default=False)),
                ("key", models.CharField(max_length=16)),
                ("issue", models.BigIntegerField(default=0)),
                ("section", models.BigIntegerField(default=0)),
                ("authors", models.BinaryField(default=b"")),
                ("topics", models.BinaryField(default=b"")),
                ("batch", models.BigIntegerField()),
                ("form", models.PositiveSmallIntegerField(default=0)),
                ("digest", models.BinaryField(default=b"")),
            ],
            options={"default_permissions": ()},
        ),
    ]
