"""The plenary has sat down: everybody is checked in, the first item is open, its draft is shown."""

import time
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from assembly.agenda.actions import open_item
from assembly.ballots import actions
from assembly.ballots.models import Ballot
from assembly.ballots.queries import BallotBoard, board_of
from assembly.ballots.rules import Terms
from assembly.core import ids
from assembly.core.db import session
from assembly.extensions import db
from assembly.meetings.actions import open_meeting
from assembly.resolutions.actions import put_to_vote, write_draft
from tests.factories.hall import Hall

QUESTION = "ให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย ตรวจแนวเขตที่ดินชุมชน ให้เสร็จใน 1 ปี"
TEXT = "ตั้งคณะทำงาน 4 ฝ่าย ในทุกอำเภอ\nรายงานผลต่อสมัชชาทุก 3 เดือน"


@dataclass
class Plenary:
    """The facilitator's hands and the delegates', on one item's ballot."""

    hall: Hall
    ballot_id: int = 0

    def opens_ballot(
        self, method: str = "secret", majority: str = "simple", item: int = 0, **more: Any
    ) -> int:
        who, meeting, item_id = self.hall.facilitator, self.hall.meeting_id, self.hall.items[item]
        open_item(who, meeting, self.hall.version, item_id)
        write_draft(who, meeting, self.hall.version, item_id, QUESTION, TEXT)
        self.ballot_id = put_to_vote(
            who, meeting, self.hall.version, item_id, Terms(method, majority, **more)
        )
        return self.ballot_id

    def votes(self, place: int, choice: str, key: str = "") -> dict[str, str | int]:
        return actions.cast_vote(
            self.hall.delegate(place), self.ballot_id, choice, key or ids.token()
        )

    def closes(self) -> None:
        self._step(actions.close_ballot)

    def counts(self) -> None:
        self._step(actions.count_ballot)

    def declares(self) -> None:
        self._step(actions.declare_ballot)

    def finishes(self) -> None:
        self.closes()
        self.counts()
        self.declares()

    def waits_for_purge(self) -> None:
        """Until no opened box keeps a trace; it goes beside the writer, after the count."""
        until = time.monotonic() + 10
        while self._purging():
            assert time.monotonic() < until, "a box was not purged"
            time.sleep(0.02)

    def _purging(self) -> bool:
        db.session.remove()
        pending = session().scalar(select(Ballot.id).where(Ballot.purge_pending).limit(1))
        db.session.remove()
        return pending is not None

    @property
    def row(self) -> Ballot:
        db.session.remove()
        return session().get_one(Ballot, self.ballot_id)

    @property
    def board(self) -> BallotBoard:
        db.session.remove()
        return board_of(self.ballot_id)

    def _step(self, verb) -> None:
        verb(self.hall.facilitator, self.hall.meeting_id, self.hall.version, self.ballot_id)


@pytest.fixture
def plenary(hall: Hall) -> Plenary:
    """Twelve delegates of eight districts, quorum six, ready to vote on the first item."""
    hall.everyone_checks_in()
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    return Plenary(hall)
