"""Faults that readers report."""

from django.db import models

from .article import Article


class FaultReport(models.Model):
    """What a reader found wrong in an article. `sender` is a hash that counts reports of one address
    for a day and says nothing of it."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="fault_reports", verbose_name="文章"
    )
    paragraph = models.PositiveIntegerField("第几段", null=True, blank=True)
    message = models.TextField("哪里不对", max_length=1000)
    sender = models.CharField(max_length=64, editable=False, db_index=True)
    created = models.DateTimeField("报告时间", auto_now_add=True)
    is_open = models.BooleanField("待处理", default=True)

    class Meta:
        verbose_name = "读者报错"
        verbose_name_plural = "读者报错"
        ordering = ["-created", "-pk"]
        indexes = [
            models.Index(fields=["article"], name="fault_is_open", condition=models.Q(is_open=True))
        ]

    def __str__(self):
        return self.message[:40]
