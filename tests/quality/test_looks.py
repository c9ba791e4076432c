"""What must hold when the system's colours are forced, and when motion is not wanted."""

import pytest

pytestmark = pytest.mark.browser

# A control keeps its frame (what is ticked is drawn by the system), and what is said by colour or background alone is said otherwise too.
FRAMELESS = """[...document.querySelectorAll("button, input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea")]
    .filter(it => it.checkVisibility())
    .filter(it => ["Top", "Bottom"].some(side => getComputedStyle(it)[`border${side}Style`] === "none"))
    .map(it => it.outerHTML.slice(0, 120))"""
UNMARKED = """(() => {
    const look = it => {
        const style = getComputedStyle(it);
        return [style.fontWeight, style.borderBottomWidth, style.borderBottomStyle,
                style.outlineStyle, style.textDecorationLine, style.backgroundColor].join();
    };
    return [...document.querySelectorAll("[aria-current]:not(svg *)")].filter(it => {
        const others = [...it.closest("ul, ol, nav, table").querySelectorAll("a:not([aria-current])")];
        return it.checkVisibility() && others.some(other => look(other) === look(it));
    }).map(it => it.outerHTML.slice(0, 120));
})()"""
MOVING = """[...document.querySelectorAll("*")].filter(it => {
    const style = getComputedStyle(it);
    return style.animationName !== "none" || style.scrollBehavior === "smooth"
        || style.transitionDuration.split(",").some(time => parseFloat(time) > 0);
}).map(it => it.outerHTML.slice(0, 120))"""


def test_forced_colours_leave_frames_and_marks(page):
    page.emulate_media(forced_colors="active")
    assert page.evaluate(FRAMELESS) == []
    assert page.evaluate(UNMARKED) == []


def test_nothing_moves_for_who_wants_no_motion(page):
    assert page.evaluate(MOVING) == []
