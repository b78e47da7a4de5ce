"""What wall, phones and desk show of the promises, and the way from the list to the ballot."""

import pytest

from assembly.agenda.queries import items_of
from assembly.ballots.queries import ballots_of_meeting
from assembly.commitments.queries import commitment_view
from assembly.core import ids
from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.follow_up.models import FollowUp
from assembly.follow_up.rules import Asked
from assembly.hall.actions import show, turn_page
from assembly.meetings.queries import meetings_of
from assembly.registry.actions import add_organisation
from assembly.resolutions.actions import assign_item
from assembly.resolutions.queries import resolution
from assembly.resolutions.rules import Assigned
from tests.factories.following import CALL, REPORT, WHY, answers, asks, call_next, follows_up
from tests.factories.hall import Hall
from tests.factories.promises import Promised, divided, moved, promised, reported
from tests.hall.conftest import Room, room, words_of

__all__ = ["room"]  # a fixture of this folder too
TOLD = "ตั้งคณะทำงานแล้ว 5 อำเภอ"
PHRASE = '<span class="phrase">'
USUAL = {"method": "named", "majority": "simple"}


@pytest.fixture
def made(hall: Hall) -> Promised:
    made = promised(hall)
    reported(hall, made.first, TOLD, days_ago=15, progress=60)
    return made


@pytest.fixture
def later(made: Promised) -> Room:
    hall = follows_up(made.hall)
    return Room(hall, hall.app.test_client(), hall.browser("facilitator"))


def test_the_standing_point_opens_with_the_whole_in_numbers(made: Promised, later: Room) -> None:
    seen = later.wall()
    assert "ติดตามพันธสัญญา" in seen
    assert "จากพันธสัญญา 2 เรื่อง" in seen
    assert "หน้า 1 จาก 3" in seen


def test_then_one_promise_a_page_with_who_when_how_long_and_what_was_told(
    made: Promised, later: Room
) -> None:
    who, sitting = later.hall.facilitator, later.hall.meeting_id
    show(who, sitting, "main", "promises", commitment_id=made.first)
    seen = later.wall()
    assert commitment_view(made.first).title in seen
    assert "สำนักงานที่ดินจังหวัดพังงา" in seen
    assert "15 วัน จากรายงานล่าสุด" in seen
    assert TOLD in seen
    turn_page(who, sitting, "main", 99)
    assert "หน้า 3 จาก 3" in later.wall(), "beyond the last page is the last one"


def test_parts_stand_on_the_wall_with_how_far_each_is(made: Promised, later: Room) -> None:
    divided(made.hall, made.ids[1], 2, 1)
    show(later.hall.facilitator, later.hall.meeting_id, "main", "promises", None, None, made.ids[1])
    seen = later.wall()
    for part in commitment_view(made.ids[1]).parts:
        assert part.title in seen


def test_phones_show_the_same_list_and_another_item_pays_nothing_for_it(
    made: Promised, later: Room
) -> None:
    html = later.html(later.stranger, f"/m/{later.hall.code}")
    assert "พันธสัญญาที่ยังไม่เสร็จ 2 เรื่อง" in words_of(html)
    assert f'href="/k/{made.first}"' in html
    assert "follow.css" in html
    other = later.html(later.stranger, f"/m/{made.hall.code}")
    assert "follow.css" not in other
    assert "promise-state.css" not in other


def test_the_desk_goes_from_the_list_to_the_open_ballot_in_two_presses(
    made: Promised, later: Room
) -> None:
    desk = f"/desk/{later.hall.code}"
    listed = later.html(later.desk_browser, f"{desk}/follow-up")
    assert f"{desk}/follow-up/{made.first}" in listed
    page = later.html(later.desk_browser, f"{desk}/follow-up/{made.first}?what=close")
    assert TOLD in page
    answer = later.presses(
        f"/follow-up/{made.first}", what="close", reason=WHY, kind="consensus", **USUAL
    )
    assert answer.status_code == 302, words_of(answer.text)
    [ballot] = ballots_of_meeting(later.hall.meeting_id)
    assert (ballot.kind, ballot.state) == ("consensus", "open")
    assert ballot.question in later.wall()
    assert ballot.question in later.phone()
    seen = later.desk()
    assert "ปิดรับความเห็น" in seen
    assert "เขียนร่าง" not in seen.replace("เขียนร่างมติ", ""), "no step of a draft stands in the way"
    assert f"<h1>{ballot.question[:8]}" in later.html(later.desk_browser, desk).replace(PHRASE, "")
    answers(later.hall, ballot.id, "gggggggggggg")
    title = items_of(later.hall.meeting_id)[REPORT].title
    assert f"<h1>{title}" in later.html(later.desk_browser, desk).replace(PHRASE, "")
    assert "ที่ประชุมเห็นชอบ" in later.reads(later.desk_browser, f"{desk}/follow-up")


def test_the_next_level_is_chosen_only_where_somebody_leads(made: Promised, later: Room) -> None:
    """Above nobody is anybody: a fund of a subdistrict was chosen for a promise without a body."""
    page = f"/desk/{later.hall.code}/follow-up/{made.first}?what=escalate"
    above = add_organisation(SYSTEM, later.hall.assembly_id, "กรมที่ดิน", "state", "national")
    assert f'selected value="body-{above}"' in later.html(later.desk_browser, page)
    version = resolution(made.resolution_id).version
    assign_item(later.hall.facilitator, made.resolution_id, version, 1, Assigned())
    assert 'selected value=""' in later.html(later.desk_browser, page)
    assert 'selected value="body-' not in later.html(later.desk_browser, page)


