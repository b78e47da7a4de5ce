"""A villager follows what she told, from any phone, with nothing but the code."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from assembly.agenda.actions import open_item
from assembly.ballots.actions import cast_vote, close_ballot, count_ballot, declare_ballot
from assembly.ballots.rules import Terms
from assembly.core import ids
from assembly.grievances.actions import withhold
from assembly.grievances.queries import find_by_code
from assembly.meetings.actions import open_meeting
from assembly.resolutions.actions import put_to_vote, write_draft
from assembly.resolutions.queries import resolution_of_item
from assembly.trail import views
from tests.factories.decisions import QUESTION, TEXT
from tests.trail.conftest import Spine, attach_all, vote


@pytest.fixture(autouse=True)
def fresh_budgets() -> Iterator[None]:
    views.wrong_here.budgets.clear()
    views.wrong_everywhere.clear()
    yield
    views.wrong_everywhere.clear()


def spaced(code: str) -> str:
    return " ".join(code[at : at + 4] for at in range(0, 16, 4))


def story(phone: FlaskClient, code: str) -> str:
    answer = phone.post("/g/", data={"code": code})
    assert answer.status_code == 200, answer.text
    return answer.text


def test_the_code_leads_to_the_clause_and_everything_before_it(
    spine: Spine, client: FlaskClient
) -> None:
    page = story(client, spaced(spine.code))
    assert "มีคนทุกข์อย่างเดียวกันอีก 2 คน" in page
    assert "สมัชชาใหญ่ ครั้งที่ 13" in page
    assert "เห็นด้วย 9 จาก 12 เสียง" in page
    assert f'href="/r/{spine.resolution_id}"' in page
    assert f'href="/c/{spine.clause_id}"' in page
    assert "ชุมชนมีสิทธิร่วมตรวจแนวเขตที่ดินของตน" in page


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}\u200b", "รหัส {}"])
def test_the_code_may_be_typed_in_any_manner(told: Spine, client: FlaskClient, typed: str) -> None:
    code = typed.format(spaced(told.code).replace(" ", "-"))
    assert "ถึงสมัชชาแล้ว" in story(client, code)


def test_thai_digits_are_digits(told: Spine, client: FlaskClient) -> None:
    thai = told.code.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert "ถึงสมัชชาแล้ว" in story(client, thai)


def test_what_has_not_happened_yet_waits(told: Spine, client: FlaskClient) -> None:
    page = story(client, told.code)
    assert page.count('<li class="waiting">') == 5
    assert page.count('<li class="done">') == 1
    assert "เมื่อถึงขั้นนี้ เราจะบอกท่านที่หน้านี้" in page


def test_on_the_agenda_it_waits_for_its_meeting(told: Spine, client: FlaskClient) -> None:
    attach_all(told)
    page = story(client, told.code)
    assert "ได้เข้าวาระแล้ว รอวันประชุม" in page
    assert "วาระ 1 สมัชชาใหญ่ ครั้งที่ 13" in page


def test_a_lost_vote_is_told_as_it_was(told: Spine, client: FlaskClient) -> None:
    hall = told.hall
    hall.everyone_checks_in()
    attach_all(told)
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    open_item(hall.facilitator, hall.meeting_id, hall.version, told.item_id)
    vote(told, yes=5)
    page = story(client, told.code)
    assert "ลงมติ: ไม่เห็นชอบ" in page
    assert "ร่างมติไม่ผ่าน" in page


def test_a_count_is_told_when_it_is_declared_and_not_before(
    told: Spine, client: FlaskClient
) -> None:
    ballot_id = put_up(told, "named")
    for place in range(8):
        cast_vote(told.hall.delegate(place), ballot_id, "no", ids.token())
    for verb in (close_ballot, count_ballot):
        verb(told.hall.facilitator, told.hall.meeting_id, told.hall.version, ballot_id)
    page = story(client, told.code)
    assert "ผู้แทนกำลังลงมติ รอประกาศผล" in page
    assert "ไม่เห็นชอบ" not in page
    declare_ballot(told.hall.facilitator, told.hall.meeting_id, told.hall.version, ballot_id)
    assert "ลงมติ: ไม่เห็นชอบ" in story(client, told.code)


def test_a_round_of_consensus_is_no_lost_vote(told: Spine, client: FlaskClient) -> None:
    ballot_id, hall = put_up(told, kind="consensus"), told.hall
    cast_vote(hall.delegate(0), ballot_id, "not_yet", ids.token(), "กว้างไป")
    close_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    again = (ballot_id, "another_round")
    declare_ballot(hall.facilitator, hall.meeting_id, hall.version, *again)
    page = story(client, told.code)
    assert "ร่างมติไม่ผ่าน" not in page
    second = put_to_vote(
        hall.facilitator, hall.meeting_id, hall.version, told.item_id, Terms(kind="consensus")
    )
    for place in (0, 1):
        cast_vote(hall.delegate(place), second, "agree", ids.token())
    for verb in (close_ballot, declare_ballot):
        verb(hall.facilitator, hall.meeting_id, hall.version, second)
    assert "เห็นด้วย 2 จาก 2 เสียง" in story(client, told.code)
    adopted = resolution_of_item(told.item_id)
    assert adopted is not None
    certificate = client.get(f"/r/{adopted.id}").text
    assert "<dd>ถามฉันทมติ</dd>" in certificate
    assert "ลงมติเปิดเผย" not in certificate


def put_up(told: Spine, method: str = "secret", **more: str) -> int:
    """The matter before the room, its draft put to the vote; the ballot's id."""
    hall = told.hall
    hall.everyone_checks_in()
    attach_all(told)
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    open_item(hall.facilitator, hall.meeting_id, hall.version, told.item_id)
    write_draft(hall.facilitator, hall.meeting_id, hall.version, told.item_id, QUESTION, TEXT)
    terms = Terms(method, **more)
    return put_to_vote(hall.facilitator, hall.meeting_id, hall.version, told.item_id, terms)


