"""The words a bundle hands out are those of every adoption, whatever became of them since."""

import json
from datetime import date

import pytest

from assembly.assemblies.models import Assembly
from assembly.charter.actions import (
    amend_clause,
    draft_amendment,
    draft_clause,
    draft_move,
    draft_repeal,
    found_bylaw,
    repeal_clause,
)
from assembly.commitments.actions import witness
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.journal.models import Payload
from assembly.office.actions import adopt_minutes
from assembly.operator.bundles import contents, make_bundle, making
from assembly.operator.bundles.evidence import lines_from
from assembly.operator.bundles.standalone import verify as verifier
from assembly.proposals.actions import write_proposal
from assembly.proposals.rules import Written
from assembly.resolutions.queries import resolution
from tests.factories.charter import SECOND, Table, lay_table
from tests.factories.hall import Hall
from tests.factories.minutes import circulated, day_passes, secretary
from tests.factories.promises import moved, promised, reported
from tests.factories.requests import ask

LATER = date(2028, 11, 20)


@pytest.fixture(autouse=True)
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only data, which costs no time."""
    monkeypatch.setattr(contents, "FORMS", ())


def judged(hall: Hall) -> tuple[verifier.Report, dict[str, list[str]]]:
    """A bundle of now: what the verifier says of it, and its texts by kind of entry."""
    db.session.remove()
    files = verifier.unzip(make_bundle(SYSTEM, hall.assembly_id))
    texts: dict[str, list[str]] = {}
    for line in files[verifier.TEXTS].splitlines():
        told = json.loads(line)
        texts.setdefault(told["type"], []).append(told["text"])
    return verifier.judge(files), texts


def test_every_wording_of_every_clause_is_handed_out(hall: Hall) -> None:
    table = lay_table(hall)
    table.adopt()
    amend_clause(SYSTEM, table.clauses[0], 1, "ธรรมนูญนี้เป็นของทุกคนที่อยู่พังงา")
    repeal_clause(SYSTEM, table.clauses[1], 1)
    who = table.secretary()
    draft_amendment(who, table.clauses[0], table.seen(0), "เป็นของทุกคน", "สั้นลง")
    draft_move(
        who, table.clauses[2], table.seen(2), f"start:{table.chapter(0)}", reason="หมวดเดียวกัน"
    )
    table.adopt(SECOND)
    draft_repeal(who, table.clauses[3], table.seen(3), "ไม่ใช้แล้ว")
    table.adopt(LATER)
    report, texts = judged(hall)
    assert report.said["faults"] == []
    first = "ธรรมนูญนี้เป็นของคนพังงาทุกคน"
    assert texts["clause_added"][0] == first
    assert texts["clause_amended"] == ["ธรรมนูญนี้เป็นของทุกคนที่อยู่พังงา", "เป็นของทุกคน"]
    assert texts["clause_repealed"] == ["(ยกเลิก)"] * 3
    assert len(texts["edition_adopted"]) == 3
    assert first in texts["edition_adopted"][0]


def test_a_clause_that_was_never_printed_leaves_no_words(hall: Hall) -> None:
    """It was added and taken out before the first edition: its entries stand, its words do not."""
    table = lay_table(hall)
    who = table.secretary()
    draft_repeal(who, table.clauses[1], table.seen(1), "ซ้ำกับข้ออื่น")
    table.adopt()
    report, _texts = judged(hall)
    assert report.said["faults"] == []
    assert ("unkept", {"n": 1}) in report.said["unproven"]


def test_a_by_law_has_its_words_and_files_too(hall: Hall) -> None:
    table = lay_table(hall)
    table.adopt()
    bylaw = Table(hall, found_bylaw(SYSTEM, hall.assembly_id, *BYLAW), [])
    draft_clause(table.secretary(), bylaw.charter_id, f"start:{bylaw.chapter(0)}", "แบ่งน้ำกันใช้")
    bylaw.adopt()
    report, texts = judged(hall)
    assert report.said["faults"] == []
    assert len(texts["edition_adopted"]) == 2


BYLAW = ("ข้อบัญญัติชุมชนเรื่องน้ำ", "", ["บททั่วไป"])


def test_adopted_minutes_are_handed_out_as_they_were_frozen(hall: Hall) -> None:
    circulated(hall)
    day_passes(hall)
    adopt_minutes(secretary(hall), hall.meeting_id)
    report, texts = judged(hall)
    assert report.said["faults"] == []
    assert json.loads(texts["minutes_adopted"][0])["schema"].startswith("assembly.minutes/")


def test_minutes_that_nobody_adopted_yet_stay_at_home(hall: Hall) -> None:
    """What the secretary was still writing, names and all, went out with every bundle."""
    circulated(hall)
    db.session.remove()
    files = verifier.unzip(make_bundle(SYSTEM, hall.assembly_id))
    assert [name for name in files if "minutes" in name or "รายงานการประชุม" in name] == []
    day_passes(hall)
    adopt_minutes(secretary(hall), hall.meeting_id)
    db.session.remove()
    assert f"data/minutes-{hall.code}.json" in verifier.unzip(make_bundle(SYSTEM, hall.assembly_id))


def test_what_is_adopted_while_the_papers_are_printed_is_in_the_bundle(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The secretary takes the bundle while the hall decides: nothing is half in it."""
    table = lay_table(hall)
    seal = making.seal_bundle

    def seal_late(*asked: object) -> making.Sealed:
        amend_clause(SYSTEM, table.clauses[0], 1, "ทุกคนมีน้ำใช้")
        return seal(*asked)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(making, "seal_bundle", seal_late)
    report, texts = judged(hall)
    assert report.said["faults"] == []
    assert texts["clause_amended"] == ["ทุกคนมีน้ำใช้"]


