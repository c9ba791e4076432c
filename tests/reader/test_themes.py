"""The colours of each theme, read out of the stylesheet and held against each other."""

import re
from itertools import product

import pytest
from django.conf import settings

from reader.preferences import AS_EVERYBODY, CHOICES, PAPERS, SETS_THE_PAGE

CSS = settings.BASE_DIR / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
SETS = [
    dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r"\{([^{}]*--paper:[^{}]*)\}", TOKENS)
]
LIGHT, SYSTEM_DARK, SEPIA, NIGHT = SETS
THEMES = {"light": LIGHT, "sepia": LIGHT | SEPIA, "night": LIGHT | NIGHT}
SURFACES = ("paper", "sheet")
TYPE = ("ink", "ink-quiet", "accent")


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_type_is_legible_wherever_it_stands(theme):
    colours = THEMES[theme]
    pairs = [*product(TYPE, SURFACES), ("paper", "accent"), ("paper", "ink")]
    pairs += [("ink-on-mark", "mark")]
    found = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 1) for pair in pairs}
    assert min(found.values()) >= 4.5, found


def test_night_is_the_dark_of_the_system():
    assert NIGHT == SYSTEM_DARK


def test_what_browsers_draw_around_the_page_is_its_paper():
    papers = {"paper": LIGHT["paper"], "sepia": SEPIA["paper"], "night": NIGHT["paper"]}
    assert papers == PAPERS


def test_every_choice_that_sets_the_page_has_its_rule_and_can_be_tried():
    """Of the usual choice there is no attribute to be styled, but it can be gone back to."""
    files = ("preferences.css", "vertical.css")
    css = TOKENS + "".join((CSS / name).read_text(encoding="utf-8") for name in files)
    for name in SETS_THE_PAGE:
        for value in CHOICES[name]:
            if value == "across":
                continue
            if value != getattr(AS_EVERYBODY, name) and (name, value) != ("theme", "paper"):
                assert f'[data-{name}="{value}"]' in css, (name, value)
            assert f'[name="{name}"][value="{value}"]:checked' in css, (name, value)
