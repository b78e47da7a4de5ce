"""From an adopted resolution to a kept promise: made, reported, moved, extended, corrected."""

from datetime import timedelta

import pytest

from assembly.agenda.actions import open_item
from assembly.ballots.rules import Terms
from assembly.charter.queries import document, editions_of
from assembly.commitments.actions import (
    change_part,
    correct,
    describe,
    divide,
    extend,
    make_commitments,
    move,
)
from assembly.commitments.queries import (
    commitment_view,
    commitments_of_resolutions,
    timeline_of,
)
from assembly.commitments.rules import (
    CorrectedBefore,
    DayToCome,
    Described,
    IsOver,
    NoSuchLine,
    NotAPlaceHere,
    Part,
    PartOfAPart,
    PartsAreOpen,
    PeriodNeeded,
    ProgressOfParts,
    ProofNeeded,
    ReasonNeeded,
    SameDay,
    Told,
    WholeIsKept,
)
from assembly.core import clock
from assembly.core.errors import Stale
from assembly.extensions import db
from assembly.operator.verifying import verify
from assembly.resolutions.actions import (
    assign_item,
    mark_effect,
    put_edition,
    put_to_vote,
    show_draft,
    write_draft,
)
from assembly.resolutions.queries import items_of_resolution, resolution, resolution_of_item
from assembly.resolutions.rules import Assigned
from tests.factories.charter import lay_table
from tests.factories.deciding import CARRIED, adopt
from tests.factories.decisions import TEXT, begin, everyone_votes, finish_vote
from tests.factories.hall import Hall
from tests.factories.minutes import secretary
from tests.factories.promises import (
    DUE,
    MET,
    divided,
    moved,
    promised,
    reported,
    row_of,
    version_of,
)


def test_every_item_that_asks_for_something_is_a_promise(hall: Hall) -> None:
    scene = promised(hall)
    first, second = (commitment_view(id_) for id_ in scene.ids)
    assert (first.title, second.title) == tuple(TEXT.splitlines())
    assert (first.state, first.progress, first.due_on) == ("waiting", 0, DUE)
    assert first.lead is not None
    assert first.lead.name == "สำนักงานที่ดินจังหวัดพังงา"
    assert [body.sector for body in first.partners] == ["community", "local_government"]
    assert (first.strategy_number, first.resolution, first.item) == (3, "13.1", 1)
    assert (second.bodies, second.due_on) == ((), None)
    make_commitments(scene.resolution_id)  # harmless to repeat
    db.session.remove()
    assert len(commitments_of_resolutions([scene.resolution_id])[scene.resolution_id]) == 2
    assert verify().exit_code == 0


def test_who_acts_is_what_the_register_says_and_each_change_is_a_line(hall: Hall) -> None:
    scene = promised(hall)
    kinds = {line.kind: line for line in timeline_of(scene.first, public=False)}
    assert set(kinds) == {"bodies", "due"}
    assert kinds["bodies"].after.startswith("ผู้รับผิดชอบหลัก สำนักงานที่ดินจังหวัดพังงา ร่วมกับ")
    assert kinds["bodies"].made_by == "ฝั่งฟ้า น้ำทิพย์"
    assert kinds["due"].due_after == DUE
    seen = resolution(scene.resolution_id).version
    assign_item(secretary(hall), scene.resolution_id, seen, 1, Assigned(scene.bodies["private"]))
    view = commitment_view(scene.first)
    assert [body.sector for body in view.bodies] == ["private"]
    assert view.due_on is None


def test_a_report_tells_what_happened_and_may_set_things_moving(hall: Hall) -> None:
    scene = promised(hall)
    reported(hall, scene.first, days_ago=3, progress=20, moves=True)
    row = row_of(scene.first)
    assert (row.state, row.progress) == ("moving", 20)
    assert row.reported_on == row.state_on == clock.today() - timedelta(days=3)
    reported(hall, scene.first, "เดือนก่อนยังไม่มีใครมา", days_ago=40, progress=5)
    assert row_of(scene.first).progress == 20, "a later day counts, whenever it is written down"
    lines = timeline_of(scene.first, public=True)
    assert [line.text for line in lines if line.kind == "report"] == [MET, "เดือนก่อนยังไม่มีใครมา"]
    assert {line.made_by for line in lines} == {""}


