from sqlalchemy import select

from assembly.core.db import session
from assembly.plans.models import Strategy


def strategies_of(assembly_id: int) -> list[Strategy]:
    """An assembly's strategies, by number."""
    wanted = select(Strategy).where(Strategy.assembly_id == assembly_id)
    return list(session().scalars(wanted.order_by(Strategy.number)))
