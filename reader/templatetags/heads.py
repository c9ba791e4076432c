"""The head of an article: its title and who signs it."""

from itertools import groupby

from django import template

from ..linebreak import halves_of

register = template.Library()


@register.filter
def halves(title):
    return halves_of(title)


@register.filter
def by_post(contributions):
    """Those who follow each other in one post and one role together; who has no post, alone."""
    runs = groupby(contributions, key=lambda who: (who.affiliation or who.pk, who.role))
    return [list(run) for _, run in runs]
