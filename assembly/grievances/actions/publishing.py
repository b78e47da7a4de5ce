"""Words become public late and many at once, so that none can be traced to who was there."""

from sqlalchemy import update

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.grievances import rules
from assembly.grievances.actions.ground import note_steps
from assembly.grievances.events import GrievancesPublished
from assembly.grievances.models import Grievance
from assembly.grievances.queries import may_be_published, waiting_to_be_published
from assembly.journal.actions import Content, record


@change
def publish_batch(actor: Actor, assembly_id: int) -> int:
    """Let the public read what was reviewed, sealed and not told today; answers how many.

    Too few wait for the next time: one of two would be easy to place. May be repeated.
    """
    wanted, today = may_be_published(assembly_id, clock.today()), clock.today()
    count = waiting_to_be_published(assembly_id, today)
    if count < rules.FEWEST_TOGETHER:
        return 0
    note_steps(wanted, "published")
    session().execute(update(Grievance).where(wanted).values(published_on=today))
    content: Content = {"count": count, "date": today.isoformat()}
    record(actor, "grievances_published", f"assembly:{assembly_id}", content)
    announce(GrievancesPublished(assembly_id))
    return count
