"""People say from a phone whether a promise is kept where they live."""

import gzip
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from assembly.commitments.actions import witness
from assembly.commitments.queries import witnesses_of
from assembly.core import clock
from assembly.core.db import session
from assembly.extensions import db
from assembly.journal.models import Entry
from assembly.trail.views import witnessing
from tests.factories.promises import moved
from tests.grievances.conftest import Fields
from tests.trail.conftest import Spine, promises_of

TOWN, KO_YAO = "8201", "8202"
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def fresh_budgets() -> Iterator[None]:
    witnessing.spoke_here.budgets.clear()
    witnessing.spoke_everywhere.clear()
    yield
    witnessing.spoke_everywhere.clear()


@pytest.fixture
def first(spine: Spine) -> int:
    return promises_of(spine)[0]


@pytest.fixture
def phone(spine: Spine) -> FlaskClient:
    return spine.hall.app.test_client()


def say(phone: FlaskClient, commitment_id: int, **said: str) -> TestResponse:
    return phone.post(f"/k/{commitment_id}/witness", data=said)


def sent(phone: FlaskClient, address: str) -> bytes:
    with phone.get(address) as answer:
        return answer.data


def counts(commitment_id: int) -> tuple[int, int]:
    db.session.remove()
    told = witnesses_of([commitment_id], clock.today())[commitment_id]
    return told.say_done, told.say_unchanged


def test_two_taps_on_a_phone_without_scripts(spine: Spine, phone: FlaskClient, first: int) -> None:
    spine.hall.app.config["WTF_CSRF_ENABLED"] = True
    page = Fields(phone.get(f"/k/{first}").text).values
    where = say(phone, first, **page | {"says": "unchanged"})
    assert where.status_code == 200
    assert "ท่านอยู่อำเภอไหน" in where.text
    assert where.text.count('name="district"') == 8
    assert counts(first) == (0, 0)
    done = phone.post(
        f"/k/{first}/witness",
        data=Fields(where.text).values | {"district": KO_YAO},
        follow_redirects=True,
    )
    assert counts(first) == (0, 1)
    assert "ท่านบอกว่า “ยังไม่เปลี่ยน”" in done.text
    assert "นับเสียงของท่านแล้ว" in done.text


def test_the_second_promise_takes_one_tap(spine: Spine, phone: FlaskClient, first: int) -> None:
    second = promises_of(spine)[1]
    say(phone, first, says="done", district=KO_YAO)
    answer = say(phone, second, says="done")
    assert answer.status_code == 302
    assert answer.location == f"/k/{second}#people-say"
    assert counts(second) == (1, 0)


def test_pressed_twice_it_counts_once_and_pressed_otherwise_it_is_another_word(
    phone: FlaskClient, first: int
) -> None:
    for _ in range(3):
        say(phone, first, says="done", district=KO_YAO)
    assert counts(first) == (1, 0)
    say(phone, first, says="unchanged")
    assert counts(first) == (0, 1)


def test_another_district_takes_the_word_along(phone: FlaskClient, first: int) -> None:
    say(phone, first, says="done", district=KO_YAO)
    where = say(phone, first, again="1")
    assert 'name="says" value="done"' in where.text
    say(phone, first, says="done", district=TOWN)
    told = witnesses_of([first], clock.today())[first]
    assert {d.code: d.count for d in told.done if d.count} == {TOWN: 1}
    assert "ในฐานะคน" in phone.get(f"/k/{first}").text


def test_a_district_may_be_chosen_before_a_word(phone: FlaskClient, first: int) -> None:
    assert say(phone, first, again="1").status_code == 200
    assert say(phone, first, district=KO_YAO).status_code == 302
    assert counts(first) == (0, 0)
    say(phone, first, says="unchanged")
    assert counts(first) == (0, 1)


def test_both_words_are_shown_apart_zero_too(spine: Spine, phone: FlaskClient, first: int) -> None:
    assert "ยังไม่มีใครบอก" in phone.get(f"/k/{first}").text
    for n in range(3):
        witness(f"คน {n}", first, KO_YAO, "unchanged")
    witness("มาลี", first, TOWN, "done")
    page = phone.get(f"/k/{first}").text
    part = page[page.index("say-done") : page.index('id="record"')]
    done, unchanged = part.split("say-unchanged")
    assert "1 คน" in done
    assert "3 คน" in unchanged
    assert done.count("<b>0</b>") == unchanged.count("<b>0</b>") == 7
    assert "คนในพื้นที่บอกว่ายังไม่เปลี่ยน" not in page