def test_the_sender_still_reads_what_was_withheld(told: Spine, client: FlaskClient) -> None:
    row = find_by_code(told.code)
    assert row is not None
    withhold(told.hall.facilitator, row.id)
    page = story(client, told.code)
    assert row.text in page
    assert "ข้อความนี้ไม่เผยแพร่" in page
    assert "มีแต่ท่านกับกระบวนกรที่เห็น" in page


def test_long_words_open_short_and_whole(told: Spine, client: FlaskClient) -> None:
    from assembly.grievances.actions import tell

    long = "บ้านเราอยู่บนน้ำ " * 40
    code = tell(told.hall.assembly_id, "820108", None, long, key="a long letter")["code"]
    page = story(client, code)
    assert "อ่านต่อ" in page
    assert long.strip() in page


@pytest.mark.parametrize("typed", ["1234", "0000 0000 0000 0000", "ไม่มีรหัส", "1" * 59])
def test_a_wrong_code_gets_a_sentence_and_stays_typed(
    told: Spine, client: FlaskClient, typed: str
) -> None:
    answer = client.post("/g/", data={"code": typed})
    assert answer.status_code == 404
    assert "ไม่พบรหัสติดตามนี้" in answer.text
    assert f'value="{typed}"' in answer.text


@pytest.mark.parametrize("typed", ["", "1" * 61])
def test_a_code_that_cannot_be_one_is_said_so(
    client: FlaskClient, hall: object, typed: str
) -> None:
    assert client.post("/g/", data={"code": typed}).status_code == 422


def test_codes_cannot_be_guessed(told: Spine, client: FlaskClient) -> None:
    for _ in range(10):
        assert client.post("/g/", data={"code": "1" * 16}).status_code == 404
    refused = client.post("/g/", data={"code": told.code})
    assert refused.status_code == 429
    assert "โปรดรอสักครู่" in refused.text
    neighbour = told.hall.app.test_client()
    assert neighbour.post("/g/", data={"code": told.code}).status_code == 200


def test_a_phone_without_any_cookie_may_look(told: Spine) -> None:
    stranger = told.hall.app.test_client(use_cookies=False)
    assert "ถึงสมัชชาแล้ว" in story(stranger, told.code)


def test_a_script_reads_the_steps(told: Spine, client: FlaskClient) -> None:
    answer = client.post("/g/", data={"code": told.code}, headers={"Accept": "application/json"})
    assert answer.json is not None
    assert answer.json["ok"] is True
    assert [step["name"] for step in answer.json["steps"]] == [
        "told",
        "heard",
        "voted",
        "resolved",
        "written",
        "promised",
    ]
    assert answer.json["promises"] == []
    assert answer.json["has_news"] is False


def test_a_lost_token_keeps_the_code(told: Spine, client: FlaskClient) -> None:
    told.hall.app.config["WTF_CSRF_ENABLED"] = True
    answer = client.post("/g/", data={"code": told.code})
    assert answer.status_code == 400
    assert f'value="{told.code}"' in answer.text
