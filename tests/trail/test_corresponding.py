"""A villager and the desk write to each other on the followed page, without an account."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.actions import (
    withhold,
    write_to_sender,
)
from assembly.grievances.actions.ground import note_step
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import find_by_code, messages_of
from assembly.issues.models import Issue
from assembly.registry.models import Organisation
from assembly.trail import views
from assembly.trail.views import ground
from tests.grievances.conftest import Fields
from tests.trail.conftest import Spine, attach_all, publish_everything

AS_JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def fresh_budgets() -> Iterator[None]:
    budgets = (views.wrong_everywhere, ground.wrote_everywhere)
    views.wrong_here.budgets.clear()
    ground.wrote_here.budgets.clear()
    for budget in budgets:
        budget.clear()
    yield
    for budget in budgets:
        budget.clear()


@pytest.fixture
def voice(told: Spine) -> int:
    return id_of(told)


def id_of(told: Spine) -> int:
    found = find_by_code(told.code)
    assert found is not None
    return found.id


def story(client: FlaskClient, told: Spine) -> str:
    answer = client.post("/g/", data={"code": told.code})
    assert answer.status_code == 200, answer.text
    return answer.text


def writes(client: FlaskClient, told: Spine, text: str, key: str = "one press") -> TestResponse:
    said = {"code": told.code, "text": text, "idempotency_key": key}
    return client.post("/g/write", data=said)


def test_the_page_is_a_form_that_works_as_it_is(told: Spine, client: FlaskClient) -> None:
    """What a browser without scripts would send back: the hidden fields of the page itself."""
    typed = Fields(story(client, told)).values
    assert typed["code"] == told.code
    answer = client.post("/g/write", data=typed | {"text": "บ้านอยู่ท้ายสะพาน"})
    assert answer.status_code == 200
    assert "ส่งถึงกระบวนกรแล้ว" in answer.text
    assert "บ้านอยู่ท้ายสะพาน" in answer.text


def test_an_answer_is_new_until_it_was_opened(told: Spine, voice: int, client: FlaskClient) -> None:
    write_to_sender(told.hall.facilitator, voice, 1, "ช่างจะไปดูวันจันทร์")
    first, second = story(client, told), story(client, told)
    assert 'class="news"' in first
    assert "ใหม่" in first
    assert 'class="news"' not in second
    assert "ช่างจะไปดูวันจันทร์" in second
    assert messages_of(voice)[0].is_read


def test_a_message_pressed_twice_is_one(told: Spine, voice: int, client: FlaskClient) -> None:
    for _ in range(3):
        assert writes(client, told, "บ้านอยู่ท้ายสะพาน").status_code == 200
    assert len(messages_of(voice)) == 1


def test_the_code_stands_in_no_address(told: Spine, voice: int, client: FlaskClient) -> None:
    write_to_sender(told.hall.facilitator, voice, 1, "ช่างจะไปดูวันจันทร์")
    shown = story(client, told)
    assert f"?code={told.code}" not in shown
    assert f"/{told.code}" not in shown
    answer = writes(client, told, "ขอบคุณ")
    assert "Location" not in answer.headers


@pytest.mark.parametrize("text", ["", "   ", "ก" * 601])
def test_what_cannot_be_sent_stays_typed(
    told: Spine, voice: int, client: FlaskClient, text: str
) -> None:
    answer = writes(client, told, text)
    assert answer.status_code == 422
    assert "field-error" in answer.text
    assert text.strip() in answer.text
    assert messages_of(voice) == ()


def test_a_lost_token_keeps_what_was_written(told: Spine, voice: int, client: FlaskClient) -> None:
    told.hall.app.config["WTF_CSRF_ENABLED"] = True
    answer = writes(client, told, "บ้านอยู่ท้ายสะพาน")
    assert answer.status_code == 400
    assert "บ้านอยู่ท้ายสะพาน" in answer.text
    assert "โปรดกดส่งอีกครั้ง" in answer.text
    assert messages_of(voice) == ()
    again = Fields(answer.text).values | {"text": "บ้านอยู่ท้ายสะพาน"}
    assert client.post("/g/write", data=again).status_code == 200


def test_one_browser_cannot_flood_the_desk(told: Spine, client: FlaskClient) -> None:
    for n in range(12):
        assert writes(client, told, f"ข้อความที่ {n}", f"press {n}").status_code == 200
    refused = writes(client, told, "อีกหนึ่งข้อความ", "press 13")
    assert refused.status_code == 429
    assert "อีกหนึ่งข้อความ" in refused.text
    neighbour = told.hall.app.test_client()
    assert writes(neighbour, told, "ของเพื่อนบ้าน", "press 14").status_code == 200


def test_writing_guesses_no_codes(told: Spine, client: FlaskClient) -> None:
    told.codes = {"wrong": "1" * 16, **told.codes}
    for n in range(10):
        assert writes(client, told, "ใครอยู่ที่นี่", f"press {n}").status_code == 404
    assert writes(client, told, "ใครอยู่ที่นี่").status_code == 429


def test_a_script_reads_the_messages(told: Spine, client: FlaskClient) -> None:
    said = {"code": told.code, "text": "บ้านอยู่ท้ายสะพาน", "idempotency_key": "k"}
    answer = client.post("/g/write", data=said, headers=AS_JSON)
    assert answer.json is not None
    assert answer.json["messages"][0]["text"] == "บ้านอยู่ท้ายสะพาน"
    wrong = client.post("/g/write", data=said | {"text": ""}, headers=AS_JSON)
    assert (wrong.status_code, wrong.json and wrong.json["ok"]) == (422, False)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=700), code=st.text(max_size=70), way=st.text(max_size=9))
def test_whatever_comes_is_answered(
    told: Spine, client: FlaskClient, text: str, code: str, way: str
) -> None:
    fresh = told.hall.app.test_client()
    for where, more in (("/g/write", {"text": text}), ("/g/leave", {"how": way, "sure": text})):
        for known in (told.code, code):
            assert fresh.post(where, data={"code": known, **more}).status_code < 500


# ---- The history ----


@change
def joins(told: Spine, voice: int) -> None:
    """The desk sorted it: into an issue, sent to the land office, with two who suffer the same."""
    row = session().get_one(Grievance, voice)
    about = {"assembly_id": told.hall.assembly_id}
    issue = Issue(title="ที่ดินบนน้ำ", made_on=clock.today(), **about)
    office = Organisation(
        name="สำนักงานที่ดินจังหวัด", kind="state_agency", sector="state", level="province", **about
    )
    session().add_all([issue, office])
    session().flush()
    row.issue_id, row.organisation_id = issue.id, office.id
    for kind in ("reviewed", "strategy", "grouped", "forwarded", "a kind of next year"):
        note_step(row, kind)
    for who in ("one", "two"):
        session().add(MeToo(grievance_id=voice, who_hash=who, joined_on=clock.today()))


def test_the_history_is_told_in_plain_words_with_links(
    told: Spine, voice: int, client: FlaskClient
) -> None:
    joins(told, voice)
    attach_all(told)
    shown = story(client, told)
    for words in (
        "กระบวนกรอ่านแล้ว",
        "ประเด็น “ที่ดินบนน้ำ”",
        "ส่งถึง สำนักงานที่ดินจังหวัด แล้ว",
        "มีความคืบหน้า",
    ):
        assert words in shown
    assert "มีคนทุกข์อย่างเดียวกันอีก 4 คน" in shown
    assert f'href="/v/{told.item_id}"' in shown
    issue = session().query(Issue).one().id
    assert f'href="/a/phangnga/voices?issue={issue}"' in shown
    db.session.remove()


def test_a_reason_to_withhold_is_read_by_the_sender(
    told: Spine, voice: int, client: FlaskClient
) -> None:
    withhold(told.hall.facilitator, voice)
    because(voice, "เอ่ยชื่อเพื่อนบ้าน")
    shown = story(client, told)
    assert "เหตุผล: เอ่ยชื่อเพื่อนบ้าน" in shown


@change
def because(voice: int, reason: str) -> None:
    session().get_one(Grievance, voice).withheld_because = reason


# ---- Taking it back ----


def leaves(client: FlaskClient, told: Spine, how: str, sure: str = "") -> TestResponse:
    return client.post("/g/leave", data={"code": told.code, "how": how, "sure": sure})


@pytest.mark.parametrize("how", ["withdraw", "erase"])
def test_it_asks_before_it_does(told: Spine, voice: int, client: FlaskClient, how: str) -> None:
    asked = leaves(client, told, how)
    assert asked.status_code == 200
    assert "สิ่งที่หายไป" in asked.text
    assert "ไม่นับเรื่องนี้ในจำนวนของอำเภออีก" in asked.text
    assert find_by_code(told.code).state == "new"  # type: ignore[union-attr]  # it is there
    sure = Fields(asked.text).values
    assert (sure["how"], sure["sure"]) == (how, "1")


def test_withdrawn_it_is_still_its_senders_to_read(
    told: Spine, voice: int, client: FlaskClient
) -> None:
    text = next(iter(told.codes))
    done = leaves(client, told, "withdraw", "1")
    assert "ท่านถอนเรื่องนี้แล้ว" in done.text
    assert text in done.text
    assert 'action="/g/write' not in done.text
    assert "ลบข้อความนี้ถาวร" in done.text
    late = writes(client, told, "ยังอยู่ไหม")
    assert late.status_code == 409
    assert "เรื่องนี้ถอนไปแล้ว" in late.text
    assert "ยังอยู่ไหม" in late.text


def test_erased_its_words_are_gone_and_the_code_says_so(
    told: Spine, voice: int, client: FlaskClient
) -> None:
    text = next(iter(told.codes))
    done = leaves(client, told, "erase", "1")
    assert done.status_code == 200
    assert "ลบเรื่องนี้แล้ว" in done.text
    again = story(client, told)
    assert text not in again
    assert "ข้อความนี้ลบไปแล้ว" in again
    assert '<li class="waiting">' not in again
    assert leaves(client, told, "erase", "1").status_code == 200


def test_behind_a_decision_it_says_what_stays(spine: Spine, client: FlaskClient) -> None:
    publish_everything()
    asked = leaves(client, spine, "erase")
    assert "ที่ประชุมพิจารณาเรื่องนี้ไปแล้ว" in asked.text
    done = leaves(client, spine, "erase", "1")
    assert "เป็นมติ 13.1" in done.text
    clause = client.get(f"/c/{spine.clause_id}").text
    assert next(iter(spine.codes)) not in clause
    assert "มาจากความทุกข์ 3 เรื่อง" in clause


@pytest.mark.parametrize("how", ["", "burn", "withdraw erase"])
def test_no_other_way_is_taken(told: Spine, voice: int, client: FlaskClient, how: str) -> None:
    assert leaves(client, told, how, "1").status_code == 422
    assert find_by_code(told.code).state == "new"  # type: ignore[union-attr]  # it is there


def test_a_stranger_takes_nothing_back(told: Spine, voice: int, client: FlaskClient) -> None:
    told.codes = {"wrong": "1" * 16, **told.codes}
    assert leaves(client, told, "erase", "1").status_code == 404


def test_leaving_needs_the_pages_own_token(told: Spine, voice: int, client: FlaskClient) -> None:
    told.hall.app.config["WTF_CSRF_ENABLED"] = True
    assert leaves(client, told, "erase", "1").status_code == 400
    assert find_by_code(told.code).state == "new"  # type: ignore[union-attr]  # it is there
