"""Whoever holds the link has the letters that were sent, as the office printed them."""

from pathlib import Path

from flask.testing import FlaskClient

from assembly.core.access import SYSTEM
from assembly.requests.actions import revoke_link
from tests.exports.readers import by_poppler
from tests.factories.hall import Hall, gather
from tests.factories.replies import asked_by_proposal, asked_for_promise, opens
from tests.factories.requests import remind_of


def letter(browser: FlaskClient, number: int, request_id: int) -> tuple[int, bytes]:
    answer = browser.get(f"/reply/letters/{number}.pdf?request={request_id}")
    return answer.status_code, answer.data


def test_each_letter_is_a_paper_for_whoever_holds_the_link(hall: Hall, tmp_path: Path) -> None:
    asked = asked_for_promise(hall, 40)
    remind_of(asked.request_id, 5, "สพง 20/2569")
    office = opens(hall.app, asked)
    page = office.get("/reply").text
    for number, words in ((1, "เรื่อง"), (2, "๒๐/๒๕๖๙")):
        assert f'href="/reply/letters/{number}.pdf?request={asked.request_id}"' in page
        status, content = letter(office, number, asked.request_id)
        assert (status, content[:4]) == (200, b"%PDF")
        (tmp_path / "letter.pdf").write_bytes(content)
        assert words in by_poppler(tmp_path / "letter.pdf")[0]
    assert letter(office, 3, asked.request_id)[0] == 404
    assert letter(hall.app.test_client(), 1, asked.request_id)[0] == 404
    revoke_link(SYSTEM, asked.request_id)
    assert letter(office, 1, asked.request_id)[0] == 410


def test_the_first_letter_of_a_proposal_is_the_proposals_own(hall: Hall) -> None:
    asked = asked_by_proposal(hall)
    other = asked_for_promise(gather(hall.app, slug="another", code="111111"), 40)
    office = opens(hall.app, asked)
    assert letter(office, 1, asked.request_id)[0] == 200
    assert letter(office, 1, other.request_id)[0] == 404, "of another body"
