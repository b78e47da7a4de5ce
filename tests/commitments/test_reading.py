"""What bodies sent is read at the office first: shown, withheld for a public reason, laid back."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.commitments import rules
from assembly.commitments.actions import (
    count_to_read,
    lay_back_report,
    show_report,
    to_read,
    withhold_report,
)
from assembly.commitments.queries import timeline_of
from assembly.core import clock
from assembly.extensions import db
from assembly.operator.verifying import verify
from tests.factories.hall import Hall
from tests.factories.minutes import secretary
from tests.factories.promises import Promised, moved, promised, reported, row_of
from tests.factories.proofs import POSTS, body_reports, proofs

NAMES = "มีชื่อชาวบ้าน ขอให้ส่งใหม่โดยไม่มีชื่อ"


@pytest.fixture
def scene(hall: Hall) -> Promised:
    return promised(hall)


def public_line(scene: Promised):
    db.session.remove()
    lines = timeline_of(scene.first, public=True)
    return next(line for line in lines if line.source == "body")


def test_what_is_shown_everybody_reads_and_it_counts(hall: Hall, scene: Promised) -> None:
    report_id = body_reports(scene)
    assert (public_line(scene).text, row_of(scene.first).progress) == ("", 0)
    assert [sheet.id for sheet in to_read(hall.assembly_id)] == [report_id]
    show_report(secretary(hall), report_id)
    assert (public_line(scene).text, row_of(scene.first).progress) == (POSTS, 40)
    assert (to_read(hall.assembly_id), count_to_read(hall.assembly_id)) == ((), 0)
    assert verify().exit_code == 0


def test_what_is_withheld_says_why_and_not_what(hall: Hall, scene: Promised) -> None:
    report_id = body_reports(scene)
    with pytest.raises(rules.WhyWithheld):
        withhold_report(secretary(hall), report_id, " ")
    withhold_report(secretary(hall), report_id, NAMES)
    line = public_line(scene)
    assert (line.text, line.progress, line.withheld_because) == ("", None, NAMES)
    assert line.organisation != ""
    assert row_of(scene.first).progress == 0


def test_both_can_be_laid_back(hall: Hall, scene: Promised) -> None:
    report_id = body_reports(scene)
    show_report(secretary(hall), report_id)
    with pytest.raises(rules.ReadBefore):
        withhold_report(secretary(hall), report_id, NAMES)
    lay_back_report(secretary(hall), report_id)
    assert (public_line(scene).is_unread, row_of(scene.first).progress) == (True, 0)
    withhold_report(secretary(hall), report_id, NAMES)
    lay_back_report(secretary(hall), report_id)
    assert (public_line(scene).withheld_because, count_to_read(hall.assembly_id)) == ("", 1)
    with pytest.raises(rules.ReadBefore):
        lay_back_report(secretary(hall), report_id)


def test_that_it_moves_counts_once_it_is_read(hall: Hall, scene: Promised) -> None:
    begun = row_of(scene.first).state_on
    report_id = body_reports(scene, moves=True)
    assert row_of(scene.first).state == "waiting"
    show_report(secretary(hall), report_id)
    row = row_of(scene.first)
    assert (row.state, row.state_on) == ("moving", clock.today() - timedelta(days=1))
    assert (public_line(scene).before, public_line(scene).state) == ("waiting", "moving")
    lay_back_report(secretary(hall), report_id)
    row = row_of(scene.first)
    assert (row.state, row.state_on, public_line(scene).state) == ("waiting", begun, "")
    show_report(secretary(hall), report_id)
    moved(hall, scene.first, "review", "รอผลสำรวจ")
    lay_back_report(secretary(hall), report_id)
    assert row_of(scene.first).state == "review", "what was decided since stays"
    show_report(secretary(hall), report_id)
    assert row_of(scene.first).state == "review"


def test_what_the_office_wrote_is_not_read_here(hall: Hall, scene: Promised) -> None:
    own = reported(hall, scene.first)
    for verb in (show_report, lay_back_report):
        with pytest.raises(rules.NotFromABody):
            verb(secretary(hall), own)


def page(browser: FlaskClient, hall: Hall) -> str:
    answer = browser.get(f"/office/{hall.slug}/commitments/reading")
    assert answer.status_code == 200
    return answer.text


def press(browser: FlaskClient, address: str, name: str = "", **said: str):
    form = {f"{name}-{key}" if name else key: value for key, value in said.items()}
    return browser.post(address, data=form)


def test_an_empty_page_says_what_will_come(hall: Hall) -> None:
    assert "ไม่มีเรื่องที่รออ่าน" in page(hall.browser("secretary"), hall)


def test_the_secretary_reads_with_the_evidence_and_decides(hall: Hall, scene: Promised) -> None:
    report_id, desk = body_reports(scene), hall.browser("secretary")
    seen = page(desk, hall)
    for words in (POSTS, "1,250.5", "บันทึกการรังวัด", "หลักแนวเขตบ้านบางพัฒน์"):
        assert words in seen
    picture = proofs(report_id, public=False)[0].id
    assert f"/evidence/{picture}" in seen
    at = f"/office/{hall.slug}/commitments/reading/report/{report_id}"
    refused = press(desk, f"{at}/withhold", f"report{report_id}", reason="")
    assert refused.status_code == 422
    assert "ทุกคนจะอ่านเหตุผลนี้แทนข้อความ" in refused.text
    long = "ก" * 501
    refused = press(desk, f"{at}/withhold", f"report{report_id}", reason=long)
    assert (refused.status_code, long in refused.text) == (422, True)
    assert press(desk, f"{at}/show").status_code == 302
    assert press(desk, f"{at}/show").status_code == 409
    assert "เผยแพร่แล้ว" in page(desk, hall)
    assert press(desk, f"{at}/back").status_code == 302
    assert press(desk, f"{at}/withhold", f"report{report_id}", reason=NAMES).status_code == 302
    assert NAMES in page(desk, hall)


def test_what_another_assembly_was_sent_is_not_found(hall: Hall, scene: Promised) -> None:
    report_id, desk = body_reports(scene), hall.browser("secretary")
    at = f"/office/{hall.slug}/commitments/reading"
    for address in (f"{at}/answers/{report_id}/show", f"{at}/report/{report_id + 99}/show"):
        assert desk.post(address).status_code == 404


SAID = st.dictionaries(
    st.sampled_from(["{name}-reason", "{name}-idempotency_key", "reason", "x"]),
    st.text(max_size=600) | st.integers() | st.booleans() | st.none(),
    max_size=4,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=SAID, verb=st.sampled_from(["show", "withhold", "back"]), as_json=st.booleans())
def test_no_input_breaks_the_page(hall: Hall, said: dict, verb: str, as_json: bool) -> None:
    kept = getattr(hall, "kept", None)
    if kept is None:
        scene = promised(hall)
        kept = hall.kept = (body_reports(scene), hall.browser("admin"))  # type: ignore[attr-defined]  # one for all
    report_id, browser = kept
    data = {key.format(name=f"report{report_id}"): value for key, value in said.items()}
    path = f"/office/{hall.slug}/commitments/reading/report/{report_id}/{verb}"
    if as_json:
        answer = browser.post(path, json=data, headers={"Accept": "application/json"})
    else:
        answer = browser.post(path, data={key: str(value) for key, value in data.items()})
    assert answer.status_code < 500
