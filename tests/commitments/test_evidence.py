"""What shows that a report is true: kept, counted, confirmed by a second person, taken away."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.checks.actions import confirm, decline, settle_checks
from assembly.checks.queries import confirmation_of, waiting_in
from assembly.commitments import rules
from assembly.commitments.actions import (
    attach_evidence,
    correct_with_evidence,
    forget_lost_evidence,
    report_with_evidence,
    show_report,
    take_away,
)
from assembly.commitments.models import Report
from assembly.commitments.queries import SHELF, timeline_of
from assembly.commitments.rules import Figure, Sent, Told, grouped, number_of
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.operator import backups
from assembly.operator.verifying import verify
from tests.factories.hall import Hall
from tests.factories.minutes import second_secretary, secretary
from tests.factories.promises import MET, Promised, promised
from tests.factories.proofs import (
    ALL,
    LAND,
    VILLAGES,
    body_reports,
    paper,
    picture,
    proofs,
    shown_report,
)


@pytest.fixture
def scene(hall: Hall) -> Promised:
    return promised(hall)


def files(hall: Hall) -> list[Path]:
    return sorted((Path(hall.app.instance_path) / "files/evidence").glob("*"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("7", "7"), ("๑,๒๕๐.๕", "1250.5"), ("1,250.50", "1250.50"), (" 12 500 ", "12500"),
        ("007", "7"), ("0.5", "0.5"), ("-3", "-3"), ("−๓", "-3"), ("-0.0", "0.0"), ("0", "0"),
        ("999,999,999,999,999", "999999999999999"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_both_digits(typed: str, kept: str) -> None:
    assert number_of(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "เจ็ด", "1,25", "1.250.000", "12,5", "5%", "1e9", ".", "--1", "1" * 16, "½", "๑๒ไร่"],
)
def test_what_could_be_two_numbers_is_asked_never_guessed(typed: str) -> None:
    with pytest.raises(rules.NoSuchNumber):
        number_of(typed)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 9999), st.booleans())
def test_what_is_read_is_shown_and_read_again(whole: int, rest: int, in_thai: bool) -> None:
    plain = f"{whole}.{rest:04}" if rest else str(whole)
    seen = grouped(plain)
    typed = "".join(chr(0x0E50 + int(c)) if c.isdecimal() and in_thai else c for c in seen)
    assert number_of(typed) == plain


def test_a_report_with_all_kinds_is_kept_outside_the_web_root(hall: Hall, scene: Promised) -> None:
    own = proofs(shown_report(hall, scene.first))
    assert [(one.kind, one.number, one.unit) for one in own] == [
        ("picture", "", ""), ("paper", "", ""), ("figure", "7", "แห่ง"), ("figure", "1,250.5", "ไร่"),
    ]  # fmt: skip
    assert [one.caption for one in own[:2]] == ["หลักแนวเขตบ้านบางพัฒน์", "บันทึกการรังวัด"]
    assert {file.name for file in files(hall)} == {one.file for one in own[:2]}
    for file, one in ((SHELF.file(one.file), one) for one in own[:2]):
        assert hashlib.sha256(file.read_bytes()).hexdigest() == one.sha256
        assert file.stat().st_mode & 0o777 == 0o600
        assert "บันทึก" not in file.name
    assert verify().exit_code == 0


def test_a_report_is_whole_or_not_at_all(hall: Hall, scene: Promised) -> None:
    said, bad = Told(clock.today(), MET), Sent((), (Figure("", "7", "แห่ง"),))
    with pytest.raises(rules.WhatWasCounted):
        report_with_evidence(secretary(hall), scene.first, said, bad)
    assert "report" not in {line.kind for line in timeline_of(scene.first, public=False)}


def test_a_correction_brings_evidence_of_its_own(hall: Hall, scene: Promised) -> None:
    wrong = shown_report(hall, scene.first, Sent((), (VILLAGES,)))
    number = session().get_one(Report, wrong).number
    said, right = Told(clock.today(), "ปักแล้ว 6 หมู่บ้าน"), Sent((), (Figure("หมู่บ้าน", "6", "แห่ง"),))
    better = correct_with_evidence(secretary(hall), scene.first, number, said, right)
    assert [one.number for id_ in (wrong, better) for one in proofs(id_)] == ["7", "6"]


def test_so_much_with_one_report_and_no_more(hall: Hall, scene: Promised) -> None:
    report_id = shown_report(hall, scene.first, Sent((picture(), picture(), picture())))
    attach_evidence(secretary(hall), report_id, Sent((picture(), paper())))
    for more in (Sent((picture(),)), Sent((paper(),)), Sent((), (VILLAGES,) * 5)):
        with pytest.raises(rules.TooMuchEvidence):
            attach_evidence(secretary(hall), report_id, more)
    assert len(proofs(report_id)) == 5


def test_a_full_shelf_takes_words_and_figures_still(
    hall: Hall, scene: Promised, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assembly.commitments.rules.evidence.MOST_KEPT", ALL.size + 10)
    shown_report(hall, scene.first)
    with pytest.raises(rules.EvidenceFull):
        shown_report(hall, scene.first)
    assert len(files(hall)) == 2
    assert len(proofs(shown_report(hall, scene.first, Sent((), (LAND,))))) == 1


def test_what_a_body_sent_is_nobodys_before_it_is_read(hall: Hall, scene: Promised) -> None:
    report_id = body_reports(scene)
    assert proofs(report_id) == ()
    assert not any(one.is_public for one in proofs(report_id, public=False))
    show_report(secretary(hall), report_id)
    assert all(one.is_public for one in proofs(report_id))


def test_a_picture_with_a_person_is_taken_away_and_the_line_says_so(
    hall: Hall, scene: Promised
) -> None:
    report_id = shown_report(hall, scene.first)
    before = proofs(report_id)[0]
    with pytest.raises(rules.ReasonToTake):
        take_away(secretary(hall), before.id, "  ")
    take_away(secretary(hall), before.id, "เห็นหน้าเด็ก")
    after = proofs(report_id)[0]
    assert (after.is_taken, after.taken_because, after.is_public) == (True, "เห็นหน้าเด็ก", False)
    assert (after.sha256, after.file, after.caption) == (before.sha256, "", "")
    hall.app.extensions["writer"].stop()  # what follows the commit has come to its end
    assert not SHELF.file(before.file).exists()
    assert len(files(hall)) == 1
    with pytest.raises(rules.NothingToTake):
        take_away(secretary(hall), before.id, "อีกครั้ง")
    with pytest.raises(rules.NothingToTake):
        take_away(secretary(hall), proofs(report_id)[2].id, "ตัวเลขผิด")
    assert verify().exit_code == 0


def test_a_taking_away_that_fails_later_leaves_the_file(hall: Hall, scene: Promised) -> None:
    one = proofs(shown_report(hall, scene.first))[0]

    @change
    def fails() -> None:
        take_away(secretary(hall), one.id, "เห็นหน้าเด็ก")
        raise ValueError("later")

    with pytest.raises(ValueError, match="later"):
        fails()
    assert SHELF.file(one.file).is_file()


def test_what_a_power_cut_left_behind_is_taken_away_before_serving(
    hall: Hall, scene: Promised
) -> None:
    shown_report(hall, scene.first)
    kept = files(hall)
    kept[0].with_name("stray.pdf").write_bytes(b"%PDF-")
    kept[0].with_name("stray.jpg").write_bytes(b"")
    assert forget_lost_evidence() == 2
    assert files(hall) == kept


@pytest.mark.sqlite
def test_a_backup_holds_the_evidence_and_restoring_brings_it_back(
    hall: Hall, scene: Promised, tmp_path: Path
) -> None:
    own = proofs(shown_report(hall, scene.first))
    parcel, elsewhere = tmp_path / "backup.zip", tmp_path / "restored"
    backups.back_up(Path(hall.app.instance_path), parcel)
    backups.restore(elsewhere, parcel)
    for one in own[:2]:
        body = (elsewhere / "files/evidence" / one.file).read_bytes()
        assert hashlib.sha256(body).hexdigest() == one.sha256


def test_figures_are_confirmed_by_a_second_person_where_it_is_wanted(
    hall: Hall, scene: Promised
) -> None:
    settle_checks(SYSTEM, hall.assembly_id, ["evidence"])
    report_id = shown_report(hall, scene.first)
    assert [one.second for one in proofs(report_id)] == ["", "", "asked", "asked"]
    (case,) = waiting_in(hall.assembly_id, second_secretary(hall))
    assert case.shown is not None
    assert case.shown.lines[1:] == (
        ("หมู่บ้านที่ปักแนวเขตแล้ว", "7 แห่ง"), ("ที่ดินที่รังวัดแล้ว", "1,250.5 ไร่"),
    )  # fmt: skip
    confirm(second_secretary(hall), case.asked.subject, case.asked.sha256)
    assert all(one.is_confirmed for one in proofs(report_id)[2:])
    attach_evidence(secretary(hall), report_id, Sent((), (VILLAGES,)))
    assert not any(one.is_confirmed for one in proofs(report_id))


def test_who_doubts_a_figure_is_heard(hall: Hall, scene: Promised) -> None:
    settle_checks(SYSTEM, hall.assembly_id, ["evidence"])
    report_id = shown_report(hall, scene.first)
    asked = confirmation_of(f"report:{report_id}")
    assert asked is not None
    decline(second_secretary(hall), asked.subject, asked.sha256, "นับได้ 6 หมู่บ้าน")
    assert proofs(report_id)[2].second == "declined"


def test_a_bodys_figures_are_asked_about_once_somebody_read_them(
    hall: Hall, scene: Promised
) -> None:
    settle_checks(SYSTEM, hall.assembly_id, ["evidence"])
    report_id = body_reports(scene)
    assert confirmation_of(f"report:{report_id}") is None
    show_report(secretary(hall), report_id)
    asked = confirmation_of(f"report:{report_id}")
    assert asked is not None
    assert asked.waiting


def test_without_the_setting_nobody_is_asked(hall: Hall, scene: Promised) -> None:
    report_id = shown_report(hall, scene.first)
    assert confirmation_of(f"report:{report_id}") is None
    db.session.remove()
    assert session().get_one(Report, report_id).seen == "shown"
