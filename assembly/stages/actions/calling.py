"""Calling a listening stage, and writing down who came and what was heard."""

from collections.abc import Mapping

from assembly.assemblies.queries import assembly
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import BadInput
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import record
from assembly.meetings.actions import call_meeting, take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting, next_number
from assembly.places.models import District
from assembly.places.queries import subdistrict_in
from assembly.stages import rules
from assembly.stages.events import StageChanged
from assembly.stages.models import Headcount, ListeningStage
from assembly.stages.queries import KIND, stage_row


@change
def call_stage(actor: Actor, assembly_id: int, call: rules.Call) -> int:
    """Put a listening stage on the calendar; answers the id of its meeting.

    It decides nothing: it has no quorum, no slips and no running order. Refuses: DistrictElsewhere.
    """
    _check_place(assembly_id, call.district, call.subdistrict)
    name, password = call.wifi
    meeting_id = call_meeting(
        actor,
        assembly_id,
        next_number(assembly_id, KIND),
        call.held_on,
        call.place,
        0,
        kind=KIND,
        wifi_name=name,
        wifi_password=password,
    )
    session().add(
        ListeningStage(
            meeting_id=meeting_id,
            assembly_id=assembly_id,
            district_code=call.district,
            subdistrict_code=call.subdistrict,
        )
    )
    _say(actor, "stage_called", meeting_id, {"district": call.district})
    return meeting_id


@change
def place_stage(
    actor: Actor, meeting_id: int, version: int, district: str, subdistrict: str | None
) -> None:
    """Say where a meeting listens, when it was called without a place, or with a wrong one.

    Refuses: StageNotHere, DistrictElsewhere, Stale.
    """
    sitting = take_turn(actor, meeting_id, version, N_("บอกที่ตั้งของเวที"))
    if sitting.kind != KIND:
        raise rules.StageNotHere
    _check_place(sitting.assembly_id, district, subdistrict)
    row = session().get(ListeningStage, meeting_id) or _without_place(sitting)
    row.district_code, row.subdistrict_code = district, subdistrict
    session().add(row)
    _say(actor, "stage_placed", meeting_id, {"district": district})


@change
def count_heads(actor: Actor, meeting_id: int, version: int, heads: Mapping[str, int]) -> None:
    """Write down how many of each target group came; again, it corrects. Refuses: Stale."""
    stage_row(meeting_id)
    take_turn(actor, meeting_id, version, N_("นับคนในเวที"))
    if set(heads) != set(rules.GROUPS):
        raise BadInput
    for group in rules.GROUPS:
        row = session().get(Headcount, (meeting_id, group))
        row = row or Headcount(meeting_id=meeting_id, target_group=group)
        row.people = heads[group]
        session().add(row)
    _say(actor, "heads_counted", meeting_id, dict(heads))


@change
def write_summary(actor: Actor, meeting_id: int, version: int, summary: str) -> None:
    """Write down what was heard, in a few lines; again, it replaces them. Refuses: Stale."""
    row = stage_row(meeting_id)
    take_turn(actor, meeting_id, version, N_("เขียนสรุปของเวที"))
    row.summary = clean(summary)
    _say(actor, "stage_summed_up", meeting_id, {})


def _without_place(sitting: Meeting) -> ListeningStage:
    return ListeningStage(meeting_id=sitting.id, assembly_id=sitting.assembly_id)


def _check_place(assembly_id: int, district: str, subdistrict: str | None) -> None:
    province = assembly(assembly_id).province_code
    row = session().get(District, district)
    if row is None or row.province_code != province:
        raise rules.DistrictElsewhere
    inside = subdistrict_in(province, subdistrict) if subdistrict else None
    if subdistrict and (inside is None or inside.district_code != district):
        raise rules.DistrictElsewhere


def _say(actor: Actor, kind: str, meeting_id: int, content: Mapping[str, str | int]) -> None:
    session().flush()
    record(actor, kind, f"meeting:{meeting_id}", dict(content))
    announce(StageChanged(meeting(meeting_id).assembly_id, meeting_id))
