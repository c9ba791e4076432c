"""More like this: articles that are near in subject."""

from collections import Counter
from collections.abc import Sequence

from ..models import Article
from .holdings import holdings
from .tables import asked, best_rows
from .tokens import phrase, run_of

# What stands in every twentieth text says little of a subject, and costs much to weigh.
COMMON = 20
LEAST_COMMON = 20
MOST_TOPICS = 6
CANDIDATES = 40
FROM_ONE_ISSUE = 2
# Of the nearness of the nearest; what is further away is about something else.
LEAST_SHARE = 0.35
IN_TEXT = "SELECT rowid, rank FROM issues_search_text WHERE issues_search_text MATCH %s"
IN_TITLE = (
    "SELECT rowid, bm25(issues_search_head, 10.0, 4.0, 4.0, 0.0, 0.0) FROM issues_search_head"
    " WHERE issues_search_head MATCH %s"
)


def more_like(article: Article, topics: Sequence[str], count: int = 5) -> list[Article]:
    """Published articles that speak much of what this one is about, best first; a handful of
    queries. `topics` are its own, the weightiest first.

    Two at most are of any one 期, so that what is offered leads out of the one in hand.
    """
    runs = _telling([run for name in topics if len(run := run_of(name)) > 1])
    if not runs:
        return []
    expression, held = " OR ".join(map(phrase, runs)), holdings()
    scores = dict(best_rows(f"{IN_TEXT} ORDER BY rank", expression, CANDIDATES, held.living))
    for row, score in best_rows(f"{IN_TITLE} ORDER BY 2", expression, CANDIDATES, held.living):
        scores[row] = scores.get(row, 0.0) + score
    near = {row: score for row, score in scores.items() if held.articles[row] != article.pk}
    best = min(near.values(), default=0.0)  # bm25 has the least first
    chosen: list[int] = []
    taken: Counter[int] = Counter()
    for row in sorted(near, key=near.__getitem__):
        if near[row] <= best * LEAST_SHARE and taken[held.issues[row]] < FROM_ONE_ISSUE:
            taken[held.issues[row]] += 1
            chosen.append(int(held.articles[row]))
    found = Article.objects.for_lists().in_bulk(chosen[:count])
    return [found[number] for number in chosen[:count] if number in found]


def _telling(runs: list[str]) -> list[str]:
    """Those that are not in too many texts; the rarest, if all are. One query."""
    runs = runs[:12]
    if not runs:
        return []
    counting = " UNION ALL ".join(
        ["SELECT count(*) FROM issues_search_text WHERE issues_search_text MATCH %s"] * len(runs)
    )
    counts = [count for (count,) in asked(counting, [phrase(run) for run in runs])]
    most = max(LEAST_COMMON, len(holdings().articles) // COMMON)
    rare = [run for run, count in zip(runs, counts, strict=True) if count <= most]
    by_rarity = [run for _, run in sorted(zip(counts, runs, strict=True))]
    return (rare or by_rarity[:2])[:MOST_TOPICS]
