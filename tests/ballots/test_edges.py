"""Phone and desk: form, JSON and socket come to the same vote and say the same sentences."""

import pytest
from flask import g
from flask.testing import FlaskClient
from flask_socketio import SocketIOTestClient
from flask_wtf.csrf import generate_csrf
from sqlalchemy import func, select

from assembly.ballots.models import Envelope
from assembly.ballots.views.voting import votes_by_socket
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.extensions import db, socketio
from assembly.people.actions import revoke_slip
from assembly.people.models import Slip
from tests.ballots.conftest import QUESTION, Plenary

JSON = {"Accept": "application/json"}


def vote_of(plenary: Plenary) -> str:
    return f"/m/{plenary.hall.code}/ballots/{plenary.ballot_id}/vote"


def received(plenary: Plenary) -> int:
    return plenary.board.received


def connects(plenary: Plenary, phone: FlaskClient) -> SocketIOTestClient:
    """The phone's socket, opened from a page it holds."""
    for name in ("csrf_token", "actor"):
        g.pop(name, None)  # the scene's one context must not lend them from another browser
    with phone.session_transaction() as cookie, plenary.hall.app.test_request_context():
        from flask import session as browser

        token = generate_csrf()
        cookie["csrf_token"] = browser["csrf_token"]
    socket = socketio.test_client(plenary.hall.app, flask_test_client=phone, auth={"csrf": token})
    assert socket.is_connected()
    return socket


def says(socket: SocketIOTestClient, **fields: object) -> dict[str, object]:
    answer: dict[str, object] = socket.emit("vote", fields, callback=True)
    return answer


def test_a_phone_without_script_votes_and_comes_back_to_now(plenary: Plenary) -> None:
    plenary.opens_ballot()
    phone = plenary.hall.phone(0)
    answer = phone.post(vote_of(plenary), data={"choice": "yes", "idempotency_key": "k"})
    assert answer.status_code == 302
    assert answer.location == f"/m/{plenary.hall.code}"
    assert "ได้รับเสียงของท่านแล้ว" in phone.get(answer.location).text
    assert received(plenary) == 1


