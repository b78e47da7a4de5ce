"""The secretary presses a button and takes the file home; the journal knows it."""

import hashlib
import json

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from assembly.charter.actions import amend_clause
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.exports.actions import seal_of_now, take_out
from assembly.exports.formats import EXPORTS, MIMETYPES, NoSuchExport
from assembly.extensions import db
from assembly.journal.models import Checkpoint, Entry, Payload
from assembly.journal.queries import journal_size, newest_checkpoint
from tests.factories.charter import lay_table
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
    ("commitments", "docx"),
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
    assert {what for what, _form in PAIRS} == set(EXPORTS) - {"requests"}, "letters go one by one"
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


def test_the_language_and_an_edition_can_be_chosen(hall: Hall) -> None:
    table = lay_table(hall)
    table.adopt()
    db.session.remove()
    asked = {"language": "en", "edition": "1"}
    assert "Edition 1" in press(hall, "charter.akn", **asked).text
    assert press(hall, "charter.json", edition="1").get_json()["editions"][0]["number"] == 1
    assert press(hall, "charter.json", edition="2").status_code == 404
    assert press(hall, "charter.json", document="nothing").status_code == 404
    assert press(hall, "charter.json", edition="หนึ่ง").status_code == 422
    assert press(hall, "charter.json", language="fr").status_code == 422


def test_an_edition_stays_as_it_was_adopted_whatever_became_of_its_clauses(hall: Hall) -> None:
    table = lay_table(hall)
    table.adopt()
    db.session.remove()
    amend_clause(SYSTEM, table.clauses[0], 1, "ธรรมนูญนี้เป็นของทุกคน")
    now = press(hall, "charter.json").get_json()
    then = press(hall, "charter.json", edition="1").get_json()
    assert now["chapters"][0]["clauses"][0]["text"] == "ธรรมนูญนี้เป็นของทุกคน"
    assert now["with_additions_until"]
    assert then["chapters"][0]["clauses"][0]["text"] == "ธรรมนูญนี้เป็นของคนพังงาทุกคน"
    assert then["with_additions_until"] is None


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


def test_a_paper_says_where_the_journal_stood_and_not_its_own_export(decided: Hall) -> None:
    with decided.app.app_context():
        before = seal_of_now(decided.assembly_id)
        take_out(SYSTEM, decided.assembly_id, "resolutions", "pdf")
        assert seal_of_now(decided.assembly_id) == before
        assert journal_size() == before.index + 1
        newest = newest_checkpoint()
        assert newest is not None
        assert newest.size == before.index + 1


def test_the_seal_moves_with_the_records(decided: Hall) -> None:
    before = seal_of_now(decided.assembly_id)
    decide(decided, "yyyyyyyyynna", place=1)
    after = seal_of_now(decided.assembly_id)
    assert after.index > before.index
    assert after.fingerprint != before.fingerprint
