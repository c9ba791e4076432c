"""Lighthouse, as a telephone on a slow network: full marks, and nothing shifts."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ["home", "periodical", "issue", "article", "long-article", "author", "search", "hits"]
# What was searched for asks not to be indexed; that is all that may be held against it.
NOT_INDEXED = {"hits"}


@pytest.fixture(scope="module")
def found(tool, room, places):
    tool("lighthouse")
    script = Path(__file__).with_name("lighthouse.mjs")
    command = ["node", script, CHROMIUM or "", *(room + places[name] for name in PAGES)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(zip(PAGES, json.loads(answer.stdout), strict=True))


@pytest.mark.parametrize("which", PAGES)
def test_full_marks(found, which, figures):
    page = found[which]
    marks = page["scores"]
    figures(f"Lighthouse, {which}", f"{marks}, LCP {page['paint']:.0f} ms, CLS {page['shift']}")
    assert page["shift"] == 0
    assert marks["performance"] >= 98, page["flaws"]
    flaws = [flaw for flaw in page["flaws"] if not flaw.startswith("performance: ")]
    assert flaws == (["seo: is-crawlable"] if which in NOT_INDEXED else [])
