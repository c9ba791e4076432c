from django.apps import AppConfig


class ReaderConfig(AppConfig):
    name = "reader"
    verbose_name = "阅览室"

    def ready(self):
        from . import checks  # noqa: F401  registers them
