"""What a sender took back is read by nobody at the desk: no page, list, search or picture."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.actions import redact, reply, withdraw
from assembly.grievances.models import GrievanceContact, GrievancePicture
from assembly.grievances.rules import GrievanceWithdrawn
from assembly.hall.queries import words_told
from assembly.issues.actions import group
from tests.inbox.conftest import Desk

WORDS, COPY, WROTE, PHONE = "น้ำประปาไม่ไหลมาสามวัน", "[ชื่อ] เงียบ", "บ้านท้ายสะพาน", "0812345678"


@pytest.fixture
def picture(desk: Desk) -> int:
    """Of the first voice, which came with everything that can come with one."""
    reply(desk.voices[0], WROTE, "phone")
    redact(desk.actor(), desk.hall.assembly_id, *desk.picks(0)[0], COPY)
    return comes_with(desk)


@change
def comes_with(desk: Desk) -> int:
    folder = Path(desk.hall.app.instance_path) / "files" / "pictures"
    folder.mkdir(parents=True)
    (folder / "p.jpg").write_bytes(b"a picture")
    here = desk.voices[0]
    session().add(GrievanceContact(grievance_id=here, said=PHONE, consented_on=clock.today()))
    row = GrievancePicture(grievance_id=here, name="p.jpg", width=8, height=6, bytes=9)
    session().add(row)
    session().flush()
    return row.id


def pages(desk: Desk, helper: FlaskClient) -> str:
    here = desk.voices[0]
    asked = ("", "?status=withdrawn", f"?at={here}", f"/words/{here}", "/issues/1")
    return "".join(helper.get(f"{desk.path}{address}").text for address in asked)


def test_before_that_the_desk_reads_and_sees_all_of_it(desk: Desk, picture: int) -> None:
    group(desk.actor(), desk.hall.assembly_id, desk.picks(0, 1), None, "น้ำประปา")
    helper = desk.helper("วิชัย")
    shown = pages(desk, helper)
    for words in (WORDS, COPY, WROTE, PHONE, f"/pictures/{picture}"):
        assert words in shown, words
    assert helper.get(f"/pictures/{picture}").status_code == 200


def test_what_was_taken_back_is_on_no_page(desk: Desk, picture: int) -> None:
    group(desk.actor(), desk.hall.assembly_id, desk.picks(0, 1), None, "น้ำประปา")
    withdraw(desk.voices[0])
    helper = desk.helper("วิชัย")
    shown = pages(desk, helper)
    for words in (WORDS, COPY, WROTE, PHONE, f"/pictures/{picture}"):
        assert words not in shown, words
    assert str(GrievanceWithdrawn.message) in shown
    assert helper.get(f"/pictures/{picture}").status_code == 404
    assert WORDS not in words_told(desk.voices[0]), "nor does a statement begin with it"


@pytest.mark.parametrize("words", ["น้ำประปาไม่ไหลมาสามวัน", "สาม วัน"])
def test_it_is_found_by_no_word_of_it(desk: Desk, words: str) -> None:
    helper = desk.helper("วิชัย")
    address = f"{desk.path}?words={words}"
    assert f"at={desk.voices[0]}" in helper.get(address).text
    withdraw(desk.voices[0])
    db.session.remove()
    assert f"at={desk.voices[0]}" not in helper.get(address).text
