"""A plenary that asks what its people think: everybody is here, the first item is open."""

import pytest

from assembly.agenda.actions import open_item
from assembly.core import ids
from assembly.core.access import Actor
from assembly.extensions import db
from assembly.meetings.queries import meeting
from assembly.statements.actions import ask_statement, give_opinion
from assembly.statements.queries import EVERY, Sense, sense_of
from tests.factories.decisions import begin
from tests.factories.hall import DISTRICTS, Hall
from tests.hall.conftest import room

__all__ = ["room"]

MARKET = "ตลาดนัดทุกแห่งควรปิดก่อนสองทุ่ม"
SEA = "เรือทุกลำควรหยุดจับปลาหนึ่งเดือนในฤดูวางไข่"


@pytest.fixture
def asking(hall: Hall) -> Hall:
    begin(hall)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    return hall


def ask(hall: Hall, text: str = MARKET) -> int:
    return ask_statement(hall.facilitator, hall.meeting_id, text)


def people_say(hall: Hall, statement_id: int, choice: str, **districts: int) -> None:
    """So many people of each district (``d1`` is the first) at phones of their own."""
    for district, count in districts.items():
        code = DISTRICTS[int(district[1:]) - 1]
        for _ in range(count):
            who = Actor(participant=ids.token())
            give_opinion(who, hall.meeting_id, statement_id, choice, code)


def sense(hall: Hall) -> Sense:
    """The hall's sense as a desk that was just reloaded sees it."""
    db.session.remove()
    return sense_of(meeting(hall.meeting_id), EVERY)
