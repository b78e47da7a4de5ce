"""A desk with a few voices in it, and two helpers who sort them."""

from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from assembly.core.access import SYSTEM, Actor
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.actions import tell
from assembly.grievances.models import Grievance
from assembly.grievances.queries import find_by_code
from assembly.people.actions import add_staff, make_link
from assembly.plans.queries import strategies_of
from assembly.registry.actions import add_organisation
from tests.factories.hall import Hall

PANYI, KO_YAO = "820108", "820201"
SAID = (
    ("น้ำประปาไม่ไหลมาสามวัน โทรหาผู้ใหญ่แล้วก็เงียบ", PANYI, 4),
    ("น้ำประปาไหลเบามาก ตอนเย็นไม่ไหลเลย", KO_YAO, None),
    ("เรืออวนลากเข้ามาใกล้ฝั่ง", KO_YAO, 4),
    ("นายสมชาย ใจดี โทร 081-234-5678 ปล่อยน้ำเสียลงคลอง", PANYI, None),
)


@dataclass
class Desk:
    """The triage desk of an assembly, as people at it see it."""

    hall: Hall
    voices: list[int]
    organisation: int

    @property
    def path(self) -> str:
        return f"/inbox/{self.hall.slug}"

    def helper(self, name: str) -> FlaskClient:
        id_ = add_staff(SYSTEM, name, self.hall.assembly_id, "helper")
        browser = self.hall.app.test_client()
        assert browser.get(f"/in/{make_link(SYSTEM, id_, self.path)}").status_code == 302
        return browser

    def actor(self, name: str = "วิชัย") -> Actor:
        roles = frozenset({(self.hall.assembly_id, "helper")})
        return Actor(staff_id=self.hall.staff["helper"], name=name, roles=roles)

    def row(self, place: int) -> Grievance:
        db.session.remove()
        return session().get_one(Grievance, self.voices[place])

    def pick(self, place: int) -> str:
        row = self.row(place)
        return f"{row.id}:{row.version}"

    def picks(self, *places: int) -> list[tuple[int, int]]:
        return [(row.id, row.version) for row in map(self.row, places)]

    def presses(
        self, browser: FlaskClient, verb: str, *picks: str, json: bool = False, **fields: object
    ) -> TestResponse:
        headers = {"Accept": "application/json"} if json else {}
        data = {"pick": list(picks), **fields}
        return browser.post(f"{self.path}/{verb}", data=data, headers=headers)


@pytest.fixture
def desk(hall: Hall) -> Desk:
    numbers = {row.number: row.id for row in strategies_of(hall.assembly_id)}
    voices = []
    for words, place, strategy in SAID:
        chosen = numbers[strategy] if strategy else None
        code = tell(hall.assembly_id, place, chosen, words, key=words)["code"]
        found = find_by_code(code)
        assert found is not None
        voices.append(found.id)
    body = add_organisation(SYSTEM, hall.assembly_id, "ประปาส่วนภูมิภาค", "state", "district")
    db.session.remove()
    return Desk(hall, voices, body)
