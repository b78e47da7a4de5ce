"""The office's button for a bundle, and the page where the key is published."""

import io
import zipfile

import pytest
from flask import Flask
from sqlalchemy import select

from assembly.core.db import session
from assembly.core.errors import Refusal
from assembly.exports.press import PressFailed
from assembly.journal.actions import make_checkpoint
from assembly.journal.models import Entry
from assembly.operator.bundles import contents
from assembly.operator.bundles.standalone import verify as verifier
from tests.factories.hall import Hall

PRESS = {"idempotency_key": "k-bundle"}


def test_the_secretary_takes_a_bundle_home(hall: Hall) -> None:
    answer = hall.browser("secretary").post(f"/office/{hall.slug}/bundle.zip", data=PRESS)
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert verifier.judge_zip(answer.data).verdict == verifier.INTACT
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        last = archive.read("journal.jsonl").splitlines()[-1]
    assert verifier.told_in(last)["entry"]["actor_role"] == "secretary"


def test_who_has_no_business_with_the_record_gets_none(hall: Hall) -> None:
    for browser in (hall.app.test_client(), hall.phone(0), hall.browser("teller")):
        assert browser.post(f"/office/{hall.slug}/bundle.zip", data=PRESS).status_code == 403
    assert not any_export()


@pytest.mark.parametrize("sent", [{"digits": "roman"}, {"digits": "x" * 9000}])
def test_bad_input_is_refused_politely(hall: Hall, sent: dict[str, str]) -> None:
    answer = hall.browser("secretary").post(f"/office/{hall.slug}/bundle.zip", data=sent)
    assert 400 <= answer.status_code < 500


def test_a_paper_that_cannot_be_printed_leaves_no_half_bundle(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def jam(*_order: object, **_foot: object) -> None:
        raise PressFailed

    monkeypatch.setattr(contents, "print_aside", jam)
    answer = hall.browser("secretary").post(f"/office/{hall.slug}/bundle.zip", data=PRESS)
    assert answer.status_code == Refusal.status
    assert not any_export()


def any_export() -> bool:
    return session().scalar(select(Entry).where(Entry.type == "exported").limit(1)) is not None


def test_the_key_is_published_where_no_bundle_can_have_put_it(hall: Hall) -> None:
    anyone = hall.app.test_client()
    page = f"/a/{hall.slug}/evidence"
    assert "ยังไม่มีกุญแจ" in anyone.get(page).get_data(as_text=True), "and looking makes none"
    make_checkpoint("meeting_opened", "meeting:1")
    bundle = hall.browser("secretary").post(f"/office/{hall.slug}/bundle.zip", data=PRESS).data
    told = verifier.judge_zip(bundle)
    shown = anyone.get(page).get_data(as_text=True)
    assert told.key_fingerprint in shown
    assert told.fingerprint in shown
    assert verifier.judge_zip(bundle, key=told.key_fingerprint).verdict == verifier.INTACT
    assert "bundle.zip" not in shown, "only who keeps the record makes one"
    office = hall.browser("secretary")
    assert "bundle.zip" in office.get(page).get_data(as_text=True)
    assert "bundle.zip" in office.get(f"/office/{hall.slug}").get_data(as_text=True)


def test_the_checking_page_can_be_had_alone(app: Flask) -> None:
    answer = app.test_client().get("/verify.html")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert b"Content-Security-Policy" in answer.data
