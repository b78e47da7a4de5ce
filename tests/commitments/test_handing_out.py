"""Evidence as files: pictures to look at, papers to take along, to nobody before they are read."""

import io
import re

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from assembly.commitments.actions import (
    lay_back_report,
    show_report,
    take_away,
    withhold_report,
)
from assembly.commitments.queries import SHELF
from assembly.extensions import db
from tests.factories.hall import Hall
from tests.factories.minutes import secretary
from tests.factories.promises import Promised, promised
from tests.factories.proofs import body_reports, proofs, shown_report


@pytest.fixture
def scene(hall: Hall) -> Promised:
    return promised(hall)


def asked(hall: Hall, evidence_id: int, role: str = "", more: str = "") -> TestResponse:
    browser = hall.browser(role) if role else hall.app.test_client()
    return browser.get(f"/evidence/{evidence_id}{more}")


def test_a_picture_is_looked_at_and_a_paper_taken_along(hall: Hall, scene: Promised) -> None:
    picture, paper, figure, _other = proofs(shown_report(hall, scene.first))
    seen, taken = asked(hall, picture.id), asked(hall, paper.id)
    assert (seen.status_code, seen.mimetype) == (200, "image/jpeg")
    assert "Content-Disposition" not in seen.headers
    assert (taken.status_code, taken.mimetype) == (200, "application/pdf")
    assert taken.headers["Content-Disposition"] == f'attachment; filename="evidence-{paper.id}.pdf"'
    for answer in (seen, taken):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.headers["Cache-Control"] == "public, no-cache"
    assert asked(hall, figure.id).status_code == 404


def test_no_cache_shows_what_was_taken_away(hall: Hall, scene: Promised) -> None:
    """For five minutes a browser or a proxy went on showing a child's face by itself."""
    report_id = shown_report(hall, scene.first)
    one, paper = proofs(report_id)[:2]
    browser = hall.app.test_client()
    whole = browser.get(f"/evidence/{one.id}").headers["ETag"]
    for at in (f"/evidence/{one.id}?small", f"/evidence/{paper.id}"):
        first = browser.get(at)
        own = first.headers["ETag"]
        again = browser.get(at, headers={"If-None-Match": own})
        assert (again.status_code, again.data) == (304, b"")
        for answer in (first, again):
            assert answer.headers["Cache-Control"] == "public, no-cache"
        assert own != whole
        assert browser.get(at, headers={"If-None-Match": whole}).status_code == 200
    take_away(secretary(hall), one.id, "เห็นหน้าเด็ก")
    for more in ("", "?small"):
        for tag in (whole, "*"):
            answer = browser.get(f"/evidence/{one.id}{more}", headers={"If-None-Match": tag})
            assert answer.status_code == 404
            assert answer.headers["Cache-Control"] == "no-store"


def test_what_waits_again_is_not_said_to_be_as_it_was(hall: Hall, scene: Promised) -> None:
    """The office laid it back: a tag from when everybody saw it opens nothing."""
    report_id = body_reports(scene)
    show_report(secretary(hall), report_id)
    one = proofs(report_id)[0]
    tag = {"If-None-Match": asked(hall, one.id).headers["ETag"]}
    lay_back_report(secretary(hall), report_id)
    db.session.remove()
    address = f"/evidence/{one.id}"
    assert hall.app.test_client().get(address, headers=tag).status_code == 404
    office = hall.browser("secretary").get(address, headers=tag)
    assert (office.status_code, "ETag" in office.headers) == (200, False)


def test_a_list_shows_a_small_picture(hall: Hall, scene: Promised) -> None:
    picture = proofs(shown_report(hall, scene.first))[0]
    small = asked(hall, picture.id, more="?small")
    with Image.open(io.BytesIO(small.data)) as seen:
        assert max(seen.size) == 480
    assert len(small.data) < len(asked(hall, picture.id).data)


def test_what_a_body_sent_is_seen_by_those_who_hear_until_it_is_shown(
    hall: Hall, scene: Promised
) -> None:
    report_id = body_reports(scene)
    for one in proofs(report_id, public=False)[:2]:
        for role in ("secretary", "facilitator", "helper", "admin"):
            answer = asked(hall, one.id, role)
            assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
        for role in ("", "teller"):
            assert asked(hall, one.id, role).status_code == 404
        assert hall.phone(0).get(f"/evidence/{one.id}").status_code == 404
    show_report(secretary(hall), report_id)
    assert all(asked(hall, one.id).status_code == 200 for one in proofs(report_id)[:2])


def test_what_is_withheld_stays_with_the_office(hall: Hall, scene: Promised) -> None:
    report_id = body_reports(scene)
    withhold_report(secretary(hall), report_id, "มีชื่อชาวบ้าน")
    one = proofs(report_id, public=False)[0]
    assert (asked(hall, one.id).status_code, asked(hall, one.id, "secretary").status_code) == (
        404,
        200,
    )


def test_what_was_taken_away_is_there_for_nobody(hall: Hall, scene: Promised) -> None:
    one = proofs(shown_report(hall, scene.first))[0]
    assert asked(hall, one.id, more="?small").status_code == 200
    take_away(secretary(hall), one.id, "เห็นหน้าเด็ก")
    for more in ("", "?small"):
        assert asked(hall, one.id, "secretary", more).status_code == 404


def test_a_lost_file_is_not_found(hall: Hall, scene: Promised) -> None:
    one = proofs(shown_report(hall, scene.first))[0]
    SHELF.forget(one.file)
    assert asked(hall, one.id).status_code == 404


def test_taking_away_asks_first_and_wants_a_reason(hall: Hall, scene: Promised) -> None:
    report_id, desk = body_reports(scene), hall.browser("secretary")
    one = proofs(report_id, public=False)[0]
    at = f"/office/{hall.slug}/commitments/evidence/{one.id}/take"
    asks = desk.get(at)
    assert "เอากลับมาไม่ได้" in asks.text
    assert f"/evidence/{one.id}?small" in asks.text
    for reason in ("", "ก" * 501):
        refused = desk.post(at, data={"reason": reason})
        assert refused.status_code == 422
        assert reason in refused.text
    key = re.search(r'name="idempotency_key"[^>]*value="([^"]+)"', asks.text)
    assert key is not None
    said = {"reason": "เห็นหน้าเด็ก", "idempotency_key": key[1]}
    assert desk.post(at, data=said).status_code == 302
    assert desk.get(at).status_code == 404
    read = desk.get(f"/office/{hall.slug}/commitments/reading").text
    assert "เห็นหน้าเด็ก" in read
    assert one.sha256[:4] in read
    assert hall.browser("helper").get(at).status_code == 403
