"""Full-text search: whatever can be read in an article can be found by typing it.

`query` finds articles, `excerpt` shows why, `index` keeps the index up to date. How much of a
text is a hit is decided by `tokens` alone, for writing and for asking.
"""

from .excerpt import excerpt, highlight
from .query import Query, read_query, search_articles, understand

__all__ = ["Query", "excerpt", "highlight", "read_query", "search_articles", "understand"]
