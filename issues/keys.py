"""Short names that are opaque and for ever: an article's key, and what tells like names apart."""

import hashlib

KEY_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # none that is read as another
KEY_LENGTH = 8


def digest(text: str) -> str:
    """A short name for a text, in letters that are not mistaken for one another."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "big")
    letters = []
    while number and len(letters) < 20:
        number, rest = divmod(number, len(KEY_LETTERS))
        letters.append(KEY_LETTERS[rest])
    return "".join(letters)
