"""The head of an article: its title and who signs it."""

from itertools import groupby

from django import template

from ..linebreak import halves_of

register = template.Library()

MANY_NAMES = 3


@register.filter
def halves(title):
    return halves_of(title)


@register.filter
def by_post(contributions):
    """Those who follow each other in one post and one role together; who has no post, alone."""
    runs = groupby(contributions, key=lambda who: (who.affiliation or who.pk, who.role))
    return [list(run) for _, run in runs]


@register.filter
def signed_alike(articles):
    """Whether all of several in a 栏目 are by the same three or more, whom it then names once."""
    if len(articles) < 2 or not articles[0].section:
        return False
    signed = {
        tuple((who.author_id, who.role, who.credited_as) for who in article.contributions.all())
        for article in articles
    }
    return len(signed) == 1 and len(signed.pop()) >= MANY_NAMES