def test_what_speaks_against_a_kept_promise_is_said_plainly(
    spine: Spine, phone: FlaskClient, first: int
) -> None:
    moved(spine.hall, first, "kept", "มีคำสั่งแต่งตั้งครบ 8 อำเภอ")
    for _n in range(5):
        say(spine.hall.app.test_client(), first, says="unchanged", district=KO_YAO)
    page = phone.get(f"/k/{first}").text
    assert "คนในพื้นที่บอกว่ายังไม่เปลี่ยน" in page
    assert "บันทึกว่าบรรลุผลแล้ว แต่ใน 180 วันนี้ 5 จาก 5 คน บอกว่ายังไม่เปลี่ยน" in page


def test_a_script_reads_the_counts(phone: FlaskClient, first: int) -> None:
    data = {"says": "done", "district": KO_YAO}
    answer = phone.post(f"/k/{first}/witness", data=data, headers=JSON)
    assert answer.json == {"ok": True, "done": 1, "unchanged": 0}
    stranger = phone.application.test_client()
    asked = stranger.post(f"/k/{first}/witness", data={"says": "done"}, headers=JSON)
    assert (asked.status_code, asked.json and asked.json["reason"]) == (422, "which_district")
    asked = phone.post(f"/k/{first}/witness", headers=JSON)
    assert (asked.status_code, asked.json and asked.json["reason"]) == (422, "says_neither")


def test_no_single_word_is_told_in_the_journal(phone: FlaskClient, first: int) -> None:
    def entries() -> int:
        db.session.remove()
        return session().scalar(select(func.count()).select_from(Entry)) or 0

    before = entries()
    say(phone, first, says="done", district=KO_YAO)
    assert entries() == before


def test_a_browser_that_never_stops_is_asked_to_wait(phone: FlaskClient, first: int) -> None:
    for _ in range(40):
        assert say(phone, first, says="done", district=KO_YAO).status_code == 302
    assert say(phone, first, says="unchanged").status_code == 429
    assert counts(first) == (1, 0)
    neighbour = phone.application.test_client()
    assert say(neighbour, first, says="done", district=KO_YAO).status_code == 302


def test_all_browsers_together_have_a_budget(phone: FlaskClient, first: int) -> None:
    for _ in range(witnessing.spoke_everywhere.most):
        witnessing.spoke_everywhere.add()
    assert say(phone, first, says="done", district=KO_YAO).status_code == 429


def test_a_form_from_elsewhere_counts_nothing(spine: Spine, phone: FlaskClient, first: int) -> None:
    spine.hall.app.config["WTF_CSRF_ENABLED"] = True
    assert say(phone, first, says="done", district=KO_YAO).status_code == 400
    assert counts(first) == (0, 0)


@pytest.mark.parametrize("address", ["/k/999/witness", f"/k/{2**53}/witness"])
def test_what_is_not_there_cannot_be_spoken_of(
    phone: FlaskClient, first: int, address: str
) -> None:
    assert phone.post(address, data={"says": "done", "district": KO_YAO}).status_code == 404


typed = st.text(max_size=12) | st.sampled_from(["done", "unchanged", KO_YAO, "8301", "elsewhere"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["says", "district", "again", "idempotency_key"]), typed))
def test_whatever_is_sent_is_answered(phone: FlaskClient, first: int, said: dict[str, str]) -> None:
    witnessing.spoke_here.budgets.clear()
    answer = phone.application.test_client().post(f"/k/{first}/witness", data=said)
    good = said.get("says") in ("done", "unchanged") and said.get("district") == KO_YAO
    assert answer.status_code in (200, 302, 422)
    if good and not said.get("again") and len(said.get("idempotency_key", "")) <= 100:
        assert answer.status_code == 302


def test_the_page_is_light_enough_for_a_weak_phone(
    spine: Spine, phone: FlaskClient, first: int
) -> None:
    """With its styles and scripts, as they travel; the fonts come once for all pages."""
    for place in ("8201", "8202", "8203", "8204", "8205", "8206", "8207", "8208"):
        witness(place, first, place, "done")
        witness(f"{place} too", first, place, "unchanged")
    page = phone.get(f"/k/{first}").text
    parts = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg)[^"#]*)', page)
    read = [page.encode(), *(sent(phone, part.replace("&amp;", "&")) for part in set(parts))]
    assert len(parts) > 4
    assert sum(len(gzip.compress(each)) for each in read) < 60_000
