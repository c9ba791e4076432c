"""All fragments of the room on one page, for whoever works on them. No page leads here."""

from django.views.generic import TemplateView

from ..patterns import COLOURS, FACES, SPACES, groups_of
from ..patterns.rows import rows_of_the_room


class Patterns(TemplateView):
    template_name = "issues/patterns.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            groups=groups_of(rows_of_the_room(), self.request.preferences),
            colours=COLOURS,
            faces=FACES,
            spaces=SPACES,
            **kwargs,
        )
