"""A grievance's edges: the phone's form, and what the facilitator's desk does with it."""

from assembly.grievances.views import desk, joining, keeping, offline, phone, pictures
from assembly.grievances.views.ground import pages

__all__ = [
    "desk",
    "joining",
    "keeping",
    "offline",
    "pages",
    "phone",
    "pictures",
]
