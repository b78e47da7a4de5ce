from sqlalchemy import select

from assembly.core.db import session
from assembly.core.i18n import current
from assembly.plans.facts import themes
from assembly.plans.models import Strategy
from assembly.plans.rules import themes_of


def strategies_of(assembly_id: int) -> list[Strategy]:
    """An assembly's strategies, by number."""
    wanted = select(Strategy).where(Strategy.assembly_id == assembly_id)
    return list(session().scalars(wanted.order_by(Strategy.number)))


def short_name(strategy: Strategy | None) -> str:
    """A strategy's few words in the reader's language; nothing for none."""
    return str(getattr(strategy, f"short_{current()}")) if strategy else ""


def themes_by_strategy(assembly_id: int) -> dict[int, tuple[int, ...]]:
    """For every strategy, by its number, the themes of everyday words that belong to it."""
    return {s.number: themes_of(s.name_th, themes()) for s in strategies_of(assembly_id)}
