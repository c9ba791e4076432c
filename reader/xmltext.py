"""Text as XML 1.0 can hold it."""

import re

# Code points that no XML document may hold, not even as a reference.
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: object) -> str:
    """The text without control characters and the like; scanned pages have them now and then."""
    return ILLEGAL.sub("", str(text))
