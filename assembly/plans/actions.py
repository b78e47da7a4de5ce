from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.journal.actions import record
from assembly.plans import facts
from assembly.plans.models import Strategy


@change
def adopt_strategies(actor: Actor, assembly_id: int, strategies: tuple[facts.Strategy, ...]) -> int:
    """Give an assembly the strategies of its plan, in order; answers how many."""
    for fact in strategies:
        session().add(
            Strategy(
                assembly_id=assembly_id,
                number=fact.number,
                name_th=fact.name_th,
                name_en=fact.name_en,
                short_th=fact.short_th,
                short_en=fact.short_en,
            )
        )
    names = [fact.name_th for fact in strategies]
    record(actor, "strategies_adopted", f"assembly:{assembly_id}", {"strategies": names})
    return len(strategies)
