"""The switch between the characters of a text as printed, simplified and traditional."""

from typing import NamedTuple

from django import template
from django.utils.http import urlencode

from ..preferences import CHOICES
from ..typesetting import AS_PRINTED

register = template.Library()


class ScriptChoice(NamedTuple):
    label: str
    address: str
    is_chosen: bool


@register.simple_tag(takes_context=True)
def script_choices(context) -> list[ScriptChoice]:
    """This page in each script, the printed one first, with what is lit on it; what the reader's
    cookie says already is not said by the address again."""
    path, lights = context["request"].path, context.get("lights")
    chosen, usual = context.get("setting", AS_PRINTED).script, context["preferences"].script
    lit = {"q": lights.text} if lights else {}
    return [
        ScriptChoice(
            label,
            _address(path, lit if script == usual else {**lit, "script": script}),
            script == chosen,
        )
        for script, label in CHOICES["script"].items()
    ]


def _address(path: str, state: dict[str, str]) -> str:
    return f"{path}?{urlencode(state)}" if state else path