def test_nothing_is_reported_from_the_future(hall: Hall) -> None:
    scene = promised(hall)
    with pytest.raises(DayToCome):
        reported(hall, scene.first, days_ago=-1)


def test_a_correction_stands_beside_what_was_wrong(hall: Hall) -> None:
    scene = promised(hall)
    reported(hall, scene.first, progress=90)
    number = timeline_of(scene.first, public=True)[0].number
    right = Told(clock.today(), "ตรวจแล้ว 9 แปลงจาก 90", 10)
    correct(secretary(hall), scene.first, number, right)
    db.session.remove()
    new, old = timeline_of(scene.first, public=True)[:2]
    assert (new.corrects, old.corrected_by, old.text) == (number, new.number, MET)
    assert row_of(scene.first).progress == 10
    with pytest.raises(CorrectedBefore):
        correct(secretary(hall), scene.first, number, right)
    with pytest.raises(NoSuchLine):
        correct(secretary(hall), scene.first, 1, right)  # who acts is no report


def test_what_a_body_wrote_is_told_before_it_is_read(hall: Hall) -> None:
    scene = promised(hall)
    land = scene.bodies["state"]
    reported(
        hall, scene.first, progress=50, source="body", organisation_id=land, seen="unread",
        moves=True,
    )  # fmt: skip
    row = row_of(scene.first)
    assert (row.state, row.progress, row.reported_on) == ("waiting", 0, clock.today())
    public, office = (timeline_of(scene.first, public=p)[0] for p in (True, False))
    assert (public.text, public.progress, public.organisation) == ("", None, office.organisation)
    assert (office.text, office.progress, office.made_by) == (MET, 50, "")


def test_the_way_to_a_kept_promise_and_back(hall: Hall) -> None:
    scene = promised(hall)
    moved(hall, scene.first, "moving")
    with pytest.raises(ProofNeeded):
        moved(hall, scene.first, "kept")
    moved(hall, scene.first, "kept", "หมุดเขตครบทุกแปลง ดูที่ศาลากลางบ้าน")
    assert row_of(scene.first).progress == 100
    with pytest.raises(ReasonNeeded):
        moved(hall, scene.first, "moving")
    moved(hall, scene.first, "moving", "หมุดหายสองแปลง")
    row = row_of(scene.first)
    assert (row.state, row.progress) == ("moving", 0)
    states = [line for line in timeline_of(scene.first, public=True) if line.kind == "state"]
    assert [line.state for line in states] == ["moving", "kept", "moving"]
    assert verify().exit_code == 0


def test_two_who_move_it_at_once_are_told_of_each_other(hall: Hall) -> None:
    scene = promised(hall)
    seen = version_of(scene.first)
    moved(hall, scene.first, "moving")
    with pytest.raises(Stale):
        move(secretary(hall), scene.first, seen, "ended", clock.today(), "ไม่มีงบ")


def test_another_day_is_the_register_s_too(hall: Hall) -> None:
    scene = promised(hall)
    later, seen = DUE + timedelta(days=90), version_of(scene.first)
    with pytest.raises(SameDay):
        extend(secretary(hall), scene.first, seen, DUE, "ฝนตกทั้งเดือน")
    with pytest.raises(ReasonNeeded):
        extend(secretary(hall), scene.first, seen, later, " ")
    extend(secretary(hall), scene.first, seen, later, "ฝนตกทั้งเดือน")
    db.session.remove()
    assert items_of_resolution(scene.resolution_id)[0].due == later == row_of(scene.first).due_on
    due = [line for line in timeline_of(scene.first, public=True) if line.kind == "due"]
    assert len(due) == 2, "coming back from the register it is no second line"
    assert {"ฝนตกทั้งเดือน", ""} == {line.text for line in due}
    moved(hall, scene.first, "ended", "จังหวัดทำแล้ว")
    with pytest.raises(IsOver):
        extend(secretary(hall), scene.first, version_of(scene.first), DUE, "อีกครั้ง")


