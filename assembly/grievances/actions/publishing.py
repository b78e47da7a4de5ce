"""Words become public late and many at once, so that none can be traced to who was there."""

from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.grievances import rules
from assembly.grievances.actions.ground import note_step
from assembly.grievances.events import GrievancesPublished
from assembly.grievances.models import Grievance
from assembly.grievances.queries import may_be_published
from assembly.journal.actions import Content, record


@change
def publish_batch(actor: Actor, assembly_id: int) -> int:
    """Let the public read what was reviewed, sealed and not told today; answers how many.

    Too few wait for the next time: one of two would be easy to place. May be repeated.
    """
    wanted = select(Grievance).where(may_be_published(assembly_id, clock.today()))
    rows = session().scalars(wanted).all()
    if len(rows) < rules.FEWEST_TOGETHER:
        return 0
    for row in rows:
        row.published_on = clock.today()
        note_step(row, "published")
    content: Content = {"count": len(rows), "date": clock.today().isoformat()}
    record(actor, "grievances_published", f"assembly:{assembly_id}", content)
    announce(GrievancesPublished(assembly_id))
    return len(rows)
