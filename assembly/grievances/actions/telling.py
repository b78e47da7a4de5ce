"""Taking in what people say hurts."""

from sqlalchemy import select

from assembly.assemblies.queries import assembly
from assembly.core import clock, ids
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.pictures import Picture
from assembly.core.text import clean, graphemes, search_key
from assembly.grievances import rules
from assembly.grievances.actions.picturing import add_picture
from assembly.grievances.events import GrievanceTold
from assembly.grievances.models import Grievance, GrievanceContact
from assembly.grievances.queries import code_of, tracking_hash
from assembly.meetings.queries import name_of
from assembly.places.models import Province, Subdistrict
from assembly.places.queries import subdistrict_in
from assembly.plans.models import Strategy

NOTHING_MORE = rules.About()


@change
def tell(
    assembly_id: int,
    subdistrict_code: str,
    strategy_id: int | None,
    text: str,
    key: str,
    about: rules.About = NOTHING_MORE,
    *,
    contact: str = "",
    picture: Picture | None = None,
) -> dict[str, str]:
    """Take in a grievance from anybody; answers ``{"code": 16 digits}`` to follow it by.

    May be repeated: the code follows from the key, and the same words under the same key are one
    grievance. Nothing says who, from where on the network, or at what time of day; there is no
    journal entry and no remembered answer, since their order would date it (trust.md).
    ``contact`` is handed over only where the sender agreed that it is kept.
    Refuses: NothingTold, ToldTooMuch, PlaceElsewhere, StrategyElsewhere, AlreadyTold, PicturesFull.
    """
    text = clean(text)
    rules.check_length(graphemes(text))
    place = _place(assembly_id, subdistrict_code)
    _check_strategy(assembly_id, strategy_id)
    code = code_of(assembly_id, key or ids.token())
    said = {"text": text, "subdistrict_code": place.code, "told_strategy_id": strategy_id}
    if not _is_known(tracking_hash(code), said):
        told = Grievance(
            assembly_id=assembly_id,
            district_code=place.district_code,
            told_on=clock.today(),
            tracking_hash=tracking_hash(code),
            salt=ids.token(),
            search=search_key(text),
            strategy_id=strategy_id,
            **vars(about),
            **said,
        )
        session().add(told)
        session().flush()
        _keep_beside(told, contact, picture)
        announce(GrievanceTold(assembly_id, about.urgent))
    return {"code": code}


def _keep_beside(told: Grievance, contact: str, picture: Picture | None) -> None:
    """What came with the words; a picture last, since its file is not undone."""
    if contact:
        kept = GrievanceContact(grievance_id=told.id, said=contact, consented_on=clock.today())
        session().add(kept)
        session().flush()
    if picture:
        add_picture(told, picture)


def _place(assembly_id: int, code: str) -> Subdistrict:
    province = assembly(assembly_id).province_code
    place = subdistrict_in(province, code)
    if place is None:
        raise rules.PlaceElsewhere(province=name_of(session().get_one(Province, province)))
    return place


def _check_strategy(assembly_id: int, strategy_id: int | None) -> None:
    found = session().get(Strategy, strategy_id) if strategy_id is not None else None
    if strategy_id is not None and (found is None or found.assembly_id != assembly_id):
        raise rules.StrategyElsewhere


def _is_known(hashed: str, said: dict[str, str | int | None]) -> bool:
    known = session().scalar(select(Grievance).where(Grievance.tracking_hash == hashed))
    if known is not None and any(getattr(known, name) != value for name, value in said.items()):
        raise rules.AlreadyTold
    return known is not None
