"""The worklist, on the front page of the desk."""

from django import template

from ..desk.worklist import lesser, reports, waiting

register = template.Library()
MOST_SHOWN = 20


@register.inclusion_tag("admin/issues/worklist.html", takes_context=True)
def worklist(context):
    """Four queries: the gravest articles, how many there are, and lesser ones, what readers report."""
    user = context["request"].user
    if not user.has_perm("issues.change_article"):
        return {"allowed": False}
    articles = list(waiting()[:MOST_SHOWN])
    return {
        "allowed": True,
        "articles": articles,
        "count": waiting().count(),
        "lesser": lesser().count(),
        "reports": list(reports()[:MOST_SHOWN]),
        "csrf_token": context.get("csrf_token"),
    }
