from dataclasses import replace

from sqlalchemy import select

from assembly.agenda.queries import item
from assembly.amendments.queries import amendment_of_ballot
from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.ballots.models import Ballot
from assembly.ballots.rules import State
from assembly.core import thai
from assembly.core.db import session
from assembly.exports.papers import BallotBook, BallotCertificate
from assembly.exports.queries import naming
from assembly.follow_up.queries import follow_up_of_ballot
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting


def declared_ballots(
    assembly_id: int, sitting: Meeting | None = None, item_id: int | None = None
) -> list[Ballot]:
    """Ballots whose result was declared, in the order they were opened; no other has figures."""
    wanted = select(Ballot).where(
        Ballot.assembly_id == assembly_id, Ballot.state == State.DECLARED.value
    )
    if sitting is not None:
        wanted = wanted.where(Ballot.meeting_id == sitting.id)
    if item_id is not None:
        wanted = wanted.where(Ballot.agenda_item_id == item_id)
    return list(session().scalars(wanted.order_by(Ballot.id)))


def ballot_book(assembly_id: int, sitting: Meeting | None = None) -> BallotBook:
    """The certificates of an assembly's declared ballots, or of one meeting's."""
    row = assembly(assembly_id)
    found = declared_ballots(assembly_id, sitting)
    whose = naming.meeting_title(row, sitting) if sitting else naming.assembly_name(row)
    moments = [ballot.declared_at for ballot in found if ballot.declared_at]
    return BallotBook(
        assembly=naming.assembly_name(row),
        title=f"ผลการลงมติ{whose}",
        as_of=thai.to_bangkok(max(moments, default=row.founded_at)).date(),
        ballots=tuple(_certificate(row, ballot) for ballot in found),
        is_example=row.is_example,
    )


def _is_on_draft(ballot_id: int) -> bool:
    return not (amendment_of_ballot(ballot_id) or follow_up_of_ballot(ballot_id))


def _certificate(row: Assembly, ballot: Ballot) -> BallotCertificate:
    sitting, point = meeting(ballot.meeting_id), item(ballot.agenda_item_id)
    return BallotCertificate(
        meeting=naming.meeting_title(row, sitting),
        held_on=sitting.held_on,
        item=point.number,
        question=ballot.question,
        strategy=naming.strategy_name(point.strategy),
        figures=replace(naming.figures_of(ballot), on_draft=_is_on_draft(ballot.id)),
        opened_at=ballot.opened_at,
        closed_at=ballot.closed_at,
        declared_at=ballot.declared_at,
        question_hash=ballot.question_hash,
        electorate_hash=ballot.electorate_hash,
        envelopes=ballot.envelopes,
        envelopes_root=ballot.envelopes_root,
    )
