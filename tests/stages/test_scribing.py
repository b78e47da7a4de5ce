"""One helper, many speakers: written down, printed, mistyped and withdrawn, followed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.grievances.actions import review, tell
from assembly.grievances.queries import code_of as code_from
from assembly.grievances.queries import tracking_hash
from assembly.stages.queries import stage_board
from tests.factories.hall import Hall
from tests.stages.conftest import BANGMUANG, Helper, code_of, told, tracking

WATER = "น้ำประปาไหลวันละชั่วโมงเดียว"


@pytest.fixture
def stage(helper: Helper) -> str:
    return code_of(helper.calls(subdistrict=BANGMUANG))


def test_the_form_begins_with_the_stages_place_and_keeps_the_last_one(
    helper: Helper, stage: str
) -> None:
    page = helper.browser.get(f"/scribe/{stage}").text
    assert f'<option value="{BANGMUANG}" selected>' in page
    after = helper.writes(stage, WATER, place="820502").text
    assert '<option value="820502" selected>' in after
    assert f">{WATER}</textarea>" not in after


def test_the_slip_has_the_code_and_never_the_words(helper: Helper, stage: str) -> None:
    page = helper.writes(stage, WATER).text
    code = tracking(page)
    assert WATER not in page
    assert "ตำบลบางม่วง" in page
    (row,) = told()
    assert row.tracking_hash == tracking_hash(code.replace(" ", ""))
    assert row.typed_by == helper.hall.staff["helper"]
    follow = helper.hall.app.test_client().post("/g/", data={"code": code})
    assert WATER in follow.text


def test_an_entry_sent_twice_is_one(helper: Helper, stage: str) -> None:
    first, second = helper.writes(stage, WATER), helper.writes(stage, WATER)
    assert tracking(first.text) == tracking(second.text)
    assert len(told()) == 1


def test_a_script_is_answered_in_json_with_the_slip(helper: Helper, stage: str) -> None:
    said = {"text": WATER, "subdistrict": BANGMUANG, "idempotency_key": "k"}
    headers = {"Accept": "application/json"}
    answer = helper.browser.post(f"/scribe/{stage}", data=said, headers=headers)
    assert answer.status_code == 201
    assert answer.json is not None
    assert len(answer.json["code"]) == 19
    assert answer.json["qr"]["size"] > 20
    empty = helper.browser.post(f"/scribe/{stage}", data={}, headers=headers)
    assert empty.status_code == 422
    assert empty.json is not None
    assert "เล่าความทุกข์สักนิดก่อน" in empty.json["message"]


def test_a_spare_code_is_the_one_its_entry_gets_later(helper: Helper, stage: str) -> None:
    spare = helper.browser.get(f"/scribe/{stage}/codes").json
    assert spare is not None
    one, other = spare["codes"][:2]
    assert one["code"] != other["code"]
    assert one["code"].replace(" ", "") == code_from(helper.hall.assembly_id, one["key"])
    page = helper.writes(stage, WATER, idempotency_key=one["key"]).text
    assert tracking(page) == one["code"]


def test_a_hundred_speakers_in_a_breath_are_no_guessing_phone(helper: Helper, stage: str) -> None:
    answers = [helper.writes(stage, f"{n} เรื่องที่เล่า") for n in range(100)]
    assert {answer.status_code for answer in answers} == {201}


def test_what_was_mistyped_is_withdrawn_by_who_typed_it(helper: Helper, stage: str) -> None:
    code = tracking(helper.writes(stage, WATER).text)
    back = f"/scribe/{stage}/withdraw"
    other = helper.hall.browser("facilitator").post(back, data={"tracking": code})
    assert other.status_code == 404
    assert helper.browser.post(back, data={"tracking": code}).status_code == 302
    assert helper.browser.post(back, data={"tracking": code}).status_code == 302  # may be repeated
    assert told()[0].state == "withdrawn"
    board = stage_board(told()[0].meeting_id or 0)
    assert board.told == ()


def test_what_somebody_read_already_is_not_withdrawn_here(helper: Helper, stage: str) -> None:
    code = tracking(helper.writes(stage, WATER).text)
    review(SYSTEM, told()[0].id)
    answer = helper.browser.post(f"/scribe/{stage}/withdraw", data={"tracking": code})
    assert answer.status_code == 409
    assert "มีคนอ่านและจัดการแล้ว" in answer.text


def test_slips_are_printed_as_a_sheet_and_one_by_one(helper: Helper, stage: str) -> None:
    codes = [tracking(helper.writes(stage, f"เรื่องที่ {n}").text) for n in range(3)]
    for single in ("", "1"):
        said = {"codes": codes, "single": single}
        sheet = helper.browser.post(f"/scribe/{stage}/slips.pdf", data=said)
        assert sheet.data.startswith(b"%PDF")
        assert sheet.headers["Cache-Control"] == "no-store"


def test_no_slip_is_printed_for_what_was_not_written_down_here(helper: Helper, stage: str) -> None:
    elsewhere = tell(helper.hall.assembly_id, BANGMUANG, None, WATER, "phone")["code"]
    for codes in ([], ["1"], ["1" * 16], [elsewhere], ["1" * 16] * 201):
        answer = helper.browser.post(f"/scribe/{stage}/slips.pdf", data={"codes": codes})
        assert answer.status_code == 422, codes


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"text": " "}, "เล่าความทุกข์สักนิดก่อน"),
        ({"text": "ก" * 1001}, "ตอนนี้เกินมา 1 ตัว"),
        ({"subdistrict": ""}, "เลือกตำบลที่เกิดเรื่องนี้ก่อน"),
        ({"subdistrict": "830202"}, "ที่นี่รับความทุกข์ของคนใน พังงา"),
        ({"strategy": "99"}, "เลือกเรื่องจากรายการ"),
        ({"target_group": "elder"}, "เลือกกลุ่มจากรายการ"),
    ],
)
def test_an_entry_that_is_refused_stands_as_it_was_typed(
    helper: Helper, stage: str, wrong: dict[str, str], says: str
) -> None:
    answer = helper.writes(stage, **{"text": WATER, **wrong})
    assert answer.status_code == 422
    assert says in answer.text
    assert wrong.get("text", WATER).strip() in answer.text
    assert told() == []


words = st.text(max_size=60)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["text", "subdistrict", "district", "strategy", "urgent",
       "target_group", "idempotency_key", "codes", "tracking", "single"]), words),
       st.sampled_from(["", "/withdraw", "/slips.pdf"]))  # fmt: skip
def test_whatever_is_sent_has_an_answer(hall: Hall, said: dict[str, str], way: str) -> None:
    helper = _helpers.setdefault(id(hall), Helper(hall, hall.browser("helper")))
    db.session.remove()
    answer = helper.browser.post(f"/scribe/{hall.code}{way}", data=said)
    assert answer.status_code < 500


_helpers: dict[int, Helper] = {}
