"""The public log of decisions: every kind has its sentence, and nobody is named in it."""

import ast
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from assembly.agenda.actions import remove_item
from assembly.core import clock
from assembly.core.access import POLICY, SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.exports.actions import seal_export
from assembly.extensions import db
from assembly.journal.models import Entry, Payload
from assembly.proposals.actions import write_proposal
from assembly.proposals.rules import Written
from assembly.registry.actions import add_organisation
from assembly.resolutions.queries import resolution_of_item
from assembly.trail.facts import GROUPS, ROLES, TOLD, UNTOLD
from assembly.trail.queries.log import Asked, log_page, sentence_of
from tests.factories.hall import Hall, gather
from tests.factories.minutes import circulated
from tests.trail.conftest import LAND, Spine

LOG = "/a/phangnga/log"
SOURCES = Path(__file__).parents[2] / "assembly"
# f"amendment_{state}" and the like: what their callers may put in.
FAMILIES = {
    "amendment_{}": ("sent", "proposed", "voting", "accepted", "rejected", "withdrawn"),
    "item_{}": ("postponed", "withdrawn"),
    "grievance_{}": ("answered", "sent_up", "reviewed", "withheld", "withdrawn"),
    "grievances_{}": ("reviewed", "withheld"),
    "correction_{}": ("proposed", "accepted", "declined", "withdrawn"),
    "statement_{}": ("closed", "withheld"),
}


def test_a_stage_that_registers_nobody_does_not_count_them(hall: Hall) -> None:
    with hall.app.test_request_context():
        assert sentence_of(TOLD["meeting_closed"], {"present": 0}) == "ปิดประชุม"
        assert sentence_of(TOLD["meeting_closed"], {"present": 7}) == "ปิดประชุม มีผู้ลงทะเบียน 7 คน"


def kinds_in_the_code() -> set[str]:
    """What is recorded anywhere: the second word of ``record(…)``, and of what hands it on."""
    found: set[str] = set()
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in {"record", "_say"}:
                found |= _kinds(node.args[1])
    return found


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else ""


def _kinds(said: ast.expr) -> set[str]:
    if isinstance(said, ast.Constant):
        return {str(said.value)}
    if isinstance(said, ast.JoinedStr):
        form = "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in said.values)
        assert form in FAMILIES, f"say in FAMILIES what {form} may become"
        return {form.format(word) for word in FAMILIES[form]}
    return set()


def test_every_kind_has_a_sentence_or_a_reason_to_stay_silent() -> None:
    found = kinds_in_the_code()
    assert len(found) > 60
    assert sorted(found - set(TOLD) - set(UNTOLD)) == []
    assert sorted(set(TOLD) & set(UNTOLD)) == []


def test_every_sentence_belongs_to_a_group_and_every_role_has_a_name() -> None:
    assert {told.group for told in TOLD.values()} == set(GROUPS)
    assert set().union(*POLICY.values()) - {"anyone"} <= set(ROLES)


def test_the_log_says_who_did_what_to_which_thing(spine: Spine, client: FlaskClient) -> None:
    page = client.get(LOG).text
    for said in (
        "เปิดลงมติ ผู้มีสิทธิ 12 คน ผู้แทนในห้อง 12 คน",
        "ประกาศผล เห็นด้วย 9 ไม่เห็นด้วย 3 งดออกเสียง 0: เห็นชอบ",
        "รับรองเป็นมติ 13.1",
        "กระบวนกร",
    ):
        assert said in page, said
    assert f'href="/r/{spine.resolution_id}"' in page


def test_nobody_is_named_and_no_single_voice_is_told(spine: Spine, client: FlaskClient) -> None:
    said = everything(client)
    for text in LAND:
        assert text not in said
    for who in ("ใจดี", "ธนพร", "สมชาย", "เจ้าหน้าที่"):
        assert who not in said
    kinds = set(re.findall(r'"kind": "(\w+)"', said))
    assert kinds <= set(TOLD)


def everything(client: FlaskClient, query: str = "") -> str:
    """Every page of the log, from the newest entry to the first."""
    said, before = "", None
    while True:
        at = f"&before={before}" if before is not None else ""
        answer = client.get(f"{LOG}.json?{query}{at}")
        said += json.dumps(answer.json, ensure_ascii=False)
        before = answer.json["older"]
        if before is None:
            return said


def test_json_has_the_journals_own_numbers_and_hashes(spine: Spine, client: FlaskClient) -> None:
    told = client.get(LOG, headers={"Accept": "application/json"}).json
    assert told["journal"]["size"] > 10
    first = told["entries"][0]
    row = session().get_one(Entry, first["number"])
    assert (row.leaf_hash, row.type) == (first["hash"], first["kind"])


def test_pages_lead_on_without_a_gap(spine: Spine) -> None:
    hall = spine.hall
    more(120)
    newest = log_page(hall.assembly_id, Asked())
    assert newest.newer is None
    older = log_page(hall.assembly_id, Asked(before=newest.older))
    assert older.lines[0].seq < newest.lines[-1].seq
    back = log_page(hall.assembly_id, Asked(after=older.newer))
    assert [line.seq for line in back.lines] == [line.seq for line in newest.lines]


