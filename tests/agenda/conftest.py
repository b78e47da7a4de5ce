"""A desk that lays out its running order, and takes steps it can take back."""

from dataclasses import dataclass
from typing import Any

import pytest
from flask import g
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from assembly.agenda.models import AgendaItem
from assembly.core import ids
from assembly.core.db import session
from assembly.extensions import db
from assembly.meetings.models import Meeting
from tests.factories.hall import Hall


@dataclass
class Table:
    """The facilitator's table: what she sees of the order, and what she presses."""

    hall: Hall
    browser: FlaskClient

    @property
    def turn(self) -> tuple[Any, int, int]:
        return self.hall.facilitator, self.hall.meeting_id, self.hall.version

    def order(self) -> list[str]:
        """The running order as it is read: number and title."""
        return [f"{row.number} {row.title}" for row in sorted(self.rows(), key=_as_read)]

    def rows(self) -> list[AgendaItem]:
        db.session.remove()
        wanted = select(AgendaItem).where(AgendaItem.meeting_id == self.hall.meeting_id)
        return list(session().scalars(wanted))

    def item(self, title: str) -> AgendaItem:
        return next(row for row in self.rows() if row.title == title)

    def situation(self) -> tuple[Any, ...]:
        """All that a step at the desk can change."""
        fields = ("id", "parent_id", "position", "number", "phase", "outcome")
        times = ("opened_at", "closed_at")
        rows = sorted(self.rows(), key=lambda row: row.id)
        items = [tuple(getattr(row, name) for name in fields + times) for row in rows]
        sitting = session().get_one(Meeting, self.hall.meeting_id)
        return sitting.current_item_id, tuple(items)

    def reads(self, path: str = "/order") -> str:
        db.session.remove()
        return self.browser.get(f"/desk/{self.hall.code}{path}").text

    def presses(self, path: str, **fields: object) -> TestResponse:
        """Press a button as its form sends it, with the version the page showed."""
        said = {"version": self.hall.version, "idempotency_key": ids.token(), **fields}
        return self.browser.post(f"/desk/{self.hall.code}{path}", data=said)


def _as_read(row: AgendaItem) -> list[int]:
    return [int(part) for part in row.number.split(".")]


@pytest.fixture
def table(hall: Hall) -> Table:
    # Requests under one application context share ``g``: let each find out anew who is asking.
    hall.app.before_request_funcs.setdefault(None, []).insert(
        0, lambda: g.pop("actor", None) and None
    )
    return Table(hall, hall.browser("facilitator"))
