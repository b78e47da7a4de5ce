"""The phone's Now: what the room is doing for everybody, and what is one person's own."""

import re

from assembly.agenda.actions import open_item
from assembly.ballots.actions import close_ballot, count_ballot, declare_ballot
from assembly.core.access import SYSTEM
from assembly.meetings.actions import check_in, close_meeting, open_meeting
from assembly.people.actions import add_member, issue_slip
from assembly.resolutions.actions import show_draft, write_draft
from tests.factories.decisions import QUESTION, TEXT, begin, everyone_votes, open_vote
from tests.hall.conftest import Room, words_of

CHOICES = ("เห็นด้วย", "ไม่เห็นด้วย", "งดออกเสียง")


def mine(room: Room, place: int) -> str:
    """The personal region of the n-th delegate's phone, as the script fetches it."""
    return words_of(room.html(room.hall.phone(place), f"/m/{room.hall.code}/mine?region=1"))


def test_a_phone_follows_the_meeting_without_pressing_anything(room: Room) -> None:
    hall = room.hall
    who, sitting, item_id = hall.facilitator, hall.meeting_id, hall.items[0]
    assert "การประชุมยังไม่เริ่ม" in room.phone()
    hall.everyone_checks_in()
    open_meeting(who, sitting, hall.version)
    assert "กำลังจะเข้าวาระต่อไป" in room.phone()
    open_item(who, sitting, hall.version, item_id)
    assert "คณะทำงานตรวจแนวเขตที่ดินชุมชน" in room.phone()
    write_draft(who, sitting, hall.version, item_id, QUESTION, TEXT)
    assert "ลานกลาง" not in room.phone(), "what is being written is not shown"
    show_draft(who, sitting, hall.version, item_id)
    assert "ลานกลางของทุกหมู่บ้าน" in room.phone()
    close_meeting(who, sitting, hall.version)
    assert "ปิดประชุมแล้ว" in room.phone()


def test_everybody_sees_the_question_and_how_many_voted(room: Room) -> None:
    begin(room.hall)
    ballot_id = open_vote(room.hall, method="secret")
    everyone_votes(room.hall, ballot_id, "yyy")
    seen = room.phone()
    assert "เปิดลงมติแล้ว ลงแล้ว 3 จาก 12" in seen
    assert "อ่านร่างมติทั้งฉบับ" in seen
    assert "ใช้บัตรผู้แทนเพื่อออกเสียง" in seen
    assert not any(choice in seen for choice in CHOICES)


def test_an_elector_finds_three_choices_and_is_told_that_it_is_secret(room: Room) -> None:
    begin(room.hall)
    open_vote(room.hall, method="secret")
    seen = room.phone(room.hall.phone(0))
    for choice in CHOICES:
        assert choice in seen
    assert "ลงมติลับ ไม่เก็บไว้ว่าใครเลือกอะไร" in seen
    assert "ออกเสียงในชื่อ นายสมชาย ใจดี" in seen


def test_a_named_ballot_says_before_the_press_that_everybody_will_see(room: Room) -> None:
    begin(room.hall)
    open_vote(room.hall, method="named")
    assert "ลงมติเปิดเผย นับแล้วทุกคนเห็นว่าใครเลือกอะไร" in room.phone(room.hall.phone(0))


def test_a_vote_by_the_plain_form_leads_to_a_receipt(room: Room) -> None:
    begin(room.hall)
    open_vote(room.hall, method="secret")
    phone = room.hall.phone(0)
    page = room.html(phone, f"/m/{room.hall.code}")
    action = re.search(r'action="([^"]+/vote)"', page)
    key = re.search(r'name="idempotency_key" value="([^"]+)"', page)
    assert action
    assert key
    answer = phone.post(action[1], data={"choice": "no", "idempotency_key": key[1]})
    assert answer.status_code == 302
    seen = room.phone(phone)
    assert "ได้รับเสียงของท่านแล้ว" in seen
    assert re.search(r"ใบรับของท่าน \w{4} \w{4}", seen)
    assert "เปลี่ยนใจ ลงใหม่" in seen
    assert "ให้คนถัดไปใช้เครื่องนี้" in seen


