"""The texts as they were received."""

from django.db import models


class Source(models.Model):
    """A source text. `fingerprint` is of text, companion and reading rules: unchanged, unread."""

    name = models.CharField("文件名", max_length=200, unique=True)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, db_index=True)
    fingerprint = models.CharField(max_length=64, editable=False)
    encoding = models.CharField("编码", max_length=20, editable=False)
    lines = models.PositiveIntegerField("行数", default=0, editable=False)
    furniture = models.JSONField("版面杂件", default=list, editable=False)
    problems = models.JSONField("疑点", default=list, editable=False)
    imported_at = models.DateTimeField("导入时间", auto_now=True)
    companion = models.TextField("随附文件", default="", editable=False)
    # What its companion says that editors changed is still to be put back: see issues/desk/restore.py.
    edits_wait = models.BooleanField(default=False, editable=False)
    text = models.TextField("原文", editable=False)

    class Meta:
        verbose_name = "来源文本"
        verbose_name_plural = "来源文本"
        ordering = ["name"]

    def __str__(self):
        return self.name
