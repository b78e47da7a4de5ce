"""What cannot wait: told as urgent, and not read yet."""

from sqlalchemy import func, select

from assembly.core.db import session
from assembly.grievances.models import Grievance


def urgent_waiting(assembly_id: int) -> int:
    """How many urgent grievances nobody at the desk has read."""
    wanted = select(func.count()).where(
        Grievance.assembly_id == assembly_id, Grievance.urgent, Grievance.state == "new"
    )
    return session().scalar(wanted) or 0
