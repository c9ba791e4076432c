"""The room's own settings, switched to development: tests need nothing in the environment.

pytest-django reads the settings before any conftest.py, so the switch is thrown here.
"""

import os

os.environ.setdefault("DEBUG", "on")

from reader.settings import *  # noqa: E402, F403

# Accounts in tests are made by the dozen, and need not withstand anybody.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
