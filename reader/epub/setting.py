"""How text is set in a book: in rows as it stands, in columns as on the page of a vertical text."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ..vertical import corner_quotes, upright_numbers


def in_columns(text: str) -> SafeString:
    """A text as a column has it, its short numbers in <span class="tcy">."""
    pieces = upright_numbers([(False, corner_quotes(text))])
    return format_html_join("", "{}", ((piece,) for _, piece in pieces))
