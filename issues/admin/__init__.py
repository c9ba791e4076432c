"""The editors' desk: proof-reading, cataloguing, and what may be seen."""

from django.contrib import admin

from . import articles, authors, faults, periodicals, sources, tags  # noqa: F401  each registers its own

admin.site.site_header = "期刊阅览室 · 编辑台"
admin.site.site_title = "编辑台"
admin.site.index_title = "书库"
