"""Who signed an article, and where it was printed, in a line of plain Chinese each."""

from issues.models import Article


def byline_of(article: Article) -> str:
    """刘刚　王明（译者）, as its page has it; a byline that names nobody as printed."""
    credits = [
        str(credit) if credit.role == "author" else f"{credit}（{credit.get_role_display()}）"
        for credit in article.contributions.all()
    ]
    return "　".join(credits) or article.byline


def imprint_of(article: Article) -> str:
    """天津支部生活 2024年9月 第9期 · 理论 · 第24页."""
    section = article.section.name if article.section else ""
    return " · ".join(filter(None, [str(article.issue), section, article.page_display]))
