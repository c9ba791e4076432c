"""Keys for articles that an editor adds; that of an imported one comes from its text."""

import secrets

from ..keys import KEY_LENGTH, KEY_LETTERS
from ..models import Article


def mint_key() -> str:
    while True:
        key = "".join(secrets.choice(KEY_LETTERS) for _ in range(KEY_LENGTH))
        if not Article.objects.filter(key=key).exists():
            return key
