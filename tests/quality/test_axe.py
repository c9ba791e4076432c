"""axe-core finds nothing, on any page, on any paper."""

import pytest

from .conftest import PAPERS, lay

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async options => {
    const found = await axe.run(document, { resultTypes: ["violations"], ...options });
    return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(node => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}"""
# What a change of paper can change.
OF_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"]}


@pytest.fixture(scope="module")
def axe(tool):
    return tool("axe-core/axe.min.js").read_text()


def test_nothing_is_in_the_way_of_a_reader(axe, page):
    page.evaluate(axe)
    first, *others = PAPERS
    lay(page, first)
    assert page.evaluate(RUN, {"runOnly": TAGS}) == []
    for paper in others:
        lay(page, paper)
        assert page.evaluate(RUN, OF_COLOUR) == [], paper
