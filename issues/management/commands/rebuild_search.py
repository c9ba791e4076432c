"""Make the search index anew."""

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from issues.models import Article
from issues.search.rebuild import has_rows, rebuild


class Command(BaseCommand):
    help = (
        "Make the search index anew, beside the old one, and put it in its place. Readers search on "
        "while it runs; it may be stopped at any time and leaves the old index as it was."
    )

    requires_system_checks = ()  # one of them sends the operator here

    def handle(self, **options):
        if not has_rows():
            raise CommandError("The database has no tables for the index: run migrate first.")
        with tqdm(total=Article.objects.count(), unit=" articles", disable=None) as bar:
            count = rebuild(bar.update)
        self.stdout.write(self.style.SUCCESS(f"{count} articles are in the new index."))
