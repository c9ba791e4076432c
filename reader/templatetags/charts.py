"""The bars and the rows of a chart: seventy-five years are a thousand small pieces, and a template
takes ten times as long over them."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

register = template.Library()

BAR = (
    '<a href="{}" tabindex="-1" aria-label="{} 年，{} 篇"{}><title>{} 年，{} 篇</title>'
    '<rect class="bar-room" x="{}" y="0" width="{}" height="{}"/>'
    '<rect class="bar" x="{}" y="{}" width="{}" height="{}"/></a>'
)
ROW = '<tr><th scope="row"><a class="num" href="{}"{}>{}</a></th><td class="num">{}</td></tr>'
TURNED = mark_safe(' aria-current="true"')


@register.simple_tag
def bars(chart):
    """What stands in the SVG: each bar a link to its year, for the pointer; the table has the same
    links for the keyboard."""
    return format_html_join(
        "",
        BAR,
        (
            (bar.address, bar.year, bar.count, TURNED if bar.is_turned else "", bar.year, bar.count)
            + (bar.left, bar.step, chart.height, bar.x, bar.y, bar.width, bar.height)
            for bar in chart.bars
        ),
    )


@register.simple_tag
def rows(chart):
    return format_html_join(
        "",
        ROW,
        ((bar.address, TURNED if bar.is_turned else "", bar.year, bar.count) for bar in chart.bars),
    )
