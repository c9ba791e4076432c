"""The hand-made catalogues of the five sources, and how a Reading is held against them.

Those of 000 and 003 were given with the sources; the other three were made by reading the texts
alone. `python -m tests.catalogues` prints the table, `make score` for short.
"""

import json
from functools import cache
from pathlib import Path

from issues.importer import read

from .score_reading import score

CASES = Path(__file__).parent / "cases"
SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = tuple(sorted(path.stem for path in CASES.glob("[0-9]*.json")))
FIGURES = ("articles", "titles", "authors", "sections", "headings", "paragraphs", "conserved")


def seed(name: str) -> Path:
    return next(SEEDS.glob(f"{name}*.txt"))


def catalogue(name: str) -> dict:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


@cache
def figures(name: str, with_companion: bool) -> dict[str, float | None]:
    """The share of each thing read as the catalogue has it; None where it lists none."""
    reading = read(seed(name), with_companion=with_companion).to_json()
    text = seed(name).read_text(encoding="utf-8").replace("\r\n", "\n")
    return score(json.loads(json.dumps(reading)), catalogue(name), text)


def mean(figure: str, with_companion: bool) -> float:
    known = [figures(name, with_companion)[figure] for name in NAMES]
    known = [value for value in known if value is not None]
    return sum(known) / len(known)


def table(with_companion: bool) -> str:
    rows = ["".join(["source", *(f"{figure:>12}" for figure in FIGURES)])]
    for name in NAMES:
        read_as = figures(name, with_companion)
        cells = ("–" if read_as[f] is None else f"{read_as[f]:.3f}" for f in FIGURES)
        rows.append("".join([f"{name:6}", *(f"{cell:>12}" for cell in cells)]))
    means = (f"{mean(figure, with_companion):.3f}" for figure in FIGURES)
    rows.append("".join(["mean  ", *(f"{cell:>12}" for cell in means)]))
    return "\n".join(rows)


if __name__ == "__main__":
    print("Without companions")
    print(table(with_companion=False))
    print("\nWith companions")
    print(table(with_companion=True))
