"""A working group beside the plenary, and a hall where several matters are decided."""

from datetime import date

from assembly.agenda.actions import add_item
from assembly.core.access import SYSTEM
from assembly.meetings.actions import call_meeting, check_in
from assembly.people.actions import issue_slip
from assembly.plans.queries import strategies_of
from assembly.registry.actions import add_organisation
from assembly.resolutions.models import Resolution
from assembly.resolutions.queries import resolution_of_item
from tests.factories.decisions import begin, decide
from tests.factories.hall import Hall

CARRIED = "yyyyyyyynnaa"
LOST = "nnnnnnnnyyaa"


def working_group(hall: Hall, number: int = 13) -> Hall:
    """The same people as a working group of the same number as the plenary."""
    code = f"73{number:04}"
    meeting_id = call_meeting(
        SYSTEM, hall.assembly_id, number, date(2026, 11, 12), "ศาลากลาง", 6,
        kind="working_group", code=code,
    )  # fmt: skip
    strategy = strategies_of(hall.assembly_id)[0].id
    items = [add_item(SYSTEM, meeting_id, f"ร่างของคณะทำงาน {n}", strategy) for n in (1, 2)]
    for member_id in hall.members:
        issue_slip(SYSTEM, member_id, meeting_id)
        check_in(SYSTEM, meeting_id, member_id)
    return Hall(
        hall.app, hall.assembly_id, hall.slug, meeting_id, code, items, hall.members, hall.staff
    )


def adopt(hall: Hall, place: int = 0) -> Resolution:
    """The n-th item becomes a resolution; the meeting opens with the first."""
    if place == 0:
        begin(hall)
    decide(hall, CARRIED, place)
    found = resolution_of_item(hall.items[place])
    assert found is not None
    return found


def bodies(hall: Hall) -> dict[str, int]:
    """One organisation of each of the four parties."""
    named = {
        "community": "สภาองค์กรชุมชนตำบลเกาะยาว",
        "local_government": "องค์การบริหารส่วนจังหวัดพังงา",
        "state": "สำนักงานที่ดินจังหวัดพังงา",
        "private": "หอการค้าจังหวัดพังงา",
    }
    return {
        sector: add_organisation(SYSTEM, hall.assembly_id, name, sector, "province")
        for sector, name in named.items()
    }
