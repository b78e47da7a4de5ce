"""The workshop, the circulated minutes on a delegate's phone, and the page everybody reads."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.agenda.actions import open_item
from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.minutes.actions import write_discussion, write_passage
from assembly.minutes.queries import corrections_of, passages_of
from assembly.office.actions import adopt_minutes
from assembly.people.models import Member
from assembly.people.queries import paper_slips
from tests.factories.hall import Hall
from tests.factories.minutes import (
    circulated,
    day_passes,
    go_round,
    next_plenary,
    over,
    phone_with_slip,
    row_of,
    second_secretary,
    secretary,
)

JSON = {"Accept": "application/json"}


def workshop(hall: Hall, more: str = "") -> str:
    return f"/office/{hall.slug}/minutes/{hall.code}{more}"


def keep(browser: FlaskClient, hall: Hall, base: int, text: str, place: str = "before") -> dict:  # type: ignore[type-arg]  # JSON
    typed = {f"{place}-base": base, f"{place}-text": text}
    answer = browser.post(workshop(hall, f"/passages/{place}"), data=typed, headers=JSON)
    return dict(answer.get_json())


def adopted(hall: Hall) -> None:
    day_passes(hall)
    adopt_minutes(secretary(hall), hall.meeting_id)
    db.session.remove()


def test_the_workshop_has_a_place_for_words_before_on_and_after_the_items(hall: Hall) -> None:
    over(hall)
    page = hall.browser("secretary").get(workshop(hall)).text
    for place in ("before", *(f"item-{n}" for n in hall.items), "after"):
        assert f'data-passage="{place}"' in page
    assert "ยังไม่มีชื่อผู้ตรวจ" in page
    assert "จากการลงมติ" in page


def test_words_are_kept_by_a_plain_form_too(hall: Hall) -> None:
    over(hall)
    office = hall.browser("secretary")
    typed = {"after-base": 0, "after-text": "นัดประชุมครั้งหน้า"}
    answer = office.post(workshop(hall, "/passages/after"), data=typed)
    assert answer.location.endswith(f"{hall.code}#after")
    assert "นัดประชุมครั้งหน้า" in office.get(workshop(hall)).text


def test_two_at_once_see_both_wordings_and_choose_one(hall: Hall) -> None:
    over(hall)
    one, two = hall.browser("secretary"), hall.browser("facilitator")
    assert keep(one, hall, 0, "ประธานเปิด")["state"] == "saved"
    assert keep(two, hall, 0, "รองประธานเปิด")["state"] == "beside"
    page = one.get(workshop(hall)).text
    assert "สองคนเขียนไม่เหมือนกัน" in page
    assert "เจ้าหน้าที่ facilitator" in page
    typed = {"version": 1, "text": "รองประธานเปิด"}
    assert one.post(workshop(hall, "/passages/before/choose"), data=typed).status_code == 302
    assert "สองคนเขียนไม่เหมือนกัน" not in one.get(workshop(hall)).text
    assert one.post(workshop(hall, "/passages/before/choose"), data=typed).status_code == 409


def test_one_secretary_hears_of_the_other_without_loading_the_page_again(hall: Hall) -> None:
    over(hall)
    one, two = hall.browser("secretary"), hall.browser("facilitator")
    one.post(workshop(hall, "/now"), data={"writing": "after"})
    keep(one, hall, 0, "ประธานเปิด")
    told = two.post(workshop(hall, "/now"), data={"known": "before:"}).get_json()
    assert told["passages"]["before"]["text"] == "ประธานเปิด"
    assert told["writing"] == {"after": ["เจ้าหน้าที่ secretary"]}
    known = f"before:{told['passages']['before']['stamp']}"
    again = two.post(workshop(hall, "/now"), data={"known": known}).get_json()
    assert again["passages"] == {}
    assert one.post(workshop(hall, "/now"), data={}).get_json()["writing"] == {}


def test_every_earlier_wording_can_be_read_and_taken_back(hall: Hall) -> None:
    over(hall)
    office = hall.browser("secretary")
    assert "ยังไม่มีข้อความก่อนหน้า" in office.get(workshop(hall, "/passages/after/earlier")).text
    keep(office, hall, 0, "แบบแรก")
    keep(office, hall, 1, "แบบหลัง")
    page = office.get(workshop(hall, "/passages/before/earlier"))
    assert "แบบแรก" in page.text
    back = {"version": 2, "number": 1}
    assert office.post(workshop(hall, "/passages/before/earlier"), data=back).status_code == 302
    assert office.post(workshop(hall, "/passages/before/earlier"), data=back).status_code == 409
    db.session.remove()
    assert passages_of(hall.meeting_id)["before"].text == "แบบแรก"
    plain = {"headers": {"Accept": "application/json"}}
    late = office.post(workshop(hall, "/passages/before/earlier"), data=back, **plain)
    assert (late.status_code, late.get_json()["reason"]) == (409, "passage_moved")
    back["version"] = 3
    told = office.post(workshop(hall, "/passages/before/earlier"), data=back, **plain)
    assert told.get_json() == {"ok": True}


def test_from_drafting_to_adopted_by_the_buttons(hall: Hall) -> None:
    over(hall)
    office, until = hall.browser("secretary"), clock.today() + timedelta(days=7)
    named = {"recorder": hall.staff["secretary"], "reviewer": hall.staff["facilitator"]}
    assert office.post(workshop(hall, "/sign"), data=named).status_code == 302
    day = {"day": until.day, "month": until.month, "year": until.year + 543}
    assert office.post(workshop(hall, "/circulate"), data=day).status_code == 302
    early = office.post(workshop(hall, "/adopt"), data={"item": 0, "note": "ทันที"})
    assert early.status_code == 409
    assert "ยังขอแก้ได้ถึง" in early.text
    assert "ทันที" in early.text, "a refusal keeps what was typed"
    _later, item_id = next_plenary(hall)
    said = {"item": item_id, "note": "โดยไม่มีผู้คัดค้าน"}
    assert office.post(workshop(hall, "/adopt"), data=said).status_code == 302
    page = office.get(workshop(hall)).text
    assert row_of(hall).paper_sha256 in page
    assert "data-passage" not in page
    assert "เจ้าหน้าที่ facilitator" in page


def test_a_year_of_another_era_is_asked_about(hall: Hall) -> None:
    over(hall)
    wrong = {"day": 1, "month": 2, "year": 2026}
    answer = hall.browser("secretary").post(workshop(hall, "/circulate"), data=wrong)
    assert answer.status_code == 422
    assert 'value="2026"' in answer.text


def test_drafts_are_read_by_nobody_and_circulated_ones_by_those_with_a_slip(hall: Hall) -> None:
    over(hall)
    write_passage(secretary(hall), hall.meeting_id, "before", 0, "มาจากแปดอำเภอ")
    stranger, address = hall.app.test_client(), f"/minutes/{hall.code}"
    assert "มาจากแปดอำเภอ" not in hall.browser("teller").get(address).text
    assert stranger.post(address, data={"code": "1" * 12}).status_code == 409
    go_round(hall)
    delegate = phone_with_slip(hall, 0)
    assert "มาจากแปดอำเภอ" in delegate.get(address).text
    assert "ขอแก้ข้อความของวาระนี้" in delegate.get(address).text
    assert "นายดลเลาะ ใจดี" in delegate.get(address).text
    page = stranger.get(address)
    assert page.status_code == 200
    assert "มาจากแปดอำเภอ" not in page.text
    assert "เมื่อรับรองแล้วทุกคนอ่านได้" in page.text
    assert "ขอแก้ข้อความของวาระนี้" not in hall.browser("helper").get(address).text


def test_a_slip_that_is_not_of_this_meeting_opens_nothing(hall: Hall) -> None:
    circulated(hall)
    stranger = hall.app.test_client()
    wrong = stranger.post(f"/minutes/{hall.code}", data={"code": "1111 2222 3333"})
    assert wrong.status_code == 404
    assert "ไม่พบบัตรนี้" in wrong.text
    assert "1111 2222 3333" in wrong.text
    later, _item = next_plenary(hall)
    code = paper_slips(later)[0].code
    assert stranger.post(f"/minutes/{hall.code}", data={"code": code}).status_code == 404
    assert stranger.post(f"/minutes/{hall.code}", data={}).status_code == 422


def test_a_delegate_asks_and_reads_the_answer(hall: Hall) -> None:
    circulated(hall)
    phone, office = phone_with_slip(hall, 1), hall.browser("secretary")
    ask = f"/minutes/{hall.code}/correct/item-{hall.items[0]}"
    assert "ขอแก้รายงานการประชุม" in phone.get(ask).text
    said = {"base": 0, "text": "นางอรุณีเสนอ", "reason": "ไม่ได้จด"}
    assert phone.post(ask, data=said).status_code == 302
    one = corrections_of(hall.meeting_id)[0].id
    assert "นายดลเลาะ ใจดี" in office.get(workshop(hall)).text
    bare = office.post(workshop(hall, f"/corrections/{one}/decline"), data={})
    assert bare.status_code == 422
    assert "เขียนเหตุผลสั้น ๆ" in bare.text
    answer = {f"decline-{one}-answer": "ในเทปไม่มี"}
    assert (
        office.post(workshop(hall, f"/corrections/{one}/decline"), data=answer).status_code == 302
    )
    page = phone.get(f"/minutes/{hall.code}").text
    assert "ในเทปไม่มี" in page
    assert "ของท่าน" in page


def test_an_accepted_correction_stands_in_the_minutes(hall: Hall) -> None:
    circulated(hall)
    phone, office = phone_with_slip(hall, 1), hall.browser("secretary")
    said = {"base": 0, "text": "ประธานเปิดเวลาเก้านาฬิกา", "reason": "ไม่ได้จด"}
    phone.post(f"/minutes/{hall.code}/correct/before", data=said)
    one = corrections_of(hall.meeting_id)[0].id
    yes = {f"accept-{one}-version": 0, f"accept-{one}-text": said["text"]}
    assert office.post(workshop(hall, f"/corrections/{one}/accept"), data=yes).status_code == 302
    assert office.post(workshop(hall, f"/corrections/{one}/accept"), data=yes).status_code == 409
    db.session.remove()
    assert passages_of(hall.meeting_id)["before"].text == said["text"]


def test_a_late_correction_is_refused_in_words_and_stays_in_its_box(hall: Hall) -> None:
    circulated(hall)
    day_passes(hall)
    late = {"base": 0, "text": "ที่ถูกคือแปดอำเภอ", "reason": "เพิ่งอ่าน"}
    page = phone_with_slip(hall, 1).post(f"/minutes/{hall.code}/correct/before", data=late)
    assert page.status_code == 409
    assert "หมดเวลาขอแก้รายงานนี้แล้ว" in page.text
    assert "ที่ถูกคือแปดอำเภอ" in page.text


def test_a_correction_of_another_meetings_minutes_is_not_found(hall: Hall) -> None:
    circulated(hall)
    phone_with_slip(hall, 1).post(
        f"/minutes/{hall.code}/correct/facts", data={"text": "สองคน", "reason": "นับเอง"}
    )
    one = corrections_of(hall.meeting_id)[0].id
    next_plenary(hall)
    elsewhere = f"/office/{hall.slug}/minutes/555111/corrections/{one}/decline"
    said = {f"decline-{one}-answer": "ไม่"}
    assert hall.browser("secretary").post(elsewhere, data=said).status_code == 404


def test_everybody_reads_adopted_minutes_and_only_who_agreed_is_named(hall: Hall) -> None:
    over(hall)
    _agrees(hall.members[2])
    words = "นายดลเลาะขอให้เดินสำรวจ นายอรุณี ใจดี เห็นด้วย นายสมชาย ใจดี ถาม"
    write_discussion(secretary(hall), hall.items[0], words)
    go_round(hall)
    adopted(hall)
    page = hall.app.test_client().get(f"/minutes/{hall.code}").text
    assert "นายอรุณี ใจดี" in page
    assert "ผู้แทนอำเภอเกาะยาวขอให้เดินสำรวจ" in page
    assert "ดลเลาะ" not in page
    assert "สมชาย" not in page
    assert row_of(hall).paper_sha256 in page
    _agrees(hall.members[2], agreed=False)
    page = hall.app.test_client().get(f"/minutes/{hall.code}").text
    assert "อรุณี" not in page, "who takes it back is not named from then on"
    assert "ผู้มาประชุม" in page


def test_the_phone_of_a_closed_meeting_leads_to_its_minutes(hall: Hall) -> None:
    over(hall)
    phone = hall.app.test_client()
    assert f"/minutes/{hall.code}" not in phone.get(f"/m/{hall.code}").text
    go_round(hall)
    assert f"/minutes/{hall.code}" in phone.get(f"/m/{hall.code}").text


def test_the_item_that_adopts_leads_to_the_minutes_on_phone_and_desk(hall: Hall) -> None:
    circulated(hall)
    later, item_id = next_plenary(hall)
    first, hall.meeting_id = hall.meeting_id, later
    open_item(hall.facilitator, later, hall.version, item_id)
    for address in ("/m/555111", "/desk/555111"):
        assert f"/minutes/{hall.code}" in hall.browser("facilitator").get(address).text
    hall.meeting_id = first


TEXTS = st.text(max_size=60) | st.sampled_from(["\0", "-1", "9" * 30, "<b>", "=1+1", "๑"])
FIELDS = st.dictionaries(
    st.sampled_from(
        ["base", "text", "version", "number", "answer", "reason", "item", "note", "recorder",
         "reviewer", "day", "month", "year", "before-base", "before-text", "writing", "known",
         "accept-1-version", "accept-1-text", "accept-1-answer", "decline-1-answer"]
    ),
    TEXTS,
)  # fmt: skip
VERBS = (
    "passages/before", "passages/item-1", "passages/<x>", "items/9", "passages/before/choose",
    "passages/before/earlier", "now", "sign", "circulate", "adopt", "corrections/1/accept",
    "corrections/1/decline", "corrections/99/decline",
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(VERBS), FIELDS, st.booleans())
def test_whatever_a_form_holds_the_workshop_answers_in_words(
    hall: Hall, verb: str, typed: dict[str, str], as_json: bool
) -> None:
    office = _office(hall)
    headers = JSON if as_json else {}
    answer = office.post(workshop(hall, f"/{verb}"), data=typed, headers=headers)
    assert answer.status_code in {200, 302, 404, 409, 422, 429}, answer.status_code


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["before", "facts", "item-1", "nowhere", "item-0"]), FIELDS)
def test_whatever_a_delegate_sends_is_taken_or_refused_in_words(
    hall: Hall, place: str, typed: dict[str, str]
) -> None:
    _office(hall)
    phone = hall.staff.setdefault("phone", phone_with_slip(hall, 1))  # type: ignore[arg-type]  # kept there
    answer = phone.post(f"/minutes/{hall.code}/correct/{place}", data=typed)  # type: ignore[attr-defined]
    assert answer.status_code in {302, 404, 409, 422, 429}


def _office(hall: Hall) -> FlaskClient:
    """One meeting and one browser for all examples of a test."""
    kept = getattr(hall, "office", None)
    if kept is None:
        circulated(hall)
        hall.office = kept = hall.browser("secretary")  # type: ignore[attr-defined]
    return kept


@change
def _agrees(member_id: int, *, agreed: bool = True) -> None:
    session().get_one(Member, member_id).may_name = agreed


@pytest.mark.parametrize("place", ["nowhere", "item-0", "item-99"])
def test_there_is_no_such_part_of_the_minutes(hall: Hall, place: str) -> None:
    circulated(hall)
    office = hall.browser("secretary")
    assert office.get(workshop(hall, f"/passages/{place}/earlier")).status_code == 404
    assert phone_with_slip(hall, 0).get(f"/minutes/{hall.code}/correct/{place}").status_code == 404
    second_secretary(hall)