def test_parts_carry_their_weight(hall: Hall) -> None:
    scene = promised(hall)
    one, two, three = divided(hall, scene.first, 1, 2, 3)
    reported(hall, one, progress=90)
    reported(hall, three, progress=33)
    assert row_of(scene.first).progress == (90 + 99) // 6
    assert row_of(scene.first).reported_on == clock.today()
    moved(hall, two, "kept", "ป้ายติดแล้วทุกหมู่บ้าน")
    assert row_of(scene.first).progress == (90 + 200 + 99) // 6
    moved(hall, three, "ended", "รวมไว้ในส่วนที่สอง")
    assert row_of(scene.first).progress == 290 // 3
    with pytest.raises(ProgressOfParts):
        reported(hall, scene.first, progress=50)
    with pytest.raises(PartOfAPart):
        divide(secretary(hall), one, version_of(one), Part("ย่อยอีก"))
    view = commitment_view(scene.first)
    assert [part.position for part in view.parts] == [1, 2, 3]
    assert {line.part for line in timeline_of(scene.first, public=True)} == {0, 1, 2, 3}


def test_a_whole_is_not_kept_while_a_part_is_open(hall: Hall) -> None:
    scene = promised(hall)
    one, two, three = divided(hall, scene.first, 1, 1, 1)
    moved(hall, one, "kept", "ป้ายติดแล้ว")
    with pytest.raises(PartsAreOpen) as refused:
        moved(hall, scene.first, "kept", "เสร็จทุกอย่าง")
    assert "ยังมี 2 ส่วน" in refused.value.sentence
    assert row_of(scene.first).state == "waiting"
    moved(hall, two, "ended", "รวมไว้ในส่วนแรก")
    moved(hall, three, "kept", "มีหมุดครบ")
    moved(hall, scene.first, "kept", "เสร็จทุกอย่าง")
    assert (row_of(scene.first).state, row_of(scene.first).progress) == ("kept", 100)
    with pytest.raises(WholeIsKept):
        moved(hall, three, "review", "หมุดหาย")
    moved(hall, scene.first, "moving", "หมุดหาย")
    moved(hall, three, "review", "หมุดหาย")
    assert row_of(scene.first).progress == 50


def test_another_weight_is_told_and_the_same_words_are_not(hall: Hall) -> None:
    scene = promised(hall)
    one, _two = divided(hall, scene.first, 1, 1)
    reported(hall, one, progress=90)
    before = len(timeline_of(scene.first, public=True))
    for _again in range(2):
        said = Part("ส่วนที่ 1 ของงาน", weight=5)
        change_part(secretary(hall), one, version_of(one), said)
    lines = timeline_of(scene.first, public=True)
    assert len(lines) == before + 1
    assert (lines[0].before, lines[0].after) == ("น้ำหนัก 1", "น้ำหนัก 5")
    assert row_of(scene.first).progress == 450 // 6


def test_a_project_has_a_period(hall: Hall) -> None:
    scene = promised(hall)
    said = Described("ตรวจแนวเขตสองปี", "ทุกแปลงมีหมุด", kind="project", district_code="8202")
    with pytest.raises(PeriodNeeded):
        describe(secretary(hall), scene.first, version_of(scene.first), said)
    begins = DUE - timedelta(days=700)
    said = Described("ตรวจแนวเขตสองปี", "ทุกแปลงมีหมุด", "project", None, None, "820201", begins)
    describe(secretary(hall), scene.first, version_of(scene.first), said)
    view = commitment_view(scene.first)
    assert (view.is_project, view.district_code, view.begins_on) == (True, "8202", begins)
    assert view.place.startswith("ต.")
    words = timeline_of(scene.first, public=True)[0]
    assert words.kind == "words"
    for said in (TEXT.split("\n")[0], "กิจกรรม", "พื้นที่ ทั้งจังหวัด", "เริ่ม —"):
        assert said in words.before, said
    for said in (view.title, "โครงการร่วม", "ผลที่คนจะเห็น ทุกแปลงมีหมุด", "อำเภอเกาะยาว"):
        assert said in words.after, said
    elsewhere = Described("ที่อื่น", district_code="8301")
    with pytest.raises(NotAPlaceHere):
        describe(secretary(hall), scene.first, version_of(scene.first), elsewhere)


