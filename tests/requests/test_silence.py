"""The clock of silence: whole days, what stops it, what does not."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assembly.requests.rules import (
    KINDS,
    PLANS,
    STOPS,
    Line,
    Silence,
    in_force,
    longest,
    reminder_is_due,
    silence,
    standing,
)

SENT = date(2026, 5, 1)
DAYS = st.integers(0, 4000).map(lambda n: SENT + timedelta(days=n))
MAYBE = st.none() | DAYS
SILENCES = st.builds(Silence, st.integers(0, 900), st.booleans(), st.integers(0, 900))


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Answers as they may come: each corrects at most one that stands."""
    found: list[Line] = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        kind = draw(st.sampled_from(list(KINDS)))
        plan = draw(st.sampled_from(list(PLANS))) if kind == "plan" else ""
        valid = [one.number for one in in_force(found)]
        corrects = draw(st.none() | st.sampled_from(valid)) if valid else None
        found.append(Line(number, kind, draw(DAYS), plan, corrects))
    return found


def test_a_letter_of_may_is_silent_for_so_many_days() -> None:
    told = silence(SENT, date(2026, 11, 26), due_on=date(2026, 6, 1))
    assert (told.days, told.late, told.is_overdue) == (209, 178, True)
    answered = silence(
        SENT, date(2026, 11, 26), due_on=date(2026, 6, 1), answered_on=date(2026, 6, 3)
    )
    assert (answered.days, answered.goes_on, answered.is_overdue) == (33, False, False)
    assert answered.came_late


def test_the_day_asked_for_is_not_late_yet() -> None:
    day = date(2026, 6, 1)
    assert not silence(SENT, day, due_on=day).is_overdue
    assert silence(SENT, day + timedelta(days=1), due_on=day).is_overdue


@given(DAYS, DAYS, MAYBE)
def test_silence_grows_by_a_day_a_day_until_it_is_broken(
    sent: date, today: date, due: date | None
) -> None:
    told = silence(sent, today, due_on=due)
    next_day = silence(sent, today + timedelta(days=1), due_on=due)
    assert told.goes_on
    assert told.days == max((today - sent).days, 0)
    assert next_day.days - told.days == (1 if today >= sent else 0)
    assert told.is_overdue == (due is not None and today > due)


@given(DAYS, DAYS, MAYBE, MAYBE, MAYBE)
def test_once_broken_it_never_changes_again(
    sent: date, today: date, due: date | None, answered: date | None, withdrawn: date | None
) -> None:
    about = {"due_on": due, "answered_on": answered, "withdrawn_on": withdrawn}
    told = silence(sent, today, **about)
    later = silence(sent, today + timedelta(days=400), **about)
    assert told.days >= 0
    assert told.late >= 0
    assert not (told.is_overdue and told.came_late)
    if not told.goes_on:
        assert later == told
    assert later.days >= told.days


@given(st.lists(SILENCES))
def test_of_several_the_one_that_goes_on_is_told(found: list[Silence]) -> None:
    told = longest(found)
    assert (told is None) == (not found)
    if told is not None and any(one.goes_on for one in found):
        assert told.goes_on
        assert told.late == max(one.late for one in found if one.goes_on)


@given(SILENCES, MAYBE, DAYS)
def test_a_reminder_waits_for_the_day_the_last_letter_named(
    told: Silence, until: date | None, today: date
) -> None:
    if reminder_is_due(told, until, today):
        assert told.is_overdue
        assert until is None or until < today


@given(lines(), st.booleans())
def test_what_answers_make_of_a_request(found: list[Line], offered: bool) -> None:
    now, valid = standing(found, offered=offered), in_force(found)
    stopping = [line for line in valid if line.kind in STOPS]
    assert (now.answered_on is None) == (not stopping)
    assert now.answered_on == min((line.answered_on for line in stopping), default=None)
    assert now.state in ("sent", "accepted", "refused")
    assert now.plan in ("", *PLANS)
    assert len({line.number for line in valid}) == len(valid)
    if not stopping:
        assert now.state == "sent"


@given(lines())
def test_we_got_your_letter_is_no_answer(found: list[Line]) -> None:
    more = [*found, Line(len(found) + 1, "received", SENT)]
    assert standing(more) == standing(found)


def test_a_correction_takes_the_place_of_what_was_wrong() -> None:
    wrong = Line(1, "refused", SENT)
    assert standing([wrong]).state == "refused"
    right = Line(2, "accepted", SENT + timedelta(days=2), corrects=1)
    assert standing([wrong, right]).state == "accepted"
    assert standing([wrong, right]).answered_on == SENT + timedelta(days=2)
    again = Line(3, "received", SENT, corrects=2)
    assert standing([wrong, right, again]).answered_on is None
