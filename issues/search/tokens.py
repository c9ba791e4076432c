"""The one tokeniser, for writing the index and for asking it.

A field is indexed as the overlapping pairs of its characters, white space and quotation marks left
out, and its last character alone. So any run of two characters or more is a phrase of pairs, and
any one character begins some token. Measured beside the alternatives in DESIGN.md, part 4: words
lose what is plainly on the page, and SQLite's trigrams lose every word of two characters.

Quotation marks are left out because readers leave them out, or type other ones, and because they
group words in a query. A field that has some says so in one token, for whoever looks for a mark.
"""

import re

from ..chinese.fold import Squeezed, fold, squeeze

# To FTS5's ascii tokeniser, letters and digits and all beyond ASCII belong to words. The marks of
# ASCII go beyond it too; thus no token ever holds anything that FTS5's query language knows.
OUT_OF_ASCII = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if not chr(code).isalnum()}
QUOTE = '"'
QUOTE_TOKEN = QUOTE.translate(OUT_OF_ASCII)
BODY_MARKS = re.compile(r"^(?:#+ |\\(?=#))", re.MULTILINE)


def searchable(text: str) -> Squeezed:
    """What of a text is compared with a query, and where it stands in the text."""
    return squeeze(fold(text).replace(QUOTE, " "))


def searchable_text(text: str) -> str:
    """The same without the positions, three times as fast. One quote stays, at the end."""
    folded = fold(text)
    squeezed = "".join(folded.replace(QUOTE, " ").split())
    return squeezed + QUOTE if QUOTE in folded else squeezed


def visible(body: str) -> str:
    """A body as readers see it, without the marks for headings."""
    return BODY_MARKS.sub("", body)


def tokens(fields: str) -> str:
    """What is written to the index for a column of searchable texts, one on each line."""
    return " ".join(token for field in fields.split("\n") for token in _tokens(field))


def _tokens(field: str) -> list[str]:
    quoted = field.endswith(QUOTE)
    text = field.removesuffix(QUOTE).translate(OUT_OF_ASCII)
    pairs = [first + second for first, second in zip(text, text[1:], strict=False)]
    return pairs + [*text[-1:]] + [QUOTE_TOKEN] * quoted


def phrase(term: str) -> str:
    """What to ask the index for a run of searchable text: `京津冀` is `"京津 津冀"`."""
    if len(term) == 1:
        return f'"{term.translate(OUT_OF_ASCII)}" *'
    return f'"{" ".join(_tokens(term)[:-1])}"'
