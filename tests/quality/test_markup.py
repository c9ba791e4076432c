"""Two validators find nothing in the HTML as it is sent, nor in the CSS."""

import json
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from urllib.request import Request

import pytest

from reader.preferences import COOKIE

from .room import ROOT, cookie

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def pages_as_sent(room, places, tmp_path_factory):
    """A folder with a file for a page of each kind."""
    folder = tmp_path_factory.mktemp("pages")
    for kind, place in places.items():
        _, text = fetch(Request(room + place, headers={"Cookie": f"{COOKIE}={cookie(kind)}"}))
        (folder / f"{kind}.html").write_bytes(text)
    return folder


def fetch(request):
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read()


def test_html_validate_finds_nothing(tool, pages_as_sent, tmp_path):
    command = [tool(".bin/html-validate"), "--config", HERE / "html-validate.json"]
    # To a file: what goes to a pipe is cut off when the tool leaves.
    command += ["--formatter", f"json={tmp_path / 'found.json'}", pages_as_sent]
    subprocess.run(command, capture_output=True)
    pages = json.loads((tmp_path / "found.json").read_text())
    assert [
        f"{Path(page['filePath']).name}:{it['line']}: {it['message']}"
        for page in pages
        for it in page["messages"]
    ] == []


@pytest.mark.slow
def test_vnu_finds_nothing(tool, pages_as_sent):
    if not shutil.which("java"):
        pytest.skip("no Java here: apt-get install default-jre-headless")
    vnu = ["java", "-jar", tool("vnu-jar/build/dist/vnu.jar"), "--errors-only"]
    sheets = sorted((ROOT / "static/css").glob("*.css"))
    for command in ([*vnu, pages_as_sent], [*vnu, "--css", *sheets]):
        assert subprocess.run(command, capture_output=True, text=True).stderr == ""