@change
def more(count: int) -> None:
    """So many further entries, written straight into the tables: only reading is tried here."""
    begins = (session().scalar(select(Entry.seq).order_by(Entry.seq.desc()).limit(1)) or 0) + 1
    at = datetime(2026, 11, 20, 3, tzinfo=UTC).isoformat(timespec="milliseconds")
    rows = [
        {
            "seq": begins + n,
            "type": "item_moved",
            "at_utc": at,
            "actor_role": "facilitator",
            "subject": "meeting:1",
            "payload_sha256": "0" * 64,
            "prev_hash": "0" * 64,
            "leaf_hash": f"{n:064x}",
        }
        for n in range(count)
    ]
    session().execute(insert(Entry), rows)
    session().execute(
        insert(Payload), [{"seq": row["seq"], "salt": "", "content": "{}"} for row in rows]
    )


def test_filters_by_meeting_kind_day_and_thing(spine: Spine, client: FlaskClient) -> None:
    assert "เปิดประชุม" not in everything(client, "kind=ballot")
    assert "ปิดลงมติ" in everything(client, "kind=ballot")
    assert "เปิดลงมติ" in everything(client, f"meeting={spine.hall.code}")
    assert '"entries": []' in everything(client, "meeting=000000")
    assert "เปิดลงมติ" in everything(client, f"day={clock.today().isoformat()}")
    assert '"entries": []' in everything(client, "day=2001-01-01")
    said = everything(client, f"about=clause:{spine.clause_id}")
    for kind in ("clause_added", "resolution_adopted", "ballot_declared", "draft_written"):
        assert f'"{kind}"' in said
    assert "meeting_opened" not in said


def test_a_printed_paper_decides_nothing_and_is_told_where_it_is_asked_for(
    spine: Spine, client: FlaskClient
) -> None:
    seal_export(SYSTEM, spine.hall.assembly_id, "bundle", "zip", "0" * 64)
    assert "ออกเอกสาร" not in everything(client, "")
    assert "ออกเอกสาร ชุดหลักฐาน เป็น ZIP" in everything(client, "kind=papers")


def test_a_grievances_hour_is_not_told(spine: Spine) -> None:
    page = log_page(spine.hall.assembly_id, Asked(kind="voices"))
    assert [line.at for line in page.lines if line.kind.startswith("grievances_")] == [
        None for line in page.lines if line.kind.startswith("grievances_")
    ]
    assert all(told.day_only for told in TOLD.values() if told.group == "voices")


def test_another_assemblys_decisions_stand_in_its_own_log(hall: Hall, client: FlaskClient) -> None:
    gather(hall.app, slug="another", code="111111")
    here, there = client.get(LOG).text, client.get("/a/another/log").text
    assert 'href="/m/482913"' in here
    assert 'href="/m/482913"' not in there
    assert 'href="/m/111111"' in there


def test_beside_another_assembly_minutes_and_proposals_are_told_too(
    hall: Hall, client: FlaskClient
) -> None:
    gather(hall.app, slug="another", code="111111")
    circulated(hall)
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    asked = add_organisation(SYSTEM, hall.assembly_id, "อบจ.พังงา", "local_government", "province")
    words = Written(asked, addressee="นายก อบจ.", title="ขอทางหนีคลื่น", asked="เปิดทางตลอดเวลา")
    made = write_proposal(hall.facilitator, adopted.id, 1, words)
    db.session.remove()
    told = {row["kind"] for row in client.get(f"{LOG}.json").json["entries"]}
    assert {"proposal_written", "minutes_circulated"} <= told
    assert f'href="/p/{made}"' in client.get(LOG).text
    assert f'href="/p/{made}"' not in client.get("/a/another/log").text


def test_what_was_taken_out_again_stays_told(hall: Hall, client: FlaskClient) -> None:
    remove_item(SYSTEM, hall.meeting_id, hall.version, hall.items[2])
    db.session.remove()
    assert "เอาวาระ" in client.get(LOG).text


def test_an_erased_content_leaves_the_plain_sentence(spine: Spine, client: FlaskClient) -> None:
    forget_contents()
    page = client.get(LOG)
    assert page.status_code == 200
    assert "ประกาศผลลงมติ" in page.text


@change
def forget_contents() -> None:
    for row in session().scalars(select(Payload)):
        session().delete(row)


@pytest.fixture
def quiet(hall: Hall) -> Hall:
    db.session.remove()
    return hall


ASKED = st.dictionaries(
    st.sampled_from(["meeting", "kind", "day", "about", "before", "after", "lang", "x"]),
    st.text(max_size=50)
    | st.integers().map(str)
    | st.sampled_from(["ballot:1", "clause:99999999999999999999", "2026-02-30", "9999-12-31", ":"]),
    max_size=6,
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=ASKED)
def test_no_address_breaks_the_page(quiet: Hall, client: FlaskClient, asked: dict) -> None:
    for where in (LOG, f"{LOG}.json"):
        assert client.get(where, query_string=asked).status_code == 200


def test_a_day_is_typed_in_the_buddhist_era_and_asked_about(
    spine: Spine, client: FlaskClient
) -> None:
    today = clock.today()
    parts = {"day-day": today.day, "day-month": today.month, "day-year": today.year + 543}
    page = client.get(LOG, query_string=parts).text
    assert "เปิดลงมติ" in page
    assert f"day={today.isoformat()}" in page, "what follows keeps the day in one word"
    early = client.get(LOG, query_string=parts | {"day-year": "2500"}).text
    assert "ไม่มีรายการในส่วนที่เลือก" in early
    asked = client.get(LOG, query_string=parts | {"day-year": str(today.year)})
    assert asked.status_code == 422
    assert "ดูเหมือน ค.ศ." in asked.text
    assert f'value="{today.year}"' in asked.text
