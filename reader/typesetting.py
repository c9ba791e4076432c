"""The setting of a text: what happens to each part of it on its way to the page.

A part (a title, a paragraph, a line of verse) goes through small functions from text to text, one
after the other, and at last through one that may put markup in. What is stored never changes.

    setting = setting_for(preferences, printed, asked)  once for a page, from a view
    {% lit paragraph %}, {% shown title %}              in its templates
    setting.shown(title)                                anywhere else
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from issues.chinese.script import IN_SCRIPT, LANG

from .preferences import Preferences
from .titles import parted_between_words
from .vertical import Piece, corner_quotes, upright_numbers

Change = Callable[[str], str]


def as_they_are(pieces: Sequence[Piece]) -> Sequence[Piece]:
    return pieces


@dataclass(frozen=True)
class Setting:
    """`lang` is that of the text as it is shown, `script` what the reader wants to see."""

    lang: str = LANG["hans"]
    script: str = "original"
    is_converted: bool = False
    is_vertical: bool = False
    changes: tuple[Change, ...] = ()
    finish: Callable[[Sequence[Piece]], Iterable[Piece]] = as_they_are

    @property
    def of_text(self) -> "Setting":
        """That of the text below the title: it alone runs from top to bottom."""
        if not self.is_vertical:
            return self
        return replace(self, changes=(*self.changes, corner_quotes), finish=upright_numbers)

    @property
    def of_title(self) -> "Setting":
        """That of a title or heading; what runs from top to bottom has lines long enough."""
        return (
            self if self.finish is upright_numbers else replace(self, finish=parted_between_words)
        )

    def pieces(self, pieces: Sequence[Piece]) -> Iterable[Piece]:
        """The pieces of one part as they are shown."""
        for change in self.changes:
            pieces = changed(pieces, change)
        return self.finish(pieces)

    def shown(self, text: str) -> SafeString:
        """A part as it is shown, escaped."""
        return format_html_join("", "{}", ((p,) for _, p in self.pieces([(False, text)])))


AS_PRINTED = Setting()


def changed(pieces: Sequence[Piece], change: Change) -> list[Piece]:
    """The part is changed whole, since the word says which character is meant, and cut again where
    it was cut; where it does not keep its length, piece by piece."""
    whole = "".join(piece for _, piece in pieces)
    now = change(whole)
    if len(now) != len(whole):
        return [(is_hit, change(piece)) for is_hit, piece in pieces]
    ends = accumulate((len(piece) for _, piece in pieces), initial=0)
    cuts = zip(pieces, pairwise(ends), strict=True)
    return [(is_hit, now[start:end]) for (is_hit, _), (start, end) in cuts]


def setting_for(preferences: Preferences, printed: str, asked: str = "") -> Setting:
    """How a reader sees a text that is `printed` in a script. `asked` is what the address says of the
    script, which goes before the preferences; an unknown word says nothing."""
    wanted = asked if asked in ("original", *IN_SCRIPT) else preferences.script
    is_converted = wanted in IN_SCRIPT and wanted != printed
    return Setting(
        lang=LANG[wanted if is_converted else printed],
        script=wanted,
        is_converted=is_converted,
        is_vertical=preferences.is_vertical,
        changes=(IN_SCRIPT[wanted],) if is_converted else (),
    )
