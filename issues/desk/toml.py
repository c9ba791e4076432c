"""Tables of plain values as TOML, one key a line, in an order that does not change."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

# What may not stand in a text between three quotes: more of them, one at its end, control characters.
CANNOT_STAND = re.compile("'''|'\\Z|[\x00-\x08\x0b-\x1f\x7f]")


def as_toml(name: str, tables: Iterable[Mapping[str, Any]]) -> str:
    """[[name]] for each table."""
    return "\n".join(
        "\n".join([f"[[{name}]]", *(f"{key} = {value_of(v)}" for key, v in table.items())]) + "\n"
        for table in tables
    )


def value_of(value: Any) -> str:
    """A value on one line; a text of several lines on as many, and a list of tables too."""
    if isinstance(value, str) and "\n" in value and not CANNOT_STAND.search(value):
        return f"'''\n{value}'''"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{k} = {one_line(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return "[\n" + "".join(f"  {value_of(item)},\n" for item in value) + "]"
    return one_line(value)


def one_line(value: Any) -> str:
    """JSON writes strings, numbers, truth and lists as TOML does; but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
