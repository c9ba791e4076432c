"""What the page shows of a fragment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class State:
    """A fragment with what it is given; or what the room lacks for it."""

    says: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    lacks: str = ""


@dataclass(frozen=True)
class Pattern:
    """`within` is the class of what the fragment stands in; `entries` and `breadcrumb` are lists."""

    fragment: str
    label: str
    states: tuple[State, ...]
    within: str = ""

    @property
    def id(self) -> str:
        return f"pattern{self.fragment.removesuffix('.html').replace('_', '-')}"


@dataclass(frozen=True)
class Group:
    id: str
    label: str
    patterns: list[Pattern]


def shown(fragment: str, label: str, /, *states: State, within: str = "", **given: Any) -> Pattern:
    """A fragment in these states, or in the one in which it is given this."""
    return Pattern(fragment, label, states or (State(given=given),), within)


def state(says: str, /, **given: Any) -> State:
    return State(says, given)


def of_row(row: Any, lacks: str, says: str = "", /, **given: Any) -> State:
    """A state that needs a row, which there may not be."""
    return State(says, given) if row else State(says, lacks=lacks)
