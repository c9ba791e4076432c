"""Which articles readers do not see. They are few, and an index of them alone is quick to walk, where
to ask each article whether it is published means to read through the whole room."""

from django.db.models.expressions import RawSQL

# Written out, because a partial index serves only who asks in its very words.
HIDDEN = RawSQL("SELECT id FROM issues_article WHERE NOT (state = 'published')", [])
