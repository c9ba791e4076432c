"""The one tokeniser, for writing the index and for asking it.

What is compared is the *run* of a text: its letters, digits and Chinese characters, folded, with
white space and punctuation left out, since readers leave them out or type other ones. A run is
indexed as the overlapping pairs of its characters, so any run of two characters or more is a phrase
of pairs; for single characters there is a list of those that each article has. Measured beside the
alternatives in DESIGN.md, part 4: words lose what is plainly on the page, and SQLite's trigrams lose
every word of two characters.

Some signs after a Latin letter or a digit say something (3.5%, C++, GPT-4) and are told apart in
tokens of their own, two characters each, beside the run: a reader who types them gets what has them.
"""

import re
from collections.abc import Iterable, Sequence

from ..body import parts_of
from ..chinese.fold import Squeezed, fold

# To FTS5's ascii tokeniser, letters and digits and all beyond ASCII belong to words. The marks of
# ASCII go beyond it too; thus no token ever holds anything that FTS5's query language knows.
OUT_OF_ASCII = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if not chr(code).isalnum()}
# Stands between two runs, so that no phrase reaches from one into the other.
BREAK = "｜"
QUOTE = '"'
SIGN = re.compile(r"[0-9a-z](?:[%+#℃°]|[-./:_](?=[0-9a-z]))")


def run_of(text: str) -> str:
    """What of a text is compared with a query: `run_of("“刘 刚”，ＡＩ")` is `刘刚ai`."""
    return "".join(filter(str.isalnum, fold(text)))


def searchable(text: str) -> Squeezed:
    """The same, with where each character stands in the text; three times as slow."""
    folded = fold(text)
    positions = [place for place, char in enumerate(folded) if char.isalnum()]
    return Squeezed("".join([folded[place] for place in positions]), positions)


def visible(body: str) -> str:
    """A body as readers see it, without the marks for headings."""
    return "\n\n".join(text for _, text in parts_of(body))


def headings_of(body: str) -> list[str]:
    return [text for rank, text in parts_of(body) if rank]


def signs_of(text: str) -> list[str]:
    """Each sign that says something, with the letter or digit before it: `3.5%，` has `3.` and `5%`."""
    return list(dict.fromkeys(SIGN.findall(unspaced(text))))


def characters_of(text: str) -> list[str]:
    """Each character that can be seen in the text, once, marks too."""
    return list(dict.fromkeys(unspaced(text)))


def unspaced(text: str) -> str:
    return "".join(fold(text).split())


def text_tokens(texts: Iterable[str]) -> str:
    """What the index of runs holds for the parts of an article."""
    parts = [text for text in texts if text]
    runs = filter(None, dict.fromkeys(map(run_of, parts)))
    pairs = (token for run in runs for token in [*_pairs(run), BREAK])
    signs = dict.fromkeys(sign for part in parts for sign in signs_of(part))
    return " ".join([*pairs, *(sign.translate(OUT_OF_ASCII) for sign in signs)])


def head_tokens(texts: Sequence[str]) -> str:
    """The same for the short parts, where single characters are told by their place as well."""
    runs = [run for run in dict.fromkeys(map(run_of, texts)) if run]
    pairs = [token for run in runs for token in [*_pairs(run), BREAK]]
    singles = [char for run in runs for char in [*run, BREAK]]
    signs = dict.fromkeys(sign for text in texts for sign in signs_of(text))
    return " ".join([*pairs, *singles, *(sign.translate(OUT_OF_ASCII) for sign in signs)])


def character_tokens(texts: Iterable[str]) -> str:
    return " ".join(characters_of("".join(texts))).translate(OUT_OF_ASCII)


def phrase(run: str) -> str:
    """What to ask an index for a run: `京津冀` is `"京津 津冀"`."""
    return f'"{" ".join(_pairs(run)) or run}"'


def token(characters: str) -> str:
    """What to ask an index for a character or for a sign with its letter."""
    return f'"{characters.translate(OUT_OF_ASCII)}"'


def _pairs(run: str) -> list[str]:
    return [first + second for first, second in zip(run, run[1:], strict=False)]
