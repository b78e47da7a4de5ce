"""What the desk and the register ask about resolutions, page by page."""

from assembly.resolutions.forms.acting import AssignForm, DueFields, as_it_stands, by_sector
from assembly.resolutions.forms.clauses import ClauseForm
from assembly.resolutions.forms.deciding import BallotForm
from assembly.resolutions.forms.drafting import DraftForm, RestoreForm
from assembly.resolutions.forms.standing import EffectForm, GapForm

__all__ = [
    "AssignForm",
    "BallotForm",
    "ClauseForm",
    "DraftForm",
    "DueFields",
    "EffectForm",
    "GapForm",
    "RestoreForm",
    "as_it_stands",
    "by_sector",
]
