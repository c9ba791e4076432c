"""Which article each row of the index is, and what narrows a search to it."""

from django.db import models


class SearchRow(models.Model):
    """What is known of a row of the index; a log, in which only whose a row is goes out of date.

    FTS5 takes something out only if it is told exactly what was in it. So nothing is taken out: an
    article whose words have changed gets a new `row` in FTS5's tables, numbered as this one is, which
    `replaces` the old one. Where only the facts about it have changed, its place, its topics, whether
    it is shown, the row stays what it is. What stood here before is no article's any more, and no
    search shows it; `rebuild` leaves it behind.

    `batch` is one random number for all that is written at once: who remembers the last that he saw
    and its batch knows whether what he saw still stands (see holdings.py). `form` and `digest` say in
    what way the article was indexed, and what it said then.
    """

    article = models.BigIntegerField(unique=True, null=True)
    row = models.BigIntegerField(null=True)
    replaces = models.BigIntegerField(default=0)
    is_shown = models.BooleanField(default=False)
    key = models.CharField(max_length=16)
    issue = models.BigIntegerField(default=0)
    section = models.BigIntegerField(default=0)
    authors = models.BinaryField(default=b"")
    topics = models.BinaryField(default=b"")
    batch = models.BigIntegerField()
    form = models.PositiveSmallIntegerField(default=0)
    digest = models.BinaryField(default=b"")

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.pk)

    @property
    def number(self) -> int:
        """Of the row in FTS5's tables."""
        return self.row or self.pk
