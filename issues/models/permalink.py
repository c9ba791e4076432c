"""Addresses that worked once, and answer for ever."""

from collections.abc import Iterable, Mapping

from django.db import models
from django.db.models.functions import Length, Substr
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from .article import Article


class FormerAddressManager(models.Manager):
    def at(self, path: str):
        """The record of this path, written with or without its last slash and its %XX; or None."""
        bare = path.rstrip("/")
        spellings = {bare, f"{bare}/", iri_to_uri(bare), iri_to_uri(f"{bare}/")}
        found = self.filter(path__in=spellings)
        return found.exclude(leads_to__in=spellings).first()  # what leads to itself leads nowhere

    def of_articles(self):
        """Those of articles that are no more, under the `key` that each had."""
        shelf, path = reverse("reader:articles"), models.F("path")
        key = Substr(path, len(shelf) + 1, Length(path) - len(shelf) - 1)
        articles = Article.objects.filter(key=models.OuterRef("key"))
        below = self.filter(path__startswith=shelf, path__endswith="/").annotate(key=key)
        return below.exclude(key__contains="/").exclude(key="").exclude(models.Exists(articles))

    def forward(self, moved: Mapping[str, str]) -> None:
        """Let old addresses lead to new ones, and whatever led to the old ones as well. A new
        address that was a former one is live again."""
        earlier = list(self.filter(leads_to__in=moved))
        for former in earlier:
            former.leads_to = moved[former.leads_to]
        self.bulk_update(earlier, ["leads_to"])
        self.filter(path__in=moved.values()).delete()
        self._record(FormerAddress(path=old, leads_to=new) for old, new in moved.items())

    def bury(self, addresses: Iterable[str], reason: str) -> None:
        """Let addresses that lead nowhere any more say why."""
        addresses = list(addresses)
        self.filter(leads_to__in=addresses).update(leads_to="", reason=reason)
        self._record(FormerAddress(path=address, reason=reason) for address in addresses)

    def _record(self, formers: Iterable["FormerAddress"]) -> None:
        self.bulk_create(
            list(formers),
            update_conflicts=True,
            unique_fields=["path"],
            update_fields=["leads_to", "reason"],
        )


class FormerAddress(models.Model):
    """An old address: where it leads now (301), or, leading nowhere, why it is gone (410)."""

    path = models.CharField("旧网址", max_length=300, unique=True)
    leads_to = models.CharField("今址", max_length=300, blank=True)
    reason = models.CharField("缘由", max_length=300, blank=True)
    since = models.DateTimeField("自何时", auto_now_add=True)
    # Where an article that is deleted stood, for those who harvest one periodical.
    periodical = models.ForeignKey(
        "issues.Periodical", models.SET_NULL, related_name="+", null=True, editable=False
    )

    objects = FormerAddressManager()

    class Meta:
        verbose_name = "旧网址"
        verbose_name_plural = "旧网址"
        ordering = ["path"]
        indexes = [models.Index(fields=["since", "path"], name="address_by_going")]

    def __str__(self):
        return self.path


@receiver(post_delete, sender=Article)
def remember_gone(instance, **kwargs):
    """When an article that the desk buried went, and where it stood, for those who harvest."""
    buried = FormerAddress.objects.filter(path=instance.get_absolute_url())
    buried.update(since=timezone.now(), periodical=instance.issue.periodical_id)
