"""The room with the five real sources, for all that is shared, cited and harvested of it."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from issues.models import Article

# When everything in the room came in and changed, and when it is visited.
CHANGED = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="package")
def imported(django_db_setup, django_db_blocker):
    """Imported once for all tests of this folder, and taken out after them."""
    with django_db_blocker.unblock():
        call_command("import_issues", verbosity=0)
        Article.objects.update(created=CHANGED, modified=CHANGED)
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def room(imported, db, monkeypatch):
    """On a day that does not change."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: TODAY)


@pytest.fixture
def fetch(client, room):
    """What a program gets at an address, which must answer."""

    def look(address, **asked):
        response = client.get(address, asked)
        assert response.status_code == 200, address
        return response

    return look
