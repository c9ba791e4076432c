"""Addresses that worked once, and answer for ever."""

from django.db import models


class FormerAddress(models.Model):
    """An old address: where it leads now (301), or, leading nowhere, why it is gone (410)."""

    path = models.CharField("旧网址", max_length=300, unique=True)
    leads_to = models.CharField("今址", max_length=300, blank=True)
    reason = models.CharField("缘由", max_length=300, blank=True)
    since = models.DateTimeField("自何时", auto_now_add=True)

    class Meta:
        verbose_name = "旧网址"
        verbose_name_plural = "旧网址"
        ordering = ["path"]

    def __str__(self):
        return self.path
