"""What a citation knows of an article."""

import datetime
import re
import unicodedata
from dataclasses import dataclass

from issues.models import Article, Contribution

from ..dates import Dating

Role = Contribution.Role
# Who answers for the words; where nobody does, who made the picture.
WRITERS = (Role.AUTHOR, Role.SPEAKER)
MAKERS = (Role.PHOTOGRAPHER, Role.ILLUSTRATOR)

TWO_NUMBERS = re.compile(r"(\d+)\s*[-–—~～、·/]\s*(\d+)")
TWO_PAGES = re.compile(r"(\w+)\s*[-–—~～]\s*(\w+)")
ONE_PAGE = re.compile(r"第?\s*([^第张]+?)\s*[页版]")
WORD_OF_SUPPLEMENT = "增刊"
# What is longer is the summary under a headline, and no part of the title.
LONGEST_SUBTITLE = 40
# As reference managers know it; of traditional characters no country can be told.
SIMPLIFIED = "zh-CN"


@dataclass(frozen=True)
class Name:
    """Who signed, as printed; `sort_key` is the pinyin."""

    name: str
    kind: str = "person"
    role: str = "author"
    sort_key: str = ""


@dataclass(frozen=True)
class Work:
    """One article as it is cited. `kind` is newspaper, magazine or journal; `date` is EDTF.

    A title of two halves keeps the space that parts them, in every style: a comma would be ours.
    """

    kind: str
    title: str
    periodical: str
    names: tuple[Name, ...] = ()
    title_supplied: bool = False
    subtitle: str = ""
    periodical_supplied: bool = False
    date: str = ""
    date_supplied: bool = False
    volume: str = ""
    number: str = ""
    whole_number: str = ""
    edition: str = ""
    page: str = ""
    section: str = ""
    issn: str = ""
    topics: tuple[str, ...] = ()
    key: str = ""
    shelf: str = ""  # the periodical's name in addresses, ASCII
    address: str = ""
    accessed: datetime.date | None = None
    room: str = ""
    language: str = SIMPLIFIED

    @classmethod
    def of(cls, article: Article, *, address="", accessed=None, room="", topics=()) -> "Work":
        """No query, if issue, periodical, section and contributions were fetched."""
        issue, periodical = article.issue, article.issue.periodical
        return cls(
            kind=periodical.kind,
            title=on_one_line(article.title),
            title_supplied=article.title_supplied,
            subtitle=on_one_line(article.subtitle),
            names=tuple(_name(credit) for credit in article.contributions.all()),
            periodical=on_one_line(periodical.title),
            periodical_supplied=issue.periodical_supplied,
            date=issue.date,
            date_supplied=issue.date_supplied,
            volume=on_one_line(issue.volume),
            number=on_one_line(issue.number),
            whole_number=on_one_line(issue.whole_number),
            edition=on_one_line(issue.edition),
            page=on_one_line(article.page),
            section=on_one_line(article.section.name) if article.section else "",
            issn=periodical.issn,
            topics=tuple(topics),
            key=article.key,
            shelf=periodical.slug,
            address=address,
            accessed=accessed,
            room=room,
            language=SIMPLIFIED if article.script == "hans" else article.lang,
        )

    @property
    def is_of_newspaper(self) -> bool:
        return self.kind == "newspaper"

    @property
    def authors(self) -> tuple[Name, ...]:
        """Who answers for the work, in printed order."""
        return self._in_roles(*WRITERS) or self._in_roles(*MAKERS)

    def helpers_in(self, role: str) -> tuple[Name, ...]:
        """Those who had this part in it, and do not answer for the whole."""
        return tuple(name for name in self._in_roles(role) if name not in self.authors)

    def _in_roles(self, *roles: str) -> tuple[Name, ...]:
        return tuple(name for name in self.names if name.role in roles)

    @property
    def dating(self) -> Dating:
        return Dating.of(self.date, self.date_supplied)

    def whole_title(self, joint: str = "：") -> str:
        """Title and subtitle, in brackets what the text does not print."""
        title = f"[{self.title}]" if self.title_supplied else self.title
        return f"{title}{joint}{self.subtitle}" if self.has_subtitle else title

    @property
    def has_subtitle(self) -> bool:
        """One that is part of the title."""
        return 0 < len(self.subtitle) <= LONGEST_SUBTITLE

    @property
    def periodical_title(self) -> str:
        """With its edition, as 清华大学学报（自然科学版）, but for a supplement, which is a number."""
        title = f"[{self.periodical}]" if self.periodical_supplied else self.periodical
        return f"{title}（{self.edition}）" if self.edition and not self._is_supplement else title

    @property
    def _is_supplement(self) -> bool:
        return WORD_OF_SUPPLEMENT in self.edition

    def issue_number(self, joint: str = "/") -> str:
        """9, 5/6 of a double issue, 增刊1; without one 总1143."""
        number = TWO_NUMBERS.sub(rf"\1{joint}\2", self.number)
        if self._is_supplement and self.edition not in number:
            return f"{self.edition}{number}"
        return number or (f"总{self.whole_number}" if self.whole_number else "")

    @property
    def pages(self) -> tuple[str, str]:
        """First and last page, bare; 第1张第4版 stays as it is. The last is "" for a single one."""
        if two := TWO_PAGES.fullmatch(self.page):
            return two[1], two[2]
        one = ONE_PAGE.fullmatch(self.page)
        return (one[1] if one else self.page), ""

    def page_range(self, dash: str = "-") -> str:
        return dash.join(filter(None, self.pages))


def _name(credit: Contribution) -> Name:
    return Name(
        on_one_line(str(credit)),
        credit.author.kind,
        credit.role,
        on_one_line(credit.author.sort_key),
    )


def on_one_line(text: str) -> str:
    """Without the ends of lines and the control characters that no form of citation can carry."""
    if not text.isprintable():
        text = "".join(c if unicodedata.category(c) != "Cc" else " " for c in text)
    return " ".join(text.split())
