"""The scene most tests begin in: an assembly, a plenary, its items, delegates and staff."""

from dataclasses import dataclass, field
from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from assembly.agenda.actions import add_item
from assembly.assemblies.actions import found_assembly
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.meetings.actions import call_meeting, check_in
from assembly.meetings.models import Meeting
from assembly.people.actions import add_member, add_staff, issue_slip, make_link
from assembly.people.queries import member, paper_slips
from assembly.places.actions import load_province
from assembly.plans.actions import adopt_strategies
from assembly.plans.facts import plan
from assembly.plans.queries import strategies_of

DISTRICTS = ("8201", "8202", "8203", "8204", "8205", "8206", "8207", "8208")
GIVEN = (
    "สมชาย", "ดลเลาะ", "อรุณี", "ฝั่งฟ้า", "วิชัย", "ธนพร", "มาลี", "สมหมาย", "จันทร์", "ประเสริฐ",
    "รอเสด", "นภา",
)  # fmt: skip


@dataclass
class Hall:
    """Ids of what stands in the scene, and the people as browsers or actors."""

    app: Flask
    assembly_id: int
    slug: str
    meeting_id: int
    code: str
    items: list[int]
    members: list[int] = field(default_factory=list)
    staff: dict[str, int] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """The meeting's version as a desk that was just reloaded sees it."""
        db.session.remove()
        return session().get_one(Meeting, self.meeting_id).version

    @property
    def facilitator(self) -> Actor:
        return Actor(
            staff_id=self.staff["facilitator"],
            name="ธนพร",
            roles=frozenset({(self.assembly_id, "facilitator")}),
        )

    def delegate(self, place: int) -> Actor:
        """The n-th delegate as an actor, as if signed in by slip."""
        row = member(self.members[place])
        return Actor(
            name=row.full_name,
            member_id=row.id,
            member_kind=row.kind,
            meeting_id=self.meeting_id,
            member_assembly_id=self.assembly_id,
        )

    @change
    def everyone_checks_in(self) -> None:
        for member_id in self.members:
            check_in(SYSTEM, self.meeting_id, member_id)

    def browser(self, role: str) -> FlaskClient:
        """A browser signed in as one of the staff."""
        token = make_link(SYSTEM, self.staff[role], f"/desk/{self.code}")
        browser = self.app.test_client()
        answer = browser.get(f"/in/{token}")
        assert answer.status_code == 302, answer.text
        return browser

    def phone(self, place: int) -> FlaskClient:
        """The n-th delegate's phone, signed in with the slip's QR."""
        return self._phone_of(self.members[place])

    def observer(self) -> FlaskClient:
        """The phone of somebody who came to listen and may not vote."""
        name = ("นาง", "ลำดวน", "ใจดี")
        id_ = add_member(SYSTEM, self.assembly_id, DISTRICTS[0], name, "observer")
        issue_slip(SYSTEM, id_, self.meeting_id)
        return self._phone_of(id_)

    def _phone_of(self, member_id: int) -> FlaskClient:
        name = member(member_id).full_name
        slip = next(s for s in paper_slips(self.meeting_id) if s.member == name)
        phone = self.app.test_client()
        answer = phone.get(f"/s/{slip.token}")
        assert answer.status_code == 302, answer.text
        return phone


@change
def gather(app: Flask, slug: str = "phangnga", code: str = "482913") -> Hall:
    """Found the assembly, call the plenary, add items, members, slips and staff."""
    province = load_province("phangnga")
    names = ("พังงาแห่งความสุข", "Phang-nga of Happiness")
    assembly_id = found_assembly(SYSTEM, slug, province, names, ("รวมตัว ร่วมคิด ร่วมทำ", ""))
    adopt_strategies(SYSTEM, assembly_id, plan("phangnga").strategies)
    meeting_id = call_meeting(
        SYSTEM, assembly_id, 13, date(2026, 11, 20), "หอประชุมจังหวัดพังงา", 6, code=code
    )
    by_number = {s.number: s.id for s in strategies_of(assembly_id)}
    items = [
        add_item(SYSTEM, meeting_id, title, by_number[number])
        for number, title in (
            (3, "คณะทำงานตรวจแนวเขตที่ดินชุมชน"),
            (4, "ดูแลทะเลหน้าบ้าน"),
            (9, "หมอถึงเกาะทุกสัปดาห์"),
        )
    ]
    scene = Hall(app, assembly_id, slug, meeting_id, code, items)
    _people(scene)
    return scene


def _people(scene: Hall) -> None:
    for place, given in enumerate(GIVEN):
        district = DISTRICTS[place % len(DISTRICTS)]
        id_ = add_member(SYSTEM, scene.assembly_id, district, ("นาย", given, "ใจดี"))
        issue_slip(SYSTEM, id_, scene.meeting_id)
        scene.members.append(id_)
    for role in ("facilitator", "secretary", "teller", "helper", "admin"):
        scene.staff[role] = add_staff(SYSTEM, f"เจ้าหน้าที่ {role}", scene.assembly_id, role)
