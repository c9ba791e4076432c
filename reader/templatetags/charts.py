"""The bars and the rows of a chart: seventy-five years are a thousand small pieces, and a template
takes ten times as long over them. All but the addresses and the words are numbers, so only these are
escaped."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import ngettext

register = template.Library()

BAR = (
    '<a href="{to}" tabindex="-1" aria-label="{said}"{turned}>'
    "<title>{said}</title>"
    '<rect class="bar-room" x="{bar.left}%" y="0" width="{bar.step}%" height="{height}em"/>'
    '<rect class="bar" x="{bar.x}%" y="{bar.y}em" width="{bar.width}%" height="{bar.height}em"/></a>'
)
LABEL = '<text class="num" x="{middle}%" y="{height}em" dy="1.1em" aria-hidden="true">{year}</text>'
ROW = (
    '<tr><th scope="row"><a class="num" href="{to}"{turned}>{bar.year}</a></th>'
    '<td class="num">{bar.count}</td></tr>'
)


@register.simple_tag
def bars(chart):
    """What stands in the SVG: each bar a link to its year, for the pointer; the table has the same
    links for the keyboard."""
    return _drawn(BAR, chart, said=_said)


@register.simple_tag
def labels(chart):
    pieces = (
        LABEL.format(year=year, middle=middle, height=chart.height) for year, middle in chart.labels
    )
    return mark_safe("".join(pieces))


@register.simple_tag
def rows(chart):
    return _drawn(ROW, chart)


def _said(bar):
    said = ngettext("%(year)s年，%(count)s 篇", "%(year)s年，%(count)s 篇", bar.count)
    return escape(said % {"year": bar.year, "count": bar.count})


def _drawn(form, chart, said=lambda bar: ""):
    pieces = (
        form.format(
            bar=bar,
            to=escape(bar.address),
            turned=' aria-current="true"' if bar.is_turned else "",
            height=chart.height,
            said=said(bar),
        )
        for bar in chart.bars
    )
    return mark_safe("".join(pieces))
