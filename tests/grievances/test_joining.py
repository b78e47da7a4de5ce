"""Somebody else said it already: one presses "the same", and counts once."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import Refusal
from assembly.extensions import db
from assembly.grievances.actions import join, leave, tell
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import joined, published, similar_to
from tests.factories.hall import Hall, gather
from tests.grievances.conftest import PANYI, Fields, Villager, stored

WATER = "น้ำประปาไม่ไหลทั้งวัน ต้องตื่นมารองน้ำตอนตีสองทุกคืน"
AGAIN = "น้ำประปาที่บ้านไม่ไหลทั้งวัน ต้องรองน้ำตอนตีสอง"
OTHER = "ช้างป่าเข้ามากินทุเรียนในสวน"
AS_JSON = {"Accept": "application/json"}


@change
def publish(grievance_id: int, words: str | None = None) -> None:
    row = session().get_one(Grievance, grievance_id)
    row.state, row.published_on, row.cleared_text = "reviewed", clock.today(), words


@pytest.fixture
def water(hall: Hall) -> int:
    """What somebody told before, and anybody may read."""
    tell(hall.assembly_id, PANYI, None, WATER, "first")
    (row,) = stored()
    publish(row.id)
    return row.id


def votes() -> list[MeToo]:
    db.session.remove()
    return list(session().scalars(select(MeToo)))


def presses(villager: Villager, hall: Hall, id_: int, verb: str = "join", place: str = "") -> int:
    address = f"/m/{hall.code}/grievances/{id_}/{verb}"
    return villager.phone.post(address, data={"place": place}).status_code


def test_without_a_script_the_similar_one_is_shown_once_before_sending(
    villager: Villager, water: int
) -> None:
    asked = villager.tells(AGAIN)
    assert asked.status_code == 200
    assert WATER in asked.text
    assert asked.text.count("เดือดร้อนเหมือนกัน") == 1
    assert len(stored()) == 1
    villager.typed = Fields(asked.text).values
    assert villager.sends().status_code == 201
    assert {row.text for row in stored()} == {WATER, AGAIN}


def test_everything_typed_waits_in_that_page(villager: Villager, water: int) -> None:
    more = {"urgent": "y", "target_group": "parent", "contact": "081", "consent": "y"}
    asked = villager.tells(f"{AGAIN}\nสองบรรทัด", strategy="3", **more)
    villager.typed = Fields(asked.text).values
    assert villager.sends().status_code == 201
    told = next(row for row in stored() if row.id != water)
    assert told.text == f"{AGAIN}\nสองบรรทัด"
    assert (told.urgent, told.target_group, told.subdistrict_code) == (True, "parent", PANYI)
    assert told.strategy is not None


def test_who_joins_one_may_still_send_what_was_typed(
    hall: Hall, villager: Villager, water: int
) -> None:
    asked = villager.tells(AGAIN, strategy="3")
    joins = f"/m/{hall.code}/grievances/{water}/join"
    form = asked.text[asked.text.index(f'id="join-{water}"') :]
    typed = Fields(form[: form.index("</form>")]).values
    joined = villager.phone.post(joins, data=typed)
    assert AGAIN in joined.text
    own = joined.text[joined.text.index('id="own"') :]
    villager.typed = Fields(own[: own.index("</form>")]).values
    assert villager.sends().status_code == 201
    told = next(row for row in stored() if row.id != water)
    assert (told.text, told.subdistrict_code) == (AGAIN, PANYI)
    assert len(votes()) == 1


def test_another_trouble_is_simply_sent(villager: Villager, water: int) -> None:
    assert villager.tells(OTHER).status_code == 201


def test_what_is_not_published_is_offered_to_nobody(hall: Hall, villager: Villager) -> None:
    tell(hall.assembly_id, PANYI, None, WATER, "first")
    assert villager.tells(AGAIN).status_code == 201


def test_only_the_cleared_words_are_offered(hall: Hall, water: int) -> None:
    cleared = "น้ำประปาไม่ไหลทั้งวัน บ้าน (ตัดชื่อออก) ต้องรองน้ำตอนตีสอง"
    publish(water, cleared)
    (each,) = similar_to(hall.assembly_id, AGAIN)
    assert each.text == cleared


def test_a_script_asks_for_the_similar_ones(hall: Hall, villager: Villager, water: int) -> None:
    villager.opens()
    address = f"/m/{hall.code}/similar"
    answer = villager.phone.post(address, data={"text": AGAIN, "place": PANYI}, headers=AS_JSON)
    assert answer.json is not None
    assert answer.json["ids"] == [water]
    assert WATER in answer.json["shown"]
    assert f'value="{PANYI}"' in answer.json["forms"]
    empty = villager.phone.post(address, data={"text": ""}, headers=AS_JSON)
    assert empty.status_code == 422


def test_one_person_counts_once_and_may_take_it_back(
    hall: Hall, villager: Villager, water: int
) -> None:
    villager.opens()
    assert [presses(villager, hall, water, place=PANYI) for _ in range(3)] == [200] * 3
    (one,) = votes()
    assert (one.grievance_id, one.district_code, one.joined_on) == (water, "8201", clock.today())
    neighbour = Villager(hall.app.test_client(), villager.address)
    neighbour.opens()
    presses(neighbour, hall, water)
    assert joined([water]) == {water: 2}
    assert [presses(villager, hall, water, "leave") for _ in range(2)] == [200] * 2
    assert joined([water]) == {water: 1}


def test_the_page_says_so_and_how_many(hall: Hall, villager: Villager, water: int) -> None:
    villager.opens()
    address = f"/m/{hall.code}/grievances/{water}"
    said = villager.phone.post(f"{address}/join", data={"place": PANYI}).text
    assert "นับท่านด้วยแล้ว" in said
    assert "เดือดร้อนเหมือนกันอีก 1 คน" in re.sub(r"<[^>]+>", "", said)
    back = villager.phone.post(f"{address}/leave", data={}).text
    assert "เอาออกแล้ว" in back
    assert villager.phone.post(f"{address}/join", headers=AS_JSON).json == {"ok": True, "count": 1}


def test_nothing_ties_two_of_a_persons_troubles_together(hall: Hall, water: int) -> None:
    tell(hall.assembly_id, PANYI, None, OTHER, "second")
    elephants = next(row.id for row in stored() if row.id != water)
    publish(elephants)
    join(hall.assembly_id, water, "same browser")
    join(hall.assembly_id, elephants, "same browser")
    hashes = {vote.who_hash for vote in votes()}
    assert len(hashes) == 2
    assert "same browser" not in "".join(hashes)


def test_a_place_elsewhere_is_not_kept(hall: Hall, water: int) -> None:
    for n, place in enumerate(("8302", "830201", "ตำบล", "", "8" * 10)):
        join(hall.assembly_id, water, f"person {n}", place)
    assert {vote.district_code for vote in votes()} == {None}


def test_what_nobody_may_read_cannot_be_joined(hall: Hall, villager: Villager) -> None:
    tell(hall.assembly_id, PANYI, None, WATER, "first")
    (row,) = stored()
    villager.opens()
    assert presses(villager, hall, row.id) == 404
    assert votes() == []
    with pytest.raises(Refusal):
        join(hall.assembly_id, row.id, "somebody")


def test_a_grievance_of_another_assembly_is_not_found(
    hall: Hall, villager: Villager, water: int
) -> None:
    other = gather(hall.app, slug="another", code="111111")
    villager.opens()
    assert presses(villager, other, water) == 404


def test_a_lost_token_counts_nobody(hall: Hall, villager: Villager, water: int) -> None:
    hall.app.config["WTF_CSRF_ENABLED"] = True
    villager.opens()
    assert presses(villager, hall, water) == 400
    assert votes() == []


@given(
    presses=some.lists(some.tuples(some.sampled_from("abc"), some.booleans()), max_size=12),
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_count_is_the_number_of_persons_whatever_they_press(
    hall: Hall, water: int, presses: list[tuple[str, bool]]
) -> None:
    inside = {who for who in "abc" if (own := published(water, who)) and own.is_joined}
    for who, comes in presses:
        count = join(hall.assembly_id, water, who) if comes else leave(water, who)
        inside = inside | {who} if comes else inside - {who}
        assert count == len(inside)


def test_a_name_that_was_taken_out_is_not_found_by_asking_for_it(
    villager: Villager, water: int
) -> None:
    """Who guesses a name would learn from the answer that it stood there."""
    name = "นายสมชาย ใจดี โทร 081-234-5678"
    publish_as(f"{name} ปล่อยน้ำเสียลงคลอง", "[ชื่อ] ปล่อยน้ำเสียลงคลอง")
    assembly_id = stored()[0].assembly_id
    assert similar_to(assembly_id, name) == []
    found = similar_to(assembly_id, "ปล่อยน้ำเสียลงคลอง")
    assert found[0].text.startswith("[ชื่อ]")


def publish_as(words: str, copy: str) -> None:
    told = stored()[0]
    tell(told.assembly_id, PANYI, None, words, key="with a name")
    publish(next(row.id for row in stored() if row.text == words), copy)


def test_a_similar_voice_says_its_subdistrict_only_among_others_from_there(
    hall: Hall, water: int
) -> None:
    """As on the page of all voices: of one alone its neighbours would know whose it is."""
    assert [one.subdistrict for one in similar_to(hall.assembly_id, AGAIN)] == [""]
    for n in range(4):
        tell(hall.assembly_id, PANYI, None, f"{OTHER} ครั้งที่ {n}", key=f"key {n}")
    for row in stored():
        publish(row.id)
    assert all(one.subdistrict for one in similar_to(hall.assembly_id, AGAIN))
