"""What the library holds."""

from . import datestamp  # noqa: F401  watches what is saved
from .article import Article
from .author import Author, Contribution
from .fault import FaultReport
from .periodical import Issue, Periodical, Section
from .permalink import FormerAddress
from .source import Source
from .tag import ArticleTag, Tag, TopicMemory

__all__ = [
    "Article",
    "ArticleTag",
    "Author",
    "Contribution",
    "FaultReport",
    "FormerAddress",
    "Issue",
    "Periodical",
    "Section",
    "Source",
    "Tag",
    "TopicMemory",
]
