"""The secretary presses a button and takes the file home; the journal knows it."""

import hashlib
import json

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.exports.actions import take_out
from assembly.exports.formats import EXPORTS, MIMETYPES, NoSuchExport
from assembly.extensions import db
from assembly.journal.models import Checkpoint, Entry, Payload
from tests.factories.decisions import begin, decide, lay_charter
from tests.factories.hall import Hall, gather

PAIRS = (  # every form once, every thing once
    ("resolutions", "xlsx"),
    ("charter", "docx"),
    ("minutes", "pdf"),
    ("grievances", "csv"),
    ("ballots", "json"),
    ("voices", "docx"),
    ("slips", "pdf"),
    ("proposals", "csv"),
    ("letters", "docx"),
    ("organisations", "xlsx"),
)


def press(hall: Hall, file: str, role: str = "secretary", **fields: str) -> TestResponse:
    """One press of a button; each request asks anew who is there, as on a real server."""
    with hall.app.app_context():
        office = hall.browser(role)
    with hall.app.app_context():
        return office.post(f"/office/{hall.slug}/export/{file}", data=fields)


@pytest.fixture
def decided(hall: Hall) -> Hall:
    lay_charter(hall)
    begin(hall)
    decide(hall, "yyyyyyyynnna")
    return hall


def test_every_button_gives_its_file(decided: Hall) -> None:
    assert {what for what, _form in PAIRS} == set(EXPORTS)
    for what, form in PAIRS:
        answer = press(decided, f"{what}.{form}")
        assert answer.status_code == 200, answer.text
        assert answer.mimetype == MIMETYPES[form].split(";")[0]
        disposition = answer.headers["Content-Disposition"]
        assert disposition.startswith("attachment")
        assert f"-{decided.slug}.{form}" in disposition
        assert answer.data


def test_the_journal_says_what_was_taken_out_and_signs_for_it(decided: Hall) -> None:
    content = press(decided, "resolutions.docx").data
    db.session.remove()
    entry = session().scalars(select(Entry).where(Entry.type == "exported")).one()
    said = json.loads(session().get_one(Payload, entry.seq).content)
    assert entry.actor_role == "secretary"
    assert entry.subject == f"assembly:{decided.assembly_id}"
    assert said == {
        "what": "resolutions",
        "format": "docx",
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    signed = session().scalars(select(Checkpoint).order_by(Checkpoint.id.desc())).first()
    assert signed is not None
    assert (signed.reason, signed.size) == ("exported", entry.seq + 1)


def test_taking_the_same_thing_out_again_gives_the_same_file(decided: Hall) -> None:
    assert press(decided, "resolutions.pdf").data == press(decided, "resolutions.pdf").data


def test_digits_can_be_chosen(decided: Hall) -> None:
    assert "๑๓.๑" in press(decided, "resolutions.csv", digits="thai").text
    assert "13.1" in press(decided, "resolutions.csv", digits="arabic").text
    assert press(decided, "resolutions.csv", digits="roman").status_code == 422


def test_one_meeting_can_be_chosen_by_its_code(decided: Hall) -> None:
    one = press(decided, "resolutions.json", meeting=decided.code).get_json()
    assert one["title"].endswith("ครั้งที่ 13/2569")
    assert press(decided, "resolutions.json", meeting="000000").status_code == 404


def test_another_assemblys_meeting_is_not_taken_out_here(decided: Hall) -> None:
    gather(decided.app, slug="another", code="111111")
    assert press(decided, "resolutions.json", meeting="111111").status_code == 404


@pytest.mark.parametrize("file", ["minutes.xlsx", "secrets.json", "resolutions.exe"])
def test_what_is_not_in_the_table_is_not_found(hall: Hall, file: str) -> None:
    assert press(hall, file).status_code == 404


def test_the_command_takes_out_the_same_file(decided: Hall) -> None:
    with pytest.raises(NoSuchExport):
        take_out(SYSTEM, decided.assembly_id, "minutes", "xlsx")
    content = take_out(SYSTEM, decided.assembly_id, "resolutions", "json")
    assert json.loads(content)["resolutions"][0]["number"] == "13.1"
