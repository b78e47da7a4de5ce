"""Every link of a matter's way, walked there and back."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances.models import Grievance
from assembly.issues.actions import group
from assembly.issues.models import Issue
from assembly.proposals.actions import write_proposal
from assembly.proposals.rules import Written
from assembly.registry.actions import add_organisation
from assembly.resolutions.queries import resolution
from tests.trail.conftest import Spine, attach_all, publish_everything


@change
def behind(issue_id: int, item_id: int) -> None:
    session().get_one(Issue, issue_id).agenda_item_id = item_id


@pytest.fixture
def matter(spine: Spine) -> dict[str, str]:
    """The addresses of the whole way: issue, item, ballot, resolution, clause, proposal."""
    picks = [(row.id, row.version) for row in session().scalars(select(Grievance))]
    issue_id = group(SYSTEM, spine.hall.assembly_id, picks, None, "แนวเขตทับที่ทำกิน")
    behind(issue_id, spine.item_id)
    publish_everything()
    body = add_organisation(SYSTEM, spine.hall.assembly_id, "สำนักงานที่ดิน", "state", "province")
    said = Written(body, "เจ้าพนักงานที่ดินจังหวัด", "ขอให้ตรวจแนวเขต", "ตรวจให้เสร็จใน 1 ปี")
    made = write_proposal(SYSTEM, spine.resolution_id, 2, said)
    return {
        "voices": f"/a/{spine.hall.slug}/voices?issue={issue_id}",
        "issue": f"/i/{issue_id}",
        "item": f"/v/{spine.item_id}",
        "ballot": f"/b/{resolution(spine.resolution_id).ballot_id}",
        "resolution": f"/r/{spine.resolution_id}",
        "clause": f"/c/{spine.clause_id}",
        "proposal": f"/p/{made}",
    }


def links(reader: FlaskClient, address: str) -> set[str]:
    page = reader.get(address)
    assert page.status_code == 200, address
    return set(re.findall(r'href="([^"#]+)', page.text))


def test_every_link_leads_there_and_back(spine: Spine, matter: dict[str, str]) -> None:
    reader = spine.hall.app.test_client()
    found = {name: links(reader, address) for name, address in matter.items()}
    for one, other in (
        ("voices", "issue"),
        ("issue", "item"),
        ("item", "ballot"),
        ("ballot", "resolution"),
        ("item", "resolution"),
        ("resolution", "clause"),
        ("resolution", "proposal"),
        ("issue", "resolution"),
    ):
        assert matter[other] in found[one], f"{one} does not lead to {other}"
        assert matter[one] in found[other], f"{other} does not lead back to {one}"
    assert matter["item"] in found["clause"]
    assert matter["item"] in found["proposal"]


def test_the_resolutions_page_leads_to_the_ballots_and_that_to_who_chose_what(
    spine: Spine, matter: dict[str, str]
) -> None:
    reader = spine.hall.app.test_client()
    hall_page = f"/m/{spine.hall.code}/ballots/{matter['ballot'].split('/')[-1]}"
    assert hall_page in links(reader, matter["ballot"])
    assert matter["ballot"] in links(reader, hall_page)
    assert '<svg class="qr"' in reader.get(matter["resolution"]).text


def test_what_the_desk_calls_a_matter_is_its_own_until_it_is_public(told: Spine) -> None:
    picks = [(row.id, row.version) for row in session().scalars(select(Grievance))]
    issue_id = group(SYSTEM, told.hall.assembly_id, picks, None, "ยังไม่เปิดเผย")
    reader = told.hall.app.test_client()
    assert reader.get(f"/i/{issue_id}").status_code == 404
    attach_all(told)
    assert "ร่างมติที่ห้องประชุมเห็น" in reader.get(f"/v/{told.item_id}").text


@pytest.mark.parametrize("address", ["/i/9", "/v/999", "/b/999", f"/v/{2**53}", "/p/9"])
def test_what_is_not_there_is_not_found(spine: Spine, address: str) -> None:
    assert spine.hall.app.test_client().get(address).status_code == 404
