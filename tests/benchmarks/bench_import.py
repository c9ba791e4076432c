"""How long an import takes, held against jieba alone, and how much memory: `make bench-import`.

An archive is set from the sentences of the five sources, shuffled, in several ways of printing:
2,000 issues with 50,000 articles unless told otherwise (`--issues 200`). The whole import, topics and
search index included, is timed as a process of its own on a fresh database, and so is `jieba.cut`
over the same text; what is printed is the ratio, and the peak memory of the importing processes.
"""

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SEEDS = ROOT / "seeds"
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "建国志强文华秀英海涛丽君晓明永红春梅大河小川一鸣子安"
CUT = """
import sys, time
from pathlib import Path
import jieba
jieba.setLogLevel(60); jieba.initialize()
texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).glob("*.txt"))]
start = time.perf_counter()
for text in texts:
    for word in jieba.cut(text):
        pass
print(time.perf_counter() - start)
"""


def sentences() -> list[str]:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    joined = re.sub(r"\s+", "", text)
    return re.findall(r"[^。！？#*■（）]{12,90}[。！？]", joined)


def name(rng: random.Random) -> str:
    return rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, 2))


def wrap(text: str, measure: int) -> str:
    first = measure - 2
    return "\n".join(
        [text[:first], *(text[i : i + measure] for i in range(first, len(text), measure))]
    )


def article(rng: random.Random, stock: list[str], number: int, style: int) -> str:
    title = re.sub("[，、：；“”].*", "", rng.choice(stock))[:16] + f"之{number}"
    paragraphs = ["".join(rng.choices(stock, k=4)) for _ in range(rng.randint(3, 6))]
    if style == 0:
        body = "\n\n".join(wrap(p, 20) for p in paragraphs)
        return f"{title}\n{name(rng)}\n{body}\n（作者为某大学教授）\n"
    if style == 1:
        return (
            f"{title}\n\n■{name(rng)}\n\n"
            + "\n\n".join(paragraphs)
            + "\n\n（作者单位：某研究院）\n"
        )
    return f"# {title}\n\n文/{name(rng)}\n\n" + "\n\n".join(paragraphs) + "■\n"


def set_archive(folder: Path, issues: int, articles: int) -> int:
    """Write the archive; how many characters it has."""
    rng, stock, size = random.Random(20240901), sentences(), 0
    for issue in range(issues):
        text = "\n".join(article(rng, stock, n, issue % 3) for n in range(1, articles + 1))
        path = folder / f"{issue:05}.txt"
        path.write_text(text, encoding="utf-8")
        path.with_suffix(".toml").write_text(
            f'[periodical]\ntitle = "期刊{issue % 20}"\n[issue]\ndate = "{1990 + issue // 240}"\n'
            f'number = "{issue // 20 % 12 + 1}"\n',
            encoding="utf-8",
        )
        size += len(text)
    return size


def timed_import(folder: Path, database: Path) -> tuple[float, float]:
    """Seconds that an import takes, and the greatest memory of one of its processes in MB."""
    env = {**os.environ, "DEBUG": "on", "DATABASE_URL": f"sqlite:///{database}"}
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "migrate", "-v0"], env=env, check=True)
    start = time.perf_counter()
    subprocess.run(
        [*manage, "import_issues", str(folder)], env=env, check=True, stdout=subprocess.DEVNULL
    )
    took = time.perf_counter() - start
    return took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issues", type=int, default=2_000)
    parser.add_argument("--articles", type=int, default=25, help="in each issue")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "texts"
        folder.mkdir()
        size = set_archive(folder, options.issues, options.articles)
        count = options.issues * options.articles
        print(f"{options.issues:,} issues, {count:,} articles, {size:,} characters")
        imported, memory = timed_import(folder, Path(place) / "bench.sqlite3")
        cut = subprocess.run(
            [sys.executable, "-c", CUT, str(folder)], check=True, capture_output=True, text=True
        )
        alone = float(cut.stdout)
        print(f"import      {imported:8.1f} s   {count / imported:,.0f} articles a second")
        print(f"jieba.cut   {alone:8.1f} s   over the same text, one process")
        print(f"ratio       {imported / alone:8.2f}     at most 3")
        print(f"peak memory {memory:8.0f} MB  at most 500")


if __name__ == "__main__":
    main()
