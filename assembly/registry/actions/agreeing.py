"""What organisations agreed in writing."""

from sqlalchemy import select

from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.versions import seen, touch
from assembly.journal.actions import record
from assembly.registry import rules
from assembly.registry.actions.ground import keep_consent, line, named
from assembly.registry.models import Agreement, AgreementParty


@change
def write_agreement(actor: Actor, assembly_id: int, said: rules.AgreementSaid) -> int:
    """Note an agreement; answers its id. Refuses what ``check_agreement`` and names refuse."""
    rules.check_agreement(said)
    row = Agreement(assembly_id=assembly_id, last_by=actor.name, last_did=N_("บันทึกข้อตกลง"))
    _put(row, said)
    session().add(row)
    session().flush()
    _seat(actor, row, said)
    record(actor, "agreement_written", f"agreement:{row.id}", {"title": row.title})
    return row.id


@change
def change_agreement(
    actor: Actor, agreement_id: int, version: int, said: rules.AgreementSaid
) -> None:
    """Write an agreement anew. May be repeated. Refuses: Stale, what writing refuses."""
    row = seen(Agreement, agreement_id, version)
    rules.check_agreement(said)
    _put(row, said)
    _seat(actor, row, said)
    touch(actor, row, N_("แก้ข้อตกลง"))
    record(actor, "agreement_changed", f"agreement:{row.id}", {"title": row.title})


def _put(row: Agreement, said: rules.AgreementSaid) -> None:
    row.title = line(said.title)
    row.about = line(said.about, rules.LONGEST_ABOUT, newlines=True)
    row.signed_year, row.signed_on, row.ends_on = said.signed.year, said.signed.day, said.ends_on


def _seat(actor: Actor, row: Agreement, said: rules.AgreementSaid) -> None:
    """Its sides as they are now said; who agreed to be named before still does."""
    sides = select(AgreementParty).where(AgreementParty.agreement_id == row.id)
    old = {side.organisation_id: side for side in session().scalars(sides)}
    for position, party in enumerate(said.parties):
        body = named(row.assembly_id, party.name)
        side = old.pop(body.id, None) or AgreementParty(organisation_id=body.id, signer="")
        before = side.signer or ""
        side.agreement_id, side.position = row.id, position
        side.signer, side.office = line(party.signer), line(party.office)
        keep_consent(actor, side, before, side.signer, is_shown=party.is_shown)
        session().add(side)
    for gone in old.values():
        session().delete(gone)
    session().flush()
