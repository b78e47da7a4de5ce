"""Two people must have had a hand in it: who may confirm, what is confirmed, and when it counts."""

import pytest

from assembly.checks import queries
from assembly.checks.actions import (
    ask_after,
    ask_confirming,
    check_confirmed,
    confirm,
    decline,
    settle_checks,
)
from assembly.checks.queries import confirmation_of, needs_confirming, waiting_in
from assembly.checks.rules import (
    AlreadyAnswered,
    ChangedSince,
    NeedsSecondPerson,
    NotYoursToConfirm,
    SamePerson,
    StillWaiting,
    WasDeclined,
    WhyDeclined,
    WhyTooLong,
)
from assembly.core.access import SYSTEM, Actor
from assembly.core.errors import NotFound
from assembly.extensions import db
from tests.factories.hall import Hall

TEXT, LATER, SUBJECT = "a" * 64, "b" * 64, "minutes:1"


def staff(hall: Hall, role: str) -> Actor:
    mine = frozenset({(hall.assembly_id, role)})
    return Actor(staff_id=hall.staff[role], name=role, roles=mine)


@pytest.fixture(autouse=True)
def without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """No minutes are written here: the hashes alone stand for their words."""
    monkeypatch.setattr(queries, "_shows", {})


@pytest.fixture
def asked(hall: Hall) -> Hall:
    """The secretary asked that somebody confirm the minutes as they stand."""
    settle_checks(staff(hall, "admin"), hall.assembly_id, ["minutes"])
    ask_confirming(staff(hall, "secretary"), hall.assembly_id, SUBJECT, "minutes", TEXT)
    return hall


def check(hall: Hall, sha256: str = TEXT, by: Actor | None = None) -> None:
    db.session.remove()
    check_confirmed(hall.assembly_id, SUBJECT, "minutes", sha256, by)


def test_nothing_needs_a_second_person_until_the_assembly_says_so(hall: Hall) -> None:
    assert not needs_confirming(hall.assembly_id, "minutes")
    check(hall)


def test_what_a_second_person_confirmed_may_become_final(asked: Hall) -> None:
    with pytest.raises(StillWaiting):
        check(asked)
    confirm(staff(asked, "facilitator"), SUBJECT, TEXT)
    check(asked)
    told = confirmation_of(SUBJECT)
    assert told is not None
    assert told.confirmed
    assert (told.asked_by, told.answered_by) == ("เจ้าหน้าที่ secretary", "เจ้าหน้าที่ facilitator")


def test_nobody_confirms_what_they_asked_for(asked: Hall) -> None:
    with pytest.raises(SamePerson):
        confirm(staff(asked, "secretary"), SUBJECT, TEXT)
    nameless = Actor(roles=frozenset({(asked.assembly_id, "admin")}))
    with pytest.raises(SamePerson):
        confirm(nameless, SUBJECT, TEXT)


def test_a_teller_does_not_confirm_minutes_nor_a_stranger_anything(asked: Hall) -> None:
    elsewhere = Actor(staff_id=99, roles=frozenset({(asked.assembly_id + 1, "admin")}))
    for who in (staff(asked, "teller"), staff(asked, "helper"), elsewhere, asked.delegate(0)):
        with pytest.raises(NotYoursToConfirm):
            confirm(who, SUBJECT, TEXT)


def test_a_later_text_is_asked_anew(asked: Hall) -> None:
    confirm(staff(asked, "facilitator"), SUBJECT, TEXT)
    with pytest.raises(NeedsSecondPerson) as refused:
        check(asked, LATER)
    ask_after(staff(asked, "secretary"), refused.value)
    with pytest.raises(ChangedSince):
        confirm(staff(asked, "facilitator"), SUBJECT, TEXT)
    confirm(staff(asked, "facilitator"), SUBJECT, LATER)
    check(asked, LATER)


def test_asking_twice_asks_once(asked: Hall) -> None:
    ask_confirming(staff(asked, "secretary"), asked.assembly_id, SUBJECT, "minutes", TEXT)
    assert len(waiting_in(asked.assembly_id, SYSTEM)) == 1
    confirm(staff(asked, "facilitator"), SUBJECT, TEXT)
    ask_confirming(staff(asked, "secretary"), asked.assembly_id, SUBJECT, "minutes", TEXT)
    check(asked)


def test_a_double_tap_confirms_once_and_a_third_person_is_told(asked: Hall) -> None:
    for _tap in range(2):
        confirm(staff(asked, "facilitator"), SUBJECT, TEXT)
    with pytest.raises(AlreadyAnswered):
        confirm(staff(asked, "admin"), SUBJECT, TEXT)


def test_who_declines_says_why_and_it_may_be_asked_again(asked: Hall) -> None:
    second = staff(asked, "facilitator")
    with pytest.raises(WhyDeclined):
        decline(second, SUBJECT, TEXT, " ")
    with pytest.raises(WhyTooLong):
        decline(second, SUBJECT, TEXT, "ก" * 501)
    decline(second, SUBJECT, TEXT, "วาระ 2 ขาดผู้พูดหนึ่งคน")
    with pytest.raises(WasDeclined) as refused:
        check(asked)
    told = confirmation_of(SUBJECT)
    assert told is not None
    assert told.reason == "วาระ 2 ขาดผู้พูดหนึ่งคน"
    ask_after(staff(asked, "secretary"), refused.value)
    confirm(second, SUBJECT, TEXT)
    check(asked)


def test_what_the_program_asked_is_not_made_final_by_the_one_who_confirmed(hall: Hall) -> None:
    settle_checks(SYSTEM, hall.assembly_id, ["minutes"])
    ask_confirming(SYSTEM, hall.assembly_id, SUBJECT, "minutes", TEXT)
    confirm(hall.facilitator, SUBJECT, TEXT)
    with pytest.raises(NeedsSecondPerson):
        check(hall, by=hall.facilitator)
    check(hall, by=staff(hall, "secretary"))


def test_what_nobody_asked_cannot_be_confirmed(hall: Hall) -> None:
    with pytest.raises(NotFound):
        confirm(hall.facilitator, "minutes:404", TEXT)
