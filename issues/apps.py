from django.apps import AppConfig


class IssuesConfig(AppConfig):
    name = "issues"
    verbose_name = "书库"

    def ready(self):
        from . import checks  # noqa: F401  registers them
        from .search import hit  # noqa: F401  a model beside models/, for it stands on them
