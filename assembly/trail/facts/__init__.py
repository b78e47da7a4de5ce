"""Every kind of journal entry in a sentence that anybody can read; or why it is not told in public.

The public log tells what staff and the room decided and changed. It never tells of single people:
who voted, spoke, came, wrote or was written to; nor of single grievances, whose hour would date
them. A kind that stands in neither table is not shown, and a test finds it.
"""

from assembly.trail.facts.told import BESIDE, GROUPS, TOLD, Told
from assembly.trail.facts.untold import UNTOLD
from assembly.trail.facts.words import ROLES, WORDS

__all__ = [
    "BESIDE",
    "GROUPS",
    "ROLES",
    "TOLD",
    "UNTOLD",
    "WORDS",
    "Told",
]