def test_a_spoilt_content_is_packed_for_the_verifiers_to_find(hall: Hall) -> None:
    lay_table(hall)
    broken = next(line.seq for line in lines_from(0) if line.kind == "clause_added")
    spoil(broken)
    report, _texts = judged(hall)
    assert ("payload", {"n": broken}) in report.said["faults"]


@change
def spoil(seq: int) -> None:
    session().get_one(Payload, seq).content = "ไม่ใช่ JSON"


def test_what_people_said_of_promises_by_then_is_counted_in_its_journal(hall: Hall) -> None:
    made = promised(hall)
    for name in ("มาลี", "สมชาย", "รอเสด", "อรุณี", "นภา"):  # of fewer the journal says nothing
        witness(name, made.first, "8202", "unchanged")
    db.session.remove()
    files = verifier.unzip(make_bundle(SYSTEM, hall.assembly_id))
    lines = [json.loads(line) for line in files[verifier.JOURNAL].splitlines()]
    [told] = [one for one in lines if one["entry"]["type"] == "witnesses_counted"]
    assert told["payload"]["content"]["counts"] == [f"{made.first}/8202/0/5"]
    assert "เสียงจากพื้นที่" in files["อ่านก่อน.txt"].decode()


def test_an_example_says_so(hall: Hall) -> None:
    report, _texts = judged(hall)
    is_example = session().get_one(Assembly, hall.assembly_id).is_example
    assert (("example", {}) in report.said["unproven"]) == is_example


def test_why_a_promise_was_kept_is_handed_out_and_proven(hall: Hall) -> None:
    made = promised(hall)
    moved(hall, made.first, "kept", "มีภาพครบทุกหมู่บ้าน")
    report, texts = judged(hall)
    assert report.said["faults"] == []
    assert texts["commitment_moved"] == ["มีภาพครบทุกหมู่บ้าน"]


def test_promises_letters_and_what_was_sent_are_in_it_and_nothing_that_nobody_read(
    hall: Hall,
) -> None:
    made = promised(hall)
    more = {"source": "body", "organisation_id": made.bodies["state"], "seen": "unread"}
    reported(hall, made.first, "ข้อความก่อนอ่าน", **more)
    reported(hall, made.first, "ประชุมแล้ว")
    ask(made.first, asked="ร่างที่ยังไม่ได้ส่ง")
    draft = Written(made.bodies["state"], "เจ้าพนักงานที่ดิน", "ข้อเสนอที่ยังไม่ส่ง", "ขอให้ตั้งคณะทำงาน")
    write_proposal(SYSTEM, made.resolution_id, resolution(made.resolution_id).version, draft)
    db.session.remove()
    files = verifier.unzip(make_bundle(SYSTEM, hall.assembly_id))
    assert {"data/commitments.json", "data/proposals.json"} < set(files)
    everything = b"".join(files.values()).decode(errors="replace")
    assert "ประชุมแล้ว" in everything
    for hidden in ("ข้อความก่อนอ่าน", "ร่างที่ยังไม่ได้ส่ง", "ข้อเสนอที่ยังไม่ส่ง"):
        assert hidden not in everything
    lines = [json.loads(line) for line in files[verifier.JOURNAL].splitlines()]
    told = [line["payload"] for line in lines if line["entry"]["type"] == "commitment_reported"]
    assert [payload is None for payload in told] == [True, False]
