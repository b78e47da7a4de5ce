"""All requests at the office: who is silent for how long, and what is to be done."""

from flask import g, render_template, request

from assembly.core import clock
from assembly.core.access import needs
from assembly.requests.queries import tallies, work_of
from assembly.requests.views.ground import LISTED, pages

FIRST, MOST = 12, 50  # of each group on the page of all; of one group on its own pages
GROUPS = ("reminders", "unread", "refused", "drafts", "overdue", "waiting", "answered")


@pages.get(LISTED)
@needs("keep_record")
def listed(slug: str) -> str:
    """The first of each group; ``?show=`` one group only, ``?page=`` by page."""
    shown, page = request.args.get("show", ""), request.args.get("page", 1, type=int)
    work = work_of(g.assembly_id, clock.today())
    return render_template(
        "requests/listed.html",
        work=work,
        groups=GROUPS,
        shown=shown if shown in GROUPS else "",
        page=min(max(page, 1), 2**20),
        most=MOST if shown in GROUPS else FIRST,
        bodies=[one for one in tallies(work.everything, "body") if one.silent],
    )
