"""Beside the words: that it cannot wait, who is telling, how to be reached, which stage it was."""

import re

import pytest
from sqlalchemy import select

from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.actions import review
from assembly.grievances.models import GrievanceContact
from tests.factories.decisions import begin
from tests.factories.hall import Hall
from tests.grievances.conftest import PANYI, STORY, Fields, Villager, stored

PHONE_NUMBER = "081 234 5678"


def contacts() -> list[GrievanceContact]:
    db.session.remove()
    return list(session().scalars(select(GrievanceContact)))


def test_the_least_says_the_least(hall: Hall, villager: Villager) -> None:
    villager.tells()
    (row,) = stored()
    assert (row.urgent, row.target_group, row.typed_by) == (False, None, None)
    assert row.meeting_id == hall.meeting_id
    assert contacts() == []


def test_what_urgent_means_is_said_beside_it(villager: Villager) -> None:
    page = villager.phone.get(villager.address).text
    assert "มีอันตรายต่อชีวิต ร่างกาย บ้าน หรือน้ำกินน้ำใช้ ภายในไม่กี่วันนี้" in page


def test_everything_more_is_behind_one_fold(villager: Villager) -> None:
    page = villager.phone.get(villager.address).text
    assert page.count("<details") == 1
    folded = page[page.index("<details") : page.index("</details>")]
    for name in ("urgent", "picture", "strategy", "target_group", "contact", "consent"):
        assert f'name="{name}"' in folded
    assert "open" not in page[page.index("<details") : page.index("<summary>")]


def test_an_urgent_one_is_counted_at_the_desk_until_it_is_read(
    hall: Hall, villager: Villager
) -> None:
    begin(hall)
    desk = hall.browser("facilitator")
    villager.tells("น้ำป่ากำลังท่วมบ้าน", urgent="y")
    villager.tells("ไฟทางดับ")
    page = desk.get(f"/desk/{hall.code}").text
    assert f'href="/inbox/{hall.slug}?raw=1&amp;urgent=1"' in page
    assert "ด่วน ยังไม่ตรวจ 1 เรื่อง" in page
    urgent = next(row for row in stored() if row.urgent)
    review(hall.facilitator, urgent.id)
    assert "ด่วน" not in desk.get(f"/desk/{hall.code}").text


def test_who_is_telling_may_be_said(villager: Villager) -> None:
    villager.tells(target_group="parent")
    assert [row.target_group for row in stored()] == ["parent"]
    villager.opens()
    villager.writes(text=STORY, subdistrict=PANYI, target_group="king")
    refused = villager.sends()
    assert refused.status_code == 422
    assert "เลือกจากรายการ" in refused.text


def test_a_way_back_is_kept_only_with_a_yes(villager: Villager) -> None:
    villager.opens()
    villager.writes(text=STORY, subdistrict=PANYI, contact=PHONE_NUMBER)
    refused = villager.sends()
    assert refused.status_code == 422
    assert "ถ้าให้ติดต่อกลับ โปรดทำเครื่องหมายว่ายินยอม" in refused.text
    assert (stored(), contacts()) == ([], [])
    villager.typed = Fields(refused.text).values
    assert villager.typed["contact"] == PHONE_NUMBER
    villager.writes(consent="y")
    assert villager.sends().status_code == 201
    assert [(c.said, c.grievance_id) for c in contacts()] == [(PHONE_NUMBER, stored()[0].id)]


def test_a_yes_to_nothing_keeps_nothing(villager: Villager) -> None:
    villager.tells(consent="y", contact="  ")
    assert contacts() == []


def test_a_way_back_is_as_short_as_a_number(villager: Villager) -> None:
    answer = villager.tells(contact="ก" * 101, consent="y")
    assert answer.status_code == 422
    assert "ช่องติดต่อยาวเกินไป" in answer.text


def test_a_way_back_is_on_no_page_but_the_own_form(hall: Hall, villager: Villager) -> None:
    begin(hall)
    answer = villager.tells(contact=PHONE_NUMBER, consent="y")
    code = re.search(r"\b\d{4} \d{4} \d{4} \d{4}\b", answer.text)
    assert code is not None
    pages = [answer.text, villager.phone.post("/g/", data={"code": code[0]}).text]
    pages += [hall.app.test_client().get(f"/m/{hall.code}").text]
    pages += [hall.browser("facilitator").get(f"/desk/{hall.code}").text]
    assert not any(PHONE_NUMBER in page for page in pages)


@pytest.mark.parametrize(
    ("place", "district", "subdistrict"),
    [("8205", "8205", ""), (PANYI, "8201", PANYI), ("8302", "", ""), ("<b>", "", ""), ("", "", "")],
)
def test_the_qr_of_a_stage_brings_its_place_along(
    villager: Villager, place: str, district: str, subdistrict: str
) -> None:
    villager.address += f"?place={place}"
    villager.opens()
    assert villager.typed["district"] == district
    assert villager.typed["subdistrict"] == subdistrict


def test_without_a_script_the_subdistricts_of_the_stage_come_first(villager: Villager) -> None:
    page = villager.phone.get(f"{villager.address}?place=8205").text
    first = re.search(r'<optgroup[^>]*data-district="(\d+)"', page)
    assert first is not None
    assert first[1] == "8205"


def test_strategies_are_suggested_by_the_words_and_chosen_by_nobody(villager: Villager) -> None:
    villager.opens()
    villager.writes(text="หมอมาเกาะเดือนละครั้ง คนป่วยต้องรอเรือไปโรงพยาบาล", subdistrict="")
    page = villager.sends().text
    chips = re.findall(r'name="strategy" value="(\d*)"\s*(checked)?', page)
    assert chips[0][0] == "9"
    assert [value for value, chosen in chips if chosen] == [""]
    assert page.count("data-likely") == 1
