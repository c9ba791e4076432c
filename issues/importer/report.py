"""What went wrong with a text, as a sentence with a line; trouble in the program is an exception."""

from dataclasses import asdict, dataclass


class SourceError(Exception):
    """A source or companion that cannot be read at all. Its text is one clear line in English."""


@dataclass(frozen=True)
class Problem:
    """Trouble in a text: the line it is on (0: the whole text), how bad, and which rule saw it."""

    line: int
    severity: str  # "error", "warning" or "note"
    rule: str
    message: str

    def to_json(self) -> dict:
        return asdict(self)
