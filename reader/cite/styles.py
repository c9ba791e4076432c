"""Every style of citation that the room offers, in the order in which it offers them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from . import apa, chicago, gbt7714, mla
from .work import Work

STYLES = (
    ("gbt7714-2025", "GB/T 7714—2025", gbt7714.cited),
    (
        "gbt7714-2015",
        "GB/T 7714—2015",
        lambda work, online: gbt7714.cited(work, "2015", online),
    ),
    ("mla", gettext_lazy("MLA 第9版"), mla.cited),
    ("apa", gettext_lazy("APA 第7版"), apa.cited),
    ("chicago", gettext_lazy("Chicago 第17版"), chicago.cited),
)


@dataclass(frozen=True)
class Written:
    """A work in one style: with its permanent address, and as printed."""

    id: str
    name: str
    online: str
    printed: str

    @property
    def printed_id(self) -> str:
        return f"{self.id}-printed"


def styles_of(work: Work) -> list[Written]:
    return [
        Written(id, name, cite(work, online=True), cite(work, online=False))
        for id, name, cite in STYLES
    ]
