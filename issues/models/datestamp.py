"""When what is said of an article last changed, whoever changed it.

`Article.modified` is what harvesters, feeds and readers' caches go by. Saving an article sets it;
what stands in other rows is watched here, and bylines, topics and moves in bulk by the index (see
issues.search.index), which sees every one of them.
"""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from .article import Article
from .author import Author
from .periodical import Issue, Periodical, Section
from .tag import Tag

# What a record of an article says of each row that it hangs on, and how to get from it to these.
SAID = {
    Periodical: ("issue__periodical", ("title", "slug", "kind", "issn", "cn", "publisher")),
    Issue: (
        "issue",
        ("periodical_id", "slug", "date", "date_supplied", "periodical_supplied", "volume", "number", "whole_number", "edition"),
    ),
    Section: ("section", ("name",)),
    Author: ("contributions__author", ("name", "kind", "key")),
    Tag: ("tags", ("name",)),
}  # fmt: skip


@receiver(pre_save)
def touch_articles(sender, instance, raw=False, **kwargs) -> None:
    """One query for each row that is saved, and one more if the articles below it changed with it."""
    if sender not in SAID or raw or instance._state.adding:
        return
    below, names = SAID[sender]
    before = sender.objects.filter(pk=instance.pk).values_list(*names).first()
    if before is not None and before != tuple(getattr(instance, name) for name in names):
        Article.objects.filter(
            pk__in=Article.objects.filter(**{below: instance}).values("pk")
        ).touch()
