"""From one person's grievance to what came of it, and back to where she lives, by links alone."""

import re
from dataclasses import dataclass, field

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.grievances.models import Grievance
from assembly.issues.actions import group
from assembly.resolutions.queries import resolution
from tests.trail.conftest import Spine, promises_of, publish_everything
from tests.trail.test_matters import behind

KO_YAO = "8202"


@dataclass
class Reader:
    """Somebody who only follows what a page links to."""

    phone: FlaskClient
    seen: set[str] = field(default_factory=set)

    def follows_code(self, code: str) -> None:
        self._reads(self.phone.post("/g/", data={"code": code}).text)

    def goes_to(self, address: str) -> None:
        assert address in self.seen, f"nothing leads to {address}: {sorted(self.seen)}"
        answer = self.phone.get(address)
        assert answer.status_code == 200, address
        self._reads(answer.text)

    def _reads(self, page: str) -> None:
        found = re.findall(r'href="([^"]+)"', page)
        self.seen = {link.replace("&amp;", "&").split("#")[0] for link in found}


@pytest.fixture
def issue(spine: Spine) -> int:
    picks = [(row.id, row.version) for row in session().scalars(select(Grievance))]
    made = group(SYSTEM, spine.hall.assembly_id, picks, None, "แนวเขตทับที่ทำกิน")
    behind(made, spine.item_id)
    publish_everything()
    return made


def test_from_a_grievance_to_its_promise_and_back_to_the_district(spine: Spine, issue: int) -> None:
    first = promises_of(spine)[0]
    item, adopted = f"/v/{spine.item_id}", f"/r/{spine.resolution_id}"
    ballot, clause = f"/b/{resolution(spine.resolution_id).ballot_id}", f"/c/{spine.clause_id}"
    heard = f"/a/{spine.hall.slug}/voices?issue={issue}"
    reader = Reader(spine.hall.app.test_client())
    reader.follows_code(spine.code)
    for address in (item, ballot, adopted, clause, f"/k/{first}"):
        reader.goes_to(address)
    reader.goes_to(heard)
    assert any(f"district={KO_YAO}" in link for link in reader.seen)


@pytest.mark.parametrize("way", ["item", "ballot", "resolution", "clause", "issue", "board"])
def test_each_page_leads_to_the_promise_and_the_promise_leads_back(
    spine: Spine, issue: int, way: str
) -> None:
    ways = {
        "item": f"/v/{spine.item_id}",
        "ballot": f"/b/{resolution(spine.resolution_id).ballot_id}",
        "resolution": f"/r/{spine.resolution_id}",
        "clause": f"/c/{spine.clause_id}",
        "issue": f"/i/{issue}",
        "board": f"/a/{spine.hall.slug}/promises",
    }
    reader = Reader(spine.hall.app.test_client())
    second = f"/k/{promises_of(spine)[1]}"
    reader.seen.add(ways[way])
    reader.goes_to(ways[way])
    if second not in reader.seen:  # two alike are told together, on the resolution's page
        reader.goes_to(ways["resolution"])
    reader.goes_to(second)
    reader.goes_to(ways[way])


def test_the_tracking_page_leads_to_every_step(spine: Spine) -> None:
    reader = Reader(spine.hall.app.test_client())
    reader.follows_code(spine.code)
    assert {
        f"/v/{spine.item_id}",
        f"/b/{resolution(spine.resolution_id).ballot_id}",
        f"/r/{spine.resolution_id}",
        f"/c/{spine.clause_id}",
        f"/k/{promises_of(spine)[0]}",
    } <= reader.seen
