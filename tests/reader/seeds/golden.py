"""A golden file: what is given out of one thing, form after form, as a person has read it.

`GOLDENS=rewrite make test` writes the files anew; then read the diff, against the source and the
standard. A long text stands with its first and last paragraphs, and these with their first and last
words: that it is whole in every form is a test of its own.
"""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

FOLDER = Path(__file__).parents[2] / "cases" / "shared"
LONGEST = 60
# The picture of an article, or that of the room where there is no Chinese type to draw with.
PICTURE = re.compile(r"/articles/\w+/picture-\w+\.png|/static/icons/room[.\w]*\.png")
RUN = re.compile(rf"[^\n\"<>=/]{{{LONGEST + 1},}}")
NAMES = re.compile(r"\{[^}]*\}")


def assert_golden(name: str, forms: dict[str, str]) -> None:
    file = FOLDER / f"{name}.txt"
    told = "\n".join(f"──── {form}\n{text.strip()}\n" for form, text in forms.items())
    told = PICTURE.sub("/PICTURE.png", told.replace("\r\n", "\n"))
    if os.environ.get("GOLDENS") == "rewrite":
        file.write_text(told, encoding="utf-8")
    assert told == file.read_text(encoding="utf-8")


def shortened(text: str) -> str:
    """Each long run of text by its first and last words, and how long it is."""
    return RUN.sub(lambda run: f"{run[0][:20]}……{run[0][-12:]}（{len(run[0])}）", text)


def beginning_and_end(lines: list[str], first: int = 4, last: int = 2) -> list[str]:
    """The middle of a long text says nothing that its ends do not say of a form."""
    if len(lines) <= first + last + 1:
        return lines
    return [*lines[:first], f"……（{len(lines) - first - last}）", *lines[-last:]]


def paragraphs(text: str) -> str:
    return shortened("\n\n".join(beginning_and_end(text.strip().split("\n\n"), 7, 3)))


def fields(told: dict) -> str:
    """JSON with a line for each field, and one for each member of a list of things."""
    lines = []
    for name, value in told.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            members = [f"  {as_json(one)}" for one in value]
            lines += [f"{name}:", *(beginning_and_end(members) if name == "blocks" else members)]
        else:
            lines.append(f"{name}: {as_json(value)}")
    return "\n".join(lines)


def as_json(value) -> str:
    return json.dumps(value, ensure_ascii=False)


def elements(root: ElementTree.Element, depth: int = 0) -> str:
    """XML without its namespaces, an element a line."""
    said = "".join(f" {NAMES.sub('', name)}={value}" for name, value in root.items())
    lines = [line for line in (root.text or "").split("\n") if line.strip()]
    text = "\n".join(beginning_and_end(lines, 5))
    own = f"{'  ' * depth}{NAMES.sub('', root.tag)}{said}{': ' if text else ''}{text}"
    return "\n".join([own, *(elements(child, depth + 1) for child in root)])
