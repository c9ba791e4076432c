"""The index seen as a model, so that a search is a QuerySet like any other.

Its table is a view on SQLite's FTS5, from migration 0002. Joins from articles read it, and nothing
else: on its own it has no texts to show.
"""

from django.db import models
from django.db.models.lookups import BuiltinLookup

from ..models import Article


class NothingToList(models.Manager):
    """Keeps `dumpdata` and the like away from what can only be joined."""

    def get_queryset(self):
        return super().get_queryset().none()


class IndexedRow(models.TextField):
    """FTS5's hidden column that stands for the whole row, for matching."""


@IndexedRow.register_lookup
class Match(BuiltinLookup):
    lookup_name = "match"

    def get_rhs_op(self, connection, rhs):
        return f"MATCH {rhs}"


class SearchHit(models.Model):
    """An article in the index. `rank` is bm25 with the weights of migration 0002, best lowest."""

    article = models.OneToOneField(
        Article, models.DO_NOTHING, primary_key=True, related_name="search_hit"
    )
    row = IndexedRow()
    rank = models.FloatField()

    objects = NothingToList()

    class Meta:
        managed = False
        db_table = "issues_searchhit"
        default_permissions = ()

    def __str__(self):
        return str(self.article_id)
