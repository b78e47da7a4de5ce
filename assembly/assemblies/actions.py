from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.journal.actions import record


@change
def found_assembly(
    actor: Actor,
    slug: str,
    province_code: str,
    names: tuple[str, str],
    themes: tuple[str, str] = ("", ""),
    *,
    is_example: bool = False,
) -> int:
    """Found a standing assembly in a province; answers its id.

    ``names`` and ``themes`` are Thai, English.
    """
    row = Assembly(
        slug=slug,
        province_code=province_code,
        name_th=names[0],
        name_en=names[1],
        theme_th=themes[0],
        theme_en=themes[1],
        is_example=is_example,
        founded_at=clock.now(),
    )
    session().add(row)
    session().flush()
    record(actor, "assembly_founded", f"assembly:{row.id}", {"slug": slug, "name": names[0]})
    return row.id


@change
def keep_for(actor: Actor, assembly_id: int, days: int | None) -> None:
    """Settle how many days what people told is kept; ``None``: for good. May be repeated."""
    row = assembly(assembly_id)
    if row.keep_days != days:
        row.keep_days = days
        record(actor, "keeping_settled", f"assembly:{assembly_id}", {"days": days})
