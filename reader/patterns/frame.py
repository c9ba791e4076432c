"""What stands around a page, and leads from one to the next."""

from django.utils.translation import gettext as _

from ..views.index import alphabet
from .pattern import Pattern, shown, state
from .samples import page_of_many


def patterns() -> list[Pattern]:
    page = page_of_many()
    return [
        shown("_rooms.html", _("各室"), here="article", within="rooms"),
        shown("_other_language.html", _("换一种界面语言")),
        shown(
            "_archive_way.html",
            _("所在位置：按年月"),
            year=2024,
            within="breadcrumb",
        ),
        shown(
            "_pages.html",
            _("分页"),
            page_obj=page,
            page_numbers=list(page.paginator.get_elided_page_range(page.number)),
        ),
        shown("_initials.html", _("首字母"), initials=alphabet({"L": 12, "T": 3, "X": 45})),
        shown("_search_form.html", _("查找的表单"), id="pattern-search", label=_("样张")),
        shown(
            "_search_within.html",
            _("在一处之中查找"),
            where=_("本刊"),
            name="periodical",
            value="sample",
        ),
        shown(
            "_refusals.html",
            _("不明白的请求"),
            state("", filter={"errors": {"values": [[_("年份请写四位数字，如 2024。")]]}}),
        ),
    ]
