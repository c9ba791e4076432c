"""Setting a fragment of the room as the page of all fragments shows it."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def fragment(context, pattern, state):
    """The fragment in one of its states, as `{% include %}` would set it."""
    found = context.template.engine.get_template(f"issues/{pattern.fragment}")
    with context.push(**state.given):
        return found.render(context)