def test_after_closing_the_vote_lies_sealed_and_after_declaring_it_can_be_checked(
    room: Room,
) -> None:
    hall = room.hall
    begin(hall)
    ballot_id = open_vote(hall, method="secret")
    everyone_votes(hall, ballot_id, "yyyyyyyyyyyy")
    close_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    assert "เสียงที่ท่านลงไว้ก่อนปิดอยู่ในหีบแล้ว" in mine(room, 0)
    assert "เปลี่ยนใจ" not in mine(room, 0)
    count_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    declare_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    assert "ตรวจใบรับ" in mine(room, 0)
    assert "เป็นมติ 13.1" in room.phone()
    assert "เห็นชอบ" in room.phone()


def test_who_came_after_the_opening_is_told_kindly(room: Room) -> None:
    hall = room.hall
    for place in range(11):
        check_in(SYSTEM, hall.meeting_id, hall.members[place])
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    open_vote(hall)
    assert "ลงทะเบียนหลังเปิดลงมติ" in mine(room, 11)


def test_an_observer_looks_on(room: Room) -> None:
    hall = room.hall
    name = ("นาง", "สังเกต", "ดีใจ")
    hall.members.append(add_member(SYSTEM, hall.assembly_id, "8201", name, "observer"))
    issue_slip(SYSTEM, hall.members[-1], hall.meeting_id)
    begin(hall)
    open_vote(hall)
    assert "ท่านเป็นผู้สังเกตการณ์" in mine(room, len(hall.members) - 1)


def test_a_slip_of_another_meeting_gives_no_choices_here(room: Room) -> None:
    from tests.factories.hall import gather

    other = gather(room.hall.app, slug="another", code="111111")
    begin(room.hall)
    open_vote(room.hall)
    seen = room.phone(other.phone(0))
    assert "ใช้บัตรผู้แทนเพื่อออกเสียง" in seen
    assert "งดออกเสียง" not in seen


def test_my_own_place_holds_slip_receipts_and_the_way_to_follow(room: Room) -> None:
    hall = room.hall
    begin(hall)
    ballot_id = open_vote(hall, method="secret")
    everyone_votes(hall, ballot_id, "y")
    seen = room.reads(hall.phone(0), f"/m/{hall.code}/mine")
    assert "นายสมชาย ใจดี" in seen
    assert QUESTION in seen
    assert re.search(r"ใบรับ \w{4} \w{4}", seen)
    assert "ตามเรื่องด้วยรหัส" in seen
    stranger = room.reads(room.stranger, f"/m/{hall.code}/mine")
    assert "เลข 12 ตัวบนบัตรประจำตัวผู้แทน" in stranger
    assert QUESTION not in stranger


def test_the_next_person_finds_a_clean_phone(room: Room) -> None:
    hall = room.hall
    begin(hall)
    open_vote(hall)
    phone = hall.phone(0)
    assert "งดออกเสียง" in room.phone(phone)
    phone.post("/out", data={"idempotency_key": "next"})
    assert "งดออกเสียง" not in room.phone(phone)


def test_an_unknown_code_is_not_found(room: Room) -> None:
    assert room.stranger.get("/m/999999").status_code == 404
    assert room.stranger.get("/screen/999999").status_code == 404


def test_the_whole_page_works_before_and_without_its_scripts(room: Room) -> None:
    begin(room.hall)
    open_vote(room.hall)
    page = room.html(room.hall.phone(0), f"/m/{room.hall.code}")
    assert "<noscript>" in page
    assert page.count('name="csrf_token"') == page.count("<form") >= 1
    for script in re.findall(r"<script[^>]*>", page):
        assert "src=" in script
        assert "defer" in script or 'type="module"' in script
    assert not re.search(r"\son\w+=", page)
