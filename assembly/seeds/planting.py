"""The demonstration: made by the same verbs as real life, at the hours it would have happened.

Its texts lie in ``data``; all people and grievances in them are invented.
"""

from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assembly.assemblies.queries import assemblies, assembly_by_slug
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import change
from assembly.core.errors import Refusal
from assembly.grievances.actions import publish_batch, seal_batch
from assembly.grievances.rules import grouped
from assembly.journal.actions import make_checkpoint
from assembly.meetings.actions import check_in
from assembly.operator.addresses import access_to, doors, meeting_called
from assembly.people.actions import add_staff, enrol
from assembly.people.queries import paper_slips
from assembly.people.rules import Person
from assembly.registry.actions import add_organisation
from assembly.seeds.bodies import tell_bodies
from assembly.seeds.charters import lay_bylaw, lay_charter, print_charter
from assembly.seeds.founding import found_from_template, texts
from assembly.seeds.minutes import adopt_the_last_minutes
from assembly.seeds.promises import keep_promises
from assembly.seeds.record import keep_record
from assembly.seeds.requests import ask_bodies
from assembly.seeds.stages import call_stages, close_stages
from assembly.seeds.story import Scene, ask, call, hear, hold, on, tell_one
from assembly.seeds.voices import hear_the_districts

DEMONSTRATION = "phangnga"
DAYS_SINCE_LAST = 147  # between the finished plenary and the coming one


class RealRecordsHere(Refusal):
    message = _l("โฟลเดอร์นี้มีสมัชชาจริงอยู่แล้ว ตัวอย่างจะไม่ปนกับข้อมูลจริง โปรดเปิดตัวอย่างในโฟลเดอร์อื่น")


def plant_demonstration() -> None:
    """Have the Phang-nga example here, whole; harmless when it is. Refuses: RealRecordsHere."""
    standing = {row.slug: row.is_example for row in assemblies()}
    if not standing:
        _plant()
    elif not standing.get(DEMONSTRATION):
        raise RealRecordsHere


def lines_to_begin_with() -> str:
    """Everybody's addresses, one slip, and a code that leads from a grievance to a clause."""
    row = assembly_by_slug(DEMONSTRATION)
    access = access_to(row, meeting_called(row, None))
    told_again = tell_one(Scene(row.id), texts("grievances")["past"][0])  # answers the same code
    more = [
        (_("ผู้แทนหนึ่งคน"), access.slips[0].url),
        (_("ผู้แทนทุกคน"), "assembly access"),
        (_("รหัสติดตามความทุกข์ที่เป็นธรรมนูญแล้ว"), grouped(told_again)),
    ]
    return "\n".join([doors(access), *(f"{name}\t{told}" for name, told in more)])


@change
def _plant() -> None:
    """All or nothing: a demonstration that was interrupted is not there."""
    today = clock.today()
    last = today - timedelta(days=DAYS_SINCE_LAST)
    with on(last - timedelta(days=40)):
        found_from_template(DEMONSTRATION, is_example=True)
        row = assembly_by_slug(DEMONSTRATION)
        scene = Scene(row.id, (row.theme_th, row.theme_en))
        _gather_people(scene)
        _name_organisations(scene)
        lay_charter(scene)
    past = {**texts("past"), "sense": texts("sense")["past"]}
    hold(scene, past, texts("grievances")["past"], last)
    with on(last, "15:40"):
        print_charter(scene, last, texts("past")["place"])
    keep_record(scene.staff["secretary"], scene.assembly_id, scene.items, past, last)
    promises = texts("promises")
    keep_promises(scene.staff["secretary"], scene.assembly_id, scene.items, promises, last)
    ask_bodies(scene.staff["secretary"], scene.assembly_id, scene.items, texts("requests"), last)
    adopt_the_last_minutes(scene, last)
    lay_bylaw(scene, last)
    _prepare_coming_plenary(scene, today)


def _name_organisations(scene: Scene) -> None:
    """Whom the desk can send a matter on to: names of kinds of bodies that every province has."""
    for name, sector, level in texts("organisations"):
        kind = "fund_centre" if name.startswith(("กองทุน", "ศูนย์")) else ""
        add_organisation(SYSTEM, scene.assembly_id, name, sector, level, kind)
    tell_bodies(scene.assembly_id, texts("bodies"))


def _gather_people(scene: Scene) -> None:
    people = texts("people")
    for staff in people["staff"]:
        staff_id = add_staff(SYSTEM, staff["name"], scene.assembly_id, staff["role"])
        roles = frozenset({(scene.assembly_id, staff["role"])})
        scene.staff[staff["role"]] = Actor(staff_id=staff_id, name=staff["name"], roles=roles)
    for kind in ("delegate", "observer"):
        for one in people[f"{kind}s"]:
            enrol(SYSTEM, scene.assembly_id, _person(one, kind))


def _person(told: dict[str, Any], kind: str) -> Person:
    """Invented like all others; everybody agreed to be kept, some to be named or pictured."""
    title, given_name, surname = told["name"]
    return Person(
        title,
        given_name,
        surname,
        told["district"],
        kind,
        sector=told.get("sector"),
        target_group=told.get("group"),
        network=told.get("network", ""),
        is_representative=told.get("speaks", False),
        may_keep=True,
        may_name="network" in told,
        may_picture=told.get("group") == "student",
    )


def _prepare_coming_plenary(scene: Scene, today: date) -> None:
    """Called, heard for, and this morning: in every district some have checked in already."""
    story = texts("coming")
    with on(today - timedelta(days=30)):
        call(scene, story, today)
    call_stages(scene, today)
    hear(scene, texts("grievances")["coming"], today)
    hear_the_districts(scene, texts("voices"), today)
    close_stages(scene, today)
    with on(today - timedelta(days=1), "20:00"):
        seal_batch(SYSTEM, scene.assembly_id)
        publish_batch(SYSTEM, scene.assembly_id)
    ask(scene, texts("sense")["coming"])
    still_to_check_in = dict(story["already_here"])
    for slip in reversed(paper_slips(scene.meeting_id)):
        if still_to_check_in[slip.district_code]:
            still_to_check_in[slip.district_code] -= 1
            check_in(scene.staff["helper"], scene.meeting_id, slip.member_id)
    make_checkpoint("demonstration_planted", f"assembly:{scene.assembly_id}")
