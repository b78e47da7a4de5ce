"""A villager with a phone: fills the form as a browser without scripts would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.models import Grievance
from assembly.grievances.views import joining, phone
from tests.factories.hall import Hall

PANYI = "820108"  # เกาะปันหยี, เมืองพังงา
PATONG = "830202"  # in Phuket
STORY = "บ้านเราอยู่บนน้ำมาตั้งแต่รุ่นปู่ แต่ขอทะเบียนบ้านไม่ได้"


class Fields(HTMLParser):
    """What a form holds when nobody touched it: hidden values and typed text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("name") or ""
        ticked = found.get("type") not in ("radio", "checkbox") or "checked" in found
        if tag == "input" and found.get("type") != "file" and ticked:
            self.values[name] = found.get("value") or ""
        if tag in ("textarea", "select"):
            self.inside, self.values[name] = name, ""
        if tag == "option" and "selected" in found:
            self.values[self.inside] = found.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self.inside == "text":
            self.values["text"] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self.inside = ""


@dataclass
class Villager:
    """One phone at one meeting."""

    phone: FlaskClient
    address: str
    typed: dict[str, str] = field(default_factory=dict)

    def opens(self) -> None:
        self.typed = Fields(self.phone.get(self.address).text).values

    def writes(self, **what: str) -> None:
        self.typed |= what

    def sends(self) -> TestResponse:
        return self.phone.post(self.address, data=self.typed)

    def tells(self, text: str = STORY, place: str = PANYI, **more: str) -> TestResponse:
        self.opens()
        self.writes(text=text, subdistrict=place, **more)
        return self.sends()


@pytest.fixture(autouse=True)
def fresh_budgets() -> None:
    """Budgets live in the process: each test begins with full ones."""
    phone.told_here.budgets.clear()
    phone.told_everywhere.clear()
    phone.pictures_here.budgets.clear()
    phone.pictures_everywhere.clear()
    joining.asked_here.budgets.clear()


@pytest.fixture
def villager(hall: Hall) -> Villager:
    return Villager(hall.app.test_client(), f"/m/{hall.code}/tell")


def stored() -> list[Grievance]:
    """Everything that was told, as the database has it now."""
    db.session.remove()
    return list(session().scalars(select(Grievance)))
