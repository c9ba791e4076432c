"""What pages say of themselves to machines, and how they are cited."""

from django import template

from ..cite import FORMS, gbt7714, styles_of
from ..describe import graph
from ..describe.addresses import (
    canonical,
    citation_files,
    issue_citation_files,
    issue_files,
    text_files,
)
from ..describe.coins import coins_of
from ..describe.metas import metas_of
from ..describe.works import work_of
from ..opening import opening_of

register = template.Library()

SEARCH = "reader:search"


@register.simple_tag(takes_context=True)
def canonical_address(context):
    """The canonical address of the page; "" of a search, which is known under none, and of an
    answer that is no page, as a 404."""
    request = context["request"]
    if "view" not in context or request.resolver_match.view_name == SEARCH:
        return ""
    page = context.get("page_obj")
    return canonical(request, page.number if page else None)


@register.simple_tag
def opening(blocks):
    """The first sentences of a text."""
    return opening_of(blocks)


@register.simple_tag(takes_context=True)
def metas(context, article, opening):
    request = context["request"]
    return metas_of(request, article, work_of(request, article, with_topics=True), opening)


@register.simple_tag(takes_context=True)
def article_graph(context, article, opening):
    request = context["request"]
    work = work_of(request, article, with_topics=True)
    return graph.script(graph.of_article(request, article, work, opening))


@register.simple_tag(takes_context=True)
def issue_graph(context, issue, contents):
    articles = [article for _, in_section in contents for article in in_section]
    return graph.script(graph.of_issue(context["request"], issue, articles))


@register.simple_tag(takes_context=True)
def periodical_graph(context, periodical, issues):
    return graph.script(graph.of_periodical(context["request"], periodical, issues or []))


@register.simple_tag(takes_context=True)
def coins(context, article):
    return coins_of(work_of(context["request"], article))


@register.simple_tag(takes_context=True)
def citations(context, article):
    """The article in every style, to copy."""
    return styles_of(work_of(context["request"], article))


@register.simple_tag(takes_context=True)
def citation(context, article):
    """The article as GB/T 7714—2025 has it, with its address."""
    return gbt7714.cited(work_of(context["request"], article))


@register.simple_tag(takes_context=True)
def citation_records(context, article):
    """The article in each form for reference managers, as its file has it: (form, text)."""
    work = work_of(context["request"], article, with_topics=True)
    return [(form, form.write([work]).strip()) for form in FORMS]


register.simple_tag(citation_files)
register.simple_tag(issue_citation_files)
register.simple_tag(issue_files)
register.simple_tag(text_files)
