"""One room, one browser and the pages of it, shared by all measurements."""

import shutil
from pathlib import Path

import pytest

from reader.preferences import COOKIE
from tests.browser.conftest import CHROMIUM

from .room import KINDS, addresses, cookie, open_room

FIGURES = pytest.StashKey()
HERE = Path(__file__).parent
OF_THE_ROOM = {"domain": "127.0.0.1", "path": "/"}
# The scheme that the reader's machine asks for, and the paper that the reader has chosen instead.
PAPERS = {
    "light": ("light", None),
    "dark": ("dark", None),
    "paper": ("dark", "paper"),
    "sepia": ("light", "sepia"),
    "night": ("light", "night"),
}
CHOOSE = """theme => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
}"""
AS_SENT = """() => {
    document.documentElement.removeAttribute("style");
    delete document.documentElement.dataset.theme;
    document.activeElement.blur();
}"""


def pytest_generate_tests(metafunc):
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", KINDS, scope="package")


@pytest.fixture(scope="session")
def figures(request):
    """Keeps what was measured for the table that `make quality` ends with."""
    return request.config.stash.setdefault(FIGURES, {}).__setitem__


def pytest_terminal_summary(terminalreporter, config):
    if "slow" in config.option.markexpr:  # a plain run leaves the slow ones out, and has no table
        return
    for name, figure in config.stash.get(FIGURES, {}).items():
        terminalreporter.write_line(f"{name:32} {figure}")


@pytest.fixture(scope="package")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("room")


@pytest.fixture(scope="package")
def room(folder):
    with open_room(folder) as address:
        yield address


@pytest.fixture(scope="package")
def places(room, folder):
    return addresses(folder)


@pytest.fixture(scope="package")
def tool():
    """Where a package of package.json is installed, or the test is skipped."""

    def find(name: str) -> Path:
        if not shutil.which("node"):
            pytest.skip("no node here: install Node.js 20 or newer, then make quality-tools")
        path = HERE / "node_modules" / name
        if not path.exists():
            pytest.skip(f"{name} is not installed: make quality-tools")
        return path

    return find


@pytest.fixture(scope="package")
def chromium():
    if not CHROMIUM:
        pytest.skip("no Chromium here: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def window(chromium, room):
    """The one window in which every page is looked at, at the size of a laptop and without motion."""
    page = chromium.new_page(base_url=room, locale="zh-CN", reduced_motion="reduce")
    yield page
    page.close()


@pytest.fixture(scope="package")
def visited(window, places, kind):
    """The window on a page of this kind: visited once, for all tests of it are run together."""
    visit(window, places, kind)
    return window


@pytest.fixture
def page(visited):
    """A page as a visit begins: on a laptop, in the light, whatever was done to it before."""
    visited.set_viewport_size({"width": 1280, "height": 800})
    visited.emulate_media(color_scheme="light", forced_colors="none")
    visited.evaluate(AS_SENT)
    return visited


def visit(window, places, kind):
    """As a reader who has set what such a page is asked for with, and nothing for the next."""
    if said := cookie(kind):
        window.context.add_cookies([{"name": COOKIE, "value": said, **OF_THE_ROOM}])
    response = window.goto(places[kind])
    window.context.clear_cookies()
    expected = {404} if kind == "no-page" else {200}
    assert response.status in expected, places[kind]


def lay(page, paper):
    """Turn the page to one of PAPERS."""
    scheme, theme = PAPERS[paper]
    page.emulate_media(color_scheme=scheme)
    page.evaluate(CHOOSE, theme)
