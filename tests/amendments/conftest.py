"""A hall with a draft on the wall, and every face of it to look at."""

import pytest

from tests.factories.decisions import begin
from tests.factories.drafting import show_lines
from tests.hall.conftest import Room, room

__all__ = ["room"]


@pytest.fixture
def drafting_room(room: Room) -> Room:
    begin(room.hall)
    show_lines(room.hall)
    return room
