"""A folder of sources, imported as often as a test likes."""

import pytest

from issues.importer.batch import Failure, find_sources, import_all
from issues.models import Article
from tests.importer.specimens import SENTENCES, write_source

A, B, C, D = SENTENCES
COMPANION = '[periodical]\ntitle = "山村月刊"\n[issue]\ndate = "2024-05"\nnumber = "5"\n'
TEXT = f"""# 山村的电灯

文/陈国华

{A}

{B}

# 渡口的船工

文/王大河

{C}

## 梯田

{D}
"""


@pytest.fixture
def put(tmp_path, db):
    """Writes a source beside its companion and imports the folder."""

    def put(text=TEXT, name="a.txt", companion=COMPANION, again=True):
        write_source(tmp_path, text, name, companion)
        outcomes = list(import_all(find_sources([tmp_path]), again=again))
        assert not [o for o in outcomes if isinstance(o, Failure)], outcomes
        return outcomes

    return put


@pytest.fixture
def the():
    def the(title) -> Article:
        return Article.objects.get(title=title)

    return the
