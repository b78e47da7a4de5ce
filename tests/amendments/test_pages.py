"""What people see and press while a draft is being changed: phone, wall and desk."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from assembly.agenda.actions import open_item
from assembly.amendments.actions import accept_amendment, put_amendment_to_vote, reject_amendment
from assembly.amendments.queries import amendment
from assembly.ballots.actions import close_ballot, count_ballot, declare_ballot
from assembly.ballots.rules import Terms
from assembly.core import ids
from assembly.extensions import db
from assembly.hall.actions import show, turn_page
from assembly.resolutions.actions import show_draft, write_draft
from assembly.resolutions.queries import draft_of_item
from tests.factories.decisions import QUESTION, decide, everyone_votes
from tests.factories.drafting import LINES, propose
from tests.hall.conftest import Room, words_of

BETTER = "ขอให้จังหวัดตั้งคณะทำงาน 5 ฝ่าย ทุกอำเภอ"
AS_JSON = {"Accept": "application/json"}
CARRIED, LOST = "yyyyyyyynnaa", "nnnnnnnnyyaa"


def address(room: Room, kind: str, paragraph: int, face: str = "m") -> str:
    return f"/{face}/{room.hall.code}/items/{room.hall.items[0]}/amend/{kind}/{paragraph}"


def typed(new_text: str = BETTER, base: int = 1, **more: object) -> dict[str, object]:
    return {"base": base, "new_text": new_text, "idempotency_key": ids.token(), **more}


def votes(room: Room, ballot_id: int, choices: str) -> None:
    everyone_votes(room.hall, ballot_id, choices)
    hall = room.hall
    for verb in (close_ballot, count_ballot, declare_ballot):
        verb(hall.facilitator, hall.meeting_id, hall.version, ballot_id)


def test_from_the_phones_page_to_a_proposal_everybody_sees(drafting_room: Room) -> None:
    room = drafting_room
    phone = room.hall.phone(0)
    assert "เสนอแก้ร่างนี้" in room.phone(phone)
    chosen = room.reads(phone, f"/m/{room.hall.code}/items/{room.hall.items[0]}/amend")
    assert "แตะข้อที่อยากแก้" in chosen
    form = room.html(phone, address(room, "change", 1))
    assert form.count(LINES[0]) == 2, "as it reads now, and in the field to be changed"
    sent = typed(reason="ให้มีภาคเอกชนด้วย")
    answer = phone.post(address(room, "change", 1), data=sent)
    assert answer.status_code == 201
    assert "รับข้อเสนอของท่านแล้ว" in words_of(answer.text)
    again = phone.post(address(room, "change", 1), data=sent)
    assert again.status_code == 201, "a double tap is one proposal"
    for unread in (room.wall(), room.phone()):
        assert "ขอแก้ข้อ 1" not in unread, "the desk reads it first"
    assert "ขอแก้ข้อ 1 รอขึ้นจอ" in room.phone(phone)
    assert "จากโทรศัพท์ รอขึ้นจอ 1 ข้อเสนอ" in room.reads(
        room.desk_browser, f"/desk/{room.hall.code}/amendments"
    )
    assert room.presses("/amendments/1/show").status_code == 302
    seen = room.wall()
    assert "ขอแก้ข้อ 1 กำลังพิจารณา" in seen
    assert "ตัดออก 4 เพิ่ม 5 ฝ่าย" in seen
    assert "สมชาย" not in seen, "a board that everybody sees names nobody"
    assert "ให้มีภาคเอกชนด้วย" in room.phone()
    assert "สมชาย" not in room.phone()
    desk = room.reads(room.desk_browser, f"/desk/{room.hall.code}/amendments")
    assert "รอพิจารณา 1 ข้อเสนอ" in desk
    assert "นายสมชาย ใจดี อำเภอเมืองพังงา" in desk
    assert "ข้อเสนอแก้ไข 1" in room.desk()


def test_the_proposer_sees_what_became_of_it_and_may_take_it_back(drafting_room: Room) -> None:
    room, hall = drafting_room, drafting_room.hall
    phone, other = hall.phone(0), hall.phone(1)
    one, two = propose(hall, 0, "change", 1, BETTER), propose(hall, 0, "delete", 2)
    assert "ข้อเสนอของท่าน" in room.phone(phone)
    assert "ข้อเสนอของท่าน" not in room.phone(other)
    accept_amendment(hall.facilitator, hall.meeting_id, hall.version, one)
    path = f"/m/{hall.code}/amendments/{two}/withdraw"
    other.post(path, data={"idempotency_key": "1"})
    assert amendment(two).state == "proposed"
    assert phone.post(path, data={"idempotency_key": "1"}).status_code == 302
    mine = room.reads(phone, f"/m/{hall.code}/mine?region=1")
    assert "ขอแก้ข้อ 1 รับแล้ว" in mine
    assert "ขอตัดข้อ 2 ผู้เสนอถอนแล้ว" in mine
    own = room.reads(phone, f"/m/{hall.code}/mine")
    assert "ข้อเสนอแก้ร่างของท่าน" in own
    assert "ขอแก้ข้อ 1 รับแล้ว" in own
    third = propose(hall, 0, "delete", 3)
    assert "ยังมีข้อเสนอแก้ร่างรอพิจารณา 1 ข้อ" in room.desk()
    answer = phone.post(
        f"/m/{hall.code}/amendments/{third}/withdraw",
        data={"idempotency_key": "2"},
        headers=AS_JSON,
    )
    assert answer.get_json() == {"ok": True}


def test_what_is_refused_keeps_what_was_typed(drafting_room: Room) -> None:
    room, hall = drafting_room, drafting_room.hall
    phone = hall.phone(0)
    same = phone.post(address(room, "change", 1), data=typed(LINES[0]))
    assert same.status_code == 422
    assert "ข้อความยังเหมือนเดิม" in words_of(same.text)
    long = phone.post(address(room, "add", 1), data=typed("ก" * 900))
    assert long.status_code == 422
    assert "ก" * 900 in long.text
    empty = phone.post(address(room, "add", 1), data=typed(""), headers=AS_JSON)
    assert (empty.status_code, empty.get_json()["reason"]) == (422, "empty_paragraph")
    change = propose(hall, 1, "change", 1, BETTER)
    accept_amendment(hall.facilitator, hall.meeting_id, hall.version, change)
    late = phone.post(address(room, "change", 1), data=typed("ขอให้ตั้งคณะทำงานทุกตำบล"))
    assert late.status_code == 409
    assert "ขอให้ตั้งคณะทำงานทุกตำบล" in late.text
    assert 'name="base" type="hidden" value="2"' in late.text, "the next try is on the new words"
    assert phone.get(address(room, "change", 9)).status_code == 404
    assert phone.get(address(room, "swap", 1)).status_code == 404


def test_who_holds_no_slip_reads_and_is_told_how_to_take_part(drafting_room: Room) -> None:
    room = drafting_room
    page = f"/m/{room.hall.code}/items/{room.hall.items[0]}/amend"
    assert "ผู้ที่เสนอแก้ได้คือผู้แทนที่เข้าด้วยบัตร" in room.reads(room.stranger, page)
    refused = room.stranger.post(address(room, "change", 1), data=typed())
    assert refused.status_code == 403
    assert "โปรดเข้าด้วยบัตรผู้แทน" in words_of(refused.text)


def test_before_and_after_the_draft_is_shown_nobody_proposes(drafting_room: Room) -> None:
    room, hall = drafting_room, drafting_room.hall
    decide(hall, CARRIED, 1)
    page = f"/m/{hall.code}/items/{hall.items[1]}/amend"
    assert "ตอนนี้ยังเสนอแก้ร่างนี้ไม่ได้" in room.reads(hall.phone(0), page)
    answer = hall.phone(0).post(f"{page}/delete/1", data=typed(), headers=AS_JSON)
    assert (answer.status_code, answer.get_json()["reason"]) == (409, "draft_not_shown")


def test_what_the_desk_is_still_writing_is_read_on_no_phone(drafting_room: Room) -> None:
    room, hall = drafting_room, drafting_room.hall
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[1])
    write_draft(hall.facilitator, hall.meeting_id, hall.version, hall.items[1], QUESTION, "ยังไม่แน่")
    page = f"/m/{hall.code}/items/{hall.items[1]}/amend"
    for phone, end in ((room.stranger, ""), (hall.phone(0), ""), (hall.phone(0), "/change/1")):
        answer = phone.get(f"{page}{end}")
        assert answer.status_code == 409
        assert "ยังไม่แน่" not in answer.text
    show_draft(hall.facilitator, hall.meeting_id, hall.version, hall.items[1])
    assert "ยังไม่แน่" in room.reads(room.stranger, page)


def test_the_desk_accepts_rejects_and_brings_back(drafting_room: Room) -> None:
    room, hall = drafting_room, drafting_room.hall
    one, two = propose(hall, 0, "change", 1, BETTER), propose(hall, 1, "delete", 3)
    assert room.presses(f"/amendments/{one}/accept").status_code == 302
    assert "5 ฝ่าย" in room.wall()
    room.presses(f"/amendments/{two}/reject")
    listed = room.reads(room.desk_browser, f"/desk/{hall.code}/amendments")
    assert "รอพิจารณา 0 ข้อเสนอ" in listed
    assert "นำกลับมาพิจารณา" in listed
    room.presses(f"/amendments/{two}/reconsider")
    stale = room.presses(f"/amendments/{two}/accept", version=1)
    assert stale.status_code == 302
    assert amendment(two).state == "proposed"
    assert "เพิ่งทำ “นำข้อเสนอกลับมา วาระ 1” ไปก่อน" in room.reads(
        room.desk_browser, f"/desk/{hall.code}/amendments"
    )


def test_a_clash_is_said_at_the_desk_and_can_be_fitted(drafting_room: Room) -> None:
    room, hall = drafting_room, drafting_room.hall
    one, two = (propose(hall, n, "change", 1, f"{BETTER} {n}") for n in (1, 2))
    room.presses(f"/amendments/{one}/accept")
    listed = room.reads(room.desk_browser, f"/desk/{hall.code}/amendments")
    assert "ข้อนี้เปลี่ยนไปจากที่ผู้เสนออ่านแล้ว" in listed
    page = f"/amendments/{two}/reword"
    assert "ถามผู้เสนอในห้องก่อน" in room.reads(room.desk_browser, f"/desk/{hall.code}{page}")
    empty = room.presses(page, base=2, paragraph=1, new_text="")
    assert empty.status_code == 422
    assert room.presses(page, base=2, paragraph=9, new_text="ก").status_code == 422
    assert room.presses(page, base=2, paragraph=1, new_text=f"{BETTER} ทันที").status_code == 302
    assert room.presses(f"/amendments/{two}/accept").status_code == 302
    assert f"{BETTER} ทันที" in room.wall()


def test_the_desk_writes_down_what_was_said_in_the_hall(drafting_room: Room) -> None:
    room = drafting_room
    path = address(room, "add", 0, "desk")
    assert "ไว้ก่อนข้อ 1" in room.reads(room.desk_browser, path)
    written = path.removeprefix(f"/desk/{room.hall.code}")
    assert room.presses(written, base=1, new_text="").status_code == 422
    assert room.presses(written, base=1, new_text="ขอให้เริ่มเดือนนี้").status_code == 302
    listed = room.reads(room.desk_browser, f"/desk/{room.hall.code}/amendments")
    assert "ขอเพิ่มไว้ก่อนข้อ 1" in listed
    assert "โต๊ะกระบวนกรบันทึก" in listed


def test_a_vote_on_an_amendment_is_seen_to_its_end_and_the_draft_comes_back(
    drafting_room: Room,
) -> None:
    room, hall = drafting_room, drafting_room.hall
    change = propose(hall, 0, "change", 1, BETTER)
    page = f"/amendments/{change}/ballot"
    assert "ให้แก้ข้อ 1 จาก “4” เป็น “5”" in room.reads(room.desk_browser, f"/desk/{hall.code}{page}")
    assert room.presses(page, method="named").status_code == 422
    called = {"kind": "consensus", "method": "named", "majority": "simple"}
    assert room.presses(page, **called).status_code == 422, "one change is voted on"
    assert room.presses(page, method="named", majority="simple").status_code == 302
    assert "ให้แก้ข้อ 1 จาก “4” เป็น “5”" in room.wall()
    assert "เห็นด้วย" in room.phone(hall.phone(0))
    assert "ไปที่การลงมติ" in room.reads(room.desk_browser, f"/desk/{hall.code}/amendments")
    show(hall.facilitator, hall.meeting_id, "main", "draft")
    assert "ขอแก้ข้อ 1 กำลังลงมติ" in room.wall()
    ballot_id = amendment(change).ballot_id
    assert ballot_id is not None
    votes(room, ballot_id, CARRIED)
    assert "เห็นชอบ" in room.wall(), "the room reads the figures until the desk moves on"
    assert "5 ฝ่าย" in room.phone(), "the phone has the draft again, with the new words"
    assert "เปิดลงมติ" in room.desk()
    assert "ที่ประชุมลงมติแล้ว" in room.phone(hall.phone(0))
    show(hall.facilitator, hall.meeting_id, "main", "draft")
    assert BETTER in room.wall()


def test_a_redrafted_draft_is_shown_again_and_not_the_old_result(drafting_room: Room) -> None:
    room, hall = drafting_room, drafting_room.hall
    item_id = hall.items[1]
    decide(hall, LOST, 1)
    assert "ร่างใหม่" in room.desk()
    assert room.presses(f"/items/{item_id}/redraft").status_code == 302
    assert "ฉายร่างมติ" in room.desk()
    assert "ไม่เห็นชอบ" not in room.phone()
    who, sitting = hall.facilitator, hall.meeting_id
    write_draft(who, sitting, hall.version, item_id, QUESTION, "ขอให้เริ่มที่อำเภอเดียวก่อน")
    show_draft(who, sitting, hall.version, item_id)
    for seen in (room.wall(), room.phone(), room.phone(hall.phone(0))):
        assert "ขอให้เริ่มที่อำเภอเดียวก่อน" in seen
        assert "ไม่เห็นชอบ" not in seen
        assert "ตรวจใบรับ" not in seen


def test_versions_side_by_side_and_an_earlier_one_restored(drafting_room: Room) -> None:
    room, hall = drafting_room, drafting_room.hall
    change = propose(hall, 0, "change", 1, BETTER)
    accept_amendment(hall.facilitator, hall.meeting_id, hall.version, change)
    page = f"/desk/{hall.code}/items/{hall.items[0]}/versions"
    for browser in (room.desk_browser, hall.browser("secretary")):
        seen = room.reads(browser, page)
        assert "ฉบับที่ 2 เทียบกับฉบับที่ 1" in seen
        assert "ตัดออก 4 เพิ่ม 5 ฝ่าย" in seen
        assert "รับข้อเสนอแก้ไข" in seen
    assert "ตัดออก" not in room.reads(room.desk_browser, f"{page}?to=1")
    assert room.desk_browser.get(f"{page}?to=x&of=99999999999999999999").status_code == 200
    short = page.removeprefix(f"/desk/{hall.code}")
    assert room.presses(short, number=9).status_code == 404
    assert room.presses(short, number=1).status_code == 302
    assert LINES[0] in room.phone()
    assert amendment(change).state == "proposed"
    nothing = f"/desk/{hall.code}/items/{hall.items[2]}/versions"
    assert room.desk_browser.get(nothing).status_code == 409


def test_what_is_before_the_room_follows_the_walls_page(drafting_room: Room) -> None:
    room, hall = drafting_room, drafting_room.hall
    long = "\n".join(f"{n}) {LINES[1]} {LINES[2]}" for n in range(1, 9))
    write_draft(hall.facilitator, hall.meeting_id, hall.version, hall.items[0], QUESTION, long)
    first, last = propose(hall, 0, "delete", 1), propose(hall, 1, "delete", 8)
    assert "ขอตัดข้อ 1 กำลังพิจารณา" in room.phone()
    turn_page(hall.facilitator, hall.meeting_id, "main", 99)
    for seen in (room.phone(), room.wall()):
        assert "ขอตัดข้อ 8 กำลังพิจารณา" in seen
    assert f'id="amendment-{first}"' in room.html(room.stranger, f"/m/{hall.code}")
    reject_amendment(hall.facilitator, hall.meeting_id, hall.version, last)
    assert "ขอตัดข้อ 1 กำลังพิจารณา" not in room.wall(), "that stands on another page"


def test_in_english_every_page_of_drafting_can_be_read(drafting_room: Room) -> None:
    room, hall = drafting_room, drafting_room.hall
    change = propose(hall, 0, "change", 1, BETTER)
    item, phone = f"items/{hall.items[0]}", hall.phone(0)
    for path in (f"/m/{hall.code}", f"/m/{hall.code}/{item}/amend", address(room, "delete", 2)):
        room.reads(phone, f"{path}?lang=en")
    desk = f"/desk/{hall.code}"
    for path in ("/amendments", f"/amendments/{change}/reword", f"/amendments/{change}/ballot"):
        room.reads(room.desk_browser, f"{desk}{path}?lang=en")
    room.reads(room.desk_browser, f"{desk}/{item}/versions?lang=en")
    room.reads(room.stranger, f"/screen/{hall.code}?lang=en")


def test_the_draft_of_an_item_whose_ballot_is_open_is_not_put_to_an_amendment(
    drafting_room: Room,
) -> None:
    room, hall = drafting_room, drafting_room.hall
    change = propose(hall, 0, "change", 1, BETTER)
    put_amendment_to_vote(hall.facilitator, hall.meeting_id, hall.version, change, Terms("named"))
    other = propose(hall, 1, "delete", 2)
    refused = room.presses(f"/amendments/{other}/ballot", method="named", majority="simple")
    assert refused.status_code == 409


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.dictionaries(
        some.sampled_from(["base", "new_text", "reason", "paragraph", "idempotency_key"]),
        some.text(max_size=30) | some.integers().map(str),
    ),
    some.sampled_from(["change", "add", "delete"]),
    some.integers(0, 4),
)
def test_no_nonsense_makes_a_crash(
    drafting_room: Room, sent: dict[str, str], kind: str, paragraph: int
) -> None:
    phone = drafting_room.hall.phone(2)
    db.session.remove()
    answer = phone.post(address(drafting_room, kind, paragraph), data=sent)
    assert answer.status_code < 500
    assert draft_of_item(drafting_room.hall.items[0]) is not None
