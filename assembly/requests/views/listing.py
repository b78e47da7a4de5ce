"""All requests at the office: who is silent for how long, and what is to be done."""

from flask import g, render_template, request

from assembly.core import clock
from assembly.core.access import needs
from assembly.requests.queries import silent_by, work_of
from assembly.requests.views.ground import LISTED, pages

GROUPS = ("reminders", "unread", "refused", "drafts", "overdue", "waiting", "answered")


@pages.get(LISTED)
@needs("keep_record")
def listed(slug: str) -> str:
    """``?show=`` one group only."""
    shown = request.args.get("show", "")
    work, today = work_of(g.assembly_id, clock.today()), clock.today()
    return render_template(
        "requests/listed.html",
        work=work,
        groups=GROUPS,
        shown=shown if shown in GROUPS else "",
        bodies=[one for one in silent_by(g.assembly_id, today, "body") if one.silent],
    )