def test_the_resolution_that_adopts_a_charter_promises_nothing(hall: Hall) -> None:
    table = lay_table(hall)
    begin(hall)
    item_id = hall.items[0]
    open_item(hall.facilitator, hall.meeting_id, hall.version, item_id)
    seen = document(table.charter_id).version
    who = (table.secretary(), hall.meeting_id, hall.version, item_id)
    put_edition(*who, table.charter_id, seen, "หอประชุม")
    terms = Terms("named")
    ballot_id = put_to_vote(hall.facilitator, hall.meeting_id, hall.version, item_id, terms)
    everyone_votes(hall, ballot_id, CARRIED)
    finish_vote(hall, ballot_id)
    db.session.remove()
    adopted = resolution_of_item(item_id)
    assert adopted is not None
    assert [edition.number for edition in editions_of(table.charter_id)] == [1]
    assert items_of_resolution(adopted.id)
    assert commitments_of_resolutions([adopted.id]) == {}


def test_what_only_takes_note_promises_nothing(hall: Hall) -> None:
    begin(hall)
    item_id, chair = hall.items[0], hall.facilitator
    open_item(chair, hall.meeting_id, hall.version, item_id)
    write_draft(
        chair, hall.meeting_id, hall.version, item_id, "รับทราบผลการสำรวจ", "รับทราบผลการสำรวจ"
    )
    show_draft(chair, hall.meeting_id, hall.version, item_id)
    ballot_id = put_to_vote(chair, hall.meeting_id, hall.version, item_id, Terms("named"))
    everyone_votes(hall, ballot_id, CARRIED)
    finish_vote(hall, ballot_id)
    adopted = resolution_of_item(item_id)
    assert adopted is not None
    assert commitments_of_resolutions([adopted.id]) == {}


def test_a_resolution_without_effect_ends_its_promises(hall: Hall) -> None:
    scene = promised(hall)
    divided(hall, scene.first, 1, 1)
    seen = resolution(scene.resolution_id).version
    mark_effect(secretary(hall), scene.resolution_id, seen, "void", reason="ลงมติผิดระเบียบ")
    db.session.remove()
    views = commitments_of_resolutions([scene.resolution_id])[scene.resolution_id]
    everything = [one for view in views for one in (view, *view.parts)]
    assert {one.state for one in everything} == {"ended"}
    assert timeline_of(scene.first, public=True)[0].text == "มตินี้ไม่มีผลแล้ว: ลงมติผิดระเบียบ"


def test_an_amended_item_is_looked_at_again_and_only_it(hall: Hall) -> None:
    scene = promised(hall)
    moved(hall, scene.first, "moving")
    later = adopt(hall, 1)
    seen = resolution(scene.resolution_id).version
    mark_effect(secretary(hall), scene.resolution_id, seen, "amended", later.id, 1)
    assert [row_of(id_).state for id_ in scene.ids] == ["review", "waiting"]
    assert timeline_of(scene.first, public=True)[0].text == "มติ 13.2 แก้ข้อนี้"


def test_a_kept_promise_stays_kept_when_a_resolution_takes_its_place(hall: Hall) -> None:
    scene = promised(hall)
    moved(hall, scene.first, "kept", "เห็นแล้วทุกหมู่บ้าน")
    later = adopt(hall, 1)
    seen = resolution(scene.resolution_id).version
    mark_effect(secretary(hall), scene.resolution_id, seen, "superseded", later.id)
    assert [row_of(id_).state for id_ in scene.ids] == ["kept", "ended"]
