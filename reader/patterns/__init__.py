"""Every fragment of the room on one page, each in its states, for whoever changes one of them.

    rows       what the room holds of each kind: any room will do, an empty one too
    samples    values that no room is needed for
    frame, shelves, finding, reading      the fragments themselves, group by group

A fragment that shows a row of the database is shown with a real one, so that its links lead
somewhere; where the room has none, the page says which is lacking.
"""

from django.utils.translation import gettext as _

from ..preferences import Preferences
from . import finding, frame, reading, shelves
from .pattern import Group
from .rows import Rows

# The names of what is in tokens.css.
COLOURS = ("paper", "sheet", "ink", "ink-quiet", "rule", "accent", "mark", "ink-on-mark")
FACES = ("song", "hei", "kai", "text-face")
SPACES = ("space-1", "space-2", "space-3", "space-4", "space-5", "space-6", "space-7")


def groups_of(rows: Rows, preferences: Preferences) -> list[Group]:
    return [
        Group("frame", _("外框与导航"), frame.patterns()),
        Group("shelves", _("刊、期、栏目"), shelves.patterns(rows)),
        Group("lists", _("列表"), finding.of_lists(rows)),
        Group("finding", _("查找"), finding.patterns()),
        Group("head", _("文章的头与旁边"), reading.beside(rows, preferences)),
        Group("text", _("正文"), reading.of_text()),
        Group("after", _("文章之后"), reading.after(rows)),
    ]