def day(number: int, month: int, year: int) -> dict[str, str]:
    said = {"day": number, "month": month, "year": year}
    return {f"due-{part}": str(value) for part, value in said.items()}


REFUSED: tuple[tuple[dict[str, str], str], ...] = (
    ({"what": "close", "reason": ""}, "เขียนเหตุผลสั้น ๆ ก่อน"),
    ({"what": "close", "reason": "ก" * 301}, "ตัดออก 1 ตัว"),
    ({"what": "close", "reason": "ฝน", "kind": "priority"}, ""),
    ({"what": "extend", "reason": "ฝน"}, "ใส่วันครบกำหนดใหม่ก่อน"),
    ({"what": "extend", "reason": "ฝน", **day(1, 5, 2027)}, "ถ้าใช่ ให้ใส่ พ.ศ. 2570"),
    ({"what": "extend", "reason": "ฝน", **day(1, 5, 2550)}, "ต้องเป็นวันหลังจากวันนี้"),
    ({"what": "escalate", "reason": "ฝน"}, "เลือกก่อนว่าจะส่งต่อไปที่ใด"),
    ({"what": "escalate", "reason": "ฝน", "target": "body-" + "9" * 20}, "เลือกก่อนว่า"),
    ({"what": "escalate", "reason": "ฝน", "target": "body-๙"}, "เลือกก่อนว่า"),
    ({"what": "escalate", "reason": "ฝน", "target": "body-1"}, ""),
    ({"what": "forgive", "reason": "ฝน"}, "เสียหาย"),
)


def test_bad_input_is_refused_beside_its_field_and_stays(made: Promised, later: Room) -> None:
    for said, sentence in REFUSED:
        fields = {"kind": "vote", **USUAL, **said}
        answer = later.presses(f"/follow-up/{made.first}", **fields)
        assert answer.status_code in (409, 422), said
        assert sentence in words_of(answer.text), said
        assert said["reason"] in answer.text
    assert ballots_of_meeting(later.hall.meeting_id) == []


def test_a_secret_vote_in_a_small_room_warns_first(made: Promised, later: Room) -> None:
    fields = {**USUAL, "what": "close", "reason": WHY, "kind": "vote", "method": "secret"}
    answer = later.presses(f"/follow-up/{made.first}", **fields)
    assert answer.status_code == 409
    assert "โปรดอ่านก่อน" in words_of(answer.text)
    assert later.presses(f"/follow-up/{made.first}", **fields, warned="1").status_code == 302


def test_a_promise_of_no_earlier_meeting_is_not_found(made: Promised, later: Room) -> None:
    for path in ("99999", f"{2**62}"):
        answer = later.desk_browser.get(f"/desk/{later.hall.code}/follow-up/{path}")
        assert answer.status_code == 404


def test_what_was_called_off_may_be_asked_again_or_dropped_at_the_desk(
    made: Promised, later: Room
) -> None:
    ballot_id = asks(later.hall, made.first, Asked("close", WHY), CALL)
    later.presses(f"/ballots/{ballot_id}/cancel")
    desk = f"/desk/{later.hall.code}/follow-up"
    assert "ถามอีกครั้ง: ปิดว่าบรรลุผลแล้ว" in later.reads(later.desk_browser, desk)
    assert WHY in later.html(later.desk_browser, f"{desk}/{made.first}")
    row = db.session.query(FollowUp).one()
    assert later.presses(f"/follow-up/{row.id}/drop").status_code == 302
    assert "ถามอีกครั้ง" not in later.reads(later.desk_browser, desk)


def test_what_comes_back_is_put_on_the_order_from_the_list(made: Promised, later: Room) -> None:
    assert later.presses("/follow-up/back", back=made.first).status_code == 302
    order = later.reads(later.desk_browser, f"/desk/{later.hall.code}/order")
    assert "2.1 พิจารณาใหม่: " in order
    listed = later.reads(later.desk_browser, f"/desk/{later.hall.code}/follow-up")
    assert "อยู่ในระเบียบวาระแล้ว" in listed
    later.presses("/follow-up/back", back="x")
    assert "2.2" not in later.reads(later.desk_browser, f"/desk/{later.hall.code}/order")


def test_before_the_meeting_the_list_can_be_read_and_nothing_asked(made: Promised) -> None:
    planned = call_next(made.hall)
    room = Room(planned, planned.app.test_client(), planned.browser("facilitator"))
    seen = room.reads(room.desk_browser, f"/desk/{planned.code}/follow-up")
    assert commitment_view(made.first).title in seen
    assert "ถามที่ประชุม:" not in seen
    first = room.reads(room.desk_browser, f"/desk/{made.hall.code}/follow-up")
    assert "ยังไม่มีพันธสัญญา" in first, "nothing was promised before the first meeting"


def test_calling_the_next_meeting_offers_what_came_back(made: Promised) -> None:
    moved(made.hall, made.first, "review", "ไม่มีงบ")
    office = made.hall.browser("secretary")
    page = office.get(f"/office/{made.hall.slug}/call")
    assert "สมัชชาใหญ่ 1 เรื่อง" in words_of(page.text)
    said = {
        "kind": "plenary", "day": "20", "month": "11", "year": "2570", "place": "ศาลากลาง",
        "quorum": "6", "template": "standard", "returning": "y", "speech_seconds": "180",
        "idempotency_key": ids.token(),
    }  # fmt: skip
    answer = office.post(f"/office/{made.hall.slug}/call", data=said)
    assert answer.status_code == 302, words_of(answer.text)
    new = meetings_of(made.hall.assembly_id)[0]
    titles = [(one.number, one.title[:12]) for one in items_of(new.id)]
    assert ("5.1", "พิจารณาใหม่:") in titles
