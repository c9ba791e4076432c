"""Lists in parts, each beginning after the last row of the one before.

A part is asked for by what its neighbour ended with, and not by its number: what is added meanwhile
neither repeats a row nor hides one.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path

AT_ONCE = 50


class BadCursor(ValueError):
    pass


@dataclass(frozen=True)
class Order:
    """Columns that together tell every row apart, a minus before one that falls."""

    columns: tuple[str, ...]

    def part(self, rows: QuerySet, after: list | None) -> QuerySet:
        rows = rows.order_by(*self.columns)
        return rows if after is None else rows.filter(self._later(after))

    def _later(self, after: list) -> Q:
        if len(after) != len(self.columns):
            raise BadCursor
        ways, same = [], Q()
        for column, value in zip(self.columns, after, strict=True):
            name = column.removeprefix("-")
            falls = column.startswith("-")
            ways.append(same & Q(**{f"{name}__{'lt' if falls else 'gt'}": value}))
            same &= Q(**{name: value})
        return reduce(or_, ways)

    def place_of(self, row: Model) -> list[Any]:
        return [getattr(row, column.removeprefix("-")) for column in self.columns]


ARRIVAL = Order(("-pk",))


def signer(request: HttpRequest) -> signing.Signer:
    """No cursor is good for another list."""
    return signing.Signer(salt=f"cursor {request.path}")


def place_in(request: HttpRequest) -> list | None:
    """What the address goes on after."""
    cursor = request.GET.get("cursor")
    if cursor is None:
        return None
    try:
        return signer(request).unsign_object(cursor)
    except signing.BadSignature:
        raise BadCursor from None


def address_after(request: HttpRequest, place: list) -> str:
    asked = request.GET.copy()
    asked["cursor"] = signer(request).sign_object(place)
    return request.build_absolute_uri(f"{escape_uri_path(request.path)}?{asked.urlencode()}")


def page(request: HttpRequest, rows: QuerySet, order: Order) -> tuple[list[Model], str | None]:
    """The rows of this part, and the address of the next."""
    found = list(order.part(rows, place_in(request))[: AT_ONCE + 1])
    if len(found) <= AT_ONCE:
        return found, None
    return found[:AT_ONCE], address_after(request, order.place_of(found[AT_ONCE - 1]))
