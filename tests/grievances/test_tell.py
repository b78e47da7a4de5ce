"""A villager tells what hurts: no account, no name, a code to follow it by."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from assembly.core import clock
from assembly.core.text import graphemes
from assembly.grievances.queries import find_by_code
from tests.factories.hall import Hall
from tests.grievances.conftest import PANYI, PATONG, STORY, Fields, Villager, stored

CODE = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
AS_JSON = {"Accept": "application/json"}


def test_a_villager_gets_a_code_and_a_picture_of_it(villager: Villager) -> None:
    answer = villager.tells()
    assert answer.status_code == 201
    code = CODE.search(answer.text)
    assert code is not None
    assert 'class="qr"' in answer.text
    told = find_by_code(code[0])
    assert told is not None
    assert (told.text, told.district, told.subdistrict) == (STORY, "เมืองพังงา", "เกาะปันหยี")


def test_the_code_stands_in_no_address_but_behind_the_hash(villager: Villager) -> None:
    answer = villager.tells()
    code = CODE.search(answer.text)
    assert code is not None
    digits = code[0].replace(" ", "")
    before = {answer.text[at.start() - 1] for at in re.finditer(digits, answer.text)}
    assert before == {"#"}
    assert "Location" not in answer.headers


def test_a_double_tap_is_one_grievance_with_one_code(villager: Villager) -> None:
    first, again = villager.tells(), villager.sends()
    assert again.status_code == 201
    assert CODE.search(first.text)[0] == CODE.search(again.text)[0]  # type: ignore[index]  # shown above
    assert len(stored()) == 1


def test_a_phone_that_repeats_by_script_gets_the_same_answer(villager: Villager) -> None:
    villager.opens()
    villager.writes(text=STORY, subdistrict=PANYI)
    answers = [
        villager.phone.post(villager.address, data=villager.typed, headers=AS_JSON)
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json == answers[1].json
    assert answers[0].json is not None
    assert answers[0].json["ok"] is True
    assert CODE.fullmatch(answers[0].json["code"])


def test_other_words_under_a_used_key_are_neither_lost_nor_swallowed(villager: Villager) -> None:
    villager.tells()
    villager.writes(text="อีกเรื่องหนึ่ง ไฟดับทุกคืน")
    refused = villager.sends()
    assert refused.status_code == 409
    assert "เรื่องก่อนหน้านี้ส่งถึงแล้ว" in refused.text
    villager.typed = Fields(refused.text).values
    assert villager.typed["text"].strip() == "อีกเรื่องหนึ่ง ไฟดับทุกคืน"
    assert villager.sends().status_code == 201
    assert len(stored()) == 2


def test_the_strategy_may_be_said_or_not(villager: Villager) -> None:
    villager.tells(strategy="3")
    assert [row.strategy and row.strategy.number for row in stored()] == [3]


BAD = {
    "nothing": ({"text": ""}, "เล่าความทุกข์สักนิดก่อน"),
    "only unseen characters": ({"text": "\u200b \u202e\ufeff"}, "เล่าความทุกข์สักนิดก่อน"),
    "too much": ({"text": "ก" * 1003}, "ตอนนี้เกินมา 3 ตัว"),
    "no place": ({"subdistrict": ""}, "เลือกตำบลที่เกิดเรื่องนี้ก่อน"),
    "another province": ({"subdistrict": PATONG, "district": "8302"}, "คนใน พังงา"),
    "no such place": ({"subdistrict": "820199"}, "คนใน พังงา"),
    "not a code": ({"subdistrict": "๘๒๐๑๐๘"}, "คนใน พังงา"),
    "district and subdistrict apart": ({"district": "8203"}, "ไม่ได้อยู่ในอำเภอที่เลือก"),
    "no such strategy": ({"strategy": "77"}, "เลือกเรื่องจากรายการ"),
    "a strategy that is no number": ({"strategy": "สาม"}, "เลือกเรื่องจากรายการ"),
}


@pytest.mark.parametrize(("typed", "sentence"), BAD.values(), ids=BAD)
def test_bad_input_gets_a_sentence_and_the_form_as_typed(
    villager: Villager, typed: dict[str, str], sentence: str
) -> None:
    villager.opens()
    villager.writes(**{"text": STORY, "subdistrict": PANYI} | typed)
    answer = villager.sends()
    assert answer.status_code == 422
    assert sentence in answer.text
    kept = Fields(answer.text).values
    assert kept["idempotency_key"] == villager.typed["idempotency_key"]
    if "text" not in typed:
        assert kept["text"].strip() == STORY
    if "subdistrict" not in typed:
        assert kept["subdistrict"] == PANYI
    assert stored() == []


@pytest.mark.parametrize(("typed", "sentence"), BAD.values(), ids=BAD)
def test_a_script_gets_the_same_sentence(
    villager: Villager, typed: dict[str, str], sentence: str
) -> None:
    data = {"text": STORY, "subdistrict": PANYI, "idempotency_key": "k"} | typed
    answer = villager.phone.post(villager.address, data=data, headers=AS_JSON)
    assert answer.status_code == 422
    assert answer.json is not None
    assert answer.json["ok"] is False
    assert sentence in answer.json["message"]


def test_strange_letters_are_kept_sane(villager: Villager) -> None:
    villager.tells("น้ําท่วม \u202eกลับหัว\u202c ก" + "\u0e49" * 40 + " 👨‍👩‍👧‍👦🇹🇭")
    (row,) = stored()
    assert row.text == "น้ำท่วม กลับหัว ก้ 👨‍👩‍👧‍👦🇹🇭"


def test_a_thousand_letters_are_counted_as_people_count_them(villager: Villager) -> None:
    story = "น้ำ" * 500
    assert graphemes(story) == 500
    assert villager.tells(story + "👨‍👩‍👧‍👦" * 500).status_code == 201


def test_words_are_words_and_no_markup(villager: Villager) -> None:
    answer = villager.tells("<script>alert(1)</script>", place="")
    assert "<script>alert(1)" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text


def test_a_lost_token_loses_no_words(hall: Hall, villager: Villager) -> None:
    hall.app.config["WTF_CSRF_ENABLED"] = True
    villager.opens()
    villager.writes(text=STORY, subdistrict=PANYI, csrf_token="of another window")
    refused = villager.sends()
    assert refused.status_code == 400
    assert "โปรดกดส่งอีกครั้ง" in refused.text
    assert "CSRF" not in refused.text
    villager.typed = Fields(refused.text).values
    assert villager.typed["text"].strip() == STORY
    assert villager.sends().status_code == 201


def test_a_form_without_a_token_is_refused_in_a_plain_sentence(hall: Hall) -> None:
    hall.app.config["WTF_CSRF_ENABLED"] = True
    data = {"text": STORY, "subdistrict": PANYI}
    answer = hall.app.test_client().post(f"/m/{hall.code}/tell", data=data, headers=AS_JSON)
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["reason"] == "lost_form"


def test_one_browser_cannot_flood_the_hall_and_its_words_stay(
    hall: Hall, villager: Villager
) -> None:
    told = [villager.tells(f"เรื่องที่ {n}").status_code for n in range(101)]
    assert told == [201] * 100 + [429]
    refused = villager.sends()
    assert "โปรดรอสักครู่" in refused.text
    assert Fields(refused.text).values["text"].strip() == "เรื่องที่ 100"
    neighbour = Villager(hall.app.test_client(), villager.address)
    assert neighbour.tells().status_code == 201


def test_there_is_no_telling_at_a_meeting_that_is_not(hall: Hall) -> None:
    assert hall.app.test_client().get("/m/000000/tell").status_code == 404


def test_every_place_of_the_province_can_be_chosen_without_a_script(villager: Villager) -> None:
    page = villager.phone.get(villager.address).text
    options = re.findall(r'<option value="(\d{6})"', page)
    assert len(options) == len(set(options)) == 48
    assert page.count("<optgroup") == 8


def test_only_the_day_is_kept(villager: Villager) -> None:
    villager.tells()
    (row,) = stored()
    assert row.told_on == clock.today()
    kept = set(row.__table__.columns.keys())
    assert not kept & {"told_at", "created_at", "address", "agent", "participant", "member_id"}


@given(
    text=some.text(max_size=60),
    subdistrict=some.one_of(some.sampled_from([PANYI, PATONG]), some.text(max_size=12)),
    district=some.text(max_size=6),
    strategy=some.text(max_size=5),
    key=some.text(max_size=120),
)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_that_is_typed_breaks_the_page(hall: Hall, **typed: str) -> None:
    typed["idempotency_key"] = typed.pop("key")
    data = {name: value.encode("utf-8", "replace") for name, value in typed.items()}
    answer = hall.app.test_client().post(f"/m/{hall.code}/tell", data=data)
    assert answer.status_code in (201, 409, 422)
    assert "<form" in answer.text or CODE.search(answer.text)
