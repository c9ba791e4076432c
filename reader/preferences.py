"""What a reader has chosen: how texts are set, and the language in which the room speaks.

All of it stands in one cookie on the reader's own machine, `theme:night&size:4`, which says only
what is not as everybody has it; nothing of it is kept here. What the cookie says is looked up in
the lists below and never printed, and what is not in them counts as not said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

COOKIE = "reading"
KEPT_FOR = 400 * 24 * 60 * 60  # seconds; browsers keep nothing longer

# What can be chosen, in the order of the page. As everybody has it, say the defaults below.
LABELS = {
    "theme": _("颜色"),
    "size": _("字号"),
    "face": _("字体"),
    "leading": _("行距"),
    "measure": _("行长"),
    "align": _("对齐"),
    "paragraphs": _("分段"),
    "direction": _("方向"),
    "script": _("简繁"),
    "language": _("界面语言"),
}
CHOICES = {
    "theme": {"auto": _("随系统"), "paper": _("纸白"), "sepia": _("米黄"), "night": _("夜间")},
    "size": {
        "1": _("小"),
        "2": _("中"),
        "3": _("大"),
        "4": _("加大"),
        "5": _("特大"),
        "6": _("最大"),
    },
    "face": {"song": _("宋体"), "hei": _("黑体")},
    "leading": {"tight": _("紧"), "even": _("适中"), "loose": _("松")},
    "measure": {"narrow": _("短"), "even": _("适中"), "wide": _("长")},
    "align": {"justify": _("两端对齐"), "start": _("左对齐")},
    "paragraphs": {"indent": _("首行缩进"), "gap": _("段间空行")},
    "direction": {"across": _("横排"), "down": _("竖排")},
    "script": {"original": _("原文"), "hans": _("简体"), "hant": _("繁體")},
    "language": {"zh-hans": "中文", "en": "English"},
}
AT_HAND = ("theme", "size", "face", "leading", "direction")
SETS_THE_PAGE = (*AT_HAND, "measure", "align", "paragraphs")

# --paper of each theme in tokens.css, for what the browser draws around the page.
PAPERS = {"paper": "#fbfaf6", "sepia": "#f4ecd8", "night": "#1b1a18"}
COLOR_SCHEMES = {"auto": "light dark", "night": "dark"}
LANG = {"zh-hans": "zh-Hans", "en": "en"}


class Refused(ValueError):
    """A choice that there is not; its message is one sentence for the reader."""


class Choice(NamedTuple):
    value: str
    label: str
    is_chosen: bool


class Row(NamedTuple):
    """One thing to choose, and what from."""

    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class Preferences:
    theme: str = "auto"
    size: str = "2"
    face: str = "song"
    leading: str = "even"
    measure: str = "even"
    align: str = "justify"
    paragraphs: str = "indent"
    direction: str = "across"
    script: str = "original"
    language: str = "zh-hans"

    @classmethod
    def read(cls, cookie: str) -> "Preferences":
        said = (part.partition(":") for part in cookie.split("&"))
        known = {name: value for name, _, value in said if value in CHOICES.get(name, ())}
        return cls(**known)

    def written(self) -> str:
        """As the cookie says it; "" where all is as everybody has it."""
        return "&".join(f"{name}:{value}" for name, value in self.chosen.items())

    def changed(self, posted: Mapping[str, str]) -> "Preferences":
        """With what a form says, which need not speak of everything."""
        wanted = {name: posted[name] for name in CHOICES if name in posted}
        for name, value in wanted.items():
            if value not in CHOICES[name]:
                sentence = gettext("%(label)s没有“%(value)s”这一种，请从下面另选。")
                raise Refused(sentence % {"label": LABELS[name], "value": value[:20]})
        return replace(self, **wanted)

    @property
    def chosen(self) -> dict[str, str]:
        """What is not as everybody has it."""
        usual = {field.name: field.default for field in fields(self)}
        return {name: value for name, value in asdict(self).items() if value != usual[name]}

    @property
    def attributes(self) -> list[tuple[str, str]]:
        """What the stylesheets have to know: data-… of <html>."""
        return [(name, value) for name, value in self.chosen.items() if name in SETS_THE_PAGE]

    @property
    def lang(self) -> str:
        return LANG[self.language]

    @property
    def color_scheme(self) -> str:
        return COLOR_SCHEMES.get(self.theme, "light")

    @property
    def paper(self) -> str:
        """The colour of the paper of a theme that was chosen, else ""."""
        return PAPERS.get(self.theme, "")

    @property
    def is_vertical(self) -> bool:
        return self.direction == "down"

    @property
    def other_language(self) -> Choice:
        (other,) = (choice for choice in self._row("language").choices if not choice.is_chosen)
        return other

    @property
    def everything(self) -> list[Row]:
        return self._rows(CHOICES)

    @property
    def at_hand(self) -> list[Row]:
        """What is chosen beside a text; of the rest the settings page has all."""
        return self._rows(AT_HAND)

    def _rows(self, names: Iterable[str]) -> list[Row]:
        return [self._row(name) for name in names]

    def _row(self, name: str) -> Row:
        mine = getattr(self, name)
        choices = [Choice(value, label, value == mine) for value, label in CHOICES[name].items()]
        return Row(name, LABELS[name], choices)


AS_EVERYBODY = Preferences()
