"""Whoever has no pointer gets everywhere, and sees where."""

import pytest

pytestmark = pytest.mark.browser

# Bars of a chart are for the pointer, and out of the order; the table below has their links.
REACHABLE = """[...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(it => it.type !== "radio" || it.checked) // the others of its group are reached by arrows
    .filter(it => it.tabIndex >= 0 && !it.disabled && it.type !== "hidden" && it.checkVisibility({ visibilityProperty: true }))"""
WATCH = f"""() => {{
    window.seen = new Set();
    addEventListener("focusin", ({{ target }}) => {{
        const {{ outlineStyle, outlineWidth }} = getComputedStyle(target);
        const box = target.getBoundingClientRect();
        const isInView = box.bottom > 0 && box.top < innerHeight;
        if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && isInView) seen.add(target);
    }});
    return {REACHABLE}.length;
}}"""
MISSED = f"{REACHABLE}.filter(it => !seen.has(it)).map(it => it.outerHTML.slice(0, 120))"


def test_tab_reaches_everything_and_the_focus_is_seen(page):
    for _ in range(page.evaluate(WATCH) + 2):
        page.keyboard.press("Tab")
    assert page.evaluate(MISSED) == []


def test_the_first_tab_leads_past_the_head_of_the_page(window):
    window.goto("/")
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "main"
