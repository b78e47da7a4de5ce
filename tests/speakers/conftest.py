"""A plenary that listens: its first item is open, and people may ask to speak."""

import pytest
from flask import g

from assembly.agenda.actions import open_item
from assembly.core.access import Actor
from assembly.extensions import db
from assembly.people.queries import member
from assembly.speakers.queries import Floor, floor_of
from tests.factories.decisions import begin
from tests.factories.hall import Hall
from tests.hall.conftest import Room


@pytest.fixture
def listening(hall: Hall) -> Hall:
    begin(hall)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    return hall


@pytest.fixture
def room(listening: Hall) -> Room:
    # Requests under one application context share ``g``: let each find out anew who is asking.
    listening.app.before_request_funcs.setdefault(None, []).insert(
        0, lambda: g.pop("actor", None) and None
    )
    return Room(listening, listening.app.test_client(), listening.browser("facilitator"))


def floor(hall: Hall) -> Floor:
    """The floor as a desk that was just reloaded sees it."""
    db.session.remove()
    return floor_of(hall.meeting_id)


def names(hall: Hall) -> list[str]:
    return [one.name for one in floor(hall).waiting]


def name(hall: Hall, place: int) -> str:
    db.session.remove()
    return member(hall.members[place]).full_name


def second_facilitator(hall: Hall) -> Actor:
    roles = frozenset({(hall.assembly_id, "facilitator")})
    return Actor(staff_id=hall.staff["admin"], name="วิชัย", roles=roles)
