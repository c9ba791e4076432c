"""How text is set in a book: in rows as it stands, in columns with the marks of columns."""

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

# What XML 1.0 has no place for, however it is written.
NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# In columns the curly marks lie on their sides. On the mainland double ones stand outside single
# ones in columns too (W3C clreq 3.2.4).
IN_COLUMNS = str.maketrans("“”‘’", "『』「」")
# Up to three digits stand upright in a column, side by side; in a longer number or a word all lie.
SHORT_NUMBER = re.compile(r"(?<![\w.,%‰+/:-])([0-9]{1,3})(?![\w.,%‰+/:-])", re.ASCII)
APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")


def without_controls(text: str) -> str:
    return NO_CHARACTER.sub("", text)


def in_columns(text: str) -> SafeString:
    """A text as a column has it, its short numbers in <span class="upright">."""
    text = APOSTROPHE.sub("'", text).translate(IN_COLUMNS)
    pieces = SHORT_NUMBER.split(text)
    return mark_safe(
        "".join(
            format_html('<span class="upright">{}</span>', piece) if index % 2 else escape(piece)
            for index, piece in enumerate(pieces)
        )
    )
