"""What a reader writes under a quotation, and what his reference manager takes.

`Work` is what a citation knows of an article; each module beside it writes that in one style.
"""

from .forms import FORMS, Form
from .styles import Written, styles_of
from .work import Name, Work

__all__ = ["FORMS", "Form", "Name", "Work", "Written", "styles_of"]
