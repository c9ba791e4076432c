from django.apps import AppConfig


class IssuesConfig(AppConfig):
    name = "issues"
    verbose_name = "书库"

    def ready(self):
        from . import checks  # noqa: F401  registers them
        from .search import index  # noqa: F401  beside models/, for it stands on them
