"""A stage in ตะกั่วป่า, and the helper who keeps it."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.models import Grievance
from assembly.meetings.queries import meeting
from assembly.stages.actions import call_stage, close_stage, count_heads, open_stage
from assembly.stages.rules import Call
from tests.factories.hall import Hall

TAKUAPA = "8205"
BANGMUANG = "820504"
CALL = {
    "day": "20", "month": "11", "year": "2569", "place": "ศาลาหมู่บ้านบ้านน้ำเค็ม",
    "district": TAKUAPA, "subdistrict": "",
}  # fmt: skip


def version_of(meeting_id: int) -> int:
    db.session.remove()
    return meeting(meeting_id).version


def hold(hall: Hall, district: str, heads: dict[str, int] | None = None, **more: str) -> int:
    """A stage called, opened and counted; its meeting's id."""
    call = Call(date(2026, 11, 20), "ศาลากลางบ้าน", district, **more)
    made = call_stage(SYSTEM, hall.assembly_id, call)
    open_stage(SYSTEM, made, version_of(made))
    if heads is not None:
        count_heads(SYSTEM, made, version_of(made), heads)
    return made


def close(made: int) -> None:
    close_stage(SYSTEM, made, version_of(made))


def told() -> list[Grievance]:
    """Everything that was told, as the database has it now."""
    db.session.remove()
    return list(session().scalars(select(Grievance).order_by(Grievance.text)))


@dataclass
class Helper:
    """One helper's browser without scripts."""

    hall: Hall
    browser: FlaskClient

    def calls(self, **what: str) -> TestResponse:
        return self.browser.post(f"/office/{self.hall.slug}/stages/call", data=CALL | what)

    def presses(self, code: str, way: str, **what: str) -> TestResponse:
        """A button of the stage's page, with the version the page shows."""
        page = self.browser.get(f"/stage/{code}").text
        found = re.search(r'name="version"[^>]* value="(\d+)"', page)
        version = found[1] if found else ""
        return self.browser.post(f"/stage/{code}/{way}", data={"version": version, **what})

    def writes(self, code: str, text: str, place: str = BANGMUANG, **what: str) -> TestResponse:
        said = {"text": text, "subdistrict": place, "idempotency_key": f"key of {text[:20]}"}
        return self.browser.post(f"/scribe/{code}", data=said | what)


@pytest.fixture
def helper(hall: Hall) -> Helper:
    return Helper(hall, hall.browser("helper"))


def code_of(answer: TestResponse) -> str:
    """The stage a browser was sent to."""
    assert answer.status_code == 302, answer.text
    return answer.location.split("/stage/")[1][:6]


def tracking(page: str) -> str:
    found = re.search(r"data-code>([0-9 ]{19})<", page)
    assert found, page
    return found[1]
