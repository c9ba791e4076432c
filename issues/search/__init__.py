"""Full-text search: whatever can be read in an article can be found by typing it.

    query ─▶ finding ─▶ hits ─▶ ranking    what was typed; what answers it; what of it comes first
    index, rebuild                         what keeps the index up to date
    excerpt, spelling                      why an article was found; what to ask if none was
    suggest, likeness                      what else one may be looking for

How much of a text is a hit is decided by `tokens` alone, for writing and for asking.
"""

from .excerpt import excerpt, highlight
from .finding import everything, find, search, search_articles
from .hits import Hits
from .likeness import more_like
from .query import Query, read_query, readings
from .ranking import ORDERS, ranked
from .spelling import near_spellings, words_that_occur
from .suggest import suggest
from .tokens import run_of

__all__ = [
    "ORDERS",
    "Hits",
    "Query",
    "everything",
    "excerpt",
    "find",
    "highlight",
    "more_like",
    "near_spellings",
    "ranked",
    "read_query",
    "readings",
    "run_of",
    "search",
    "search_articles",
    "suggest",
    "words_that_occur",
]
