"""The hall that is measured: 200 checked-in delegates, three items, one facilitator's link."""

from pathlib import Path

from sqlalchemy import func, select

from assembly import create_app
from assembly.ballots.models import Envelope
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.meetings.actions import check_in, open_meeting
from assembly.operator import upkeep
from assembly.people.actions import add_member, issue_slip, make_link
from assembly.people.queries import paper_slips
from tests.factories.hall import DISTRICTS, Hall, gather


def prepare(instance: Path, delegates: int) -> dict[str, object]:
    """Found and fill the instance; answers what the load needs to find its way in."""
    app = create_app(INSTANCE=str(instance))
    with app.app_context():
        upkeep.prepare_database()
        hall = gather(app)
        _fill(hall, delegates)
        open_meeting(hall.facilitator, hall.meeting_id, hall.version)
        told: dict[str, object] = {
            "code": hall.code,
            "items": hall.items,
            "slips": [slip.token for slip in paper_slips(hall.meeting_id)],
            "link": make_link(SYSTEM, hall.staff["facilitator"], f"/desk/{hall.code}"),
        }
        db.session.remove()
        db.engine.dispose()
    app.extensions["writer"].stop()
    return told


@change
def _fill(hall: Hall, delegates: int) -> None:
    for number in range(delegates - len(hall.members)):
        name = ("นาย", f"ผู้แทนที่{number}", "ใจดี")
        member = add_member(SYSTEM, hall.assembly_id, DISTRICTS[number % 8], name)
        issue_slip(SYSTEM, member, hall.meeting_id)
        hall.members.append(member)
    for member in hall.members:
        check_in(SYSTEM, hall.meeting_id, member)


def envelopes_on_disk(instance: Path) -> int:
    """How many votes the database holds now, read beside the server."""
    app = create_app(INSTANCE=str(instance))
    with app.app_context():
        found = session().scalar(select(func.count()).select_from(Envelope)) or 0
        db.session.remove()
        db.engine.dispose()
    return found