def test_a_double_tap_gives_the_same_receipt(plenary: Plenary) -> None:
    plenary.opens_ballot()
    phone = plenary.hall.phone(0)
    press = {"choice": "yes", "idempotency_key": "k"}
    first, second = (phone.post(vote_of(plenary), data=press, headers=JSON) for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert first.json == second.json
    assert first.json is not None
    assert first.json["ok"] is True
    assert len(first.json["receipt"]) == 9
    assert received(plenary) == 1


def test_a_hasty_second_press_on_another_choice_is_a_change_of_mind(plenary: Plenary) -> None:
    """Both presses left the same page with its one key, before the first answer came."""
    plenary.opens_ballot()
    phone = plenary.hall.phone(0)
    for choice in ("yes", "no"):
        phone.post(vote_of(plenary), data={"choice": choice, "idempotency_key": "page"})
    plenary.finishes()
    assert (plenary.row.yes, plenary.row.no) == (0, 1)


def test_a_vote_may_come_as_json(plenary: Plenary) -> None:
    plenary.opens_ballot("named")
    phone = plenary.hall.phone(0)
    answer = phone.post(
        vote_of(plenary), json={"choice": "no", "idempotency_key": "k"}, headers=JSON
    )
    assert answer.json == {"ok": True, "receipt": answer.json["receipt"], "revision": 1}


@pytest.mark.parametrize(
    "body",
    [[1, 2], "yes", {"choice": {"yes": 1}}, {"choice": ["no", "yes", 3]}, {"choice": "\ud800"},
     {"choice": "yes", "idempotency_key": "\ud800"}, {"choice": None}, {}, None],
)  # fmt: skip
def test_odd_json_is_refused_in_words(plenary: Plenary, body: object) -> None:
    plenary.opens_ballot("named")
    answer = plenary.hall.phone(0).post(vote_of(plenary), json=body, headers=JSON)
    assert answer.status_code in (400, 422) or body == {"choice": ["no", "yes", 3]}
    assert received(plenary) == (answer.status_code == 200)


def test_a_phone_that_shows_an_old_ballot_is_told_it_has_closed(plenary: Plenary) -> None:
    plenary.opens_ballot()
    phone = plenary.hall.phone(0)
    plenary.closes()
    answer = phone.post(vote_of(plenary), data={"choice": "yes", "idempotency_key": "k"})
    assert answer.status_code == 409
    assert "ปิดลงมติก่อนที่เสียงนี้จะมาถึง เรื่องนี้จึงไม่มีเสียงของท่าน" in answer.text
    assert "ตั้งคณะทำงาน 4 ฝ่าย" in answer.text, "the person still reads what it is about"
    told = phone.post(vote_of(plenary), data={"choice": "yes"}, headers=JSON)
    assert told.json is not None
    assert (told.status_code, told.json["ok"], told.json["reason"]) == (
        409, False, "closed_without_vote",
    )  # fmt: skip


def test_two_delegates_share_one_phone(plenary: Plenary) -> None:
    hall = plenary.hall
    plenary.opens_ballot()
    phone = hall.phone(0)
    phone.post(vote_of(plenary), data={"choice": "yes", "idempotency_key": "a"})
    phone.post("/out")
    assert phone.post(vote_of(plenary), data={"choice": "no"}).status_code == 403
    borrow(plenary, phone, 1)
    assert "ได้รับเสียงของท่านแล้ว" not in phone.get(f"/m/{hall.code}").text
    phone.post(vote_of(plenary), data={"choice": "no", "idempotency_key": "a"})
    plenary.finishes()
    assert (plenary.row.yes, plenary.row.no) == (1, 1)


def borrow(plenary: Plenary, phone: FlaskClient, place: int) -> None:
    """Another delegate scans their own slip with the same phone."""
    from assembly.people.queries import member, paper_slips

    name = member(plenary.hall.members[place]).full_name
    slip = next(s for s in paper_slips(plenary.hall.meeting_id) if s.member == name)
    assert phone.get(f"/s/{slip.token}").status_code == 302


def test_a_revoked_slip_is_told_where_to_ask(plenary: Plenary) -> None:
    plenary.opens_ballot()
    phone = plenary.hall.phone(0)
    slip = session().scalar(select(Slip.id).where(Slip.member_id == plenary.hall.members[0]))
    revoke_slip(SYSTEM, slip)
    answer = phone.post(vote_of(plenary), data={"choice": "yes"})
    assert answer.status_code == 403
    assert "โปรดสอบถามที่โต๊ะลงทะเบียน" in answer.text
    assert received(plenary) == 0


def test_staff_and_passers_by_do_not_vote(plenary: Plenary) -> None:
    plenary.opens_ballot()
    for browser in (plenary.hall.browser("facilitator"), plenary.hall.app.test_client()):
        answer = browser.post(vote_of(plenary), data={"choice": "yes"}, headers=JSON)
        assert (answer.status_code, answer.json["reason"]) == (403, "not_an_elector")


@pytest.mark.parametrize("number", ["999", "9223372036854775808", "99999999999999999999999"])
def test_a_ballot_that_does_not_exist_is_not_found(plenary: Plenary, number: str) -> None:
    phone = plenary.hall.phone(0)
    for page in ("", "/receipt"):
        assert phone.get(f"/m/{plenary.hall.code}/ballots/{number}{page}").status_code == 404
    answer = phone.post(f"/m/{plenary.hall.code}/ballots/{number}/vote", data={"choice": "yes"})
    assert answer.status_code == 404


def test_the_socket_gives_the_forms_own_answer(plenary: Plenary) -> None:
    plenary.opens_ballot()
    phone = plenary.hall.phone(0)
    socket = connects(plenary, phone)
    said = says(socket, ballot_id=plenary.ballot_id, choice="yes", idempotency_key="k")
    again = phone.post(
        vote_of(plenary), data={"choice": "yes", "idempotency_key": "k"}, headers=JSON
    )
    assert said["ok"] is True
    assert again.json == said
    assert received(plenary) == 1


def test_the_socket_does_not_outlive_the_slip(plenary: Plenary) -> None:
    plenary.opens_ballot()
    phone = plenary.hall.phone(0)
    socket = connects(plenary, phone)
    slip = session().scalar(select(Slip.id).where(Slip.member_id == plenary.hall.members[0]))
    revoke_slip(SYSTEM, slip)
    assert not socket.is_connected()
    assert received(plenary) == 0


def test_a_passer_by_cannot_vote_over_the_socket(plenary: Plenary) -> None:
    plenary.opens_ballot()
    socket = connects(plenary, plenary.hall.app.test_client())
    said = says(socket, ballot_id=plenary.ballot_id, choice="yes", idempotency_key="k")
    assert (said["ok"], said["reason"]) == (False, "not_an_elector")


@pytest.mark.parametrize(
    "fields",
    [
        {}, {"ballot_id": "1", "choice": "yes"}, {"ballot_id": 10**30, "choice": "yes"},
        {"ballot_id": -1}, {"ballot_id": 1}, {"ballot_id": 1, "choice": ["yes"]},
        {"ballot_id": 1, "choice": "yes", "idempotency_key": {"a": 1}},
        {"ballot_id": 1, "choice": "yes", "idempotency_key": "k" * 101},
        {"ballot_id": 1, "choice": "เห็นด้วย", "idempotency_key": "k"},
    ],
)  # fmt: skip
def test_odd_events_are_answered_in_words(plenary: Plenary, fields: dict[str, object]) -> None:
    plenary.opens_ballot()
    said = says(connects(plenary, plenary.hall.phone(0)), **fields)
    assert said["ok"] is False
    assert said["message"]
    assert said["reason"] in ("not_found", "bad_input")
    assert received(plenary) == 0


def test_one_socket_cannot_ask_without_end(plenary: Plenary) -> None:
    plenary.opens_ballot()
    noisy, other = (connects(plenary, plenary.hall.phone(place)) for place in (0, 1))
    wanted = {"ballot_id": plenary.ballot_id, "choice": "yes"}
    answers = [says(noisy, **wanted, idempotency_key="k") for _ in range(votes_by_socket.most + 1)]
    assert answers[-1]["reason"] == "too_many"
    assert answers[-2]["ok"] is True
    assert says(other, **wanted, idempotency_key="k")["ok"] is True


def test_the_desk_closes_opens_the_box_and_declares(plenary: Plenary) -> None:
    hall = plenary.hall
    plenary.opens_ballot()
    for place in range(12):
        plenary.votes(place, "yes")
    desk = hall.browser("facilitator")
    for step in ("close", "count", "declare"):
        pressed = {"version": hall.version, "idempotency_key": step}
        address = f"/desk/{hall.code}/ballots/{plenary.ballot_id}/{step}"
        answers = [desk.post(address, data=pressed) for _ in range(2)]
        assert [answer.location for answer in answers] == [f"/desk/{hall.code}"] * 2
    assert plenary.row.carried is True


def test_the_second_facilitator_reads_who_was_first(plenary: Plenary) -> None:
    hall = plenary.hall
    plenary.opens_ballot()
    desk, seen = hall.browser("facilitator"), hall.version
    plenary.closes()
    address = f"/desk/{hall.code}/ballots/{plenary.ballot_id}/close"
    desk.post(address, data={"version": seen})
    assert "ธนพร" in desk.get(f"/desk/{hall.code}").text
    told = desk.post(address, data={"version": seen}, headers=JSON)
    assert told.status_code == 409
    assert told.json["reason"] == "stale"


def test_the_whole_draft_can_be_read_at_every_stage(plenary: Plenary) -> None:
    hall = plenary.hall
    plenary.opens_ballot("named")
    plenary.votes(0, "no")
    address = f"/m/{hall.code}/ballots/{plenary.ballot_id}"
    looker = hall.phone(1)
    said = []
    for step in (lambda: None, plenary.closes, plenary.counts, plenary.declares):
        step()
        db.session.remove()
        said.append(looker.get(address).text)
    for page in said:
        assert "รายงานผลต่อสมัชชาทุก 3 เดือน" in page
    assert ["นายสมชาย ใจดี" in page for page in said] == [False, False, True, True]
    assert ["ทักท้วง" in page for page in said] == [False, False, True, False]
    assert ["ไม่เห็นชอบ" in page for page in said] == [False, False, False, True]


def test_a_secret_ballots_page_names_nobody(plenary: Plenary) -> None:
    plenary.opens_ballot()
    plenary.votes(0, "no")
    plenary.finishes()
    page = plenary.hall.app.test_client().get(f"/m/{plenary.hall.code}/ballots/{plenary.ballot_id}")
    assert "นายสมชาย" not in page.text
    assert "ไม่เก็บไว้ว่าใครเลือกอะไร" in page.text


def test_a_ballot_of_another_meeting_is_not_at_this_address(plenary: Plenary) -> None:
    from datetime import date

    from assembly.meetings.actions import call_meeting

    hall = plenary.hall
    plenary.opens_ballot()
    call_meeting(SYSTEM, hall.assembly_id, 14, date(2027, 1, 9), "ที่อื่น", 6, code="555555")
    phone = hall.phone(0)
    for page in ("", "/receipt"):
        answer = phone.get(f"/m/555555/ballots/{plenary.ballot_id}{page}")
        assert answer.status_code == 404
    assert phone.post(f"/m/555555/ballots/{plenary.ballot_id}/vote").status_code == 404


def test_a_receipt_is_found_after_the_declaration(plenary: Plenary) -> None:
    hall = plenary.hall
    plenary.opens_ballot()
    code = str(plenary.votes(0, "yes")["receipt"])
    address = f"/m/{hall.code}/ballots/{plenary.ballot_id}/receipt"
    phone = hall.app.test_client()
    assert "ตรวจได้หลังประกาศผล" in phone.get(address).text
    assert "ถูกนับแล้ว" not in phone.post(address, data={"receipt": code}).text
    plenary.finishes()
    db.session.remove()
    assert QUESTION.split()[0] in phone.get(address).text
    assert "เสียงของใบรับนี้ถูกนับแล้ว" in phone.post(address, data={"receipt": code.lower()}).text
    assert "ไม่พบใบรับนี้" in phone.post(address, data={"receipt": "0000 0000"}).text
    assert phone.post(address, data={"receipt": code}, headers=JSON).json == {
        "ok": True, "counted": True,
    }  # fmt: skip
    empty = phone.post(address, data={"receipt": ""})
    assert empty.status_code == 422
    assert "ใส่รหัสบนใบรับก่อน" in empty.text


def test_a_form_without_its_token_changes_nothing(plenary: Plenary) -> None:
    plenary.opens_ballot()
    phone = plenary.hall.phone(0)
    plenary.hall.app.config["WTF_CSRF_ENABLED"] = True
    answer = phone.post(vote_of(plenary), data={"choice": "yes"})
    assert answer.status_code == 400
    assert session().scalar(select(func.count()).select_from(Envelope)) == 0
