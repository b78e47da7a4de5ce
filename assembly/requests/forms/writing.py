from flask_babel import lazy_gettext as _l

from assembly.core.days import DayField
from assembly.core.forms import DeskForm
from assembly.proposals.forms import LetterForm
from assembly.requests.rules import Written


class AskForm(LetterForm):
    """A letter with the day by which an answer is asked for."""

    due_on = DayField(_l("ขอคำตอบภายในวันที่"))

    def said(self) -> Written:
        return Written(**self.words(), due_on=self.due_on.data)


class RewriteForm(AskForm, DeskForm):
    """The same for a request that stands already."""
